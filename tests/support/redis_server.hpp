// A real redis-server on loopback, started for one test.
// Entry point: RedisServer. Once constructed, it answers, if only with an error. The destructor
// ends it and removes its directory.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/temporary_directory.hpp"

namespace support {

class RedisServer {
 public:
  // `options` are command-line options of redis-server: {"--requirepass", "secret"}.
  explicit RedisServer(const std::vector<std::string>& options = {});

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string at() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string socket() const { return directory_->path("redis.sock"); }
  [[nodiscard]] const TemporaryDirectory& directory() const { return *directory_; }
  [[nodiscard]] Process& process() { return *process_; }

  // Sends an inline command on a new connection. Returns the first line of the reply, without its
  // end.
  [[nodiscard]] std::string ask(const std::string& command) const;

 protected:
  // `port_option` is the option of redis-server that takes the free port; `configuration` is the
  // path of a configuration file, or empty.
  RedisServer(const std::string& port_option, const std::vector<std::string>& options,
              const std::string& configuration = "");

 private:
  std::unique_ptr<TemporaryDirectory> directory_;
  int port_ = 0;
  std::unique_ptr<Process> process_;
};

}  // namespace support
