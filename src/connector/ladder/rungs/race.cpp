#include "connector/ladder/rungs/race.hpp"

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/task_group.hpp"

namespace rconn {
namespace {

using Time = net::Clock::time_point;

bool has_no_descriptor(const net::Status& status) {
  return status.kind == net::Status::Kind::failed &&
         (status.error == EMFILE || status.error == ENFILE);
}

net::Clock::duration head_start(const net::Deadline& deadline, std::size_t addresses) {
  const auto share = (deadline.at - net::Clock::now()) / static_cast<net::Clock::rep>(addresses);
  return std::min<net::Clock::duration>(max_head_start, share);
}

class Race {
 public:
  Race(const asio::any_io_executor& executor, std::span<const net::Address> addresses,
       std::size_t& spare, net::Deadline deadline)
      : addresses_(addresses),
        spare_(spare),
        deadline_(deadline),
        head_start_(head_start(deadline, addresses.size())),
        wake_(executor),
        tasks_(executor) {
    result_.attempts.resize(addresses.size());
    result_.facts.resize(addresses.size());
  }

  asio::awaitable<RaceResult> run() {
    while (!decided()) {
      const auto now = net::Clock::now();
      // The first attempt begins in any case: it then says why there was no time.
      const bool over = now >= deadline_.at || co_await net::is_cancelled();
      if (over && next_ > 0) break;
      if (next_ < addresses_.size() && now >= next_at_ && has_room()) {
        begin(now);
      } else {
        wake_.expires_at(next_look(now));
        asio::error_code woken;
        co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
      }
    }
    if (result_.stream) tasks_.stop_all();
    co_await tasks_.finished();
    if (!result_.stream) result_.ended = net::Clock::now();
    result_.attempts.resize(next_);
    result_.facts.resize(next_);
    co_return std::move(result_);
  }

 private:
  // How often to look for a descriptor that another race has given back.
  static constexpr std::chrono::milliseconds retry_{20};

  [[nodiscard]] bool decided() const {
    return result_.stream || (next_ == addresses_.size() && under_way_ == 0);
  }

  [[nodiscard]] bool has_room() const { return under_way_ == 0 || spare_ > 0; }

  [[nodiscard]] Time next_look(Time now) const {
    if (next_ == addresses_.size()) return Time::max();
    return std::min<Time>(deadline_.at, has_room() ? next_at_ : now + retry_);
  }

  void begin(Time now) {
    const std::size_t place = next_++;
    next_at_ = now + head_start_;
    if (under_way_++ > 0) --spare_;
    tasks_.start(attempt(place));
  }

  void end() {
    if (--under_way_ > 0) ++spare_;
    wake_.cancel();
  }

  asio::awaitable<void> attempt(std::size_t place) {
    // Makes a cancelled wait return normally instead of throwing.
    co_await asio::this_coro::throw_if_cancelled(false);
    Tried tried = co_await try_address(addresses_[place], deadline_);
    const bool alone = under_way_ == 1;
    end();
    if (!alone && !result_.stream && has_no_descriptor(tried.status)) {
      next_ = place;  // the last one begun: it ends at once
      next_at_ = net::Clock::now() + retry_;
      co_return;
    }
    note(place, std::move(tried));
  }

  void note(std::size_t place, Tried tried) {
    Attempt& attempt = result_.attempts[place];
    attempt = std::move(tried.attempt);
    result_.facts[place] = std::move(tried.facts);
    if (tried.status.ok() && !result_.stream) {
      result_.stream.emplace(std::move(tried.stream));
      result_.winner = place;
      result_.ended = tried.ended;
    } else if (result_.stream && tried.status.kind == net::Status::Kind::interrupted) {
      using std::chrono::milliseconds;
      const Limit waited{LimitKind::none, std::chrono::round<milliseconds>(attempt.took)};
      attempt.failure = {Fault::connect_timeout,
                         {"no answer within ", waited, ", then another address connected"}};
    } else if (place + 1 == next_) {
      next_at_ = Time::min();
    }
  }

  std::span<const net::Address> addresses_;
  std::size_t& spare_;
  net::Deadline deadline_;
  net::Clock::duration head_start_;
  std::size_t next_ = 0;
  Time next_at_ = Time::min();
  std::size_t under_way_ = 0;
  RaceResult result_;
  asio::steady_timer wake_;
  TaskGroup tasks_;
};

}  // namespace

asio::awaitable<RaceResult> race(std::span<const net::Address> addresses, std::size_t& spare,
                                 net::Deadline deadline) {
  const auto executor = co_await asio::this_coro::executor;
  Race attempts(executor, addresses, spare, deadline);
  co_return co_await attempts.run();
}

}  // namespace rconn
