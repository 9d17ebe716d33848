// Helpers of the TLS tests.
// Entry points: loopback_certificate(), for the tests' servers; check_tells(), for a fault with a
// certain message.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "command_line/expect.hpp"
#include "support/certificates.hpp"

namespace support {

// A certificate for every name and address that the tests use for loopback.
CertificateSpec loopback_certificate();

// Checks the fault in every output format, and that its text contains these words.
Json check_tells(const Words& words, const std::string& id, int exit, const Words& told);

// Checks that the fault and the exit status are one of these; a race decides which.
void check_one_of(const Words& words, const std::vector<std::pair<std::string, int>>& good);

// The date of a time such as "2026-11-23T10:00:00Z".
std::string day_of(const std::string& time);

}  // namespace support
