#include "connector/idle/hold.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/idle/classify.hpp"
#include "connector/idle/open_held.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/process/system_error.hpp"
#include "connector/net/sleep.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/reply_fault.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;

constexpr std::string_view channel = "rconn:idle";

// Of a connection to one of several servers, it takes a few new ones to meet the same again; and a
// server that is restarted takes a while to listen.
constexpr int most_checks = 4;
constexpr seconds between_checks{1};

// By how much a new connection may take longer than one took before, or two: it may have to wait
// for another.
constexpr std::chrono::milliseconds slower{300};

bool is_timeout(const Failure& failure) {
  return failure.fault == Fault::reset &&
         failure.detail == Detail(own_words(net::system_message(ETIMEDOUT)));
}

// The server said so: it is not down.
bool is_answer(const Failure& failure) {
  const Verdict verdict = info(failure.fault).verdict;
  return verdict == Verdict::refused || verdict == Verdict::not_ready;
}

class Holding {
 public:
  Holding(IdleSample& sample, IdleContext& context, IdleControl& control)
      : sample_(sample), context_(context), control_(control) {}

  asio::awaitable<void> run() {
    const IdleMoment asked;
    Report report = report_on(context_.target);
    std::optional<seconds> keepalive;
    if (sample_.arm == IdleArm::keepalive) keepalive = duration_cast<seconds>(sample_.interval);
    held_ = co_await open_held(context_, report, keepalive);
    opened_ = last_ = IdleMoment{};
    if (!held_) {
      co_return not_opened(report.failure.value_or(Failure{Fault::interrupted, {}}));
    }
    const bool prepared = co_await prepare();
    if (!prepared) co_return;
    opening_ = opened_ - asked;
    sample_.opened = opened_ - context_.begun;
    co_await stay_silent();
  }

 private:
  void not_opened(Failure failure) {
    if (failure.fault == Fault::interrupted) return;
    sample_.end = IdleEnd::not_opened;
    sample_.failure = without_password(std::move(failure), context_.target);
  }

  // Finds out which process answers, and subscribes.
  asio::awaitable<bool> prepare() {
    if (context_.tells_run_id) {
      Inquiry inquiry(held_->session, reply_budget_of(context_.target));
      const Inquiry::Fact server = co_await inquiry.info_line("server", "run_id");
      sample_.server = told(server, context_.target);
    }
    if (sample_.arm == IdleArm::subscribed) {
      std::vector<std::string_view> subscribe{"SUBSCRIBE", channel};
      auto failure = co_await ask(std::move(subscribe));
      if (failure) {
        not_opened(*std::move(failure));
        co_return false;
      }
    }
    opened_ = last_ = IdleMoment{};
    co_return true;
  }

  // The failure of a command, if it has no reply or an error for one.
  asio::awaitable<std::optional<Failure>> ask(std::vector<std::string_view> words) {
    std::string command = resp::encode(words);
    const net::Deadline deadline = reply_budget_of(context_.target).from(net::Clock::now());
    auto asked = co_await held_->session.ask(std::move(command), deadline);
    answered_ = static_cast<bool>(asked);
    if (!asked) co_return std::move(asked).error();
    if (!asked.value().is_error()) co_return std::nullopt;
    co_return fault_in(asked.value(), Rung::expectation);
  }

  asio::awaitable<void> stay_silent() {
    const auto end = opened_.at + sample_.planned;
    const bool pings = sample_.arm == IdleArm::ping;
    while (true) {
      const auto next = pings ? std::min(end, last_.at + sample_.interval) : end;
      const net::Deadline until{
          next, {LimitKind::none, duration_cast<std::chrono::microseconds>(sample_.planned)}};
      answered_ = false;
      auto heard = co_await held_->session.overhear(until);
      if (heard) co_return co_await ended(*std::move(heard));
      note_silence(IdleMoment{});
      const bool last = IdleMoment{}.at >= end;
      std::vector<std::string_view> ping{"PING"};
      auto failure = co_await ask(std::move(ping));
      if (failure) co_return co_await broke(*std::move(failure), true);
      last_ = IdleMoment{};
      if (last) break;
    }
    sample_.end = IdleEnd::answered;
  }

  void note_silence(IdleMoment now) {
    sample_.age = now - opened_;
    sample_.longest_silence = std::max(sample_.longest_silence, now - last_);
  }

  // Something came while it was silent.
  asio::awaitable<void> ended(Result<resp::Reply, Failure> heard) {
    note_silence(IdleMoment{});
    if (!heard) co_return co_await broke(std::move(heard).error(), false);
    Failure failure{Fault::protocol_error, "it sent an unsolicited reply"};
    answered_ = heard.value().is_error();
    if (answered_) failure = *fault_in(heard.value(), Rung::expectation);
    co_await broke(std::move(failure), false);
  }

  // When the connection ended, not when that was noticed: this process may have been stopped. The
  // end of the stream acknowledges, so the kernel knows when it came; but answers to keepalives,
  // which go on after it, do so, too.
  void take_moment_of_end(const Failure& failure, const std::optional<PathFacts>& path) {
    const bool known = path && sample_.arm != IdleArm::keepalive;
    if (failure.fault != Fault::closed || !known) return;
    const IdleTime ago = path->since_acknowledged;
    const IdleTime age = IdleMoment{} - opened_ - ago;
    const IdleTime earlier = std::max(sample_.age - age, IdleTime{});
    sample_.age -= earlier;
    sample_.longest_silence = std::max(sample_.longest_silence - earlier, IdleTime{});
  }

  asio::awaitable<void> broke(Failure failure, bool in_use) {
    IdleBreak seen{.failure = std::move(failure),
                   .in_use = in_use,
                   .answered = answered_,
                   .path = held_->session.path_facts()};
    if (!in_use) take_moment_of_end(seen.failure, seen.path);
    seen.keepalive_gave_up = !in_use && is_timeout(seen.failure);
    std::optional<Failure> down;
    for (int i = 0; i < most_checks; ++i) {
      const bool is_over = co_await net::is_cancelled();
      if (is_over) break;
      const IdleMoment asked;
      const IdleCheck check = co_await control_.check();
      seen.is_slow = seen.is_slow || IdleMoment{} - asked > 2 * opening_ + slower;
      down = check.failure;
      seen.server_answers = !down;
      seen.turned_away = down && is_answer(*down);
      seen.was_down = seen.was_down || (down && !seen.turned_away);
      const bool other = !check.server.empty() && check.server != sample_.server;
      seen.server_is_new = other && check.up && *check.up <= IdleMoment{} - opened_ + seconds(1);
      if (!down && (!other || seen.server_is_new)) break;
      if (seen.turned_away && info(down->fault).verdict == Verdict::refused) break;
      if (down && i + 1 < most_checks) co_await net::sleep_until(check.begun + between_checks);
    }
    if (co_await net::is_cancelled()) seen.failure = Failure{Fault::interrupted, {}};
    sample_.end = classify(seen);
    if (sample_.end == IdleEnd::pending) co_return;
    if (seen.path) {
      sample_.unacknowledged = seen.path->unacknowledged;
      sample_.retransmits = seen.path->retransmits;
    }
    // Of a server that is down or refuses, the new connection tells more.
    const bool tells =
        down && (sample_.end == IdleEnd::server_down || sample_.end == IdleEnd::turned_away);
    sample_.failure = without_password(tells ? *down : seen.failure, context_.target);
  }

  IdleSample& sample_;
  IdleContext& context_;
  IdleControl& control_;
  std::optional<KeptConnection> held_;
  IdleMoment opened_;   // the last answer before the silence
  IdleMoment last_;     // the last answer
  IdleTime opening_{};  // how long it took to open it
  bool answered_ = false;
};

}  // namespace

asio::awaitable<void> hold(IdleSample& sample, IdleContext& context, IdleControl& control) {
  Holding holding(sample, context, control);
  co_await holding.run();
}

}  // namespace rconn
