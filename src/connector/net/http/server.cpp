#include "connector/net/http/server.hpp"

#include <asio/this_coro.hpp>
#include <exception>
#include <list>
#include <optional>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/http/connection.hpp"
#include "connector/net/sleep.hpp"
#include "connector/net/task_group.hpp"

namespace rconn::net::http {
namespace {

// Before the next try to accept a connection when the system had no descriptor or memory for it.
constexpr std::chrono::milliseconds shortage_pause{100};

}  // namespace

struct Server::State {
  State(Listener listens, Handler handler, Limits limits, const asio::any_io_executor& executor)
      : service{.handler = std::move(handler), .limits = limits},
        listener(std::move(listens)),
        accepting(executor),
        serving(executor) {}

  Service service;
  std::optional<Listener> listener;
  std::list<Connection> connections;
  std::size_t turned_away = 0;  // among `connections`
  TaskGroup accepting;
  TaskGroup serving;
  std::exception_ptr bug;

  asio::awaitable<void> accept_all();
  void accept_rest();
  void admit(Stream stream);
  void turn_away(Stream stream);

 private:
  asio::awaitable<void> guard(asio::awaitable<void> work);
};

asio::awaitable<void> Server::State::accept_all() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (!service.draining) {
    Result<Stream, Status> accepted = co_await listener->accept();
    const bool cancelled = co_await is_cancelled();
    if (cancelled && !(accepted && service.draining)) co_return;
    if (!accepted) {
      ++service.counts.shortages;
      co_await sleep_until(Clock::now() + shortage_pause);
    } else if (service.counts.open >= service.limits.max_connections) {
      turn_away(std::move(accepted).value());
    } else {
      admit(std::move(accepted).value());
    }
  }
}

// Clients whose connection waits to be accepted take it for open: it would be reset by the end.
void Server::State::accept_rest() {
  while (service.counts.open < service.limits.max_connections) {
    std::optional<Stream> waiting = listener->accept_at_once();
    if (!waiting) break;
    admit(*std::move(waiting));
  }
}

void Server::State::admit(Stream stream) {
  ++service.counts.accepted;
  ++service.counts.open;
  const auto connection = connections.emplace(connections.end(), std::move(stream), service);
  serving.start(guard(connection->serve()), [this, connection] {
    connections.erase(connection);
    --service.counts.open;
  });
}

void Server::State::turn_away(Stream stream) {
  ++service.counts.refused;
  if (turned_away >= service.limits.max_turned_away) {
    Connection(std::move(stream), service).turn_away_at_once();
    return;
  }
  ++turned_away;
  const auto connection = connections.emplace(connections.end(), std::move(stream), service);
  serving.start(guard(connection->turn_away()), [this, connection] {
    connections.erase(connection);
    --turned_away;
  });
}

// A bug ends the server.
asio::awaitable<void> Server::State::guard(asio::awaitable<void> work) {
  try {
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await std::move(work);
  } catch (...) {
    bug = std::current_exception();
    accepting.stop_all();
  }
}

Server::Server(Listener listener, Handler handler, Limits limits, asio::any_io_executor executor)
    : state_(std::make_unique<State>(std::move(listener), std::move(handler), limits, executor)) {}
Server::~Server() = default;

asio::awaitable<void> Server::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  State& state = *state_;
  state.accepting.start(state.accept_all());
  co_await state.accepting.finished();
  if (state.service.draining) state.accept_rest();
  state.listener.reset();
  if (state.bug) state.serving.stop_all();
  co_await state.serving.finished();
  if (state.bug) std::rethrow_exception(std::exchange(state.bug, {}));
}

void Server::drain() {
  state_->service.draining = true;
  state_->accepting.stop_all();
  for (Connection& connection : state_->connections) connection.end_if_idle();
}

const Counts& Server::counts() const { return state_->service.counts; }

std::size_t Server::under_way() const { return state_->service.under_way; }

void Server::on_refusal(std::function<void(std::string_view path, unsigned status)> note) {
  state_->service.on_refusal = std::move(note);
}

}  // namespace rconn::net::http
