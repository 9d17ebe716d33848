// What to change so that a member of a topology is advertised where it can be reached, or reached
// where it is advertised. cli/output/words/advice has the sentences.
// Entry point: Advice. Set is what the sentence speaks of and nothing else, so that equal advice
// reads alike.
#pragma once

#include <string>
#include <string_view>

namespace rconn {

enum class AdviceId {
  announce_to_clients,       // it answers whoever asks it, but clients are told another address
  start_or_announce,         // its peers do not reach it either
  announce_or_open_running,  // its peers reach it
  announce_or_open,          // it may run or not
  know_name_in_cluster,
  know_name_from_sentinel,
  know_name_in_replication,
  announce_tls_in_cluster,    // clients over TLS are told a port that speaks none
  announce_plain_in_cluster,  // the other way round
  announce_tls,
  announce_plain,
  cover_name_in_cluster,  // its certificate does not
  cover_name,
  open_bus_port,
};

// Where the address that is told comes from, outside of a Cluster.
enum class AddressOrigin {
  unsaid,
  sentinel_monitor,  // a master that Sentinel watches
  sentinel_memory,   // what else Sentinel tells of
  replicaof,         // a master that its replica tells of
};

struct Advice {
  explicit Advice(AdviceId which) : id(which) {}

  AdviceId id;
  std::string source;      // the endpoint of who was asked
  std::string advertised;  // "HOST:PORT" of the member
  std::string host;        // of the member
  // What Redis calls the settings by which the member announces itself. No host's where others are
  // reached at the same host: then the port alone is to blame.
  std::string_view host_setting;
  std::string_view port_setting;
  bool has_bus_port = false;
  AddressOrigin origin = AddressOrigin::unsaid;
  std::string master_name;  // Sentinel's, where the origin is Sentinel

  bool operator==(const Advice&) const = default;
};

}  // namespace rconn
