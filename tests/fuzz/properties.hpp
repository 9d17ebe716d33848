// What must hold of every text that rconn prints, whatever it was made from.
// Entry points: require() for one property, the others for what each kind of output must be. A
// property that does not hold ends the process, with the text, as a sanitizer would.
#pragma once

#include <string>
#include <string_view>

namespace rconn::fuzz {

// `what` must hold; `text` is shown if it does not.
void require(bool holds, std::string_view what, std::string_view text = "");

// Lines, each with its end, that a terminal shows as they are: UTF-8, no control characters, no
// bidirectional or other invisible controls. Empty is fine.
void require_printable_lines(std::string_view text);

// The same, in colour: rconn's own escape sequences are passed over.
void require_printable_colours(std::string_view text);

void require_one_line(std::string_view text);

// One object on one line of ASCII.
void require_json_line(std::string_view text);

// The same, with a text in it by that name.
void require_json_text(std::string_view line, const char* name, const std::string& text);

// "REDIS WORD - words | perfdata".
void require_nagios_line(std::string_view text);

// An exposition of OpenMetrics 1.0: metadata before samples, no series twice, an end.
void require_exposition(std::string_view text);

void require_absent(std::string_view secret, std::string_view text);

}  // namespace rconn::fuzz
