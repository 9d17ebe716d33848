// Text that could harm a terminal or a reader, and checks that rconn printed none of it: no control
// character, no invisible or reversing one, and nothing that is not UTF-8.
// Entry points: hostile_texts; check_safe_in_every_format(), check_safe().
#pragma once

#include <string>
#include <string_view>

#include "command_line/expect.hpp"

namespace support {

// Clears the screen, sets the title, rings, moves; also by C1, as UTF-8.
inline const std::string controls =
    std::string("\x1b[2J\x1b]0;x\x07\x7f\x08\x0b\t\x01\xc2\x9b\x32J") + '\0';
// Reverses, isolates, ends a line or a paragraph, hides.
inline const std::string invisible =
    "\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xe2\x80\xa9\xc2\x85\xe2\x80\x8b\xef\xbb\xbf\xc2\xad"
    "\xf3\xa0\x80\x81";
// Overlong forms, a surrogate, beyond Unicode, a raw C1, and a character that is cut off.
inline const std::string broken =
    "\xc0\x9b\xe0\x80\x9b\xf0\x80\x80\x9b\xed\xa0\x80\xf4\x90\x80\x80\x9b\x32J\xe2\x80";
inline const Words hostile_texts{controls, invisible, broken};

// What a line of the protocol can hold, and a length of bytes.
std::string hostile_line();
std::string hostile_bytes();

// Checks that each character of the text may be printed. Line ends may.
void check_safe(std::string_view text);
void check_safe(const Outcome& outcome);

// The same of both streams on a terminal. Colours, and erasing a line, are rconn's own.
void check_safe_on_terminal(const Words& words);

// The same in text, with and without -v; in the formats for scripts and monitors; on a terminal.
void check_safe_in_every_format(const Words& words);

}  // namespace support
