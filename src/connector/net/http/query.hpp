// The parameters of a query: "target=cache%3A6379&module=tls".
// Entry point: parse_query(). Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "connector/net/http/message.hpp"
#include "connector/values/result.hpp"

namespace rconn::net::http {

// More are refused.
inline constexpr std::size_t max_parameters = 64;

// Names and values, decoded: "%XX", and "+" as a space. In order; a name may come more than once,
// or be empty; without "=", the value is empty. Errors, in words that quote nothing of the query:
// an escape is invalid, or what it decodes to is not UTF-8 or holds a control character; or there
// are too many.
Result<Fields, std::string_view> parse_query(std::string_view query);

}  // namespace rconn::net::http
