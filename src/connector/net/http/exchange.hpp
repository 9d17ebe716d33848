// Runs the handler of one request, and watches the peer meanwhile.
// Entry point: run_handler(). Invariant: when it returns, the handler has ended.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "connector/net/asio.hpp"
#include "connector/net/http/message.hpp"
#include "connector/net/http/server.hpp"
#include "connector/net/stream.hpp"

namespace rconn::net::http {

struct Answered {
  std::optional<Response> response;  // none: the peer hung up, or the caller was cancelled
  bool hung_up = false;
};

// The peer has hung up when its side of the connection ends: one that closes and one that only
// stops to write look alike. What it sends meanwhile is appended to `ahead`; once that is
// `max_ahead` long, the peer is no longer watched. `handler`, `request`, `stream` and `ahead` must
// stay valid.
asio::awaitable<Answered> run_handler(const Handler& handler, const Request& request,
                                      Stream& stream, std::string& ahead, std::size_t max_ahead);

}  // namespace rconn::net::http
