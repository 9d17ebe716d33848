// What became of silent connections, in words.
// Entry points: in_words(), seconds_in_words(), boundary_in_words(), remedies_in_words(). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

// For a table: "ok", "dropped". Of one that was cut while it was silent, with the moment:
// "closed at 3.2 s".
std::string in_words(const IdleSample& sample);

// "240 s", "3.25 s": three digits, but whole seconds above 100.
std::string seconds_in_words(IdleTime time);

// What happens to the connections of an arm: "silent connections are cut between 240 s and 245 s".
std::string boundary_in_words(IdleArm arm, const IdleRecord& record);

// What was seen to keep connections open, and what was not; a sentence each. Empty if none is cut.
std::vector<std::string> remedies_in_words(const IdleRecord& record);

}  // namespace rconn::cli
