#include "connector/net/dns/ares_version.hpp"

#include "connector/net/dns/ares.hpp"

namespace rconn::net {

std::string ares_version_text() { return std::string("c-ares ") + ::ares_version(nullptr); }

}  // namespace rconn::net
