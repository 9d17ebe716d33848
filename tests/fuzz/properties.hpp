// Properties of every text that rconn prints, for any input.
// Entry points: require() for one property, the others for each kind of output. If a property does
// not hold, the process prints the text and aborts, as under a sanitizer.
#pragma once

#include <string>
#include <string_view>

namespace rconn::fuzz {

// Aborts unless the property holds, and prints `what` and `text`.
void require(bool holds, std::string_view what, std::string_view text = "");

// Complete lines that a terminal shows unchanged: UTF-8, without control characters and without
// bidirectional or other invisible controls. May be empty.
void require_printable_lines(std::string_view text);

// The same, in colour: skips rconn's own escape sequences.
void require_printable_colours(std::string_view text);

void require_one_line(std::string_view text);

// One object on one line of ASCII.
void require_json_line(std::string_view text);

// The same, and the object has a string member of this name.
void require_json_text(std::string_view line, const char* name, const std::string& text);

// "REDIS WORD - words | perfdata".
void require_nagios_line(std::string_view text);

// An exposition of OpenMetrics 1.0: metadata before samples, no series twice, an end.
void require_exposition(std::string_view text);

void require_absent(std::string_view secret, std::string_view text);

}  // namespace rconn::fuzz
