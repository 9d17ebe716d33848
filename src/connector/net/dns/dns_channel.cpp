#include "connector/net/dns/dns_channel.hpp"

#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <mutex>
#include <utility>

#include "connector/net/dns/ares.hpp"
#include "connector/net/socket/socket.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

constexpr int class_internet = 1;
constexpr int type_a = 1;
constexpr int type_aaaa = 28;

// Never undone: a thread that was left behind may still use it while the process ends.
bool initialise() {
  static std::once_flag once;
  static bool usable = false;
  std::call_once(once, [] { usable = ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS; });
  return usable;
}

// No search list, no aliases of a file, and answers as they are: with their RCODE, also if
// truncated.
constexpr int flags =
    ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES | ARES_FLAG_NOCHECKRESP | ARES_FLAG_IGNTC;

#if ARES_VERSION < 0x011800
// c-ares before 1.24 does not know link-local addresses with a scope: the socket of such a server
// is connected here. It reads and writes sockets the same way.
int make_socket(int family, int type, int /*protocol*/, void* /*self*/) {
  return open_socket(family, type);
}

int close_socket(int socket, void* /*self*/) { return ::close(socket); }

ssize_t read_socket(int socket, void* data, std::size_t size, int how, sockaddr* from,
                    socklen_t* from_size, void* /*self*/) {
  return ::recvfrom(socket, data, size, how, from, from_size);
}

ssize_t write_socket(int socket, const iovec* parts, int count, void* /*self*/) {
  return ::writev(socket, parts, count);
}
#endif

}  // namespace

#if ARES_VERSION < 0x011800
int DnsChannel::connect_with_scope(int socket, const sockaddr* address, socklen_t size,
                                   void* self) {
  sockaddr_in6 scoped{};
  if (address->sa_family != AF_INET6 || size < sizeof scoped) {
    return ::connect(socket, address, size);
  }
  std::memcpy(&scoped, address, sizeof scoped);
  scoped.sin6_scope_id = static_cast<DnsChannel*>(self)->scope_;
  return ::connect(socket, reinterpret_cast<const sockaddr*>(&scoped), sizeof scoped);
}
#endif

// The server as c-ares takes it; before 1.24, the address only. The unspecified address means this
// machine, which answers from another, and c-ares would not take that.
std::string DnsChannel::listed(const std::string& server) {
  if (server == "0.0.0.0") return "127.0.0.1";
  if (server == "::") return "::1";
#if ARES_VERSION < 0x011800
  const auto percent = server.find('%');
  if (percent != std::string::npos) {
    const std::string scope = server.substr(percent + 1);
    unsigned number = ::if_nametoindex(scope.c_str());
    if (number == 0) std::from_chars(scope.data(), scope.data() + scope.size(), number);
    scope_ = number;
    static constexpr ares_socket_functions functions{
        make_socket, close_socket, &DnsChannel::connect_with_scope, read_socket, write_socket};
    ares_set_socket_functions(channel_, &functions, this);
    return server.substr(0, percent);
  }
#endif
  return server;
}

struct DnsChannel::Question {
  DnsChannel* channel;
  Ended ended;
};

DnsChannel::DnsChannel(const std::string& server, Transport transport,
                       std::chrono::milliseconds patience) {
  if (!initialise()) return;
  ares_options options{};
  options.flags = transport == Transport::tcp ? flags | ARES_FLAG_USEVC : flags;
  options.timeout = static_cast<int>(std::max<std::int64_t>(patience.count(), 1));
  options.tries = 1;
  options.sock_state_cb = &DnsChannel::on_socket;
  options.sock_state_cb_data = this;
  const int given = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB;
  const int status = ares_init_options(&channel_, &options, given);
  require_allocated(status != ARES_ENOMEM);
  if (status != ARES_SUCCESS) {
    channel_ = nullptr;
    return;
  }
  ares_set_socket_callback(channel_, &DnsChannel::on_created, this);
  const std::string list = listed(server);
  if (ares_set_servers_csv(channel_, list.c_str()) == ARES_SUCCESS) return;
  ares_destroy(channel_);
  channel_ = nullptr;
}

DnsChannel::~DnsChannel() {
  closing_ = true;
  if (channel_ != nullptr) ares_destroy(channel_);
}

void DnsChannel::ask(const std::string& name, bool ipv6, Ended ended) {
  if (channel_ == nullptr) {
    ended(DnsStatus::unsent, {});
    return;
  }
  ++open_;
  auto question = std::make_unique<Question>(this, std::move(ended));
  ares_query(channel_, name.c_str(), class_internet, ipv6 ? type_aaaa : type_a,
             &DnsChannel::on_answer, question.release());  // on_answer owns it
}

std::chrono::milliseconds DnsChannel::patience(std::chrono::milliseconds most) const {
  if (channel_ == nullptr || idle()) return most;
  timeval wait{};
  if (ares_timeout(channel_, nullptr, &wait) == nullptr) return most;
  const auto own = std::chrono::seconds(wait.tv_sec) + std::chrono::microseconds(wait.tv_usec);
  return std::min(most, std::chrono::ceil<std::chrono::milliseconds>(own));
}

void DnsChannel::process(std::span<const pollfd> ready) {
  if (channel_ == nullptr) return;
  for (const pollfd& socket : ready) {
    if (socket.revents == 0) continue;
    const auto some = static_cast<unsigned>(socket.revents);
    const bool writable = (some & POLLOUT) != 0;
    const bool readable = (some & ~static_cast<unsigned>(POLLOUT)) != 0;  // errors are read, too
    ares_process_fd(channel_, readable ? socket.fd : ARES_SOCKET_BAD,
                    writable ? socket.fd : ARES_SOCKET_BAD);
  }
  ares_process_fd(channel_, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
}

void DnsChannel::on_socket(void* self, int socket, int readable, int writable) {
  auto& sockets = static_cast<DnsChannel*>(self)->sockets_;
  std::erase_if(sockets, [socket](const pollfd& known) { return known.fd == socket; });
  const int events = (readable != 0 ? POLLIN : 0) | (writable != 0 ? POLLOUT : 0);
  if (events != 0) sockets.push_back({socket, static_cast<short>(events), 0});
}

int DnsChannel::on_created(int /*socket*/, int /*type*/, void* self) {
  static_cast<DnsChannel*>(self)->connected_ = true;
  return ARES_SUCCESS;
}

void DnsChannel::on_answer(void* data, int status, int /*timeouts*/, unsigned char* message,
                           int size) {
  const std::unique_ptr<Question> question(static_cast<Question*>(data));
  DnsChannel& channel = *question->channel;
  --channel.open_;
  if (channel.closing_) return;
  require_allocated(status != ARES_ENOMEM);
  if (message != nullptr && size > 0) {
    question->ended(DnsStatus::noerror, {message, static_cast<std::size_t>(size)});
  } else if (status == ARES_ETIMEOUT) {
    question->ended(DnsStatus::timeout, {});
  } else if (status == ARES_ECONNREFUSED && channel.connected_) {
    question->ended(DnsStatus::rejected, {});
  } else {
    question->ended(status == ARES_EBADRESP ? DnsStatus::malformed : DnsStatus::unsent, {});
  }
}

}  // namespace rconn::net
