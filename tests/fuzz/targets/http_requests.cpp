// Requests to the server of probes, and the queries in their targets.

#include <algorithm>

#include "connector/net/http/query.hpp"
#include "connector/net/http/request_parser.hpp"
#include "connector/values/text/utf8.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;
using namespace rconn::net::http;

constexpr std::size_t limit = 2048;

bool is_in_one_line(std::string_view text) { return text.find_first_of("\r\n") == text.npos; }

void require_plain(const Fields& parameters) {
  require(parameters.size() <= max_parameters, "parameters are bounded");
  for (const auto& [name, value] : parameters) {
    for (const std::string& text : {name, value}) {
      require(utf8::is_utf8(text) && !utf8::has_control(text), "a parameter is text", text);
    }
  }
}

// What a client would send for these parameters.
std::string encoded(const Fields& parameters) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string query;
  for (const auto& [name, value] : parameters) {
    for (const std::string& text : {"&" + name, "=" + value}) {
      query += text.front();
      for (const char c : text.substr(1)) {
        const auto byte = static_cast<unsigned char>(c);
        query += {'%', digits[byte >> 4U], digits[byte & 15U]};
      }
    }
  }
  return query;
}

void require_good_query(std::string_view query) {
  const auto parameters = parse_query(query);
  if (!parameters) return;
  require_plain(parameters.value());
  require(parse_query(encoded(parameters.value())).value() == parameters.value(),
          "a query can be written again", query);
}

void require_good(const Request& request) {
  const auto is_visible = [](char c) { return c > ' ' && c < '\x7f'; };
  require(request.target.starts_with('/'), "a target is a path", request.target);
  require(std::ranges::all_of(request.target, is_visible), "it is of a URI", request.target);
  require(request.fields.size() <= max_fields, "fields are bounded");
  for (const auto& [name, value] : request.fields) {
    require(!name.empty() && std::ranges::all_of(name, is_visible), "a field has a name", name);
    require(is_in_one_line(value) && value.find('\0') == value.npos, "a value is a line", value);
  }
  require(request.field("Content-Length") != "1", "no body is expected");
  require(!request.field("Transfer-Encoding"), "nor one of unknown length");
  require_good_query(request.query());
}

void require_good(const Refusal& refusal) {
  require(refusal.status >= 400 && refusal.status < 600, "a refusal is an error");
  require(!refusal.why.empty() && is_in_one_line(refusal.why), "it says why", refusal.why);
}

// The bytes of one request in pieces of this size; those that are left over stay in `bytes`.
std::optional<Parsed> parse_in_pieces(std::string& bytes, std::size_t size) {
  RequestParser parser(limit);
  std::string unread;
  std::size_t fed = 0;
  while (fed < bytes.size()) {
    const std::string piece = bytes.substr(fed, size);
    fed += piece.size();
    unread += piece;
    auto parsed = parser.parse(unread);
    require(unread.size() <= limit + size, "what is held is bounded");
    if (!parsed) continue;
    bytes = unread + bytes.substr(fed);
    return parsed;
  }
  return std::nullopt;
}

void run(Input input) {
  const std::size_t size = input.below(64) + 1;
  std::string whole = input.rest();
  require_good_query(whole);
  while (!whole.empty()) {
    std::string pieces = whole;
    const auto at_once = RequestParser(limit).parse(whole);
    const auto piecewise = parse_in_pieces(pieces, size);
    const bool accepted = at_once && *at_once;
    require(accepted == (piecewise && *piecewise), "pieces do not matter", pieces);
    if (piecewise && !*piecewise) require_good(piecewise->error());
    if (at_once && !*at_once) require_good(at_once->error());
    if (!accepted) return;
    require_good(at_once->value().request);
    require(at_once->value().request.target == piecewise->value().request.target &&
                at_once->value().request.fields == piecewise->value().request.fields,
            "pieces do not change a request", pieces);
    require(whole == pieces, "nothing is lost of the next request", pieces);
  }
}

const FuzzTarget target{"http_requests", run};

}  // namespace
