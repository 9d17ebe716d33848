#include "connector/net/process/service_manager.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <ctime>

namespace rconn {
namespace {

constexpr int first_passed = 3;  // SD_LISTEN_FDS_START

// Takes a variable out of the environment. None: it is not set.
std::optional<std::string> take(const char* name) {
  const char* const value = ::getenv(name);
  if (value == nullptr) return {};
  std::string taken = value;
  ::unsetenv(name);
  return taken;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return {};
  return number;
}

bool close_on_exec(int descriptor) { return ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0; }

// Datagrams: nothing is ever waited for.
Descriptor open_datagram_socket() {
  Descriptor opened{::socket(AF_UNIX, SOCK_DGRAM, 0)};
  if (opened.number() >= 0 && close_on_exec(opened.number())) {
    static_cast<void>(::fcntl(opened.number(), F_SETFL, O_NONBLOCK));
  }
  return opened;
}

std::string one_line(std::string_view text) {
  std::string line{text};
  std::replace_if(
      line.begin(), line.end(), [](unsigned char one) { return one < ' ' || one == 0x7f; }, ' ');
  return line;
}

// What sd_watchdog_enabled(3) does.
std::optional<std::chrono::microseconds> take_watchdog() {
  const auto time = take("WATCHDOG_USEC");
  const auto process = take("WATCHDOG_PID");
  if (!time || (process && number_in(*process) != std::int64_t{::getpid()})) return {};
  const auto patience = number_in(*time);
  if (!patience || *patience < 2) return {};
  return std::chrono::microseconds{*patience / 2};
}

}  // namespace

Result<std::optional<int>, std::string> listening_descriptor() {
  const auto process = take("LISTEN_PID");
  const auto passed = take("LISTEN_FDS");
  static_cast<void>(take("LISTEN_FDNAMES"));
  static_cast<void>(take("LISTEN_PIDFDID"));
  if (!process || !passed) return std::optional<int>{};
  const auto for_process = number_in(*process);
  if (!for_process) return std::string{"LISTEN_PID is not a number"};
  if (*for_process != ::getpid()) return std::optional<int>{};
  const auto count = number_in(*passed);
  if (!count || *count == 0) {
    return std::string{"LISTEN_FDS is not a number of sockets"};
  }
  if (*count > 1) {
    return fmt::format("the service manager passes {} sockets, but one is served", *count);
  }
  if (!close_on_exec(first_passed)) return std::string{"the service manager passes no open socket"};
  return std::optional<int>{first_passed};
}

ServiceManager::ServiceManager() : interval_(take_watchdog()) {
  const auto address = take("NOTIFY_SOCKET");
  if (!address || address->size() < 2 || address->size() >= sizeof(sockaddr_un::sun_path)) return;
  // There is also "vsock:", by which a virtual machine tells its host; that is not for services.
  if (address->front() != '/' && address->front() != '@') return;
  socket_ = open_datagram_socket();
  path_ = *address;
  if (path_.front() == '@') path_.front() = '\0';
}

void ServiceManager::ready(std::string_view status) {
  tell(fmt::format("READY=1\nSTATUS={}", one_line(status)));
}

void ServiceManager::reloading() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  tell(fmt::format("RELOADING=1\nMONOTONIC_USEC={}",
                   std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000));
}

void ServiceManager::stopping(std::string_view status) {
  tell(fmt::format("STOPPING=1\nSTATUS={}", one_line(status)));
}

void ServiceManager::keep_alive() { tell("WATCHDOG=1"); }

void ServiceManager::tell(std::string_view message) const {
  if (socket_.number() < 0) return;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy(path_.begin(), path_.end(), address.sun_path);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path_.size());
  // Ignored: see the header. A socket of datagrams gives no SIGPIPE.
  static_cast<void>(::sendto(socket_.number(), message.data(), message.size(), 0,
                             reinterpret_cast<const sockaddr*>(&address), size));
}

}  // namespace rconn
