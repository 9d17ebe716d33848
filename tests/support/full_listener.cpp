// Runs a command beside a listener whose accept queue is full for a while: connection requests are
// first dropped, then accepted, and never answered.
// Usage: full_listener [ADDRESS:]PORT MILLISECONDS COMMAND [ARGUMENT...]
// Without an address it is 127.0.0.1.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

int main(int /*argc*/, char** argv) {
  const std::string named = argv[1];
  const auto colon = named.find(':');
  const std::string host = colon == std::string::npos ? "127.0.0.1" : named.substr(0, colon);
  const std::string port = colon == std::string::npos ? named : named.substr(colon + 1);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port.c_str())));
  const auto* const place = reinterpret_cast<const sockaddr*>(&address);
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::bind(listener, place, sizeof address) != 0 || ::listen(listener, 0) != 0) {
    std::perror("listen");
    return 1;
  }
  // A backlog of 0 still queues one connection.
  const int first = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(first, place, sizeof address) != 0) {
    std::perror("connect");
    return 1;
  }
  const pid_t parent = ::getpid();
  if (::fork() == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::atoi(argv[2])));
    while (::accept(listener, nullptr, nullptr) >= 0) continue;
    return 0;
  }
  ::execvp(argv[3], argv + 3);
  std::perror(argv[3]);
  return 127;
}
