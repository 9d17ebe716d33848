// A connection to one server that stays open for questions.
// Entry point: ready(), before each question. After a failure the next call connects anew.
#pragma once

#include <optional>
#include <string>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/topology/views/replication_view.hpp"
#include "connector/watch/failover/role_report.hpp"
#include "connector/watch/masters/place.hpp"

namespace rconn {

class MemberSession {
 public:
  // `context` must outlive it.
  MemberSession(Place place, RunContext& context);

  [[nodiscard]] const Place& place() const { return place_; }

  // What to ask by; null if the server cannot be asked. Valid until the next call.
  asio::awaitable<Inquiry*> ready();

 private:
  asio::awaitable<void> connect();

  Place place_;
  RunContext& context_;
  std::optional<KeptConnection> kept_;
  std::optional<Inquiry> inquiry_;
};

// What a data node says of itself.
struct RoleAnswer {
  RoleReport report;
  ReplicationView replication;  // with the replicas that it lists
};

// INFO replication, and the run id; with `in_cluster` CLUSTER INFO, too. None: it does not answer.
// The texts are as it sent them: a run id may hold a password, and has any length.
asio::awaitable<std::optional<RoleAnswer>> ask_role(MemberSession& session, bool in_cluster);

// The master that a Sentinel names.
struct NamedMaster {
  std::string host;
  int port = 0;
  std::optional<std::int64_t> epoch;  // of the failover that made it the master
};

// None: it does not answer, or does not watch this one.
asio::awaitable<std::optional<NamedMaster>> ask_master(MemberSession& session,
                                                       const std::string& name);

}  // namespace rconn
