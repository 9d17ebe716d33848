// Text of untrusted peers in every place of a report, in every output format.

#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/renderings.hpp"

namespace {

using namespace rconn::fuzz;

void run(Input input) { require_good_renderings(generated_report(input)); }

const FuzzTarget target{"reports", run};

}  // namespace
