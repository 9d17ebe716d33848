// Reports as the connector could have made them of what strangers said.
// Entry points: generated_report(), which keeps Report's invariants; secret, which peers may
// repeat.
#pragma once

#include <string_view>

#include "connector/values/report.hpp"
#include "fuzz/input.hpp"

namespace rconn::fuzz {

// The password in use, where one is.
inline constexpr std::string_view secret = "Hunter2-Zebra";

// Half of it tells too much already.
inline constexpr std::string_view half_secret = secret.substr(0, 6);

// The text with the secret in place of each byte 0x01. Half of the secret, where the text itself
// holds it, becomes a question mark.
std::string with_secrets(std::string text);

// The input's texts stand wherever a peer's or a user's words would.
Report generated_report(Input& input);

// A failure of any kind, with a text from the input.
Failure generated_failure(Input& input);

}  // namespace rconn::fuzz
