#include "support/peer_farm.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

#include "support/loopback.hpp"

namespace support {

PeerFarm::PeerFarm() : thread_([this] { serve(); }) {}

PeerFarm::~PeerFarm() {
  readiness_.end();
  thread_.join();
}

int PeerFarm::add(Manner manner) {
  auto peer = std::make_unique<Peer>();
  peer->manner = std::move(manner);
  auto [socket, port] = listen_everywhere();
  peer->listener = std::move(socket);
  const int listener = peer->listener.get();
  const std::scoped_lock lock(mutex_);
  listeners_[listener] = peer.get();
  peers_[port] = std::move(peer);
  readiness_.watch(listener);
  return port;
}

int PeerFarm::add_deaf() {
  auto [socket, port] = bound_everywhere();
  deaf_.push_back(std::move(socket));
  return port;
}

std::vector<PeerFarm::Clock::time_point> PeerFarm::arrivals(int port) const {
  const std::scoped_lock lock(mutex_);
  return peers_.at(port)->arrivals;
}

std::size_t PeerFarm::most_at_once(int port) const {
  const std::scoped_lock lock(mutex_);
  return peers_.at(port)->most_open;
}

void PeerFarm::serve() {
  while (const auto ready = readiness_.wait()) {
    const std::scoped_lock lock(mutex_);
    // First whoever leaves: the next one may have come only then.
    for (const int descriptor : *ready) {
      if (const auto guest = guests_.find(descriptor); guest != guests_.end()) hear(guest);
    }
    for (const int descriptor : *ready) {
      const auto listener = listeners_.find(descriptor);
      if (listener != listeners_.end()) welcome(*listener->second);
    }
  }
}

void PeerFarm::welcome(Peer& peer) {
  Guest guest{
      Descriptor(::accept4(peer.listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)),
      &peer};
  const int number = guest.socket.get();
  if (number < 0) return;  // gone already; or out of descriptors, which the next one to go mends
  peer.arrivals.push_back(Clock::now());
  if (peer.manner.unasked && !treat(guest)) return;
  peer.most_open = std::max(peer.most_open, ++peer.open);
  readiness_.watch(number);
  guests_.insert_or_assign(number, std::move(guest));
}

void PeerFarm::hear(std::map<int, Guest>::iterator guest) {
  std::array<char, 4096> room;
  const ssize_t got = ::recv(guest->first, room.data(), room.size(), 0);
  const bool first = !std::exchange(guest->second.heard, true);
  const bool stays =
      got > 0 && (!first || guest->second.peer->manner.unasked || treat(guest->second));
  if (stays) return;
  --guest->second.peer->open;
  guests_.erase(guest);
}

// Says whether the connection stays.
bool PeerFarm::treat(Guest& guest) {
  const Manner& manner = guest.peer->manner;
  static_cast<void>(send_all(guest.socket.get(), manner.says));  // the other side may be gone
  if (manner.then == Manner::Then::reset) reset_when_closed(guest.socket.get());
  return manner.then == Manner::Then::hold;
}

Manner answering(std::string bytes) { return {std::move(bytes), Manner::Then::hold, false}; }

Manner greeting(std::string bytes) { return {std::move(bytes), Manner::Then::hold, true}; }

Manner silent() { return {}; }

Manner leaving(Manner::Then how) { return {"", how, false}; }

}  // namespace support
