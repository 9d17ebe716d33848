// One Redis to connect to, and how: everything the connector needs, as plain values.
// Built by cli/naming; never changed afterwards. Host, port and socket path have been checked.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connector/values/condition.hpp"
#include "connector/values/secret.hpp"
#include "connector/values/tls_settings.hpp"

namespace rconn {

enum class Family { any, ipv4, ipv6 };

struct Credentials {
  std::optional<std::string> user;  // none: AUTH with the password alone, as before Redis 6
  Secret password;

  bool operator==(const Credentials&) const = default;
};

// What phpredis calls pconnect(): the connection is kept under a key.
struct Persistence {
  std::optional<std::string> id;  // an empty id is an id
};

// What somebody else's list says of a target: names and values.
using Labels = std::vector<std::pair<std::string, std::string>>;

// What a topology run needs to know besides.
struct TopologySettings {
  std::optional<std::string> master;  // the only one of Sentinel's that is of interest
  // For Sentinels alone. None: see topology/survey.
  std::optional<Credentials> sentinel_credentials;
};

struct Target {
  std::string named;  // as the user named it, secrets removed: for people and reports
  std::string host;   // name, IPv4/IPv6 literal with optional %scope (no brackets), or socket path
  int port = 0;       // 0..65535; 0: not given; always 0 with a socket path
  Family family = Family::any;
  std::shared_ptr<const TlsSettings> tls;  // none: clear text; shared by all that are alike
  std::optional<Credentials> credentials;
  std::optional<int> database;  // 0..2147483647; none: no SELECT
  double timeout = 0;           // seconds as given, for the persistent key; 0: not given
  std::optional<std::chrono::microseconds> connect_budget;  // resolve, connect and TLS together
  std::optional<std::chrono::microseconds> read_budget;     // each reply
  std::optional<std::chrono::microseconds> total_budget;    // everything
  std::optional<Persistence> persistence;
  std::vector<Condition> expectations;  // all must hold; none: a PONG
  std::string source;                   // "FILE:LINE" where a list named it; empty elsewhere
  Labels labels;
  std::shared_ptr<const TopologySettings> topology_settings;  // none: the defaults

  [[nodiscard]] bool is_unix_socket() const { return host.starts_with('/'); }
};

// In force where no budget was given (or 0): never "unlimited".
inline constexpr std::chrono::seconds built_in_budget{3};

// The endpoint string: "HOST:PORT", "[HOST]:PORT" or "unix://PATH", as phpredis 3.1.0 writes it.
std::string endpoint(const Target& target);

// The key a persistent connection to this target is kept under, whether or not it is to persist.
std::string persistent_key(const Target& target);

}  // namespace rconn
