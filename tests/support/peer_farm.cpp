#include "support/peer_farm.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include "support/loopback.hpp"

namespace support {
namespace {

void need(bool good, const char* what) {
  if (!good) throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

PeerFarm::PeerFarm()
    : loop_(::epoll_create1(EPOLL_CLOEXEC)), end_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  watch(end_.get());
  thread_ = std::thread([this] { serve(); });
}

PeerFarm::~PeerFarm() {
  const std::uint64_t one = 1;
  static_cast<void>(::write(end_.get(), &one, sizeof one));
  thread_.join();
}

int PeerFarm::add(Manner manner) {
  auto peer = std::make_unique<Peer>();
  peer->manner = std::move(manner);
  auto [socket, port] = bound_everywhere();
  peer->listener = std::move(socket);
  const int listener = peer->listener.get();
  constexpr int backlog = 4096;
  need(::listen(listener, backlog) == 0, "listen");
  const std::scoped_lock lock(mutex_);
  listeners_[listener] = peer.get();
  peers_[port] = std::move(peer);
  watch(listener);
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

void PeerFarm::watch(int descriptor) const {
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  wanted.data.fd = descriptor;
  need(::epoll_ctl(loop_.get(), EPOLL_CTL_ADD, descriptor, &wanted) == 0, "epoll_ctl");
}

void PeerFarm::serve() {
  while (true) {
    std::array<epoll_event, 64> events{};
    const int count = ::epoll_wait(loop_.get(), events.data(), static_cast<int>(events.size()), -1);
    const std::scoped_lock lock(mutex_);
    const std::span ready(events.data(), static_cast<std::size_t>(std::max(count, 0)));
    // First whoever leaves: the next one may have come only then.
    for (const epoll_event& event : ready) {
      if (event.data.fd == end_.get()) return;
      if (const auto guest = guests_.find(event.data.fd); guest != guests_.end()) hear(guest);
    }
    for (const epoll_event& event : ready) {
      const auto listener = listeners_.find(event.data.fd);
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
  watch(number);
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
