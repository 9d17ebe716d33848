// Reports that the connector could have made from replies of untrusted peers.
// Entry points: generated_report(), which keeps Report's invariants; secret, which peers may
// repeat.
#pragma once

#include <string_view>

#include "connector/values/report.hpp"
#include "fuzz/input.hpp"

namespace rconn::fuzz {

// The password in use, if any.
inline constexpr std::string_view secret = "Hunter2-Zebra";

// Even half of the password must not be shown.
inline constexpr std::string_view half_secret = secret.substr(0, 6);

// Replaces each byte 0x01 of the text with the secret. If the text itself holds half of the secret,
// that half becomes a question mark.
std::string with_secrets(std::string text);

// Takes every text that a peer or a user could choose from the input.
Report generated_report(Input& input);

// A failure of any kind, with a text from the input.
Failure generated_failure(Input& input);

}  // namespace rconn::fuzz
