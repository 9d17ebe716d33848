// Parses one request as its bytes arrive, with Beast, and refuses what the server does not serve.
// Entry point: RequestParser::parse(). No sockets. Invariants: bytes of the next request stay where
// they are; a body is never read.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "connector/net/http/message.hpp"
#include "connector/values/result.hpp"

namespace rconn::net::http {

// Fields of a request. More are answered 431: each costs more memory than its bytes.
inline constexpr std::size_t max_fields = 100;

struct Incoming {
  Request request;
  bool keep_alive = false;  // the peer wants the connection to stay open
  bool is_1_0 = false;      // HTTP/1.0: such a peer must be told so
};

// A request that is answered with an error, after which the connection is closed.
struct Refusal {
  unsigned status = 400;
  std::string why;          // in our words only
  std::string target = {};  // as of a request, if only the method is wrong; may be empty
};

using Parsed = Result<Incoming, Refusal>;

class RequestParser {
 public:
  explicit RequestParser(std::size_t max_header);
  RequestParser(RequestParser&&) noexcept;
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;
  RequestParser& operator=(RequestParser&&) = delete;
  ~RequestParser();

  // Takes what it understands from the front of `bytes`. None: it needs more. After a result, the
  // next request needs a new parser.
  std::optional<Parsed> parse(std::string& bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rconn::net::http
