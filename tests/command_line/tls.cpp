#include "command_line/tls.hpp"

#include <algorithm>

namespace support {

CertificateSpec loopback_certificate() {
  return {.names = {"DNS:localhost", "DNS:redis.test", "IP:127.0.0.1"}};
}

Json check_tells(const Words& words, const std::string& id, int exit, const Words& told) {
  const std::string err = run_rconn(words).err;
  for (const std::string& text : told) CHECK_THAT(err, ContainsSubstring(text));
  return check_fault(words, id, exit);
}

void check_one_of(const Words& words, const std::vector<std::pair<std::string, int>>& good) {
  const auto report = report_of(run_rconn(joined(words, {"-o", "json"})));
  const std::pair<std::string, int> got{report.value("fault", "none"), report.value("exit", -1)};
  INFO(report);
  CHECK(std::find(good.begin(), good.end(), got) != good.end());
}

std::string day_of(const std::string& time) { return time.substr(0, 10); }

}  // namespace support
