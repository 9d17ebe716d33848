#include "command_line/serve/serving.hpp"

#include <poll.h>

#include <csignal>

#include "command_line/own_network.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"

namespace support {

std::string patience(const std::string& seconds) {
  return "X-Prometheus-Scrape-Timeout-Seconds: " + seconds;
}

Serving::Serving(const Words& words, const Surroundings& surroundings)
    : port_(free_port()),
      process_(
          rconn_command(joined({"serve", "--listen", "127.0.0.1:" + std::to_string(port_)}, words)),
          surroundings) {
  REQUIRE(process_.says("listening on"));
}

void Serving::answers(const std::string& target, int wanted) const {
  INFO(target << " " << wanted << ", last: " << get(target).body);
  REQUIRE(eventually([&] { return status(target) == wanted; }));
}

Outcome Serving::stop() {
  process_.signal(SIGTERM);
  return process_.finish();
}

ServingApart::ServingApart(const Words& options, const Words& words)
    : path_(directory_.path("rconn.sock")),
      process_(
          own_network_command(options, rconn_command(joined({"serve", "--listen", path_}, words))),
          deaf_until_ready()) {
  if (!process_.says("listening on")) {
    const Outcome outcome = finish_in_own_network(process_);
    FAIL(outcome.err);
  }
}

std::string value_of(const std::string& exposition, const std::string& name) {
  std::size_t begin = 0;
  while (begin < exposition.size()) {
    const auto end = std::min(exposition.find('\n', begin), exposition.size());
    const std::string line = exposition.substr(begin, end - begin);
    if (line.starts_with(name)) return line.substr(line.rfind(' ') + 1);
    begin = end + 1;
  }
  return {};
}

bool can_read(int socket) {
  pollfd readable{socket, POLLIN, 0};
  return ::poll(&readable, 1, 0) == 1;
}

void check_says(const std::string& text, const std::string& part) {
  INFO(part << "\nin:\n" << text);
  CHECK(text.find(part) != std::string::npos);
}

}  // namespace support
