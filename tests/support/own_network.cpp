// Runs a command in a new network namespace, where only loopback is reachable.
// Usage: own_network [OPTION...] COMMAND [ARGUMENT...]
//   --address A     adds the address A to the loopback interface; servers do not treat it as local
//   --black-hole    packets to 198.18.0.0/15 are dropped
//   --refuse TYPE A a route of this type (blackhole, prohibit, unreachable) to the address A
//   --silent-dns    the only name server receives queries and never answers
//   --dead-dns      nothing listens at the address of the only name server
//   --dns-delay MS  the only name server answers every query with 127.0.0.1, after MS milliseconds
//   --watch PORT FILE  writes the nanoseconds between the first connection request
//                   to PORT and its acceptance, as seen in the packets; the latest one wins
//   --no-dns        names are resolved from /etc/hosts only: the only name server knows none
//   --hosts TEXT    the content of /etc/hosts
// Exits with 77 if the system does not allow it. Signals are blocked until the command runs, also
// if they were blocked before, so that a signal cannot end this process before it reports that.

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>

#include "support/black_hole.hpp"

namespace {

constexpr int not_allowed = 77;

void need(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "SKIPPED: no network of its own: %s: %s\n", what, std::strerror(errno));
  std::exit(not_allowed);
}

void write_file(const char* path, const std::string& text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  need(file >= 0 && ::write(file, text.data(), text.size()) >= 0, path);
  ::close(file);
}

void enter_namespaces() {
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

// Replaces a system file with `text`, for this process and its children only.
void replace_file(const char* path, const std::string& text) {
  std::string name = "/tmp/rconn-test-XXXXXX";
  const int file = ::mkstemp(name.data());
  need(file >= 0 && ::write(file, text.data(), text.size()) >= 0, "mkstemp");
  ::fchmod(file, 0644);
  ::close(file);
  need(::mount(name.c_str(), path, nullptr, MS_BIND, nullptr) == 0, path);
  ::unlink(name.c_str());
}

// The command inherits the socket: queries arrive and are never read.
void listen_and_stay_silent() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
  const sockaddr_in address = ipv4("127.0.0.1", 53);
  need(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
}

// Starts a helper process that ends with the command.
template <typename Work>
void in_background(Work work) {
  const pid_t parent = ::getpid();
  if (::fork() != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) std::_Exit(0);
  work();
  std::_Exit(0);
}

int name_server() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = ipv4("127.0.0.1", 53);
  need(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
  return socket;
}

enum class Names { all, none };

// RFC 1035 §4: repeats the question, and adds one address for type A, or says that there is no such
// name.
std::string answer_to(std::string question, Names known) {
  constexpr char no_such_name = 3;
  const bool wants_ipv4 = known == Names::all && question[question.size() - 3] == 1;
  question = question.substr(0, question.find('\0', 12) + 5);
  question[2] = static_cast<char>(0x81);
  question[3] = static_cast<char>(0x80 | (known == Names::none ? no_such_name : 0));
  question[7] = wants_ipv4 ? 1 : 0;
  question[11] = 0;
  if (!wants_ipv4) return question;
  const char record[] = {'\xc0', 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1};
  return question + std::string(record, sizeof record);
}

void serve_names(int socket, Names known, std::chrono::milliseconds delay) {
  while (true) {
    char room[512];
    sockaddr_in asker{};
    socklen_t size = sizeof asker;
    const ssize_t got =
        ::recvfrom(socket, room, sizeof room, 0, reinterpret_cast<sockaddr*>(&asker), &size);
    if (got < 17) continue;
    // A lookup sends two queries at once, and each answer has its own due time.
    const std::string reply = answer_to({room, static_cast<std::size_t>(got)}, known);
    std::thread([=] {
      std::this_thread::sleep_for(delay);
      ::sendto(socket, reply.data(), reply.size(), 0, reinterpret_cast<const sockaddr*>(&asker),
               size);
    }).detach();
  }
}

// Times a SYN and its SYN-ACK on loopback.
void watch_connect(int socket, int port, const char* file) {
  std::int64_t asked = 0;
  int asker = 0;  // the source port of the request
  while (true) {
    unsigned char packet[256];
    char control[256];
    iovec part{packet, sizeof packet};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    if (::recvmsg(socket, &message, 0) < 40 || packet[9] != IPPROTO_TCP) continue;
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (header == nullptr || header->cmsg_type != SCM_TIMESTAMPNS) continue;
    timespec when{};
    std::memcpy(&when, CMSG_DATA(header), sizeof when);
    const std::int64_t now = (std::int64_t{when.tv_sec} * 1'000'000'000) + when.tv_nsec;
    const unsigned char* tcp = packet + (std::size_t{4} * (packet[0] & 15U));
    const int from = (tcp[0] << 8) + tcp[1];
    const int to = (tcp[2] << 8) + tcp[3];
    constexpr int syn = 2;
    constexpr int syn_and_ack = 18;
    const int flags = tcp[13] & syn_and_ack;  // a SYN may also carry the ECN flags
    if (to == port && flags == syn && asker != from) {
      asked = now;
      asker = from;
    }
    if (from == port && to == asker && flags == syn_and_ack) {
      std::FILE* out = std::fopen(file, "w");
      std::fprintf(out, "%lld\n", static_cast<long long>(now - asked));
      std::fclose(out);
    }
  }
}

int packet_socket() {
  const int socket = ::socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, htons(ETH_P_IP));
  const int on = 1;
  need(socket >= 0 && ::setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) == 0,
       "packets");
  return socket;
}

unsigned char route_type(std::string_view name) {
  if (name == "blackhole") return RTN_BLACKHOLE;
  return name == "prohibit" ? RTN_PROHIBIT : RTN_UNREACHABLE;
}

}  // namespace

int main(int argc, char** argv) {
  const char* address = nullptr;
  const char* hosts = nullptr;
  const char* delay = nullptr;
  const char* watched_port = nullptr;
  const char* watch_file = nullptr;
  const char* refusal = nullptr;
  const char* refused = nullptr;
  bool hole = false;
  bool silent = false;
  bool dead = false;
  bool none = false;
  int next = 1;
  for (; next < argc && std::string_view(argv[next]).starts_with("--"); ++next) {
    const std::string_view option = argv[next];
    if (option == "--address") address = argv[++next];
    if (option == "--hosts") hosts = argv[++next];
    if (option == "--dns-delay") delay = argv[++next];
    if (option == "--refuse") {
      refusal = argv[++next];
      refused = argv[++next];
    }
    if (option == "--watch") {
      watched_port = argv[++next];
      watch_file = argv[++next];
    }
    if (option == "--black-hole") hole = true;
    if (option == "--silent-dns") silent = true;
    if (option == "--dead-dns") dead = true;
    if (option == "--no-dns") none = true;
  }
  sigset_t all;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
  enter_namespaces();
  bring_up_loopback(address);
  if (hole) need(support::add_black_hole(), "route");
  if (refused != nullptr) {
    need(support::add_refusing_route(refused, route_type(refusal)), "route");
  }
  if (silent) listen_and_stay_silent();
  if (delay != nullptr || none) {
    const int names = name_server();
    const std::chrono::milliseconds wait(delay != nullptr ? std::atoi(delay) : 0);
    in_background([=] { serve_names(names, none ? Names::none : Names::all, wait); });
  }
  if (watched_port != nullptr) {
    const int packets = packet_socket();
    in_background([=] { watch_connect(packets, std::atoi(watched_port), watch_file); });
  }
  if (silent || dead || none || delay != nullptr)
    replace_file("/etc/resolv.conf", "nameserver 127.0.0.1\n");
  if (hosts != nullptr) replace_file("/etc/hosts", hosts);
  replace_file("/etc/nsswitch.conf", none ? "hosts: files\n" : "hosts: files dns\n");
  ::sigprocmask(SIG_UNBLOCK, &all, nullptr);
  ::execvp(argv[next], argv + next);
  std::perror(argv[next]);
  return 127;
}
