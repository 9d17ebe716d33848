#include "connector/net/machine/suspended.hpp"

namespace rconn::net {

std::chrono::nanoseconds time_suspended() { return {}; }

}  // namespace rconn::net
