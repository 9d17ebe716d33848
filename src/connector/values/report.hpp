// The result of one operation on one target. It is all that the connector passes to the code that
// prints, counts and exits.
// Entry points: Report; report_on(), report_on_key(). Only the connector changes a report.
// Thousands may exist at once, so rarely used parts are allocated separately.
// Invariants: a rung that was not reached has no time; the times of the rungs add up to `total`;
// attempts are in the order of the addresses, and may have run side by side;
// `failure` and `stopped_at` are either both set or both unset.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/drop.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/run_end.hpp"
#include "connector/values/security/tls_facts.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The ladder: the steps ("rungs") of an operation, in order. A rung that a target does not need
// (resolve for a numeric address, tls for a plaintext connection, auth without credentials, select
// without a database) is skipped.
// - liveness checks a kept connection. It never fails: a new connection replaces a dead one.
// - hello asks the server for its identity, and to prove that it reads. Only traces do this. It
//   fails only if the peer says PONG without reading.
// - topology tries every member of the target's topology. Only Operation::topology does this.
// - write sets a key, or reads it back. Only watches that write do this.
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
  topology,
  write
};

inline constexpr std::array<std::string_view, 11> rung_names{
    "liveness", "resolve",     "connect", "tls",      "auth", "select",
    "ping",     "expectation", "hello",   "topology", "write"};

static_assert(rung_names.size() == static_cast<std::size_t>(Rung::write) + 1);

constexpr std::string_view name(Rung rung) { return rung_names.at(static_cast<std::size_t>(rung)); }

using Duration = std::chrono::nanoseconds;

// A connection attempt to one address. No `failure`: it connected.
struct Attempt {
  std::string address;
  std::optional<Failure> failure;
  Duration took{};
  std::optional<Duration> round_trip = std::nullopt;  // as measured by the kernel, if it was
  unsigned retransmits = 0;  // SYNs sent again; each adds a delay of a second or more
};

// What the server reports about itself (HELLO, else INFO, else ROLE). An empty field is unknown.
struct Identity {
  std::string product;  // "redis", "valkey", ...
  std::string version;
  std::string mode;  // "standalone", "cluster" or "sentinel"
  std::string role;  // "master", "replica" or "sentinel"
  std::string connection_id;
  std::string clients;               // number of clients connected now
  std::string max_clients;           // number of clients allowed
  std::string idle_timeout;          // seconds after which it drops an idle client; "0": never
  std::string run_id;                // of this process; another one after a restart
  std::string availability_zone;     // as it is configured (Valkey 8.1)
  std::string user;                  // as whom it knows this connection (ACL WHOAMI, Redis 6)
  std::string os;                    // "Linux 6.1.0 x86_64"
  std::string uptime;                // seconds
  std::vector<std::string> modules;  // "search 20804"; of many the first ones, then "and N more"
  std::optional<Failure> silence;    // why the server reported nothing
  // How it proved that it reads: "echo" or "error" answered a nonce, "quiet" says nothing unasked.
  std::string proof;
};

// The history of a persistent connection when its current user gets it.
struct Usage {
  Duration age{};     // since it was opened
  unsigned uses = 1;  // number of users, including this one
};

// The result of evaluating a condition.
struct EvaluatedCondition {
  std::string condition;  // as written
  bool met;
  Detail found;  // the value that the server reported
};

// The result of a wait for one target, including the attempt that the report describes.
struct WaitResult {
  unsigned tries = 0;
  Duration took{};         // from the start of the wait
  bool met = false;        // the awaited state was reached
  unsigned in_a_row = 0;   // consecutive successes of one server process, this attempt included
  bool restarted = false;  // another server process answered than at the success before
  std::optional<RunEnd> end = std::nullopt;  // how the whole wait ended; none: it goes on
};

// The failure of auth, select or ping of a run whose conditions hold nevertheless.
struct Excused {
  Rung rung;
  Failure failure;
};

struct Evidence;  // see evidence.hpp
struct Finding;   // see finding.hpp
struct Topology;  // see topology.hpp

struct Report {
  bool probed = false;              // the network was used; if not, there is no verdict
  std::string target;               // as the user named it, secrets removed
  std::string source;               // where a list named it, see Target::source
  Labels labels;                    // from the list
  std::optional<int> database;      // see Target::database
  std::optional<std::string> user;  // as which it logs in
  unsigned nth = 1;                 // see Target::nth
  unsigned sequence = 1;            // of a repeated ping: which round, from 1
  std::chrono::system_clock::time_point began;
  std::string host;      // used in hints
  std::string endpoint;  // "HOST:PORT", "[HOST]:PORT" or "unix://PATH"
  std::optional<std::string> persistent_key;
  bool reused = false;                 // a kept connection was used
  std::optional<Usage> usage;          // if persistent and connected
  std::optional<Drop> dropped;         // the kept connection that was not reused
  std::vector<std::string> addresses;  // what the name resolved to, in the order to be tried
  std::vector<Attempt> attempts;
  std::vector<Attempt> also_tried;      // traces only: addresses that a ping would not try
  std::optional<std::string> address;   // the one that connected
  std::shared_ptr<const TlsFacts> tls;  // set after a failed handshake too
  std::array<std::optional<Duration>, rung_names.size()> times;
  Duration total{};  // the sum of `times`
  // How long events had waited for rconn itself, at most: what the kernel had reported, or may have
  // had to report, before the operation got its turn. Up to that much of `times` is rconn's own.
  Duration late{};
  // Traces only: how long a client that tries the addresses one after another would wait for the
  // addresses before `address`. None: not longer than rconn.
  std::optional<Duration> sequential_wait;
  std::optional<WaitResult> wait;  // waits only: up to and including this attempt
  std::optional<Rung> stopped_at;
  std::optional<Failure> failure;
  std::vector<EvaluatedCondition> expectations;  // those that could be evaluated
  std::shared_ptr<const Excused> excused;        // successes without PONG only
  std::shared_ptr<const Identity> identity;      // traces only
  std::shared_ptr<Evidence> evidence;            // what was observed of a failure, if anything
  std::shared_ptr<const Finding> finding;        // its cause, if the evidence shows one
  std::shared_ptr<const Topology> topology;      // Operation::topology only, if the target answered

  [[nodiscard]] bool ok() const { return !failure; }
  [[nodiscard]] Verdict verdict() const {
    return failure ? info(failure->fault).verdict : Verdict::ready;
  }
};

// Makes a report on `target` before the first rung.
Report report_on(const Target& target);

// The same, but sets the persistent key even if the target is not persistent.
Report report_on_key(const Target& target);

}  // namespace rconn
