// Which endpoints the configuration allows beside the targets that it names.
// Entry points: parse_pattern(), matches(). Pure.
// A pattern of addresses matches only addresses, and one of names only names: "10.1.2.*" is no
// "10.1.2.example.org", whoever owns that. In a name, '*' stands for any characters of one label;
// at its very start also for several labels. It never stands for ':' or '/'.
#pragma once

#include <string>
#include <string_view>

#include "cli/config/endpoint.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli::config {

struct AllowPattern {
  Endpoint::Kind kind = Endpoint::Kind::name;
  bool any_host = false;  // "*": every name and every IPv4 address; "[*]": every IPv6 address
  std::string host = {};  // or the path of a socket; in the form of Endpoint::host
  std::string port = {};  // digits and '*'; unused for a socket
  std::string text = {};  // as written, for display
};

// HOST, HOST:PORT, [IPV6]:PORT or an absolute path, each with '*'. Without a port: 6379. Errors say
// what to write instead.
Parsed<AllowPattern> parse_pattern(const std::string& text);

bool matches(const AllowPattern& pattern, const Endpoint& endpoint);

}  // namespace rconn::cli::config
