#include "support/corrupting_relay.hpp"

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

// Long enough that the other side usually receives the first part separately.
constexpr std::chrono::milliseconds apart{3};

// The index of the loopback address that the client connected to: 127.1.0.0 is 0.
std::size_t number_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::system_error(errno, std::generic_category(), "getsockname");
  }
  return (ntohl(address.sin_addr.s_addr) & 0xffffffU) - 0x10000U;
}

void disable_delay(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

void CorruptingRelay::Records::pass(std::string_view bytes) {
  constexpr std::size_t header = 5;
  for (const char byte : bytes) {
    if (offset_ == 3 || offset_ == 4) length_ = (length_ << 8) | static_cast<unsigned char>(byte);
    ++offset_;
    if (offset_ < header || offset_ < header + length_) continue;
    ++whole_;
    offset_ = length_ = 0;
  }
}

CorruptingRelay::CorruptingRelay(std::vector<Corruption> corruptions, Replies replies)
    : CorruptingRelay(std::move(corruptions), std::move(replies), 0) {}

CorruptingRelay::CorruptingRelay(std::vector<Corruption> corruptions, int server_port)
    : CorruptingRelay(std::move(corruptions), {}, server_port) {}

CorruptingRelay::CorruptingRelay(std::vector<Corruption> corruptions, Replies replies,
                                 int server_port)
    : corruptions_(std::move(corruptions)),
      replies_(std::move(replies)),
      server_port_(server_port) {
  readiness_.watch(listener_.socket.get());
  thread_ = std::thread([this] { serve(); });
}

CorruptingRelay::~CorruptingRelay() {
  readiness_.end();
  thread_.join();
}

std::optional<RecordPlace> CorruptingRelay::place(std::size_t n) const {
  const std::scoped_lock lock(mutex_);
  return seen_.at(n).place;
}

std::vector<Progress> CorruptingRelay::heard(std::size_t n) const {
  const std::scoped_lock lock(mutex_);
  return seen_.at(n).heard;
}

void CorruptingRelay::serve() {
  while (const auto ready = readiness_.wait(later_.empty() ? -1 : 1)) {
    bool has_client = false;
    // Handles closed connections first: a new client may connect only after one has left.
    for (const int descriptor : *ready) {
      if (descriptor == listener_.socket.get()) {
        has_client = true;
      } else {
        read_from(descriptor);
      }
    }
    send_delayed_parts();
    if (has_client) accept_client();
  }
}

void CorruptingRelay::accept_client() {
  Connection connection;
  connection.client =
      Descriptor(::accept4(listener_.socket.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  const int client = connection.client.get();
  if (client < 0) return;  // the client has already closed
  disable_delay(client);
  connection.number = number_of(client);
  connection.corruption = corruptions_.at(connection.number);
  if (!replies_) {
    connection.server = connect_to(server_port_);
    disable_delay(connection.server.get());
    readiness_.watch(connection.server.get());
    clients_[connection.server.get()] = client;
  }
  readiness_.watch(client);
  connections_.insert_or_assign(client, std::move(connection));
}

void CorruptingRelay::read_from(int descriptor) {
  if (const auto connection = connections_.find(descriptor); connection != connections_.end()) {
    read_client(connection->second);
  } else if (const auto client = clients_.find(descriptor); client != clients_.end()) {
    read_server(connections_.at(client->second));
  }
}

void CorruptingRelay::read_client(Connection& connection) {
  std::array<char, 16384> room;
  const ssize_t got = ::recv(connection.client.get(), room.data(), room.size(), 0);
  if (got <= 0) {
    close_connection(connection);
    return;
  }
  const std::string_view bytes(room.data(), static_cast<std::size_t>(got));
  {
    const std::scoped_lock lock(mutex_);
    seen_[connection.number].heard.push_back(
        {connection.passed_on, connection.records.here().record});
  }
  if (replies_) {
    deliver(connection, replies_(bytes));
  } else {
    static_cast<void>(send_all(connection.server.get(), bytes));
  }
}

void CorruptingRelay::read_server(Connection& connection) {
  std::array<char, 16384> room;
  const ssize_t got = ::recv(connection.server.get(), room.data(), room.size(), 0);
  if (got > 0) {
    deliver(connection, {room.data(), static_cast<std::size_t>(got)});
    return;
  }
  clients_.erase(connection.server.get());
  connection.server.reset();
  // A server may close after corrupted data; a client of a stalled connection must not see that.
  if (!connection.finished) ::shutdown(connection.client.get(), SHUT_WR);
  connection.finished = true;
}

void CorruptingRelay::deliver(Connection& connection, std::string bytes) {
  if (connection.finished) return;
  if (connection.delayed) {
    connection.held_back += bytes;
    return;
  }
  const std::size_t at =
      connection.corruption.at - std::min(connection.passed_on, connection.corruption.at);
  const bool due = connection.corruption.how != Corruption::How::nothing && at < bytes.size();
  if (due) {
    corrupt(connection, std::move(bytes), at);
  } else {
    pass_on(connection, bytes);
  }
}

void CorruptingRelay::corrupt(Connection& connection, std::string bytes, std::size_t at) {
  pass_on(connection, std::string_view(bytes).substr(0, at));
  const Corruption::How how = std::exchange(connection.corruption.how, Corruption::How::nothing);
  {
    const std::scoped_lock lock(mutex_);
    seen_[connection.number].place = connection.records.here();
  }
  connection.finished = how == Corruption::How::stop || how == Corruption::How::close ||
                        how == Corruption::How::reset;
  if (how == Corruption::How::close) ::shutdown(connection.client.get(), SHUT_WR);
  if (how == Corruption::How::reset) {
    reset_when_closed(connection.client.get());
    close_connection(connection);
    return;
  }
  if (how == Corruption::How::flip) {
    bytes[at] = static_cast<char>(bytes[at] ^ connection.corruption.flipped);
    pass_on(connection, std::string_view(bytes).substr(at));
  }
  if (how == Corruption::How::split) {
    connection.delayed = true;
    connection.held_back = bytes.substr(at);
    later_.push_back({Clock::now() + apart, connection.client.get(), connection.number});
  }
}

void CorruptingRelay::send_delayed_parts() {
  for (; !later_.empty() && later_.front().when <= Clock::now(); later_.pop_front()) {
    const auto found = connections_.find(later_.front().client);
    if (found == connections_.end() || found->second.number != later_.front().number) continue;
    found->second.delayed = false;
    pass_on(found->second, std::exchange(found->second.held_back, {}));
  }
}

void CorruptingRelay::pass_on(Connection& connection, std::string_view bytes) {
  connection.records.pass(bytes);
  connection.passed_on += bytes.size();
  static_cast<void>(send_all(connection.client.get(), bytes));  // the client may have closed
}

void CorruptingRelay::close_connection(Connection& connection) {
  clients_.erase(connection.server.get());
  connections_.erase(connection.client.get());
}

}  // namespace support
