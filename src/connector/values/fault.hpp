// Every way a connection can fail, with its stable id and verdict.
// Entry points: Failure; faults(), info(); cli/output/words has the sentences. The table is in
// fault.cpp; man/rconn-faults.7 lists the same rows and a test compares the two. Ids are an
// interface for scripts: rows may be added, but not changed.
#pragma once

#include <span>
#include <string_view>

#include "connector/values/detail.hpp"
#include "connector/values/verdict.hpp"

namespace rconn {

enum class Fault {
  name_not_found,
  name_lookup_failed,
  name_timeout,
  refused,
  unreachable,
  connect_timeout,
  reset,
  no_socket,
  socket_denied,
  local_limit,
  reply_too_large,
  closed,
  reply_timeout,
  tls_config,
  no_trust_store,
  tls_timeout,
  tls_not_offered,
  tls_required,
  tls_untrusted,
  tls_expired,
  tls_expiring,
  tls_name_mismatch,
  tls_client_cert_required,
  tls_client_cert_rejected,
  tls_handshake,
  auth_required,
  auth_rejected,
  auth_unneeded,
  auth_unsupported,
  no_permission,
  denied,
  db_rejected,
  loading,
  busy,
  master_down,
  misconf,
  cluster_down,
  read_only,
  max_clients,
  error_reply,
  unexpected_reply,
  condition_unmet,
  not_redis,
  protocol_error,
  host_not_advertised,
  port_not_advertised,
  wrong_node,
  node_failed,
  link_down,
  master_differs,
  not_master,
  failover,
  slots_uncovered,
  views_differ,
  quorum_unreachable,
  no_master,
  not_tried,
  outside_network,
  members_left_out,
  interrupted,
};

struct FaultInfo {
  Fault fault;
  std::string_view id;
  Verdict verdict;
  bool lasting = false;  // retrying cannot succeed until the configuration changes
};

// A fault that occurred, with what was observed.
struct Failure {
  Fault fault;
  Detail detail;
};

// The whole table, in the order of the enum.
std::span<const FaultInfo> faults();

const FaultInfo& info(Fault fault);

}  // namespace rconn
