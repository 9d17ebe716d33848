#include "cli/naming/secrets.hpp"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <system_error>

#include "cli/text/utf8.hpp"

namespace rconn::cli {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File open_file(const char* path, const char* mode) { return {std::fopen(path, mode), &std::fclose}; }

std::string words(int error) { return std::generic_category().message(error); }

void blank(char* from) { std::memset(from, '*', std::strlen(from)); }

// "--pass=x", "-ax" and "-qax" carry the password themselves; "--pass" and "-a" are followed by it.
// Misspelt as "--password" or "--auth" it is a password all the same.
bool blank_option(char* argument) {
  const std::string_view text = argument;
  if (text.starts_with("--pass-file")) return false;
  if (text.starts_with("--pass") || text.starts_with("--auth")) {
    const auto equals = text.find('=');
    if (equals != std::string_view::npos) blank(argument + equals + 1);
    return equals == std::string_view::npos;
  }
  if (text.starts_with("--")) return false;
  if (!text.starts_with('-')) return false;
  const auto letter = text.find('a');
  if (letter == std::string_view::npos) return false;
  blank(argument + letter + 1);
  return letter + 1 == text.size();
}

// User info, with or without a scheme before it.
void blank_user_info(char* argument) {
  const std::string_view text = argument;
  const auto at = text.rfind('@');
  if (at == std::string_view::npos) return;
  const auto scheme = text.find("://");
  const std::size_t start = scheme == std::string_view::npos ? 0 : scheme + 3;
  if (start < at) std::memset(argument + start, '*', at - start);
}

// No echo, and no signals either: Ctrl-C must not leave the terminal mute.
class MuteTerminal {
 public:
  explicit MuteTerminal(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal_, &before_) != 0) return;
    termios mute = before_;
    mute.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    muted_ = ::tcsetattr(terminal_, TCSAFLUSH, &mute) == 0;
  }
  ~MuteTerminal() {
    if (muted_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  MuteTerminal(const MuteTerminal&) = delete;
  MuteTerminal& operator=(const MuteTerminal&) = delete;

  [[nodiscard]] bool muted() const { return muted_; }

 private:
  int terminal_;
  termios before_{};
  bool muted_ = false;
};

}  // namespace

std::vector<std::string> take_arguments(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  std::vector<std::string> copy;
  bool password_follows = false;
  for (char* argument : arguments.subspan(arguments.empty() ? 0 : 1)) {
    copy.emplace_back(argument);
    if (password_follows) {
      blank(argument);
      password_follows = false;
      continue;
    }
    password_follows = blank_option(argument);
    blank_user_info(argument);
  }
  return copy;
}

Parsed<Secret> password_from_file(const std::string& path) {
  constexpr std::size_t most = std::size_t{64} << 10;
  const File file = open_file(path.c_str(), "re");
  if (!file) return UsageError{fmt::format("cannot read '{}': {}", path, words(errno))};
  std::array<char, most + 1> room;
  const std::size_t size = std::fread(room.data(), 1, room.size(), file.get());
  if (std::ferror(file.get()) != 0) {
    return UsageError{fmt::format("cannot read '{}': {}", path, words(errno))};
  }
  if (size > most) return UsageError{fmt::format("'{}' is too large for a password", path)};
  std::string_view line(room.data(), size);
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return UsageError{fmt::format("'{}' is empty", path)};
  if (text::has_control(line)) {
    return UsageError{fmt::format("'{}' holds more than one line, or a control character", path)};
  }
  Secret secret{std::string(line)};
  ::explicit_bzero(room.data(), room.size());
  return secret;
}

Parsed<Secret> ask_password() {
  const File terminal = open_file("/dev/tty", "r+e");
  if (!terminal) return UsageError{"there is no terminal to ask on"};
  const MuteTerminal mute(::fileno(terminal.get()));
  if (!mute.muted()) return UsageError{"the terminal cannot be made to hide the password"};
  std::fputs("Password: ", terminal.get());
  std::fflush(terminal.get());
  constexpr int interrupt = 3;  // Ctrl-C
  std::string line;
  int c = std::fgetc(terminal.get());
  for (; c != EOF && c != '\n' && c != interrupt; c = std::fgetc(terminal.get())) {
    line += static_cast<char>(c);
  }
  std::fputs("\n", terminal.get());
  if (c == EOF || c == interrupt) return UsageError{"no password was given"};
  if (text::has_control(line)) return UsageError{"the password holds a control character"};
  return Secret{std::move(line)};
}

}  // namespace rconn::cli
