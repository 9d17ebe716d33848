// What RFC 9112 asks of a request beyond its grammar.
// Entry points: origin_form(), is_host(), is_other_version(), is_folded(). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rconn::net::http {

// "/path?query" of a target in origin form or in absolute form ("http://host/path", RFC 9112
// §3.2.2). None: it is in another form, names a user, or holds what a URI cannot.
std::optional<std::string> origin_form(std::string_view target);

// Whether it is a value of Host: a host name or address with or without a port, or empty.
bool is_host(std::string_view value);

// Whether the request line is well formed, but ends in another version than 1.0 and 1.1.
bool is_other_version(std::string_view request_line);

// Whether a field goes on in the next line, which RFC 9112 §5.2 lets a server refuse.
bool is_folded(std::string_view lines);

}  // namespace rconn::net::http
