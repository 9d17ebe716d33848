#include "connector/serve/reloads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <atomic>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/completion.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/net/process/system_error.hpp"

namespace rconn {
namespace {

using Made = Result<ServeSetup, std::string>;

// For files and the commands that print passwords.
constexpr std::chrono::seconds time_to_reload{60};

// How often a reload under way looks whether another one was asked for.
constexpr std::chrono::milliseconds look_again{50};

// For one that is to stop; a file system that hangs keeps it from that.
constexpr std::chrono::seconds time_to_stop{1};

}  // namespace

// Shared with the thread that makes it.
struct Reloads::Making {
  net::Completion completion;
  std::optional<Made> made;
  std::shared_ptr<std::atomic<bool>> stop = std::make_shared<std::atomic<bool>>(false);
};

asio::awaitable<void> Reloads::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  asio::posix::stream_descriptor signal(loop_.context());
  asio::error_code error;
  signal.assign(signal_->descriptor(), error);
  if (error) throw std::system_error(error, "signals");
  while (!is_over_) {
    is_over_ = co_await net::is_cancelled();
    if (is_over_) break;
    co_await signal.async_wait(asio::posix::stream_descriptor::wait_read,
                               asio::redirect_error(asio::use_awaitable, error));
    if (error) break;
    signal_->take();
    co_await reload();
  }
  signal.release();  // it belongs to signal_
}

// On a thread: a file may be on a network that hangs, and a command takes its time. Meanwhile the
// old setup is in force.
asio::awaitable<void> Reloads::reload() {
  state_.tell(listener_, ServeEvent::reloading);
  const auto making = std::make_shared<Making>();
  const int error = threads_.run([making, make = plan_.reload, file = file_] {
    if (!*making->stop) making->made.emplace(make(file, making->stop));
    if (*making->stop) making->made.reset();  // here, since that of a large one takes its time
    making->completion.finish();
  });
  if (error != 0) {
    fail(net::system_message(error));
    co_return;
  }
  const bool is_made = co_await wait(making);
  is_over_ = co_await net::is_cancelled();
  is_over_ = is_over_ || caught_signal() != 0;  // which may end what it runs before this
  if (is_made && !is_over_) {
    take(std::move(*making->made));
    co_return;
  }
  const bool is_superseded = signal_->has_come();
  const bool has_stopped = co_await stop(making);
  if (is_over_) co_return;
  if (is_superseded) {
    const std::string problem =
        has_stopped ? "" : "it has not stopped within a second, and is left behind";
    state_.note_superseded_reload();
    state_.tell(listener_, ServeEvent::superseded, problem);
  } else {
    fail(fmt::format("it took longer than {} seconds", time_to_reload.count()));
  }
}

asio::awaitable<bool> Reloads::wait(std::shared_ptr<Making> making) {
  const net::Clock::time_point end = net::Clock::now() + time_to_reload;
  while (true) {
    const net::Deadline next{std::min(net::Clock::now() + look_again, end), {}};
    const net::Status status = co_await making->completion.wait(next);
    if (status.ok()) co_return true;
    const bool goes_on = status.kind == net::Status::Kind::timed_out && !signal_->has_come();
    if (!goes_on || net::Clock::now() >= end) co_return false;
  }
}

// Also when the server ends: no command is to outlive it.
asio::awaitable<bool> Reloads::stop(std::shared_ptr<Making> making) {
  *making->stop = true;
  const net::Deadline end{net::Clock::now() + time_to_stop, {}};
  while (true) {
    const net::Status status = co_await making->completion.wait(end);
    if (status.kind != net::Status::Kind::interrupted) co_return status.ok();
    is_over_ = true;
    co_await asio::this_coro::reset_cancellation_state();
  }
}

void Reloads::take(Result<ServeSetup, std::string> made) {
  if (!made) return fail(std::move(made).error());
  ServeSetup setup = std::move(made).value();
  const std::string held_back = std::exchange(setup.held_back, "");
  file_ = setup.file;
  state_.use(std::move(setup));
  state_.note_reload();
  state_.tell(listener_, ServeEvent::reloaded, held_back);
}

void Reloads::fail(std::string problem) {
  state_.note_failed_reload();
  state_.tell(listener_, ServeEvent::not_reloaded, std::move(problem));
}

}  // namespace rconn
