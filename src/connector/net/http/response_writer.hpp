// Writes a response in the form of HTTP/1.1, with Beast.
// Entry point: to_bytes(). Pure.
#pragma once

#include <chrono>
#include <string>

#include "connector/net/http/message.hpp"

namespace rconn::net::http {

struct Framing {
  bool head = false;             // the answer to HEAD: no body, but its length
  bool close = false;            // the connection ends with this response
  bool says_keep_alive = false;  // it stays open, and the peer would not expect it (HTTP/1.0)
  std::chrono::system_clock::time_point date;
};

// Control characters in fields become spaces: none of them ends a line.
std::string to_bytes(const Response& response, const Framing& framing);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7).
std::string http_date(std::chrono::system_clock::time_point time);

}  // namespace rconn::net::http
