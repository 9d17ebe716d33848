#include "connector/net/http/exchange.hpp"

#include <asio/this_coro.hpp>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/task_group.hpp"

namespace rconn::net::http {
namespace {

asio::awaitable<void> answer(const Handler& handler, const Request& request, Answered& answered) {
  co_await asio::this_coro::throw_if_cancelled(false);
  answered.response = co_await handler(request);
}

asio::awaitable<void> watch_peer(Stream& stream, std::string& ahead, std::size_t max_ahead,
                                 Answered& answered, TaskGroup& tasks) {
  co_await asio::this_coro::throw_if_cancelled(false);
  constexpr Deadline never{Clock::time_point::max(), {}};
  while (!answered.response && ahead.size() < max_ahead) {
    const ReadResult read = co_await stream.read(ahead, never);
    if (read.status.ok() || read.status.kind == Status::Kind::timed_out) continue;
    if (read.status.kind == Status::Kind::interrupted) break;
    answered.hung_up = true;
    tasks.stop_all();
    break;
  }
}

}  // namespace

asio::awaitable<Answered> run_handler(const Handler& handler, const Request& request,
                                      Stream& stream, std::string& ahead, std::size_t max_ahead) {
  Answered answered;
  TaskGroup tasks(co_await asio::this_coro::executor);
  tasks.start(answer(handler, request, answered), [&tasks] { tasks.stop_all(); });
  tasks.start(watch_peer(stream, ahead, max_ahead, answered, tasks));
  co_await tasks.finished();
  const bool cancelled = co_await is_cancelled();
  if (cancelled || answered.hung_up) answered.response.reset();
  co_return answered;
}

}  // namespace rconn::net::http
