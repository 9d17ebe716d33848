// What an ICMP error says of a connection request.
// Entry points: meaning_of(), words_for(). RFC 792, RFC 1812 §5.2.7.1, RFC 4443 §3.
#pragma once

#include <string>

#include "connector/values/evidence/path_facts.hpp"

namespace rconn {

enum class IcmpMeaning {
  prohibited,        // by policy: a firewall says so
  port_unreachable,  // no host says so of a TCP port, but firewalls do
  unreachable,       // a router cannot send it on, or a firewall pretends
  loop               // it was sent round until its time to live was over
};

IcmpMeaning meaning_of(const IcmpError& error);

// "administratively prohibited (ICMP type 3, code 13)".
std::string words_for(const IcmpError& error);

}  // namespace rconn
