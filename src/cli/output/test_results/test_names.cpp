#include "cli/output/test_results/test_names.hpp"

#include <fmt/format.h>

#include <utility>

namespace rconn::cli {

TestNames::TestNames(const Options& options)
    : numbered_(number_of_pings(options) != 1), compared_(options.compare) {}

std::string TestNames::next(const Report& report) {
  if (std::exchange(round_, report.sequence) != report.sequence) used_.clear();
  std::string name = report.target;
  if (numbered_) name += fmt::format(" seq={}", report.sequence);
  if (compared_ && report.persistent_key) name += " persistent";
  std::string unused = name;
  for (unsigned nth = 2; !used_.insert(unused).second; ++nth) {
    unused = fmt::format("{} ({})", name, nth);
  }
  return unused;
}

}  // namespace rconn::cli
