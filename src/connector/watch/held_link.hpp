// An open connection of the view `held`, and the PINGs on it that have no reply yet.
// Entry points: add() and send(); receive() again and again, in a task of its own. Each PING is a
// probe with its own deadline, and none waits for the reply to the one before.
// Invariant: each probe that was begun is ended once; late replies are told from those that are
// due.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"
#include "connector/watch/open_link.hpp"
#include "connector/watch/target_probes.hpp"

namespace rconn {

class HeldLink {
 public:
  // `target`: as which it was connected to.
  HeldLink(KeptConnection connection, Target target, TargetProbes& probes);

  [[nodiscard]] const Target& target() const { return target_; }

  // Adds a PING that is due; send() sends those that were added.
  void add(net::Clock::time_point due, net::Clock::time_point now);
  void send();

  // Whether one more PING may be under way.
  [[nodiscard]] bool has_room() const { return sent_.size() < max_unanswered && !is_full_; }

  // Waits for replies, for the end of the connection or for the next deadline of a probe, and ends
  // the probes concerned. What has arrived counts before any deadline that has passed.
  asio::awaitable<void> receive();

  // The connection has ended; every probe on it too.
  [[nodiscard]] bool is_over() const { return is_over_; }

  // A probe has failed because of its deadline, and the peer has not answered it since. Or nothing
  // can be sent any more.
  [[nodiscard]] bool is_silent() const { return overdue_ > 0 || is_full_; }

  // Whether a probe under way may still be answered in time.
  [[nodiscard]] bool has_pending() const { return sent_.size() > overdue_; }

  // Gives up the probes under way: the watch ends.
  void withdraw();

  // How many PINGs are without a reply at most. They fit into the buffers of the sockets: also into
  // that of a unix socket, which holds some 270 of them.
  static constexpr std::size_t max_unanswered = 200;

 private:
  [[nodiscard]] net::Clock::time_point next_deadline() const;
  void take_replies();
  void fail_overdue(net::Clock::time_point now);
  void end(const Failure& failure);
  void conclude(const BegunProbe& probe, Failure failure, net::Clock::time_point ended);
  [[nodiscard]] std::optional<PathFacts> path_of(const BegunProbe& probe) const;
  [[nodiscard]] net::Deadline reply_deadline(net::Clock::time_point at) const;

  TargetProbes& probes_;
  Target target_;
  OpenLink link_;
  std::chrono::microseconds budget_;  // of each reply
  std::deque<BegunProbe> sent_;       // those without a reply, in order
  std::size_t overdue_ = 0;           // the first of them have failed
  std::string unsent_;
  net::Clock::time_point last_reply_;
  bool is_full_ = false;  // the system took no more bytes; a part of a PING may be missing
  bool is_over_ = false;
};

}  // namespace rconn
