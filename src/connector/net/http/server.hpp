// An HTTP/1.1 server for GET and HEAD: connections that stay open, one request after another.
// Entry points: Server::run(), drain(). Beast parses and writes (request_parser.cpp,
// response_writer.cpp); limits and deadlines are ours. Clear text: encryption and passwords are a
// reverse proxy's. Invariants: each request that reached the handler is answered or its peer has
// hung up; a peer that hangs up cancels its handler; no peer holds a connection for longer than the
// limits say.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string_view>

#include "connector/net/asio.hpp"
#include "connector/net/http/message.hpp"
#include "connector/net/listener.hpp"

namespace rconn::net::http {

// Answers one request. It may wait; when the peer hangs up, it is cancelled (see net/cancellation),
// and what it returns is dropped. The request is valid until it returns.
using Handler = std::function<asio::awaitable<Response>(const Request&)>;

struct Limits {
  std::size_t max_header = 16 << 10;    // bytes of request line and fields; beyond: 431 (or 414)
  std::size_t max_connections = 1'000;  // one more is answered 503 and closed
  // Of those, how many wait for their client to take that answer; from more it may get lost.
  std::size_t max_turned_away = 100;
  // Bytes of all responses that wait for their readers: one that would
  // be beyond them becomes 503, unless it is the only one.
  std::size_t max_unread = std::size_t{32} << 20;
  std::chrono::milliseconds header{10'000};  // from the first byte (or the connection) to the end
                                             // of the header; beyond: 408
  std::chrono::milliseconds idle{75'000};    // between two requests of a connection
  std::chrono::milliseconds write{10'000};   // for the peer to take a response
};

// Of all time, but for `open`.
struct Counts {
  std::size_t open = 0;  // connections
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;                    // connections beyond the limit
  std::uint64_t hung_up = 0;                    // peers that left while their request was handled
  std::uint64_t slow = 0;                       // closed because they took too long
  std::uint64_t shortages = 0;                  // accepts for which the system had no descriptor
  std::map<unsigned, std::uint64_t> responses;  // by status
};

class Server {
 public:
  Server(Listener listener, Handler handler, Limits limits, asio::any_io_executor executor);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  // Serves until it is drained, or cancelled: then at once, without answering what is under way.
  asio::awaitable<void> run();

  // Accepts no more connections, closes the idle ones, answers what is under way with
  // "Connection: close"; then run() returns.
  void drain();

  [[nodiscard]] const Counts& counts() const;

  // Requests that are complete and whose response the peer has not taken.
  [[nodiscard]] std::size_t under_way() const;

  // Called for a request that reached no handler because of its method. `path` is not decoded.
  void on_refusal(std::function<void(std::string_view path, unsigned status)> note);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rconn::net::http
