// A real redis-server that is killed, stopped, started again and reconfigured, always at the same
// port and socket. Entry point: UnstableServer, which answers once constructed; its destructor ends
// the server.
#pragma once

#include <memory>
#include <string>

#include "support/process.hpp"
#include "support/temporary_directory.hpp"

namespace chaos {

class UnstableServer {
 public:
  UnstableServer();

  [[nodiscard]] std::string at() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string socket() const { return directory_.path("redis.sock"); }
  [[nodiscard]] bool is_down() const { return !process_; }
  [[nodiscard]] bool stopped() const { return stopped_; }

  void start();
  void kill();
  void stop();
  void resume();
  // Sends a command without waiting for its reply, logged in with the current password.
  void send_command(const std::string& command);
  // Empty removes the password.
  void set_password(const std::string& password);

 private:
  support::TemporaryDirectory directory_;
  int port_ = 0;
  std::string password_;
  bool stopped_ = false;
  std::unique_ptr<support::Process> process_;
};

}  // namespace chaos
