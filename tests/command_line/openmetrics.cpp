#include "command_line/openmetrics.hpp"

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

namespace support {
namespace {

// A Python program that uses the strict OpenMetrics parser of Prometheus's client library. It
// prints a line for each sample: name, labels in order, value.
constexpr const char* openmetrics_parser = R"py(
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
for family in text_string_to_metric_families(open(sys.argv[1]).read()):
    for sample in family.samples:
        labels = ",".join(f"{k}={v}" for k, v in sorted(sample.labels.items()))
        print(f"{sample.name}{{{labels}}} {float(sample.value):g}")
)py";

}  // namespace

std::string samples_in(const std::string& text) {
  const TemporaryDirectory directory;  // the output may be larger than a pipe
  const std::string file = directory.file("metrics", text);
  const Outcome outcome = Process({"/usr/bin/python3", "-c", openmetrics_parser, file}).finish();
  INFO(text << outcome.err);
  CHECK(outcome.exit == 0);
  return outcome.out;
}

}  // namespace support
