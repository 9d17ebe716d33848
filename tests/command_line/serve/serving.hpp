// A server of probes under test.
// Entry point: Serving.
#pragma once

#include <chrono>
#include <string>

#include "command_line/expect.hpp"
#include "support/http_client.hpp"
#include "support/process.hpp"
#include "support/temporary_directory.hpp"

namespace support {

// Of the scraper: it waits so many seconds.
std::string patience(const std::string& seconds);

class Serving {
 public:
  // The words after `rconn serve --listen 127.0.0.1:PORT`. Once constructed, it listens.
  explicit Serving(const Words& words, const Surroundings& surroundings = {});

  [[nodiscard]] Process& process() { return process_; }
  [[nodiscard]] int port() const { return port_; }

  [[nodiscard]] HttpAnswer get(const std::string& target, const HttpFields& fields = {}) const {
    return http_get(port_, target, fields);
  }

  // The status of a path now.
  [[nodiscard]] int status(const std::string& target) const { return get(target).status; }

  // Waits until a path has this status; fails if it never does.
  void answers(const std::string& target, int status) const;

  // Sends SIGTERM and waits for the end.
  Outcome stop();

 private:
  int port_;
  Process process_;
};

// The same in a network of its own, on a unix socket.
class ServingApart {
 public:
  // `options`: of the network (see own_network.hpp).
  ServingApart(const Words& options, const Words& words);

  [[nodiscard]] Process& process() { return process_; }
  [[nodiscard]] HttpAnswer get(const std::string& target, const HttpFields& fields = {}) const {
    return http_get(path_, target, fields);
  }

 private:
  TemporaryDirectory directory_;
  std::string path_;
  Process process_;
};

// The value of the line that begins with this text; empty without one.
std::string value_of(const std::string& exposition, const std::string& name);

// Whether there are bytes, or a connection to accept.
bool can_read(int socket);

// That a text contains another; otherwise fails and shows both.
void check_says(const std::string& text, const std::string& part);

}  // namespace support
