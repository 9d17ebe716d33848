// Other systems have routing sockets (route(4)), which say neither whether the next hop is silent
// nor how full a queue is.
#include "connector/net/path/route_facts.hpp"

namespace rconn::net {

std::optional<RouteFacts> route_facts(const sockaddr& /*peer*/) { return std::nullopt; }

}  // namespace rconn::net
