#include "support/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>

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

struct Pair {
  Descriptor terminal;
  Descriptor screen;
  std::array<char, 64> name{};
};

Pair open_pair() {
  Pair pair;
  pair.terminal = Descriptor(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (::grantpt(pair.terminal.get()) != 0 || ::unlockpt(pair.terminal.get()) != 0 ||
      ::ptsname_r(pair.terminal.get(), pair.name.data(), pair.name.size()) != 0) {
    throw std::runtime_error("a terminal");
  }
  pair.screen = Descriptor(::open(pair.name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  return pair;
}

}  // namespace

Outcome shown_on_terminal(const std::vector<std::string>& command,
                          const std::map<std::string, std::string>& environment, int stream) {
  auto [terminal, screen, name] = open_pair();
  Process process(command,
                  {environment, "", [&end = screen, stream] { ::dup2(end.get(), stream); }});
  screen.reset();  // otherwise the reader would never see the end
  const std::string shown = read_to_end(terminal.get());
  Outcome outcome = process.finish();
  (stream == 1 ? outcome.out : outcome.err) = shown;
  return outcome;
}

Terminal::Terminal(const std::vector<std::string>& command,
                   const std::map<std::string, std::string>& environment, int columns, int rows) {
  Pair pair = open_pair();
  terminal_ = std::move(pair.terminal);
  screen_ = std::move(pair.screen);
  resize(columns, rows);
  const auto take_terminal = [name = pair.name] {
    ::setsid();
    const int screen = ::open(name.data(), O_RDWR);  // becomes the controlling terminal
    for (const int stream : {0, 1, 2}) ::dup2(screen, stream);
  };
  process_ = std::make_unique<Process>(command, Surroundings{environment, "", take_terminal});
}

void Terminal::type(const std::string& keys) const {
  if (::write(terminal_.get(), keys.data(), keys.size()) < 0) throw std::runtime_error("write");
}

void Terminal::resize(int columns, int rows) const {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  ::ioctl(terminal_.get(), TIOCSWINSZ, &size);
}

bool Terminal::read_some(int timeout_ms) {
  pollfd readable{terminal_.get(), POLLIN, 0};
  if (::poll(&readable, 1, timeout_ms) <= 0) return false;
  std::array<char, 65536> room;
  const ssize_t got = ::read(terminal_.get(), room.data(), room.size());
  if (got > 0) text_.append(room.data(), static_cast<std::size_t>(got));
  return got > 0;
}

bool Terminal::shows(const std::string& text) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (text_.find(text) == std::string::npos) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    read_some(50);
  }
  return true;
}

bool Terminal::is_raw() const {
  termios modes{};
  ::tcgetattr(screen_.get(), &modes);
  return (modes.c_lflag & (ICANON | ECHO)) == 0;
}

Outcome Terminal::finish() {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (process_->running() && std::chrono::steady_clock::now() < give_up) read_some(20);
  while (read_some(0)) {
  }
  Outcome outcome = process_->finish();
  outcome.out = text_;
  return outcome;
}

}  // namespace support
