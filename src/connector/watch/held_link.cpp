#include "connector/watch/held_link.hpp"

#include <optional>
#include <utility>

#include "connector/redis/reply_fault.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

using net::Clock;

constexpr std::string_view ping_command = "*1\r\n$4\r\nPING\r\n";

// A connection that was unused for less than that is not forgotten on the way for that reason.
constexpr std::chrono::seconds counts_as_idle{10};

}  // namespace

HeldLink::HeldLink(KeptConnection connection, Target target, TargetProbes& probes)
    : probes_(probes),
      target_(std::move(target)),
      link_(std::move(connection)),
      budget_(probes.target().read_budget.value_or(built_in_budget)),
      last_reply_(Clock::now()) {}

void HeldLink::add(Clock::time_point due, Clock::time_point now) {
  sent_.push_back(probes_.begin(View::held, due, now));
  unsent_ += ping_command;
}

// A write that fails says less than the read that is under way.
void HeldLink::send() {
  if (unsent_.empty()) return;
  if (!link_.pipeline.send_at_once(unsent_)) is_full_ = true;
  unsent_.clear();
}

net::Deadline HeldLink::reply_deadline(Clock::time_point at) const {
  return {at, {LimitKind::reply, budget_}};
}

// Of the probes under way, and of all that are added from now on.
Clock::time_point HeldLink::next_deadline() const {
  return has_pending() ? probes_.deadline(sent_[overdue_], budget_) : Clock::now() + budget_;
}

asio::awaitable<void> HeldLink::receive() {
  using Kind = net::Status::Kind;
  const auto until = next_deadline();
  const net::Status status = co_await link_.pipeline.receive(reply_deadline(until));
  const auto now = probes_.observer().look();
  if (status.kind == Kind::interrupted) co_return;
  if (status.ok()) {
    take_replies();
  } else if (status.kind == Kind::timed_out) {
    fail_overdue(now);
  } else {
    end(link_.pipeline.failure(status, reply_deadline(until)));
  }
}

void HeldLink::take_replies() {
  while (true) {
    auto reply = link_.pipeline.next();
    if (!reply) return end(std::move(reply).error());
    if (!reply.value()) return;
    if (sent_.empty()) return end({Fault::protocol_error, "it sent an unsolicited reply"});
    const BegunProbe probe = sent_.front();
    sent_.pop_front();
    last_reply_ = link_.pipeline.seen_at();
    if (overdue_ > 0) {
      --overdue_;  // it came too late
    } else if (auto failure = fault_in(*reply.value(), Rung::ping)) {
      conclude(probe, *std::move(failure), last_reply_);
    } else {
      probes_.answered(View::held, probe, last_reply_);
    }
  }
}

void HeldLink::fail_overdue(Clock::time_point now) {
  while (has_pending() && next_deadline() <= now) {
    const BegunProbe probe = sent_[overdue_++];
    net::Status silent;
    silent.kind = net::Status::Kind::timed_out;
    conclude(probe, link_.pipeline.failure(silent, reply_deadline(now)), now);
  }
}

void HeldLink::end(const Failure& failure) {
  const auto seen = link_.pipeline.seen_at();
  if (sent_.empty()) probes_.connection_ended(View::held, seen);
  for (std::size_t place = overdue_; place < sent_.size(); ++place) {
    conclude(sent_[place], failure, seen);
  }
  sent_.clear();
  overdue_ = 0;
  is_over_ = true;
}

// Of the probe, not of those sent after it. An acknowledgement that came later than one round trip
// after it covers it, if nothing had to be sent again.
std::optional<PathFacts> HeldLink::path_of(const BegunProbe& probe) const {
  auto facts = link_.pipeline.path_facts();
  if (!facts || facts->timeouts > 0 || facts->acknowledged_out_of_order > 0) return facts;
  constexpr std::chrono::milliseconds precision{1};  // of since_acknowledged
  const auto longest = facts->since_acknowledged + facts->round_trip + precision;
  if (longest < Clock::now() - probe.started) facts->unacknowledged = 0;
  return facts;
}

void HeldLink::conclude(const BegunProbe& probe, Failure failure, Clock::time_point ended) {
  const auto idle = probe.started - last_reply_;
  CommandFacts command{.command = "PING",
                       .key = {},
                       .answers_before = link_.pipeline.answers(),
                       .idle = idle < counts_as_idle ? Clock::duration{} : idle};
  Report report =
      link_.report_on_failure(target_, Rung::ping, std::move(command), std::move(failure),
                              ended - probe.started, path_of(probe));
  probes_.conclude(View::held, probe, ended, report);
}

void HeldLink::withdraw() {
  for (std::size_t place = overdue_; place < sent_.size(); ++place) {
    probes_.withdraw(View::held, sent_[place]);
  }
  sent_.clear();
  overdue_ = 0;
}

}  // namespace rconn
