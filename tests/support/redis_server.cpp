#include "support/redis_server.hpp"

#include <stdexcept>
#include <system_error>

#include "support/eventually.hpp"
#include "support/loopback.hpp"

namespace support {
namespace {

// Returns whether the server answers on its socket, even with an error.
bool answers(const std::string& socket) {
  try {
    const Descriptor connection = connect_to(socket);
    return send_all(connection.get(), "PING\r\n") && !read_line(connection.get()).empty();
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace

RedisServer::RedisServer(const std::vector<std::string>& options)
    : RedisServer("--port", options) {}

// Retries, because another process may take the port before the server starts.
RedisServer::RedisServer(const std::string& port_option, const std::vector<std::string>& options,
                         const std::string& configuration) {
  for (int attempt = 0; attempt < 10; ++attempt) {
    directory_ = std::make_unique<TemporaryDirectory>();
    port_ = free_port();
    std::vector<std::string> command{"redis-server",
                                     port_option,
                                     std::to_string(port_),
                                     "--bind",
                                     "127.0.0.1",
                                     "--save",
                                     "",
                                     "--dir",
                                     directory_->path(),
                                     "--unixsocket",
                                     socket(),
                                     "--daemonize",
                                     "no"};
    if (!configuration.empty()) command.insert(command.begin() + 1, configuration);
    command.insert(command.end(), options.begin(), options.end());
    // redis-server does not start in a locale that the machine lacks.
    process_ = std::make_unique<Process>(command, Surroundings{{{"LC_ALL", "C"}}, {}, {}});
    const bool up = eventually([&] { return !process_->running() || answers(socket()); });
    if (up && process_->running()) return;
  }
  throw std::runtime_error("redis-server does not start: " + process_->finish().out);
}

std::string RedisServer::ask(const std::string& command) const {
  const Descriptor connection = connect_to(socket());
  send_all(connection.get(), command + "\r\n");
  std::string line = read_line(connection.get());
  return line.substr(0, line.find('\r'));
}

}  // namespace support
