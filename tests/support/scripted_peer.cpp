#include "support/scripted_peer.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>

namespace support {
namespace {

// Sets TCP_NODELAY, as servers do: an answer must not wait for the acknowledgement of the previous
// one.
void answer_at_once(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

void Conversation::drip(std::string_view bytes, std::chrono::microseconds pause) const {
  for (const char byte : bytes) {
    if (over_ || !send_all(socket_, {&byte, 1})) return;
    std::this_thread::sleep_for(pause);
  }
}

void Conversation::flood(std::string_view bytes) const {
  while (!over_ && send_all(socket_, bytes)) {
  }
}

std::string Conversation::receive() const {
  std::array<char, 4096> room;
  const ssize_t got = ::recv(socket_, room.data(), room.size(), 0);
  return {room.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

void Conversation::hold() const {
  while (!receive().empty()) {
  }
}

void Conversation::wait_for_bytes() const {
  pollfd waiting{socket_, POLLIN, 0};
  ::poll(&waiting, 1, -1);
}

void Conversation::wait_for_close() const {
  pollfd waiting{socket_, POLLRDHUP, 0};
  ::poll(&waiting, 1, -1);
}

void Conversation::reset() const { reset_when_closed(socket_); }

ScriptedPeer::ScriptedPeer(Script script, Listener listener)
    : script_(std::move(script)), listener_(std::move(listener)), thread_([this] { serve(); }) {}

ScriptedPeer::~ScriptedPeer() {
  over_ = true;
  ::shutdown(listener_.socket.get(), SHUT_RDWR);
  {
    const std::scoped_lock lock(mutex_);
    if (current_ >= 0) ::shutdown(current_, SHUT_RDWR);
  }
  thread_.join();
}

void ScriptedPeer::serve() {
  while (!over_) {
    const Descriptor connection(::accept4(listener_.socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (connection.get() < 0) return;
    answer_at_once(connection.get());
    ++connections_;
    {
      const std::scoped_lock lock(mutex_);
      current_ = connection.get();
      if (over_) return;
    }
    Conversation conversation(connection.get(), over_);
    script_(conversation);
    const std::scoped_lock lock(mutex_);
    current_ = -1;
  }
}

ScriptedPeer::Script answer(std::string bytes) {
  return [bytes = std::move(bytes)](Conversation& peer) {
    static_cast<void>(peer.receive());
    peer.send(bytes);
    peer.hold();
  };
}

ScriptedPeer::Script greet(std::string bytes) {
  return [bytes = std::move(bytes)](Conversation& peer) {
    peer.send(bytes);
    peer.hold();
  };
}

}  // namespace support
