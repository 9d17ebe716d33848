#include "support/spoiling_relay.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "support/loopback.hpp"

namespace support {
namespace {

// Long enough for the other side to see the first part alone, most of the time.
constexpr std::chrono::milliseconds apart{3};

// Which address of loopback the connection came to: 127.1.0.0 is the first.
std::size_t number_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::system_error(errno, std::generic_category(), "getsockname");
  }
  return (ntohl(address.sin_addr.s_addr) & 0xffffffU) - 0x10000U;
}

void say_at_once(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

void SpoilingRelay::Records::pass(std::string_view bytes) {
  constexpr std::size_t header = 5;
  for (const char byte : bytes) {
    if (offset_ == 3 || offset_ == 4) length_ = (length_ << 8) | static_cast<unsigned char>(byte);
    ++offset_;
    if (offset_ < header || offset_ < header + length_) continue;
    ++whole_;
    offset_ = length_ = 0;
  }
}

SpoilingRelay::SpoilingRelay(std::vector<Spoil> spoils, Replies replies)
    : SpoilingRelay(std::move(spoils), std::move(replies), 0) {}

SpoilingRelay::SpoilingRelay(std::vector<Spoil> spoils, int server_port)
    : SpoilingRelay(std::move(spoils), {}, server_port) {}

SpoilingRelay::SpoilingRelay(std::vector<Spoil> spoils, Replies replies, int server_port)
    : spoils_(std::move(spoils)), replies_(std::move(replies)), server_port_(server_port) {
  readiness_.watch(listener_.socket.get());
  thread_ = std::thread([this] { serve(); });
}

SpoilingRelay::~SpoilingRelay() {
  readiness_.end();
  thread_.join();
}

std::optional<RecordPlace> SpoilingRelay::place(std::size_t n) const {
  const std::scoped_lock lock(mutex_);
  return seen_.at(n).place;
}

std::vector<Progress> SpoilingRelay::heard(std::size_t n) const {
  const std::scoped_lock lock(mutex_);
  return seen_.at(n).heard;
}

void SpoilingRelay::serve() {
  while (const auto ready = readiness_.wait(later_.empty() ? -1 : 1)) {
    bool knocks = false;
    // First whoever leaves: the next one may have come only then.
    for (const int descriptor : *ready) {
      if (descriptor == listener_.socket.get()) {
        knocks = true;
      } else {
        hear(descriptor);
      }
    }
    unite_parts();
    if (knocks) welcome();
  }
}

void SpoilingRelay::welcome() {
  Guest guest;
  guest.client =
      Descriptor(::accept4(listener_.socket.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  const int client = guest.client.get();
  if (client < 0) return;  // gone already
  say_at_once(client);
  guest.number = number_of(client);
  guest.spoil = spoils_.at(guest.number);
  if (!replies_) {
    guest.server = connect_to(server_port_);
    say_at_once(guest.server.get());
    readiness_.watch(guest.server.get());
    clients_[guest.server.get()] = client;
  }
  readiness_.watch(client);
  guests_.insert_or_assign(client, std::move(guest));
}

void SpoilingRelay::hear(int descriptor) {
  if (const auto guest = guests_.find(descriptor); guest != guests_.end()) {
    hear_client(guest->second);
  } else if (const auto client = clients_.find(descriptor); client != clients_.end()) {
    hear_server(guests_.at(client->second));
  }
}

void SpoilingRelay::hear_client(Guest& guest) {
  std::array<char, 16384> room;
  const ssize_t got = ::recv(guest.client.get(), room.data(), room.size(), 0);
  if (got <= 0) {
    leave(guest);
    return;
  }
  const std::string_view bytes(room.data(), static_cast<std::size_t>(got));
  {
    const std::scoped_lock lock(mutex_);
    seen_[guest.number].heard.push_back({guest.passed_on, guest.records.here().record});
  }
  if (replies_) {
    deliver(guest, replies_(bytes));
  } else {
    static_cast<void>(send_all(guest.server.get(), bytes));
  }
}

void SpoilingRelay::hear_server(Guest& guest) {
  std::array<char, 16384> room;
  const ssize_t got = ::recv(guest.server.get(), room.data(), room.size(), 0);
  if (got > 0) {
    deliver(guest, {room.data(), static_cast<std::size_t>(got)});
    return;
  }
  clients_.erase(guest.server.get());
  guest.server.reset();
  // A server that was told nonsense hangs up; a client that met silence is to meet no more than
  // that.
  if (!guest.over) ::shutdown(guest.client.get(), SHUT_WR);
  guest.over = true;
}

void SpoilingRelay::deliver(Guest& guest, std::string bytes) {
  if (guest.over) return;
  if (guest.parted) {
    guest.held_back += bytes;
    return;
  }
  const std::size_t at = guest.spoil.at - std::min(guest.passed_on, guest.spoil.at);
  const bool due = guest.spoil.how != Spoil::How::nothing && at < bytes.size();
  if (due) {
    spoil(guest, std::move(bytes), at);
  } else {
    pass_on(guest, bytes);
  }
}

void SpoilingRelay::spoil(Guest& guest, std::string bytes, std::size_t at) {
  pass_on(guest, std::string_view(bytes).substr(0, at));
  const Spoil::How how = std::exchange(guest.spoil.how, Spoil::How::nothing);
  {
    const std::scoped_lock lock(mutex_);
    seen_[guest.number].place = guest.records.here();
  }
  guest.over = how == Spoil::How::stop || how == Spoil::How::close || how == Spoil::How::reset;
  if (how == Spoil::How::close) ::shutdown(guest.client.get(), SHUT_WR);
  if (how == Spoil::How::reset) {
    reset_when_closed(guest.client.get());
    leave(guest);
    return;
  }
  if (how == Spoil::How::corrupt) {
    bytes[at] = static_cast<char>(bytes[at] ^ guest.spoil.turned);
    pass_on(guest, std::string_view(bytes).substr(at));
  }
  if (how == Spoil::How::split) {
    guest.parted = true;
    guest.held_back = bytes.substr(at);
    later_.push_back({Clock::now() + apart, guest.client.get(), guest.number});
  }
}

void SpoilingRelay::unite_parts() {
  for (; !later_.empty() && later_.front().when <= Clock::now(); later_.pop_front()) {
    const auto found = guests_.find(later_.front().client);
    if (found == guests_.end() || found->second.number != later_.front().number) continue;
    found->second.parted = false;
    pass_on(found->second, std::exchange(found->second.held_back, {}));
  }
}

void SpoilingRelay::pass_on(Guest& guest, std::string_view bytes) {
  guest.records.pass(bytes);
  guest.passed_on += bytes.size();
  static_cast<void>(send_all(guest.client.get(), bytes));  // the other side may be gone
}

void SpoilingRelay::leave(Guest& guest) {
  clients_.erase(guest.server.get());
  guests_.erase(guest.client.get());
}

}  // namespace support
