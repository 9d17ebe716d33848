// Finds out in what rconn runs: a container, a network namespace of its own, the Windows Subsystem
// for Linux. Entry point: find_surroundings(). Reads only fixed places, and no network.
#pragma once

#include "connector/values/evidence/place_facts.hpp"

namespace rconn::net {

Surroundings find_surroundings();

}  // namespace rconn::net
