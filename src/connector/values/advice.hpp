// What to change so that clients can reach a member of a topology at its advertised address.
// Entry point: Advice. cli/output/words/advice turns it into a sentence.
// Invariant: only the fields that the sentence uses are set, so that equal advice compares equal.
#pragma once

#include <string>
#include <string_view>

namespace rconn {

enum class AdviceId {
  announce_to_clients,       // the member answers, but clients are given another address
  start_or_announce,         // its peers cannot reach it either
  announce_or_open_running,  // its peers can reach it
  announce_or_open,          // unknown whether it is running
  know_name_in_cluster,
  know_name_from_sentinel,
  know_name_in_replication,
  announce_tls_in_cluster,    // TLS clients are given a plaintext port
  announce_plain_in_cluster,  // plaintext clients are given a TLS port
  announce_tls,
  announce_plain,
  cover_name_in_cluster,  // its certificate does not cover the advertised name
  cover_name,
  open_bus_port,
};

// The source of the advertised address, outside of a Cluster.
enum class AddressOrigin {
  unsaid,
  sentinel_monitor,  // a master that Sentinel watches
  sentinel_memory,   // any other instance that Sentinel reports
  replicaof,         // a master that its replica reports
};

struct Advice {
  explicit Advice(AdviceId which) : id(which) {}

  AdviceId id;
  std::string source;      // the endpoint of the server that was asked
  std::string advertised;  // "HOST:PORT" of the member
  std::string host;        // of the member
  // The names of the Redis settings by which the member announces its address. host_setting is
  // empty if other members can be reached at the same host: then only the port can be wrong.
  std::string_view host_setting;
  std::string_view port_setting;
  bool has_bus_port = false;
  AddressOrigin origin = AddressOrigin::unsaid;
  std::string master_name;  // Sentinel's name of the master, if the origin is Sentinel

  bool operator==(const Advice&) const = default;
};

}  // namespace rconn
