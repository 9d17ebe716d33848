#include "cli/output/console/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace rconn::cli {

std::optional<std::size_t> terminal_columns(int descriptor) {
  constexpr std::size_t usual = 80;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return std::nullopt;
  return size.ws_col == 0 ? usual : size.ws_col;
}

bool obeys_sequences() {
  const char* const terminal = std::getenv("TERM");
  return terminal != nullptr && *terminal != '\0' && std::string_view(terminal) != "dumb";
}

bool takes_colour(int descriptor, ColourUse wanted) {
  if (wanted != ColourUse::automatic) return wanted == ColourUse::always;
  const char* const refused = std::getenv("NO_COLOR");
  if (refused != nullptr && *refused != '\0') return false;
  return obeys_sequences() && ::isatty(descriptor) == 1;
}

}  // namespace rconn::cli
