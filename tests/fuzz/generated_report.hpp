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

// Of which half tells too much already.
inline constexpr std::string_view half_secret = secret.substr(0, 6);

// The text with each 0x01 in it made the secret, as peers may repeat it; halves of it do not come
// from the text itself.
std::string with_secrets(std::string text);

// Of a target made up, with whatever words the input holds in every place for a stranger's.
Report generated_report(Input& input);

// A failure of any kind, in a stranger's words.
Failure generated_failure(Input& input);

}  // namespace rconn::fuzz
