// Text that could harm a terminal or mislead a reader, and checks that rconn printed none of it: no
// control, invisible or reordering characters, and only UTF-8.
// Entry points: hostile_texts; check_safe_in_every_format(), check_safe().
#pragma once

#include <string>
#include <string_view>

#include "command_line/expect.hpp"

namespace support {

// Clears the screen, sets the title, rings the bell, moves the cursor; also with C1 codes in UTF-8.
inline const std::string controls =
    std::string("\x1b[2J\x1b]0;x\x07\x7f\x08\x0b\t\x01\xc2\x9b\x32J") + '\0';
// Reverses or isolates text, ends a line or a paragraph, is invisible.
inline const std::string invisible =
    "\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xe2\x80\xa9\xc2\x85\xe2\x80\x8b\xef\xbb\xbf\xc2\xad"
    "\xf3\xa0\x80\x81";
// Overlong forms, a surrogate, a value beyond Unicode, a raw C1 code and a truncated character.
inline const std::string broken =
    "\xc0\x9b\xe0\x80\x9b\xf0\x80\x80\x9b\xed\xa0\x80\xf4\x90\x80\x80\x9b\x32J\xe2\x80";
inline const Words hostile_texts{controls, invisible, broken};

// The part of the text that a line of the protocol can hold, and a bulk string of any bytes.
std::string hostile_line();
std::string hostile_bytes();

// Checks that each character of the text may be printed. Line ends are allowed.
void check_safe(std::string_view text);
void check_safe(const Outcome& outcome);

// The same for both streams on a terminal. Allows rconn's own sequences for colours and erasing a
// line.
void check_safe_on_terminal(const Words& words);

// The same in text, with and without -v; in the formats for scripts and monitors; on a terminal.
void check_safe_in_every_format(const Words& words);

}  // namespace support
