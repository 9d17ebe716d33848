// What was observed during an operation that failed: the input of the rules in
// connector/diagnosis/rules, beside the report.
// Entry point: Evidence; evidence_of() where something was observed. A successful operation has
// none. Texts are bytes as received, with secrets withheld.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/detail.hpp"
#include "connector/values/evidence/name_facts.hpp"
#include "connector/values/evidence/path_facts.hpp"
#include "connector/values/evidence/place_facts.hpp"
#include "connector/values/evidence/state_facts.hpp"
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
  TargetOrigin origin = TargetOrigin::argument;
  bool has_password = false;
  bool has_user = false;
  SecretFacts secret;
};

// What further connections of a trace showed; none of them carries a secret in clear text.
struct Experiments {
  // A TLS handshake with the port that was spoken to in clear text: what it showed.
  std::optional<Detail> speaks_tls;
  // A PING in clear text to the port that TLS was spoken to: the reply, or a banner.
  std::optional<Detail> clear_text_reply;
  std::optional<Detail> other_service;
  // Another address of the name that accepts connections.
  std::optional<std::string> other_address;
};

struct Evidence {
  TargetFacts target;
  std::optional<CommandFacts> command;
  std::optional<PathFacts> path;
  std::optional<IcmpError> icmp;
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

}  // namespace rconn
