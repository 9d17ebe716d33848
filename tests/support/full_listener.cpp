// Runs a command beside a listener whose queue is full for a while: connection requests are
// dropped, then accepted. Usage: full_listener PORT MILLISECONDS COMMAND [ARGUMENT...]

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
#include <thread>

int main(int /*argc*/, char** argv) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(argv[1])));
  const auto* const place = reinterpret_cast<const sockaddr*>(&address);
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::bind(listener, place, sizeof address) != 0 || ::listen(listener, 0) != 0) {
    std::perror("listen");
    return 1;
  }
  // A queue for none takes one.
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
