// What scripted members of topologies say about themselves and the others.
// Entry points: master(), replica(), sentinel(), cluster_node(): answers for a TablePeer;
// is_told().
#pragma once

#include <string>
#include <vector>

#include "support/table_peer.hpp"

namespace support {

// "127.NETWORK.A.B" for the index; 250 addresses for each A.
std::string member_address(int network, int index);

// A master whose replicas are at these addresses ("HOST PORT").
TablePeer::Answering master(const std::vector<std::pair<std::string, int>>& replicas);

// A replica with this master; its link is up.
TablePeer::Answering replica(const std::string& host, int port);

// A Sentinel that watches `count` masters at 127.1.0.0/16, all at this port; the one with the index
// `dead` is at port 1.
TablePeer::Answering sentinel(int count, int port, int dead = -1);

// A node of a Cluster of `count` masters at 127.2.0.0/16 that have all slots, all at its own port.
// `port` is read when it is asked.
TablePeer::Answering cluster_node(int count, const int& port);

// Whether this text of a topology names the fault: with its advice, or as a consequence.
bool is_told(const std::string& text, const std::string& fault);

}  // namespace support
