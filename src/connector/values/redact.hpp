// Withholds what a peer sent from the parts of a report, where it holds a secret (see secret.hpp).
// Entry points: redact() for each part. Only texts of the peer are compared, whole and uncut;
// rconn's own words stay, and so do numbers.
#pragma once

#include <string>
#include <vector>

#include "connector/values/finding.hpp"
#include "connector/values/report.hpp"
#include "connector/values/security/secret.hpp"
#include "connector/values/security/tls_facts.hpp"

namespace rconn {

void redact(std::string& text, const Secret& secret);
void redact(Detail& detail, const Secret& secret);
void redact(TlsFacts& facts, const Secret& secret);
void redact(Finding& finding, const Secret& secret);
void redact(Identity& identity, const Secret& secret);

// All that a report holds of its peer: failure, attempts, conditions, certificates, identity.
void redact(Report& report, const Secret& secret);

// The failure of a target without its password, and cut.
Failure without_password(Failure failure, const Target& target);

// The texts that the server reports about itself.
std::vector<std::string*> texts_of(Identity& identity);

}  // namespace rconn
