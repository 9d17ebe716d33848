#include "cli/options/target_spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/other_spelling.hpp"
#include "cli/options/text/outer_marks.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t max_target_name_size = 64;

struct HostAndPort {
  std::string_view host;
  std::optional<std::string_view> port;
};

// Leaves malformed text in the host part, so that host() reports it.
HostAndPort split_port(std::string_view text) {
  if (text.find('@') != std::string_view::npos) return {text, std::nullopt};
  if (text.starts_with('[')) {
    const auto close = text.rfind("]:");
    if (close == std::string_view::npos) return {text, std::nullopt};
    return {text.substr(0, close + 1), text.substr(close + 2)};
  }
  if (std::ranges::count(text, ':') != 1) return {text, std::nullopt};
  const auto colon = text.find(':');
  return {text.substr(0, colon), text.substr(colon + 1)};
}

}  // namespace

Parsed<TargetSpec> from_argument(std::string_view text) {
  if (text.find("://") != std::string_view::npos) return from_uri(text);
  if (auto marked = text::outer_marks(text)) return UsageError{*std::move(marked)};
  if (auto foreign = other_spelling(text)) return *std::move(foreign);
  TargetSpec spec;
  spec.shown = text;
  const HostAndPort parts =
      text.starts_with('/') ? HostAndPort{text, std::nullopt} : split_port(text);
  auto checked = host(parts.host);
  if (!checked) return std::move(checked).error();
  spec.host = std::move(checked).value();
  if (parts.port) {
    const auto port = port_number(*parts.port);
    if (!port) return port_problem(fmt::format("{}:", parts.host), *parts.port);
    spec.port = port.value();
  }
  if (const auto bare = split_bare_ipv6(text)) {  // with a port that is not a likely one
    spec.warnings.push_back(
        fmt::format("'{0}' is taken for an address without a port; that is also [{0}], and with "
                    "port {1} it would be [{2}]:{1}",
                    text, bare->port, bare->host));
  }
  return spec;
}

bool is_target_name(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !text.empty() && text.size() <= max_target_name_size && text.front() != '.' &&
         text.front() != '-' && std::ranges::all_of(text, is_plain);
}

Parsed<TargetSpec> from_argument_or_name(std::string_view text) {
  if (!text.starts_with(name_mark)) return from_argument(text);
  const std::string_view name = text.substr(1);
  if (!is_target_name(name)) {  // not quoted: it may be what is left of user and password
    return UsageError{
        "what follows '@' is not a name: @NAME is a target of the configuration file, without port "
        "or database; a host has no '@'"};
  }
  TargetSpec spec;
  spec.shown = text;
  spec.name = name;
  return spec;
}

}  // namespace rconn::cli
