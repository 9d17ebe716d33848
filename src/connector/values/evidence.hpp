// What was observed during an operation that failed: the input of the rules in
// connector/diagnosis/rules, beside the report.
// Entry point: Evidence; evidence_of() where something was observed. A successful operation has
// none, except for a name that was slow to look up, and that of a trace. Texts are bytes as
// received, with secrets withheld.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connector/values/detail.hpp"
#include "connector/values/evidence/name_facts.hpp"
#include "connector/values/evidence/path_facts.hpp"
#include "connector/values/evidence/place_facts.hpp"
#include "connector/values/evidence/state_facts.hpp"
#include "connector/values/evidence/tls_evidence.hpp"
#include "connector/values/report.hpp"
#include "connector/values/security/secret_facts.hpp"

namespace rconn {

// The command that failed, or was not answered.
struct CommandFacts {
  std::string command;              // as the server knows it, without secrets: "INFO replication"
  std::string key;                  // that it is about, if any
  unsigned answers_before = 0;      // complete replies on this connection before it
  std::chrono::nanoseconds idle{};  // how long the connection had been unused before; 0: new
};

// What the target asked for, where rules depend on it.
struct TargetFacts {
  bool is_unix_socket = false;
  bool is_loopback = false;     // the name localhost, 127.0.0.0/8 or ::1
  bool is_address = false;      // an IP literal
  int port = 0;                 // after defaults; 0 for a unix socket
  Family family = Family::any;  // as forced
  bool tls = false;
  TlsAsked tls_asked;
  TargetOrigin origin = TargetOrigin::argument;
  bool has_password = false;
  bool has_user = false;
  SecretFacts secret;
};

// What further connections of a trace showed; none of them carries a secret in clear text.
struct Experiments {
  // A TLS handshake with the port that was spoken to in clear text: what it showed.
  std::optional<Detail> speaks_tls;
  // The server name with which Redis answered over TLS, where it did not without one.
  std::optional<std::string> needed_name;
  // A handshake without the ciphers that the target gave: what it showed.
  std::optional<Detail> works_with_other_ciphers;
  bool no_tls = false;  // the port was sent a handshake, and did not answer in TLS
  // A PING in clear text to the port that TLS was spoken to: the reply, or a banner.
  std::optional<Detail> clear_text_reply;
  std::optional<Fault> clear_text_fault;  // no reply came
  std::optional<Detail> other_service;
  // A connection on which nothing was sent: whether the peer ended it, or kept it.
  std::optional<bool> drops_unasked;
  bool takes_proxy_header = false;  // the port answers after a header of the PROXY protocol
  // The Redis at the port whose number is lower by 10000, if it may be a node of a Cluster.
  std::optional<Detail> redis_before_bus;
  bool cluster_before_bus = false;  // it says that it is one
  bool answers_ping = false;        // PONG came, in clear text, where another command was dropped
  bool drops_again = false;         // the command that was cut off was cut off again, after a PONG
  // Another address of the name that accepts connections.
  std::optional<std::string> other_address;
};

struct Evidence {
  TargetFacts target;
  std::optional<CommandFacts> command;
  bool answered_before = false;  // it did, to the same settings, earlier in this watch
  std::optional<PathFacts> path;
  std::optional<IcmpError> icmp;
  std::optional<HandshakeFacts> handshake;  // with TLS only
  bool clock_is_set = false;                // the system says that it follows a time server
  std::optional<RouteFacts> route;          // if the connect failed
  int connect_error = 0;                    // errno of the connect; 0: no answer in time
  std::optional<NameFacts> name;
  PlaceFacts place;
  StateFacts state;
  MemberFacts member;
  Experiments experiments;  // traces only
};

// The evidence of the report; creates it if there is none yet. Copies of a report share it.
inline Evidence& evidence_of(Report& report) {
  if (!report.evidence) report.evidence = std::make_shared<Evidence>();
  return *report.evidence;
}

// After a success.
inline void keep_only_name(Report& report) {
  if (!report.evidence) return;
  auto name = std::move(report.evidence->name);
  report.evidence.reset();
  if (name) evidence_of(report).name = std::move(name);
}

}  // namespace rconn
