#include "connector/run/fleet.hpp"

#include "connector/net/asio.hpp"

#include <algorithm>
#include <asio/bind_cancellation_slot.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/co_spawn.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <deque>
#include <exception>
#include <system_error>
#include <utility>

#include "connector/ladder/climb.hpp"
#include "connector/net/task_group.hpp"
#include "connector/net/descriptor_limit.hpp"
#include "connector/net/event_loop.hpp"

namespace rconn {
namespace {

struct Pulled {
  Target target;
  std::size_t place;
};

// Names held back while the resolver has no room; with more than this many, nothing is pulled.
constexpr std::size_t most_held_back = 10'000;

// While names are held back, how often to look whether one can go.
constexpr std::chrono::milliseconds look_again{20};

constexpr std::chrono::milliseconds tick{200};

// More at once would make bursts of packets that networks drop.
constexpr std::size_t most_jobs = 10'000;

// How the descriptors that this process may have are shared out.
struct Shares {
  std::size_t jobs;
  std::size_t lookups;
};

Shares shares_of(std::size_t descriptors, std::size_t wanted_jobs) {
  const std::size_t lookups =
      std::clamp<std::size_t>(descriptors / 8, 1, net::Resolver::usual_threads);
  const std::size_t others = descriptors_besides + descriptors_of_lookup * lookups;
  const std::size_t most = descriptors > others ? descriptors - others : 1;
  const std::size_t usual = std::clamp<std::size_t>(descriptors / 2, 1, most_jobs);
  return {std::min(wanted_jobs > 0 ? wanted_jobs : usual, most), lookups};
}

// One call of probe_fleet().
class Fleet {
 public:
  Fleet(const std::function<Pull()>& next, Limits limits, const FleetListener& listener)
      : Fleet(next, limits, listener, shares_of(raise_descriptor_limit(), limits.jobs)) {}

  bool run() {
    asio::cancellation_signal stop;
    loop_.listen([&stop] { stop.emit(asio::cancellation_type::terminal); });
    asio::co_spawn(loop_.context(), serve(),
                   asio::bind_cancellation_slot(stop.slot(), [this](std::exception_ptr bug) {
                     bug_ = std::move(bug);
                     loop_.stop_listening();
                     ticks_.cancel();
                   }));
    if (listener_.on_tick) tell_at_next_tick();
    turn_loop();
    if (bug_) std::rethrow_exception(bug_);
    return !loop_.interrupted();
  }

 private:
  Fleet(const std::function<Pull()>& next, Limits limits, const FleetListener& listener,
        Shares shares)
      : next_(next),
        listener_(listener),
        limiter_({shares.jobs, limits.rate}),
        shared_{{}, net::Resolver(shares.lookups), {}, false} {}

  // As io_context::run(), but the pace is told when there is nothing to do but wait.
  void turn_loop() {
    asio::io_context& context = loop_.context();
    while (!context.stopped()) {
      if (context.poll() > 0 || context.stopped()) continue;
      const auto moment = limiter_.idle(net::Clock::now());
      if (moment && !std::exchange(age_is_set_, true)) {
        age_.expires_at(*moment);
        age_.async_wait([this](asio::error_code) { age_is_set_ = false; });
      }
      if (waits_for_pace_ && limiter_.next()) wake_.cancel();
      context.run_one();
    }
  }

  asio::awaitable<void> serve() {
    // A cancelled wait is an outcome like any other here, not an exception.
    co_await asio::this_coro::throw_if_cancelled(false);
    while (!loop_.interrupted()) {
      co_await turn();
      if (loop_.interrupted()) break;
      auto pulled = co_await pull();
      if (!pulled) break;
      const RateLimiter::JobId job = limiter_.begin(net::Clock::now());
      tasks_.start(climb(*std::move(pulled)), [this, job] {
        limiter_.end(job);
        if (waits_for_pace_) wake_.cancel();
      });
    }
    co_await tasks_.finished();
  }

  asio::awaitable<void> climb(Pulled pulled) {
    co_await asio::this_coro::throw_if_cancelled(false);
    Report report = report_on(pulled.target);
    co_await climb_to_pong(pulled.target, shared_, report);
    ++done_;
    listener_.on_report(report, pulled.place);
  }

  // Returns when the pace lets the next one begin.
  asio::awaitable<void> turn() {
    while (!loop_.interrupted()) {
      const auto next = limiter_.next();
      if (next && *next <= net::Clock::now()) break;
      waits_for_pace_ = !next;
      co_await sleep_until(next.value_or(net::Clock::time_point::max()));
      waits_for_pace_ = false;
    }
  }

  // The next target that can begin; nothing at the end, and when interrupted.
  asio::awaitable<std::optional<Pulled>> pull() {
    while (!loop_.interrupted()) {
      if (!held_back_.empty() && shared_.resolver.has_room()) {
        Pulled first = std::move(held_back_.front());
        held_back_.pop_front();
        co_return first;
      }
      const bool full = held_back_.size() >= most_held_back;
      Pull next = full || exhausted_ ? Pull{} : next_();
      if (next.target) {
        Pulled pulled{*std::move(next.target), places_++};
        if (shared_.resolver.has_room() || !needs_lookup(pulled.target)) co_return pulled;
        held_back_.push_back(std::move(pulled));
        continue;
      }
      if (!full && next.wait_for < 0) exhausted_ = true;
      if (exhausted_ && held_back_.empty()) break;
      co_await wait_for_more(next.wait_for);
    }
    co_return std::nullopt;
  }

  // Until the descriptor is readable; with names held back, or where the kernel cannot tell, not
  // long.
  asio::awaitable<void> wait_for_more(int descriptor) {
    if (!held_back_.empty()) {
      co_await sleep_until(net::Clock::now() + look_again);
      co_return;
    }
    asio::posix::stream_descriptor source(loop_.context());
    asio::error_code error;
    source.assign(descriptor, error);
    if (error) {
      co_await sleep_until(net::Clock::now() + look_again);
      co_return;
    }
    co_await source.async_wait(asio::posix::stream_descriptor::wait_read,
                               asio::redirect_error(asio::use_awaitable, error));
    source.release();
  }

  asio::awaitable<void> sleep_until(net::Clock::time_point moment) {
    wake_.expires_at(moment);
    asio::error_code woken;
    co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }

  void tell_at_next_tick() {
    ticks_.expires_after(tick);
    ticks_.async_wait([this](asio::error_code cancelled) {
      if (cancelled) return;
      listener_.on_tick({limiter_.under_way(), done_});
      tell_at_next_tick();
    });
  }

  const std::function<Pull()>& next_;
  const FleetListener& listener_;
  RateLimiter limiter_;
  std::deque<Pulled> held_back_;
  bool exhausted_ = false;
  bool waits_for_pace_ = false;
  bool age_is_set_ = false;
  std::size_t places_ = 0;
  std::size_t done_ = 0;
  std::exception_ptr bug_;
  EventLoop loop_;
  asio::steady_timer wake_{loop_.context()};
  asio::steady_timer age_{loop_.context()};  // until somebody under way is old
  asio::steady_timer ticks_{loop_.context()};
  Shared shared_;
  TaskGroup tasks_{loop_.context().get_executor()};
};

bool without_any_loop(const std::function<Pull()>& next, const FleetListener& listener,
                      const std::system_error& error) {
  std::size_t place = 0;
  for (Pull pull = next(); pull.target; pull = next()) {
    listener.on_report(without_loop(*pull.target, error), place++);
  }
  return true;
}

}  // namespace

bool probe_fleet(const std::function<Pull()>& next, Limits limits, const FleetListener& listener) {
  std::optional<Fleet> fleet;
  try {
    fleet.emplace(next, limits, listener);
  } catch (const std::system_error& error) {
    return without_any_loop(next, listener, error);
  }
  return fleet->run();
}

}  // namespace rconn
