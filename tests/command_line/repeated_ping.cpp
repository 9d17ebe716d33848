#include "command_line/repeated_ping.hpp"

namespace support {

Reports repeated(const Words& words, int exit) {
  const Outcome outcome = run_rconn(joined({"ping", "-o", "json", "-i", "0.01"}, words));
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == exit);
  CHECK(outcome.took < ceiling);
  return reports_in(outcome.out);
}

}  // namespace support
