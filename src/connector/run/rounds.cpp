#include <asio/post.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/net/sleep.hpp"
#include "connector/run/perform.hpp"
#include "connector/run/scheduling.hpp"
#include "connector/run/ticker.hpp"

namespace rconn {
namespace {

// After how long to tell what an operation waits for.
constexpr std::chrono::milliseconds long_enough{400};

class RoundsRun {
 public:
  RoundsRun(const Rounds& rounds, const Scheduling& scheduling)
      : rounds_(rounds), scheduling_(scheduling) {
    context_.descriptor_limit = scheduling.descriptor_limit;
    context_.check_echo = rounds.check_echo;
    context_.under_way = &under_way_;
  }

  RunEnd run() {
    scheduling_.loop.run(run_all(), on_idle_of(scheduling_.operation, 1));
    return run_end(scheduling_, had_room_);
  }

 private:
  asio::awaitable<void> run_all() {
    // Makes a cancelled wait return normally instead of throwing.
    co_await asio::this_coro::throw_if_cancelled(false);
    const EventLoop& loop = scheduling_.loop;
    const Ticker ticker(scheduling_.loop.context(), on_tick());
    for (unsigned round = 1; had_room_ && !loop.interrupted(); ++round) {
      const auto next = net::Clock::now() + rounds_.interval;
      co_await run_round(round);
      if (rounds_.count != 0 && round == rounds_.count) break;
      if (!loop.interrupted()) co_await net::sleep_until(next);
    }
  }

  asio::awaitable<void> run_round(unsigned round) {
    for (std::size_t i = 0; i < rounds_.targets.size(); ++i) {
      // A target that fails at once never waits. Yield, so that the loop can handle signals.
      if (i > 0) co_await asio::post(asio::use_awaitable);
      had_room_ = co_await wait_for_room(scheduling_);
      if (!had_room_) co_return;
      const Target& target = rounds_.targets[i];
      Report report = report_on(target);
      report.sequence = round;
      current_ = &report;
      begun_ = net::Clock::now();
      under_way_ = {std::nullopt, begun_};
      co_await perform(scheduling_.operation, target, context_, report);
      current_ = nullptr;
      explain_failure(target, report, context_.machine);
      scheduling_.listener.on_report(report, i);
    }
  }

  std::function<bool()> on_tick() {
    if (!scheduling_.listener.on_waiting) return {};
    return [this] {
      if (current_ == nullptr || net::Clock::now() - begun_ < long_enough) return true;
      return scheduling_.listener.on_waiting(*current_, under_way_);
    };
  }

  const Rounds& rounds_;
  const Scheduling& scheduling_;
  RunContext context_;
  bool had_room_ = true;
  const Report* current_ = nullptr;  // of the operation under way
  net::Clock::time_point begun_{};   // when that began
  UnderWay under_way_;
};

}  // namespace

RunEnd run_schedule(const Rounds& rounds, Scheduling& scheduling) {
  return RoundsRun(rounds, scheduling).run();
}

}  // namespace rconn
