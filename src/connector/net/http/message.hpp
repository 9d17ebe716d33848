// A request and its response (RFC 9110, RFC 9112), as values.
// Entry points: Request, Response. Only GET and HEAD reach a handler, and never with a body.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rconn::net::http {

enum class Method { get, head };

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::get;
  std::string target;  // in origin form, as sent: "/probe?target=cache%3A6379"
  Fields fields;       // in order; names as sent

  // Of the target, up to the "?"; not decoded.
  [[nodiscard]] std::string_view path() const;
  // What follows the "?"; not decoded. See query.hpp.
  [[nodiscard]] std::string_view query() const;
  // The value of the field of that name, in any case. Those of several are joined by commas, in
  // order (RFC 9110, section 5.3). None if there is none.
  [[nodiscard]] std::optional<std::string> field(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body = {};  // left out for HEAD, which gets its length
  Fields fields = {};     // further ones, for example Retry-After
  // Called with the status that is sent, which is 503 where too many responses wait. Not called if
  // the peer has hung up.
  std::function<void(unsigned)> on_status = {};
};

}  // namespace rconn::net::http
