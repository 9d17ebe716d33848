#include "connector/watch/write_link.hpp"

#include <utility>

#include "connector/redis/reply_fault.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/values/evidence.hpp"
#include "connector/watch/writes/written_value.hpp"

namespace rconn {

using net::Clock;

WriteLink::WriteLink(KeptConnection connection, Place place, KeyRead read, Writing& writing)
    : writing_(writing),
      place_(std::move(place)),
      read_(std::move(read)),
      link_(std::move(connection)) {}

void WriteLink::add(const BegunProbe& probe, Clock::duration budget) {
  const std::uint64_t number = writing_.ledger.next();
  const std::string value = WrittenValue{writing_.run, number}.text();
  const std::vector<std::string_view> words{"SET", writing_.key, value, "PX",
                                            writing_.time_to_live};
  unsent_ += resp::encode(words);
  sent_.push_back({probe, number, budget, Clock::now()});
}

// A write that fails says less than the read that follows it.
asio::awaitable<void> WriteLink::flush(Clock::time_point latest) {
  if (unsent_.empty()) co_return;
  const net::Deadline deadline{latest, {}};
  const net::Status sent = co_await link_.pipeline.send(unsent_, deadline);
  unsent_.clear();
  if (!sent.ok()) is_full_ = true;
}

Clock::time_point WriteLink::next_deadline() const {
  if (sent_.empty()) return Clock::time_point::max();
  return writing_.probes.deadline(sent_.front().probe, sent_.front().budget);
}

asio::awaitable<void> WriteLink::receive(Clock::time_point until) {
  using Kind = net::Status::Kind;
  const net::Deadline deadline{until, {}};
  const net::Status status = co_await link_.pipeline.receive(deadline);
  const auto now = writing_.probes.observer().look();
  if (status.kind == Kind::interrupted) co_return;
  if (status.ok()) {
    take_replies();
  } else if (status.kind != Kind::timed_out) {
    end(link_.pipeline.failure(status, deadline), link_.pipeline.seen_at());
  } else if (next_deadline() <= now) {
    const auto budget = std::chrono::duration_cast<std::chrono::microseconds>(sent_.front().budget);
    end(link_.pipeline.failure(status, {until, {LimitKind::reply, budget}}), now);
  }
}

void WriteLink::take_replies() {
  while (!is_over_) {
    auto reply = link_.pipeline.next();
    if (!reply) return end(reply.error(), link_.pipeline.seen_at());
    if (!reply.value()) return;
    if (sent_.empty()) {
      return end({Fault::protocol_error, "it sent an unsolicited reply"}, link_.pipeline.seen_at());
    }
    const Sent sent = sent_.front();
    sent_.pop_front();
    take(*reply.value(), sent);
  }
}

void WriteLink::take(const resp::Reply& reply, const Sent& sent) {
  const auto seen = link_.pipeline.seen_at();
  auto failure = fault_in(reply, Rung::write);
  if (!failure) {
    if (!std::exchange(was_acknowledged_, true)) writing_.on_first(read_);
    const Observer& observer = writing_.probes.observer();
    writing_.ledger.acknowledged(sent.number, observer.since_start(sent.at));
    writing_.on_acknowledged(place_.address, observer.since_start(seen));
    writing_.probes.answered(View::write, sent.probe, seen);
    return;
  }
  writing_.ledger.refused();
  if (reply.is_error()) moved_ = redirection_in(reply.text);
  if (moved_ && moved_->first.empty()) moved_->first = place_.target.host;
  const bool is_demoted = failure->fault == Fault::read_only || moved_;
  conclude(sent, *failure, seen);
  // It may become the master again, with other data: the key is read again before the next write.
  if (is_demoted) end(*failure, seen);
}

void WriteLink::end(const Failure& failure, Clock::time_point seen) {
  if (is_over_) return;
  if (sent_.empty() && !moved_ && failure.fault != Fault::read_only) {
    writing_.probes.connection_ended(View::write, seen);
  }
  for (const Sent& sent : sent_) {
    writing_.ledger.unanswered(sent.number);
    conclude(sent, failure, seen);
  }
  sent_.clear();
  is_over_ = true;
}

void WriteLink::conclude(const Sent& sent, Failure failure, Clock::time_point ended) {
  CommandFacts command{.command = "SET",
                       .key = writing_.key,
                       .answers_before = link_.pipeline.answers(),
                       .idle = {}};
  Report report =
      link_.report_on_failure(place_.target, Rung::write, std::move(command), std::move(failure),
                              ended - sent.probe.started, link_.pipeline.path_facts());
  writing_.probes.conclude(View::write, sent.probe, ended, report);
}

void WriteLink::withdraw() {
  for (const Sent& sent : sent_) {
    writing_.ledger.unanswered(sent.number);
    writing_.probes.withdraw(View::write, sent.probe);
  }
  sent_.clear();
}

}  // namespace rconn
