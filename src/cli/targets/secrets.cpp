#include "cli/targets/secrets.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include "cli/options/text/utf8.hpp"
#include "cli/targets/whole_file.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/security/user_info.hpp"
#include "connector/values/security/wipe.hpp"

namespace rconn::cli {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File open_file(const char* path, const char* mode) {
  return {std::fopen(path, mode), &std::fclose};
}

constexpr cc_t interrupt = 3;  // Ctrl-C

// Turns off echo while it exists, also if a signal ends the process. Ctrl-C arrives as a character.
class MuteTerminal {
 public:
  explicit MuteTerminal(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal_, &before_) != 0) return;
    termios mute = before_;
    mute.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    mute.c_cc[VEOL] = interrupt;  // Ctrl-C ends the line at once
    muted_ = true;                // before the change, because a signal may follow it
    muted_ = ::tcsetattr(terminal_, TCSAFLUSH, &mute) == 0;
  }
  ~MuteTerminal() {
    std::set_new_handler(without_memory_);
    restore(this);
  }
  MuteTerminal(const MuteTerminal&) = delete;
  MuteTerminal& operator=(const MuteTerminal&) = delete;

  [[nodiscard]] bool muted() const { return muted_; }

 private:
  static void restore(void* self) {
    const auto* const mute = static_cast<const MuteTerminal*>(self);
    if (mute->muted_) ::tcsetattr(mute->terminal_, TCSAFLUSH, &mute->before_);
  }

  // Without a new-handler, lack of memory throws instead of ending the process: the destructor then
  // restores the terminal.
  std::new_handler without_memory_ = std::set_new_handler(nullptr);
  int terminal_;
  termios before_{};
  volatile bool muted_ = false;
  UndoOnSignal undo_{restore, this};
};

struct Typed {
  std::string line;
  bool complete = false;  // not ended by Ctrl-C, Ctrl-D or a signal
};

Typed read_line(int terminal) {
  Typed typed;
  std::array<pollfd, 2> awaited{pollfd{terminal, POLLIN, 0}, {signal_descriptor(), POLLIN, 0}};
  while (true) {
    const int ready = ::poll(awaited.data(), awaited.size(), -1);
    if (caught_signal() != 0 || (ready < 0 && errno != EINTR)) return typed;
    if (ready < 0) continue;
    char c = interrupt;
    if (::read(terminal, &c, 1) != 1 || c == interrupt) return typed;
    if (c == '\n') break;
    typed.line += c;
  }
  typed.complete = true;
  return typed;
}

}  // namespace

Parsed<Secret> password_from_file(const std::string& path, const net::WaitEnd& end) {
  auto content = net::read_file(path, {max_password_size, end});
  const std::string name = without_user_info(path);
  if (!content && content.error().kind == net::ReadError::Kind::too_large) {
    return UsageError{fmt::format("'{}' is too large for a password (at most {} bytes)", name,
                                  max_password_size)};
  }
  if (!content) {
    if (path.empty()) return unreadable(path, content.error());
    return UsageError{fmt::format("cannot read '{}': {}{}", name, in_words(content.error()),
                                  path == "-" ? " (standard input is /dev/stdin)" : "")};
  }
  return password_in(content.value(), fmt::format("'{}'", name));
}

Parsed<Secret> password_in(std::string& bytes, const std::string& name) {
  std::string_view line = bytes;
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const Secret secret{std::string(line)};
  wipe(bytes);
  if (secret.empty()) return UsageError{fmt::format("{} is empty, so there is no password", name)};
  if (text::has_control(secret.reveal())) {
    return UsageError{fmt::format(
        "{} contains more than one line, or a control character: it is to hold the password alone",
        name)};
  }
  return secret;
}

Parsed<Secret> ask_password() {
  const File terminal = open_file("/dev/tty", "re");
  const File screen = open_file("/dev/tty", "we");
  if (!terminal || !screen)
    return UsageError{
        "there is no terminal to ask for the password: give --pass-file FILE or $REDISCLI_AUTH"};
  const MuteTerminal mute(::fileno(terminal.get()));
  if (!mute.muted()) return UsageError{"cannot turn off the echo of the terminal"};
  std::fputs("Password: ", screen.get());
  std::fflush(screen.get());
  Typed typed = read_line(::fileno(terminal.get()));
  std::fputs("\n", screen.get());
  const Secret secret(typed.line);
  wipe(typed.line);
  if (!typed.complete) return UsageError{"no password was given"};
  if (text::has_control(secret.reveal())) {
    return UsageError{"the password contains a control character"};
  }
  return secret;
}

}  // namespace rconn::cli
