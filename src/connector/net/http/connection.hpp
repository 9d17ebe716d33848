// One connection of a server, from its first byte until it is closed.
// Entry points: serve(), turn_away(), turn_away_at_once(); then destroy it. Invariant: it waits for
// its peer no longer than the limits say.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/http/request_parser.hpp"
#include "connector/net/http/server.hpp"
#include "connector/net/stream.hpp"

namespace rconn::net::http {

// What the connections of a server have in common.
struct Service {
  Handler handler;
  Limits limits;
  Counts counts = {};
  bool draining = false;
  std::size_t unread = 0;     // bytes of responses that are being sent
  std::size_t under_way = 0;  // see Server::under_way()
  std::function<void(std::string_view path, unsigned status)> on_refusal = {};
};

class Connection {
 public:
  // `service` must outlive it.
  Connection(Stream stream, Service& service) : stream_(std::move(stream)), service_(service) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() = default;

  // Answers one request after another.
  asio::awaitable<void> serve();

  // Answers 503 without waiting for a request.
  asio::awaitable<void> turn_away();
  // The same without waiting for the peer to take it.
  void turn_away_at_once();

  // Ends serve() if it waits for a request, or soon if it waits for the rest of a header.
  void end_if_idle();

 private:
  enum class Then { stay, close, drop };

  asio::awaitable<bool> serve_one();
  asio::awaitable<Then> answer(const Incoming& incoming);
  asio::awaitable<bool> wait_for_request();
  asio::awaitable<std::optional<Parsed>> read_request();
  asio::awaitable<void> refuse(const Refusal& refusal);
  asio::awaitable<bool> send(std::string_view bytes);
  asio::awaitable<void> close_gently();
  [[nodiscard]] bool is_too_much(std::size_t size) const;
  std::string close_with(const Response& response);

  Stream stream_;
  Service& service_;
  std::string unread_;  // what came ahead of the request that is answered
  Deadline header_deadline_{};
  bool is_new_ = true;    // no request has come
  bool is_idle_ = false;  // it waits for a request, and may be interrupted
};

}  // namespace rconn::net::http
