#include "cli/output/console/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace rconn::cli {
namespace {

bool is_colour_refused() {
  const char* const refused = std::getenv("NO_COLOR");
  return refused != nullptr && *refused != '\0';
}

}  // namespace

Display display_on(int descriptor, ColourUse colour) {
  Display display{.colour = colour == ColourUse::always, .columns = terminal_columns(descriptor)};
  if (colour == ColourUse::automatic && display.columns) {
    display.colour = obeys_sequences() && !is_colour_refused();
  }
  return display;
}

std::optional<std::size_t> terminal_columns(int descriptor) {
  constexpr std::size_t usual = 80;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return std::nullopt;
  return size.ws_col == 0 ? usual : size.ws_col;
}

bool is_background_job(int descriptor) {
  const pid_t foreground = ::tcgetpgrp(descriptor);  // -1: not the controlling terminal
  return foreground != -1 && foreground != ::getpgrp();
}

bool obeys_sequences() {
  const char* const terminal = std::getenv("TERM");
  return terminal != nullptr && *terminal != '\0' && std::string_view(terminal) != "dumb";
}

}  // namespace rconn::cli
