// What one operation on one target came to: the single value between the connector and everything
// that prints, counts or exits. The connector fills it; after that nobody changes it.
// Thousands of them may be in the making at once: what most do not have is kept apart.
// Invariants: a rung that was not reached has no time; the times of the rungs add up to total;
// `failure` and `stopped_at` are both there or both absent.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/cause.hpp"
#include "connector/values/drop.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/target.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn {

// The ladder, in the order it is climbed. A rung that a target does not need (resolve for a
// numeric address, tls in clear text, auth without credentials, select without a database) is left
// out; liveness, a look at the connection that was kept, is climbed where one was and never fails:
// a dead one is dialled again. hello, which asks who is there, is climbed by traces only and never
// fails either. topology, which tries every member of what the target is part of, is climbed where
// that was asked for.
enum class Rung {
  liveness,
  resolve,
  connect,
  tls,
  auth,
  select,
  ping,
  expectation,
  hello,
  topology
};

inline constexpr std::array<std::string_view, 10> rung_names{
    "liveness", "resolve", "connect",     "tls",   "auth",
    "select",   "ping",    "expectation", "hello", "topology"};

static_assert(rung_names.size() == static_cast<std::size_t>(Rung::topology) + 1);

constexpr std::string_view name(Rung rung) { return rung_names.at(static_cast<std::size_t>(rung)); }

using Duration = std::chrono::nanoseconds;

// One address tried. `failure` absent: it connected.
struct Attempt {
  std::string address;
  std::optional<Failure> failure;
  Duration took{};
  std::optional<Duration> round_trip = std::nullopt;  // as the kernel measured it, where it did
  unsigned retransmits = 0;  // connection requests sent again: each waits a second or more
};

// Who answers there, by its own account (HELLO, or INFO before Redis 6). Empty: not told.
struct Identity {
  std::string product;  // "redis", "valkey", ...
  std::string version;
  std::string mode;  // "standalone", "cluster" or "sentinel"
  std::string role;  // "master", "replica" or "sentinel"
  std::string connection_id;
  std::string clients;             // connected now
  std::string max_clients;         // that it allows
  std::string idle_timeout;        // seconds after which it drops an idle client; "0": never
  std::optional<Failure> silence;  // why nothing is known
};

// A connection that may be kept, as its present user finds it.
struct Usage {
  Duration age{};     // since it was opened
  unsigned uses = 1;  // users so far, this one included
};

// What a trace found out about a failure by trying another way.
struct Finding {
  Cause cause;
  Detail detail;  // what was seen
};

// What a condition came to.
struct EvaluatedCondition {
  std::string condition;  // as written
  bool met;
  std::string found;  // in the server's words
};

// What the tries of a wait for one target came to, the report's own included.
struct WaitResult {
  unsigned tries = 0;
  Duration took{};   // from the start of the wait
  bool met = false;  // what was waited for is there
};

struct Topology;  // see values/topology

struct Report {
  bool probed = false;   // the network was asked; without that there is no verdict
  std::string target;    // as named, secrets removed
  std::string source;    // where a list named it, see Target
  Labels labels;         // what the list says of it
  std::string host;      // what hints speak of
  std::string endpoint;  // "HOST:PORT", "[HOST]:PORT" or "unix://PATH"
  std::optional<std::string> persistent_key;
  bool reused = false;                 // the connection was there before
  std::optional<Usage> usage;          // when persistent and connected
  std::optional<Drop> dropped;         // the kept connection that was not used again
  std::vector<std::string> addresses;  // what the name resolved to, in the order to be tried
  std::vector<Attempt> attempts;
  std::vector<Attempt> also_tried;     // by a trace: the addresses that a ping would not have tried
  std::optional<std::string> address;  // the one reached
  std::shared_ptr<const TlsFacts> tls;  // of the handshake, also of one that failed
  std::array<std::optional<Duration>, rung_names.size()> times;
  Duration total{};
  std::optional<WaitResult> wait;  // waits only: up to this try
  std::optional<Rung> stopped_at;
  std::optional<Failure> failure;
  std::vector<EvaluatedCondition> expectations;  // those that could be evaluated
  std::shared_ptr<const Identity> identity;      // traces only
  std::optional<Finding> finding;                // traces only
  std::shared_ptr<const Topology> topology;      // where it was asked for, and told

  [[nodiscard]] bool ok() const { return !failure; }
  [[nodiscard]] Verdict verdict() const {
    return failure ? info(failure->fault).verdict : Verdict::ready;
  }
};

// A report on `target` before the first rung.
Report report_on(const Target& target);

// The same, with the persistent key also where the target is not to persist.
Report report_on_key(const Target& target);

}  // namespace rconn
