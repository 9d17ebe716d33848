#include "connector/diagnosis/unread_variables.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace rconn {
namespace {

// A variable for the host, and the one for its port, if there is one.
struct Named {
  const char* host;
  const char* port;
  std::string_view both;   // for the shell
  std::string_view alone;  // the same without the port
};

// Kubernetes sets the third for a service named "redis".
constexpr std::array named{
    Named{"REDIS_HOST", "REDIS_PORT", "$REDIS_HOST:$REDIS_PORT", "$REDIS_HOST"},
    Named{"REDIS_HOSTNAME", "REDIS_PORT", "$REDIS_HOSTNAME:$REDIS_PORT", "$REDIS_HOSTNAME"},
    Named{"REDIS_SERVICE_HOST", "REDIS_SERVICE_PORT", "$REDIS_SERVICE_HOST:$REDIS_SERVICE_PORT",
          "$REDIS_SERVICE_HOST"},
    Named{"VALKEY_HOST", "VALKEY_PORT", "$VALKEY_HOST:$VALKEY_PORT", "$VALKEY_HOST"},
    Named{"REDIS_ADDR", "", "", "$REDIS_ADDR"},
    Named{"REDIS_ADDRESS", "", "", "$REDIS_ADDRESS"},
    Named{"REDIS_ENDPOINT", "", "", "$REDIS_ENDPOINT"},
    Named{"REDIS_SERVER", "", "", "$REDIS_SERVER"},
    Named{"REDIS_URI", "", "", "$REDIS_URI"},
    Named{"REDIS_TLS_URL", "", "", "$REDIS_TLS_URL"},
    Named{"REDISCLOUD_URL", "", "", "$REDISCLOUD_URL"},
    Named{"REDISTOGO_URL", "", "", "$REDISTOGO_URL"},
    Named{"VALKEY_URL", "", "", "$VALKEY_URL"},
};

constexpr std::array secrets{"REDIS_PASSWORD", "REDIS_PASS", "REDIS_AUTH", "REDIS_SECRET",
                             "VALKEY_PASSWORD"};

std::string_view value_of(const char* variable) {
  const char* const value = *variable != '\0' ? std::getenv(variable) : nullptr;
  return value != nullptr ? value : "";
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_default_host(std::string_view host) { return host == "127.0.0.1" || host == "localhost"; }
bool is_default_port(std::string_view port) { return port.empty() || port == "6379"; }

// Whether it stands for the address that was tried anyway.
bool is_default(std::string_view text) {
  for (const std::string_view scheme : {"redis://", "valkey://"}) {
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
  }
  if (text.ends_with('/')) text.remove_suffix(1);
  const std::size_t colon = text.find(':');
  const std::string_view port = colon == std::string_view::npos ? "" : text.substr(colon + 1);
  return is_default_host(text.substr(0, colon)) && is_default_port(port);
}

}  // namespace

std::optional<UnreadVariable> unread_variable() {
  for (const Named& one : named) {
    const std::string_view host = value_of(one.host);
    if (host.empty()) continue;
    const std::string_view port = is_port(value_of(one.port)) ? value_of(one.port) : "";
    if (is_default_port(port) && is_default(host)) continue;
    return UnreadVariable{one.host, port.empty() ? one.alone : one.both};
  }
  const std::string_view port = value_of("REDIS_PORT");
  if (!is_port(port) || is_default_port(port)) return std::nullopt;
  return UnreadVariable{"REDIS_PORT", "127.0.0.1:$REDIS_PORT"};
}

std::optional<UnreadVariable> unread_secret_variable() {
  for (const char* const secret : secrets) {
    if (!value_of(secret).empty()) return UnreadVariable{secret, ""};
  }
  return std::nullopt;
}

bool has_empty_url() {
  const char* const url = std::getenv("REDIS_URL");
  return url != nullptr && *url == '\0';
}

}  // namespace rconn
