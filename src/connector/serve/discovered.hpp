// Which members of a topology http_sd can list: those with an address that a client can use.
// Entry point: discovered(). Pure.
#pragma once

#include <string>
#include <vector>

#include "connector/values/topology.hpp"

namespace rconn {

// A member under its address, which no other has.
struct Discovered {
  std::string address;  // "HOST:PORT", "[HOST]:PORT"
  const TopologyMember* member = nullptr;
};

// In the order of the topology. Of several members at one address the first that was reached, else
// the first. The result refers to the topology.
std::vector<Discovered> discovered(const Topology& topology);

// Something answered there, whether as expected or not.
bool is_reached(const TopologyMember& member);

}  // namespace rconn
