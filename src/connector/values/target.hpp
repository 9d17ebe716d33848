// A Redis server to connect to, with everything that the connector needs, as plain values.
// Entry points: Target, built by cli/targets from checked input; endpoint(), persistent_key().
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connector/values/condition.hpp"
#include "connector/values/limit.hpp"
#include "connector/values/network.hpp"
#include "connector/values/resolver_kind.hpp"
#include "connector/values/security/secret.hpp"
#include "connector/values/security/secret_facts.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn {

enum class Family { any, ipv4, ipv6 };

// Where a target was named: `standard` means nowhere, so that the default address is used.
enum class TargetOrigin { argument, environment, list, standard };

struct Credentials {
  std::optional<std::string> user;  // none: AUTH with only the password, as before Redis 6
  Secret password;

  bool operator==(const Credentials&) const = default;
};

// Asks for a persistent connection (phpredis's pconnect()), which is kept under a key.
struct Persistence {
  std::optional<std::string> id;  // an empty id counts as one
};

// Names and values that a service discovery file attaches to a target.
using Labels = std::vector<std::pair<std::string, std::string>>;

// How many members a topology may have unless TopologySettings says otherwise, and at most. What a
// peer lists beyond that is counted while its list is read, but takes no memory.
inline constexpr std::size_t default_max_members = 20'000;
inline constexpr std::size_t most_members = 100'000;

// Whether a member may be connected to, by its host and port as a peer advertises them.
using MemberPolicy = std::function<bool(const std::string& host, int port)>;

// What a topology run needs in addition.
struct TopologySettings {
  std::optional<std::string> master;  // name at Sentinel; none: all masters that it watches
  // For Sentinels only. None: the target's credentials, see survey_topology().
  std::optional<Credentials> sentinel_credentials;
  bool log_in_at_members = true;       // if not, only the server that the user named gets them
  std::vector<Network> only_networks;  // members elsewhere are not connected to; empty: all are
  std::size_t max_members = default_max_members;  // up to most_members; the rest is only counted
  bool try_bus = false;  // connect also to the cluster bus port of each node, without a word
  // Of members that are not at the address that the user named; null: all may be connected to.
  std::shared_ptr<const MemberPolicy> policy;
};

struct Target {
  std::string named;  // as the user named it, secrets removed: for people and reports
  std::string host;   // name, IPv4/IPv6 literal with optional %scope (no brackets), or socket path
  int port = 0;       // 0..65535; 0: not given; always 0 with a socket path
  Family family = Family::any;
  ResolverKind resolver = default_resolver;
  std::shared_ptr<const TlsSettings> tls;  // null: clear text; targets with equal settings share it
  std::optional<Credentials> credentials;
  SecretSource secret_source = SecretSource::none;  // where the password of `credentials` is from
  TargetOrigin origin = TargetOrigin::argument;
  std::optional<int> database;  // 0..2147483647; none: no SELECT
  double timeout = 0;           // seconds as given, for the persistent key; 0: not given
  std::optional<std::chrono::microseconds> connect_budget;  // for resolve, connect and TLS together
  std::optional<std::chrono::microseconds> read_budget;     // for each reply
  std::optional<std::chrono::microseconds> total_budget;    // for everything
  std::size_t max_reply = default_max_reply;                // in bytes; see resp::ReplyBounds
  bool experiments = true;  // traces: may connect again to find the cause of a failure
  bool sequential = false;  // try the addresses strictly one after another, as PHP does
  std::optional<Persistence> persistence;
  std::vector<Condition> expectations;  // all must hold; empty: PONG is expected
  unsigned nth = 1;    // above 1: this many targets read the same, only their passwords differ
  std::string source;  // "FILE:LINE" if a list names it, else empty
  Labels labels;
  std::shared_ptr<const TopologySettings> topology_settings;  // none: the defaults

  [[nodiscard]] bool is_unix_socket() const { return host.starts_with('/'); }
};

// Applies if a budget is not given or 0; there is no "unlimited".
inline constexpr std::chrono::seconds built_in_budget{3};

// The endpoint string: "HOST:PORT", "[HOST]:PORT" or "unix://PATH", as phpredis 3.1.0 writes it.
std::string endpoint(const Target& target);

// The key of a persistent connection to this target, whether or not the target asks for one.
std::string persistent_key(const Target& target);

}  // namespace rconn
