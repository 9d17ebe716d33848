#include "support/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>

#include <array>
#include <chrono>
#include <stdexcept>

#include "support/descriptor.hpp"

namespace support {
namespace {

// Reads everything written to the terminal until it is closed, for at most 30 s.
std::string read_to_end(int terminal) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::string text;
  while (std::chrono::steady_clock::now() < give_up) {
    pollfd readable{terminal, POLLIN, 0};
    if (::poll(&readable, 1, 100) <= 0) continue;
    std::array<char, 4096> room;
    const ssize_t got = ::read(terminal, room.data(), room.size());
    if (got <= 0) break;  // EIO: the other side is closed
    text.append(room.data(), static_cast<std::size_t>(got));
  }
  std::erase(text, '\r');  // added by the terminal
  return text;
}

}  // namespace

Outcome shown_on_terminal(const std::vector<std::string>& command,
                          const std::map<std::string, std::string>& environment, int stream) {
  const Descriptor terminal(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  std::array<char, 64> name;
  if (::grantpt(terminal.get()) != 0 || ::unlockpt(terminal.get()) != 0 ||
      ::ptsname_r(terminal.get(), name.data(), name.size()) != 0) {
    throw std::runtime_error("a terminal");
  }
  Descriptor screen(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  Process process(command, {environment, "", [&screen, stream] { ::dup2(screen.get(), stream); }});
  screen.reset();  // otherwise the reader would never see the end
  const std::string shown = read_to_end(terminal.get());
  Outcome outcome = process.finish();
  (stream == 1 ? outcome.out : outcome.err) = shown;
  return outcome;
}

}  // namespace support
