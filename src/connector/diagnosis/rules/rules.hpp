// The rules by which a cause is found, a table for each subject.
// Entry point: rules(). Of the rules that hold, a proven one comes before those that are likely,
// and then the first one: so the more specific rule stands first. One cause may have several rules.
#pragma once

#include <span>

#include "connector/diagnosis/rules/rule.hpp"

namespace rconn {

std::span<const Rule> address_rules();      // what a name leads to
std::span<const Rule> authority_rules();    // who signed, and who is trusted
std::span<const Rule> certificate_rules();  // flaws and validity of certificates
std::span<const Rule> login_rules();        // credentials and permissions
std::span<const Rule> name_rules();         // lookups
std::span<const Rule> path_rules();         // the way to the peer
std::span<const Rule> place_rules();        // where rconn runs, and what is at the place named
std::span<const Rule> placement_rules();    // the wrong node, or at the wrong time
std::span<const Rule> protocol_rules();     // what speaks there: other services
std::span<const Rule> proxy_rules();        // what stands between: proxies, and what is behind them
std::span<const Rule> general_protocol_rules();  // what speaks there, for want of better signs
std::span<const Rule> server_name_rules();  // which name a TLS server wants, or its certificate has
std::span<const Rule> slow_name_rules();    // lookups that take the time
std::span<const Rule> tls_rules();          // handshakes, and who speaks TLS

// All tables, the more specific subjects first.
std::span<const std::span<const Rule>> rules();

}  // namespace rconn
