// Asks each name server of resolv.conf(5) directly for each record of a name, on a thread.
// Entry points: run() for the thread, wait() and facts() for the others. Names of the search list
// are asked for at the same time, each from a port of its own, as glibc does. What is not answered
// in half of the time is asked for once more, by itself. A truncated answer is asked for over TCP.
// Invariant: nobody waits longer than they want to; facts() says at any time what is known by then.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/net/completion.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/values/evidence/name_facts.hpp"

namespace rconn::net {

struct NameQuestion {
  std::string host;  // a name, not an address
  bool ipv4 = true;  // A records
  bool ipv6 = true;  // AAAA records
  Clock::time_point end;
};

class NameSurvey {
 public:
  explicit NameSurvey(NameQuestion question) : question_(std::move(question)) {}

  void run();

  // Until all have answered, or `question.end`. Statuses: done, timed_out, interrupted.
  asio::awaitable<Status> wait(Deadline deadline) { return completion_.wait(deadline); }

  // Ends the thread soon.
  void stop() { stopped_ = true; }

  // What is known by now; a question without an answer is a `timeout`.
  [[nodiscard]] NameFacts facts() const;

 private:
  class Inquiry;

  NameQuestion question_;
  Completion completion_;
  std::atomic<bool> stopped_ = false;
  mutable std::mutex mutex_;  // guards everything below
  NameFacts facts_;
  std::vector<bool> open_;  // for each answer: nothing came yet
  Clock::time_point begun_;
};

}  // namespace rconn::net
