// A server that a watch connects to besides the one that the user named, or that one.
// Entry point: Place.
#pragma once

#include <string>
#include <vector>

#include "connector/values/network.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct Place {
  std::string address;            // "HOST:PORT", as others name it
  Target target;                  // with the credentials that a server there may get
  std::vector<Network> networks;  // it is connected to only in one of these; empty: anywhere
};

}  // namespace rconn
