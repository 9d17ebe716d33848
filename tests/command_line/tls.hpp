// What the tests of TLS share.
// Entry points: everyday(), a certificate for the tests' servers; check_tells(), a fault whose
// words matter.
#pragma once

#include "command_line/expect.hpp"
#include "support/certificates.hpp"

namespace support {

// Covers every way in which the tests name a server on loopback.
inline Wish everyday() { return {.names = {"DNS:localhost", "DNS:redis.test", "IP:127.0.0.1"}}; }

// The fault in every output format, and in text these words with it.
inline nlohmann::json check_tells(const Words& words, const std::string& id, int exit,
                                  const Words& told) {
  const std::string err = run_rconn(words).err;
  for (const std::string& text : told) CHECK_THAT(err, ContainsSubstring(text));
  return check_fault(words, id, exit);
}

// The fault is one of those, as a race goes that the peer decides.
inline void check_one_of(const Words& words, const std::vector<std::pair<std::string, int>>& good) {
  const auto report = report_of(run_rconn(joined(words, {"-o", "json"})));
  const std::pair<std::string, int> got{report.value("fault", "none"), report.value("exit", -1)};
  INFO(report);
  CHECK(std::find(good.begin(), good.end(), got) != good.end());
}

inline std::string day_of(const std::string& time) { return time.substr(0, 10); }

}  // namespace support
