#include "cli/config/asked_target.hpp"

#include <algorithm>
#include <string>

#include "cli/config/endpoint.hpp"
#include "cli/options/text/utf8.hpp"
#include "connector/values/text/lower_case.hpp"

namespace rconn::cli::config {
namespace {

UsageError malformed(std::string_view why) {
  return UsageError{
      std::string(why) +
      ": a target is the NAME of a listed one, HOST, HOST:PORT, [IPV6]:PORT, the path of a socket, "
      "redis://HOST:PORT or rediss://HOST:PORT"};
}

bool is_known_scheme(std::string_view text) {
  const std::string scheme = lower_case(text.substr(0, text.find("://")));
  return scheme == "redis" || scheme == "rediss";
}

}  // namespace

Parsed<TargetSpec> asked_target(std::string_view text) {
  if (text.empty()) return malformed("no target");
  if (text.size() > max_asked_size) return malformed("the target is too long");
  if (text::has_control(text)) return malformed("the target contains a control character");
  const bool is_path = text.starts_with('/');
  if (text.starts_with(name_mark)) {
    return malformed("'@' is not written here");
  }
  if (!is_path) {
    if (text.find('@') != std::string_view::npos) {
      return malformed("user and password are given by a module, not by a target");
    }
    if (text.find_first_of("?#") != std::string_view::npos) {
      return malformed("the target has a query or a fragment");
    }
    if (text.find("://") != std::string_view::npos && !is_known_scheme(text)) {
      return malformed("the target has another scheme");
    }
  }
  auto spec = from_argument(text);
  const bool is_clear =
      spec && !spec.value().user && !spec.value().password && spec.value().warnings.empty();
  if (!is_clear) return malformed("the target is not understood");
  // What was compared is what will be connected to.
  const Endpoint endpoint = endpoint_of(spec.value().host, spec.value().port);
  if (endpoint.kind != Endpoint::Kind::name) spec.value().host = endpoint.host;
  return spec;
}

}  // namespace rconn::cli::config
