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

int PeerFarm::add(Behaviour behaviour) {
  auto peer = std::make_unique<Peer>();
  peer->behaviour = std::move(behaviour);
  auto [socket, port] = listen_everywhere();
  peer->listener = std::move(socket);
  const int listener = peer->listener.get();
  const std::scoped_lock lock(mutex_);
  listeners_[listener] = peer.get();
  peers_[port] = std::move(peer);
  readiness_.watch(listener);
  return port;
}

int PeerFarm::add_closed_port() {
  auto [socket, port] = bound_everywhere();
  closed_ports_.push_back(std::move(socket));
  return port;
}

std::vector<PeerFarm::Clock::time_point> PeerFarm::arrivals(int port) const {
  const std::scoped_lock lock(mutex_);
  return peers_.at(port)->arrivals;
}

std::size_t PeerFarm::max_at_once(int port) const {
  const std::scoped_lock lock(mutex_);
  return peers_.at(port)->most_open;
}

void PeerFarm::serve() {
  while (const auto ready = readiness_.wait()) {
    const std::scoped_lock lock(mutex_);
    // Handles closed connections first: a new client may connect only after one has left.
    for (const int descriptor : *ready) {
      if (const auto connection = connections_.find(descriptor); connection != connections_.end())
        read_from(connection);
    }
    for (const int descriptor : *ready) {
      const auto listener = listeners_.find(descriptor);
      if (listener != listeners_.end()) accept_client(*listener->second);
    }
  }
}

void PeerFarm::accept_client(Peer& peer) {
  Connection connection{
      Descriptor(::accept4(peer.listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)),
      &peer};
  const int number = connection.socket.get();
  if (number < 0)
    return;  // the client has closed, or descriptors ran out until a connection closes
  peer.arrivals.push_back(Clock::now());
  if (peer.behaviour.unasked && !respond(connection)) return;
  peer.most_open = std::max(peer.most_open, ++peer.open);
  readiness_.watch(number);
  connections_.insert_or_assign(number, std::move(connection));
}

void PeerFarm::read_from(std::map<int, Connection>::iterator connection) {
  std::array<char, 4096> room;
  const ssize_t got = ::recv(connection->first, room.data(), room.size(), 0);
  const bool first = !std::exchange(connection->second.heard, true);
  const bool stays = got > 0 && (!first || connection->second.peer->behaviour.unasked ||
                                 respond(connection->second));
  if (stays) return;
  --connection->second.peer->open;
  connections_.erase(connection);
}

// Returns whether the connection stays open.
bool PeerFarm::respond(Connection& connection) {
  const Behaviour& behaviour = connection.peer->behaviour;
  static_cast<void>(
      send_all(connection.socket.get(), behaviour.says));  // the client may have closed
  if (behaviour.then == Behaviour::Then::reset) reset_when_closed(connection.socket.get());
  return behaviour.then == Behaviour::Then::hold;
}

Behaviour answering(std::string bytes) { return {std::move(bytes), Behaviour::Then::hold, false}; }

Behaviour greeting(std::string bytes) { return {std::move(bytes), Behaviour::Then::hold, true}; }

Behaviour silent() { return {}; }

Behaviour leaving(Behaviour::Then how) { return {"", how, false}; }

}  // namespace support
