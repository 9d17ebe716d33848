#include "cli/command_line/arguments.hpp"

#include <cstring>
#include <string_view>

namespace rconn::cli {
namespace {

void blank(char* from) { std::memset(from, '*', std::strlen(from)); }

// Blanks user info, with or without a scheme before it.
void blank_user_info(char* word) {
  const std::string_view text = word;
  const auto at = text.rfind('@');
  if (at == std::string_view::npos) return;
  // A "://" after any of these is part of the password, not of a scheme.
  const auto scheme = text.find_first_of(":/?@");
  const bool has_scheme = text.substr(scheme).starts_with("://");
  const std::size_t start = has_scheme ? scheme + 3 : 0;
  if (start < at) std::memset(word + start, '*', at - start);
}

// Blanks what follows "password=" in a target that is written as settings of another tool, and all
// after it: it is not known where the value ends.
void blank_setting(char* word) {
  if (*word == '-') return;
  for (const char* name : {"pass", "pwd", "auth"}) {
    const char* const found = ::strcasestr(word, name);
    char* const equals = found == nullptr ? nullptr : std::strchr(word + (found - word), '=');
    if (equals != nullptr) blank(equals + 1);
  }
}

// Includes "--password" and "--auth", which are not options, but which a user may give by mistake.
bool is_password_option(std::string_view name) {
  if (name == "--pass-file" || name == "--sentinel-user") return false;
  return name.starts_with("--pass") || name.starts_with("--auth") || name.starts_with("--sentinel");
}

// Where in a word a password may begin; its size if in the next word; npos if there is none.
std::size_t start_of_password(std::string_view word) {
  if (word.starts_with("--")) {
    const auto equals = word.find('=');
    if (!is_password_option(word.substr(0, equals))) return std::string_view::npos;
    return equals == std::string_view::npos ? word.size() : equals + 1;
  }
  if (!word.starts_with('-')) return std::string_view::npos;
  const auto letter = word.find('a');
  return letter == std::string_view::npos ? letter : letter + 1;
}

// Also true if that 'a' is part of the joined value of another option.
bool ends_in_password_letter(std::string_view word) {
  return word.starts_with('-') && !word.starts_with("--") && word.ends_with('a');
}

}  // namespace

std::vector<std::string> take_arguments(int argc, char** argv) {
  std::vector<std::string> copy;
  bool password_follows = false;
  for (int i = 1; i < argc; ++i) {
    const std::string& word = copy.emplace_back(argv[i]);
    blank_user_info(argv[i]);
    blank_setting(argv[i]);
    const std::size_t start = password_follows ? 0 : start_of_password(word);
    if (start < word.size()) blank(argv[i] + start);
    // A blanked word may itself be a password option, if the one before it took no value.
    password_follows = start_of_password(word) == word.size() || ends_in_password_letter(word);
  }
  return copy;
}

}  // namespace rconn::cli
