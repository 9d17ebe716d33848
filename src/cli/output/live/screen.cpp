#include "cli/output/live/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "cli/output/console/terminal.hpp"

namespace rconn::cli {
namespace {

// Of xterm and all that follow it. The alternate screen, no cursor, no wrapping.
constexpr std::string_view enter_sequence = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J";
constexpr std::string_view leave_sequence = "\x1b[?2026l\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l";
// Synchronised output (mode 2026): the terminal shows the new picture at once.
constexpr std::string_view begin_update = "\x1b[?2026h\x1b[H";
constexpr std::string_view end_update = "\x1b[J\x1b[?2026l";

// A process in the background is stopped when it changes the modes.
bool is_in_foreground() { return ::tcgetpgrp(STDOUT_FILENO) == ::getpgrp(); }

void set_modes(const termios& modes) { ::tcsetattr(STDIN_FILENO, TCSANOW, &modes); }

}  // namespace

bool can_show_pictures() {
  return obeys_sequences() && Console::out_is_terminal() && is_in_foreground();
}

bool shows_unicode() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string locale(value);
    std::ranges::transform(locale, locale.begin(), [](char letter) {
      return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

Screen::Screen(Console& console) : console_(console), stops_(restore, this), undo_(restore, this) {
  termios modes{};
  if (::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &modes) == 0) saved_ = modes;
}

Screen::~Screen() { leave(); }

// Called in a signal handler: the process ends, or stops, after it.
void Screen::restore(void* self) {
  const auto* const screen = static_cast<const Screen*>(self);
  if (!screen->entered_ || !is_in_foreground()) return;
  if (screen->saved_) set_modes(*screen->saved_);
  static_cast<void>(::write(STDOUT_FILENO, leave_sequence.data(), leave_sequence.size()));
}

bool Screen::is_ready() {
  if (stops_.was_continued()) entered_ = false;
  return is_in_foreground() && console_.out_is_empty();
}

PictureSize Screen::size() const {
  winsize found{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &found) != 0 || found.ws_col == 0 || found.ws_row == 0) {
    return {};
  }
  // What erases the rest of a line would erase its last column too.
  return {std::max<std::size_t>(found.ws_col, 2) - 1, found.ws_row};
}

void Screen::enter() {
  entered_ = true;  // before the first change, which a signal may follow
  if (saved_) {
    termios modes = *saved_;
    modes.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);  // signals by keys are kept
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    set_modes(modes);
  }
  shown_.clear();
  console_.out(enter_sequence);
}

void Screen::show(const std::vector<std::string>& rows) {
  if (!entered_) enter();
  std::string text;
  for (const std::string& row : rows) text += (text.empty() ? "" : "\r\n") + row + "\x1b[K";
  if (text == shown_) return;
  console_.out(std::string(begin_update) + text + std::string(end_update));
  shown_ = std::move(text);
}

void Screen::leave() {
  if (!entered_ || std::exchange(left_, true)) return;
  if (is_in_foreground() && saved_) {
    set_modes(*saved_);
    ::tcflush(STDIN_FILENO, TCIFLUSH);  // keys are not for the shell
  }
  console_.out(leave_sequence);
  // While it waits for the terminal, a signal that ends the process still has to do it.
  if (console_.out_is_empty()) entered_ = false;
}

std::optional<std::string> Screen::keys() const {
  if (!is_in_foreground()) return "";
  std::array<char, 64> room;
  const ssize_t got = ::read(STDIN_FILENO, room.data(), room.size());
  if (got > 0) return std::string(room.data(), static_cast<std::size_t>(got));
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return "";
  return std::nullopt;
}

}  // namespace rconn::cli
