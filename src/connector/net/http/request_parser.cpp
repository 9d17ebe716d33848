#include "connector/net/http/request_parser.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "connector/net/http/request_rules.hpp"

namespace rconn::net::http {
namespace {

namespace beast = boost::beast::http;
using BeastParser = beast::request_parser<beast::empty_body>;

std::string text(boost::beast::string_view view) { return {view.data(), view.size()}; }

Refusal malformed(std::string why) { return {400, "malformed request: " + std::move(why)}; }

Refusal unparsed(boost::beast::error_code error, std::string_view bytes) {
  if (error == beast::error::body_limit) return {413, "a request has no body here"};
  if (error == beast::error::bad_version && is_other_version(bytes)) {
    return {505, "only HTTP/1.0 and HTTP/1.1 are spoken here"};
  }
  return malformed(error.message());
}

std::optional<Refusal> refuse_method(const beast::request_header<>& header) {
  switch (header.method()) {
    case beast::verb::get:
    case beast::verb::head:
      return std::nullopt;
    case beast::verb::unknown:
      return Refusal{501, "unknown method"};
    default:
      return Refusal{405, "only GET and HEAD are served"};
  }
}

std::optional<Refusal> refuse_host(const beast::request_header<>& header) {
  const auto [first, last] = header.equal_range(beast::field::host);
  const auto count = std::distance(first, last);
  if (count > 1) return malformed("more than one Host");
  if (count == 0 && header.version() == 11) return malformed("no Host");
  if (count == 1 && !is_host(text(first->value()))) return malformed("the Host is invalid");
  return std::nullopt;
}

// A body would have to be read to find the next request. A field that contradicts another about its
// length would hide one (RFC 9112 §11.2).
std::optional<Refusal> refuse_body(const BeastParser& parser) {
  const beast::request_header<>& header = parser.get();
  if (header.count(beast::field::content_length) > 1) return malformed("two Content-Lengths");
  if (header.count(beast::field::transfer_encoding) > 0) {
    if (header.version() == 11 && parser.chunked())
      return Refusal{413, "a request has no body here"};
    return malformed("Transfer-Encoding");
  }
  if (parser.content_length().value_or(0) > 0) return Refusal{413, "a request has no body here"};
  return std::nullopt;
}

}  // namespace

struct RequestParser::State {
  explicit State(std::size_t most) : max_header(most) {
    parser.header_limit(std::numeric_limits<std::uint32_t>::max());  // ours is exact
  }

  const std::size_t max_header;
  std::size_t taken = 0;  // bytes
  BeastParser parser;

  std::optional<Refusal> take(std::string& bytes);
  [[nodiscard]] std::optional<Refusal> refuse_size(std::string_view rest) const;
  [[nodiscard]] Parsed finish() const;

 private:
  [[nodiscard]] bool has_request_line() const { return !parser.get().target().empty(); }
};

// Empty lines before a request are left out (RFC 9112 §2.2).
std::optional<Refusal> RequestParser::State::take(std::string& bytes) {
  std::size_t size = 0;
  if (!has_request_line()) {
    while (bytes.compare(size, 2, "\r\n") == 0) size += 2;
    if (bytes.compare(size, std::string::npos, "\r") == 0) return std::nullopt;
  }
  boost::beast::error_code error;
  const std::string_view rest = std::string_view(bytes).substr(size);
  std::size_t parsed = 0;
  if (!rest.empty()) parsed = parser.put(boost::asio::buffer(rest.data(), rest.size()), error);
  if (error && error != beast::error::need_more) return unparsed(error, rest);
  if (is_folded(rest.substr(0, parsed))) return malformed("a folded field");
  bytes.erase(0, size + parsed);
  taken += size + parsed;
  return std::nullopt;
}

std::optional<Refusal> RequestParser::State::refuse_size(std::string_view rest) const {
  const beast::request_header<>& header = parser.get();
  if (std::distance(header.begin(), header.end()) > static_cast<std::ptrdiff_t>(max_fields)) {
    return Refusal{431, "too many fields"};
  }
  const std::size_t size = parser.is_header_done() ? taken : taken + rest.size();
  if (size <= max_header) return std::nullopt;
  if (has_request_line()) return Refusal{431, "the header is too large"};
  if (rest.empty()) return malformed("empty lines");
  if (rest.find(' ') == std::string_view::npos) return Refusal{501, "unknown method"};
  return Refusal{414, "the target is too long"};
}

Parsed RequestParser::State::finish() const {
  const beast::request_header<>& header = parser.get();
  if (auto refusal = refuse_host(header)) return *std::move(refusal);
  auto target = origin_form({header.target().data(), header.target().size()});
  if (auto refusal = refuse_method(header)) {
    if (target) refusal->target = *std::move(target);
    return *std::move(refusal);
  }
  if (auto refusal = refuse_body(parser)) return *std::move(refusal);
  if (!target) return malformed("the target is no path");
  Incoming incoming;
  incoming.keep_alive = parser.keep_alive();
  incoming.is_1_0 = header.version() == 10;
  incoming.request.method = header.method() == beast::verb::head ? Method::head : Method::get;
  incoming.request.target = *std::move(target);
  for (const auto& field : header) {
    incoming.request.fields.emplace_back(text(field.name_string()), text(field.value()));
  }
  return incoming;
}

RequestParser::RequestParser(std::size_t max_header)
    : state_(std::make_unique<State>(max_header)) {}
RequestParser::RequestParser(RequestParser&&) noexcept = default;
RequestParser::~RequestParser() = default;

std::optional<Parsed> RequestParser::parse(std::string& bytes) {
  if (auto refusal = state_->take(bytes)) return *std::move(refusal);
  if (auto refusal = state_->refuse_size(bytes)) return *std::move(refusal);
  if (!state_->parser.is_header_done()) return std::nullopt;
  return state_->finish();
}

}  // namespace rconn::net::http
