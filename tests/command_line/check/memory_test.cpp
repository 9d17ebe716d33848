// The memory of a check whose reports are held for the end.

#include <sys/resource.h>

#include "command_line/expect.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("metrics of many targets take a few hundred bytes each") {
  if (sanitized()) skip("a sanitizer needs memory of its own");
  constexpr int count = 4200;
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += "127.1." + std::to_string(i / 250) + "." + std::to_string(1 + i % 250) + ":1\n";
  }
  const TemporaryDirectory directory;
  const std::string list = directory.file("list", lines);
  // The reports themselves would take more than the limit.
  const Outcome outcome =
      run_rconn({"check", "-f", list, "-o", "openmetrics", "--out-file", "/dev/null"},
                {{}, "", [] {
                   const rlimit limit{rlim_t{12} << 20, rlim_t{12} << 20};
                   ::setrlimit(RLIMIT_DATA, &limit);
                 }});
  INFO(outcome.err);
  CHECK(outcome.exit == 2);
}
