// Runs a command in a network of its own, where nothing but loopback is reachable.
// Usage: own_network [OPTION...] COMMAND [ARGUMENT...]
//   --address A     loopback also has the address A, which servers do not take for loopback
//   --silent-dns    the only name server takes questions and never answers
//   --dead-dns      the only name server is not there
//   --no-dns        names come from /etc/hosts alone
//   --hosts TEXT    the content of /etc/hosts
// Exits with 77 where the system does not allow it.

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

constexpr int not_allowed = 77;

void need(bool good, const char* what) {
  if (good) return;
  std::perror(what);
  std::exit(not_allowed);
}

void write_file(const char* path, const std::string& text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  need(file >= 0 && ::write(file, text.data(), text.size()) >= 0, path);
  ::close(file);
}

void leave_home() {
  const auto uid = std::to_string(::getuid());
  const auto gid = std::to_string(::getgid());
  const bool root = ::getuid() == 0;
  need(::unshare(CLONE_NEWNET | CLONE_NEWNS | (root ? 0 : CLONE_NEWUSER)) == 0, "unshare");
  if (!root) {
    write_file("/proc/self/setgroups", "deny");
    write_file("/proc/self/uid_map", "0 " + uid + " 1");
    write_file("/proc/self/gid_map", "0 " + gid + " 1");
  }
  need(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "mount");
}

sockaddr_in ipv4(const char* address, int port) {
  sockaddr_in result{};
  result.sin_family = AF_INET;
  result.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, address, &result.sin_addr);
  return result;
}

void bring_up_loopback(const char* extra_address) {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  need(::ioctl(socket, SIOCSIFFLAGS, &request) == 0, "loopback up");
  if (extra_address != nullptr) {
    const sockaddr_in address = ipv4(extra_address, 0);
    std::strcpy(request.ifr_name, "lo:1");
    std::memcpy(&request.ifr_addr, &address, sizeof address);
    need(::ioctl(socket, SIOCSIFADDR, &request) == 0, "address");
  }
  ::close(socket);
}

// Puts `text` in the place of a system file, for this process and its children only.
void replace_file(const char* path, const std::string& text) {
  std::string name = "/tmp/rconn-test-XXXXXX";
  const int file = ::mkstemp(name.data());
  need(file >= 0 && ::write(file, text.data(), text.size()) >= 0, "mkstemp");
  ::fchmod(file, 0644);
  ::close(file);
  need(::mount(name.c_str(), path, nullptr, MS_BIND, nullptr) == 0, path);
  ::unlink(name.c_str());
}

// The socket stays open in the command: questions arrive, and nobody reads them.
void listen_and_stay_silent() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
  const sockaddr_in address = ipv4("127.0.0.1", 53);
  need(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
}

}  // namespace

int main(int argc, char** argv) {
  const char* address = nullptr;
  const char* hosts = nullptr;
  bool silent = false;
  bool dead = false;
  bool none = false;
  int next = 1;
  for (; next < argc && std::string_view(argv[next]).starts_with("--"); ++next) {
    const std::string_view option = argv[next];
    if (option == "--address") address = argv[++next];
    if (option == "--hosts") hosts = argv[++next];
    if (option == "--silent-dns") silent = true;
    if (option == "--dead-dns") dead = true;
    if (option == "--no-dns") none = true;
  }
  leave_home();
  bring_up_loopback(address);
  if (silent) listen_and_stay_silent();
  if (silent || dead) replace_file("/etc/resolv.conf", "nameserver 127.0.0.1\n");
  if (hosts != nullptr) replace_file("/etc/hosts", hosts);
  replace_file("/etc/nsswitch.conf", none ? "hosts: files\n" : "hosts: files dns\n");
  ::execvp(argv[next], argv + next);
  std::perror(argv[next]);
  return 127;
}
