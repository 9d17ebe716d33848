#include "chaos/server.hpp"

#include <csignal>
#include <random>
#include <stdexcept>
#include <system_error>

#include "support/eventually.hpp"
#include "support/loopback.hpp"

namespace chaos {
namespace {

// Below the ephemeral port range, so that no other process gets the port while the server is down.
int random_port() {
  std::random_device random;
  return std::uniform_int_distribution(15'000, 31'999)(random);
}

bool answers(const std::string& socket) {
  try {
    const support::Descriptor connection = support::connect_to(socket);
    return support::send_all(connection.get(), "PING\r\n") &&
           support::read_line(connection.get()) == "+PONG\r\n";
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace

UnstableServer::UnstableServer() {
  for (int attempt = 0; attempt < 10; ++attempt) {
    port_ = random_port();
    start();
    const bool up =
        support::eventually([this] { return !process_->running() || answers(socket()); });
    if (up && process_->running()) return;
  }
  throw std::runtime_error("redis-server does not start");
}

void UnstableServer::start() {
  password_.clear();
  stopped_ = false;
  process_ = std::make_unique<support::Process>(
      std::vector<std::string>{"redis-server", "--port", std::to_string(port_), "--bind",
                               "127.0.0.1", "--save", "", "--dir", directory_.path(),
                               "--unixsocket", socket(), "--logfile", "/dev/null"},
      support::Surroundings{{{"LC_ALL", "C"}}, {}, {}});
}

void UnstableServer::kill() { process_.reset(); }

void UnstableServer::stop() {
  process_->signal(SIGSTOP);
  stopped_ = true;
}

void UnstableServer::resume() {
  process_->signal(SIGCONT);
  stopped_ = false;
}

void UnstableServer::send_command(const std::string& command) {
  try {
    const support::Descriptor connection = support::connect_to(socket());
    const std::string login = password_.empty() ? "" : "AUTH " + password_ + "\r\n";
    support::send_all(connection.get(), login + command + "\r\n");
  } catch (const std::system_error&) {
    return;  // it has just been started
  }
}

void UnstableServer::set_password(const std::string& password) {
  send_command("CONFIG SET requirepass \"" + password + "\"");
  password_ = password;
}

}  // namespace chaos
