// An open connection of the view `write`, and the writes on it that have no reply yet.
// Entry points: add(), flush(), then receive() again and again. Each write is a probe with its own
// deadline; the first that is not answered in time, or READONLY, ends the connection.
// Invariant: each write that was added is answered, refused or unanswered in the ledger, once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>

#include "connector/net/asio.hpp"
#include "connector/watch/masters/place.hpp"
#include "connector/watch/open_link.hpp"
#include "connector/watch/target_probes.hpp"
#include "connector/watch/write_attempt.hpp"
#include "connector/watch/writes/write_ledger.hpp"

namespace rconn {

// What the writes of all connections of a view share.
struct Writing {
  TargetProbes& probes;
  WriteLedger& ledger;
  std::string key;
  std::string run;           // see WrittenValue
  std::string time_to_live;  // in milliseconds
  // Before the first write of a connection counts as acknowledged.
  std::function<void(const KeyRead& read)> on_first;
  std::function<void(const std::string& address, Duration at)> on_acknowledged;
};

class WriteLink {
 public:
  // `writing` must outlive it. `read`: what the key held on this connection.
  WriteLink(KeptConnection connection, Place place, KeyRead read, Writing& writing);

  [[nodiscard]] const Place& place() const { return place_; }

  // Adds a write; flush() sends those that were added. It fails if it has no reply when `budget` is
  // over, counted from the start of the probe.
  void add(const BegunProbe& probe, net::Clock::duration budget);
  asio::awaitable<void> flush(net::Clock::time_point latest);

  // Waits until then, for replies and for the end of the connection.
  asio::awaitable<void> receive(net::Clock::time_point until);

  [[nodiscard]] bool has_room() const { return sent_.size() < max_unanswered && !is_full_; }
  [[nodiscard]] bool has_pending() const { return !sent_.empty(); }
  [[nodiscard]] net::Clock::time_point next_deadline() const;

  // The connection has ended, and every write on it.
  [[nodiscard]] bool is_over() const { return is_over_; }

  // Gives it up: because the watch ends, or because the master is elsewhere. What has no reply yet
  // is unanswered in the ledger, and no failed probe. Call nothing else afterwards.
  void withdraw();

  // The node that serves the key now, if a write was answered by that.
  [[nodiscard]] const std::optional<std::pair<std::string, int>>& moved() const { return moved_; }

  // How many writes are without a reply at most.
  static constexpr std::size_t max_unanswered = 64;

 private:
  struct Sent {
    BegunProbe probe;
    std::uint64_t number;
    net::Clock::duration budget;
    net::Clock::time_point at;
  };

  void take_replies();
  void take(const resp::Reply& reply, const Sent& sent);
  void end(const Failure& failure, net::Clock::time_point seen);
  void conclude(const Sent& sent, Failure failure, net::Clock::time_point ended);

  Writing& writing_;
  Place place_;
  KeyRead read_;
  OpenLink link_;
  std::deque<Sent> sent_;  // in order
  std::string unsent_;
  std::optional<std::pair<std::string, int>> moved_;
  bool was_acknowledged_ = false;
  bool is_full_ = false;  // the system took no more bytes
  bool is_over_ = false;
};

}  // namespace rconn
