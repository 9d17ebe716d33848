#include "cli/command_line/arguments.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace rconn::cli {
namespace {

template <typename Key>
const OptionSpec* find_option(Key OptionSpec::* key, Key wanted) {
  const auto table = option_table();
  const auto found = std::ranges::find(table, wanted, key);
  return found == table.end() ? nullptr : &*found;
}

Role role_of_long(std::string_view word) {
  const auto equals = word.find('=');
  Role role{Role::Kind::option, find_option(&OptionSpec::name, word.substr(2, equals - 2))};
  if (equals != std::string_view::npos) role.value_at = equals + 1;
  return role;
}

// Letters may be joined; the first that takes a value takes the rest of the word.
Role role_of_letters(std::string_view word) {
  Role role{Role::Kind::option};
  for (std::size_t i = 1; i < word.size(); ++i) {
    role.option = find_option(&OptionSpec::letter, word[i]);
    if (role.option == nullptr || role.option->is_flag()) continue;
    if (i + 1 < word.size()) role.value_at = i + 1;
    break;
  }
  return role;
}

bool wants_next_word(const Role& role) {
  return role.is_known_option() && !role.option->is_flag() && !role.carries_value();
}

void blank(char* from) { std::memset(from, '*', std::strlen(from)); }

// User info, with or without a scheme before it.
void blank_user_info(char* word) {
  const std::string_view text = word;
  const auto at = text.rfind('@');
  if (at == std::string_view::npos) return;
  // What only looks like a scheme is part of the password.
  const auto scheme = text.find_first_of(":/?@");
  const bool has_scheme = text.substr(scheme).starts_with("://");
  const std::size_t start = has_scheme ? scheme + 3 : 0;
  if (start < at) std::memset(word + start, '*', at - start);
}

// "--password" and "--auth" are no options here, but a password follows them all the same.
bool is_password(const Role& role, std::string_view word) {
  if (role.option != nullptr) {
    return role.option->name == "pass" || role.option->name == sentinel_password_option;
  }
  return role.kind == Role::Kind::option &&
         (word.starts_with("--pass") || word.starts_with("--auth") ||
          word.starts_with("--sentinel"));
}

}  // namespace

std::vector<Role> roles(std::span<const std::string> words) {
  std::vector<Role> all;
  for (const std::string& word : words) {
    if (!all.empty() && wants_next_word(all.back())) {
      all.push_back({Role::Kind::value, all.back().option});
    } else if (word.size() > 2 && word.starts_with("--")) {
      all.push_back(role_of_long(word));
    } else if (word.size() > 1 && word.starts_with('-')) {
      all.push_back(role_of_letters(word));
    } else {
      all.push_back({});
    }
  }
  return all;
}

std::vector<std::string> take_arguments(int argc, char** argv) {
  std::vector<std::string> copy;
  for (int i = 1; i < argc; ++i) copy.emplace_back(argv[i]);
  const std::vector<Role> parts = roles(copy);
  bool password_follows = false;  // of a misspelt option
  for (std::size_t i = 0; i < copy.size(); ++i) {
    char* const word = argv[i + 1];
    const bool secret = is_password(parts[i], copy[i]);
    if (password_follows || (secret && parts[i].kind == Role::Kind::value)) {
      blank(word);
    } else if (secret && parts[i].carries_value()) {
      blank(word + parts[i].value_at);
    } else {
      blank_user_info(word);
    }
    password_follows = secret && parts[i].option == nullptr && !parts[i].carries_value();
  }
  return copy;
}

}  // namespace rconn::cli
