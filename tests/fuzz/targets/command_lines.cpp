// Whole command lines: every option with any value, in any order, and passwords among them.

#include <algorithm>
#include <set>

#include "cli/command_line/arguments.hpp"
#include "cli/command_line/command_line.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/configurations.hpp"
#include "cli/options/option_table.hpp"
#include "cli/targets/targets.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::fuzz;

using Words = std::vector<std::string>;

// One word per piece. The C library needs unbounded time and memory for some expressions of
// --expect: a{999}{999}, a++++++++.
Words words_in(Input& input) {
  Words words;
  while (!input.empty()) {
    const std::string piece = input.piece();
    words.push_back(with_secrets(piece.substr(0, piece.find('\0'))));  // argv cannot hold a NUL
  }
  return words;
}

// What a word is, by the rules of the man page: an option without an attached value takes the next
// word, whatever it looks like; of joined letters, the first that takes a value takes the rest.
// Written independently of the parser, to check it.
struct Role {
  const OptionSpec* option =
      nullptr;  // the option that the word names or is the value of; null if it is unknown
  std::size_t value_at = std::string::npos;  // 0: the whole word is the value
  bool is_target = false;

  [[nodiscard]] bool takes_next() const {
    return option != nullptr && !option->is_flag() && value_at == std::string::npos;
  }
};

template <typename Key>
const OptionSpec* find_option(Key OptionSpec::* key, Key wanted) {
  const auto found = std::ranges::find(option_table(), wanted, key);
  return found == option_table().end() ? nullptr : &*found;
}

Role role_of(const std::string& word) {
  Role role;
  if (word.size() > 2 && word.starts_with("--")) {
    const auto equals = word.find('=');
    role.option = find_option(&OptionSpec::name, std::string_view(word).substr(2, equals - 2));
    if (equals != std::string::npos) role.value_at = equals + 1;
    return role;
  }
  role.is_target = word.size() < 2 || !word.starts_with('-');
  for (std::size_t i = 1; !role.is_target && i < word.size(); ++i) {
    role.option = find_option(&OptionSpec::letter, word[i]);
    if (role.option == nullptr || role.option->is_flag()) continue;
    if (i + 1 < word.size()) role.value_at = i + 1;
    break;
  }
  return role;
}

std::vector<Role> roles(const Words& words) {
  std::vector<Role> all;
  for (const std::string& word : words) {
    const bool is_value = !all.empty() && all.back().takes_next();
    all.push_back(is_value ? Role{all.back().option, 0} : role_of(word));
  }
  return all;
}

bool is_password(const Role& role) {
  if (role.option == nullptr || role.value_at == std::string::npos) return false;
  return role.option->name == "pass" || role.option->name == "sentinel-pass";
}

// In a target: between a ':' and a later '@'.
bool is_in_user_info(const Role& role, const std::string& word) {
  const bool is_uri = role.option != nullptr && role.option->name == "uri" && role.value_at == 0;
  const auto at = word.rfind('@');
  const auto scheme = word.find_first_of(":/?@");
  const bool has_scheme = scheme != std::string::npos && word.compare(scheme, 3, "://") == 0;
  const auto colon = word.find(':', has_scheme ? scheme + 3 : 0);
  return (role.is_target || is_uri) && !word.starts_with('/') && colon < word.find(secret) &&
         at != std::string::npos && at > word.rfind(secret);
}

// Returns whether each copy of the secret is in the place of a password.
bool is_well_placed(const Words& words) {
  const auto parts = roles(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool holds = words[i].find(secret) != std::string::npos;
    if (holds && !is_password(parts[i]) && !is_in_user_info(parts[i], words[i])) return false;
  }
  return true;
}

void require_wiped(Words words) {
  std::string program = "rconn";
  std::vector<char*> argv{program.data()};
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const Words copy = words;
  const Words taken = take_arguments(static_cast<int>(argv.size() - 1), argv.data());
  require(taken == copy, "the copy of the arguments is whole");
  for (const std::string& word : words) require_absent(secret, word);
}

// Carries out a request, but uses no files and no terminals.
std::string carried_out(Request request) {
  Options& options = request.options;
  options.ask_password = false;
  options.password_file.reset();
  options.file.reset();
  std::string told;
  if (options.as_phpredis) {
    const auto named = name_configurations(options, {});
    if (!named) return named.error().message;
    for (const Configuration& each : named.value()) told += each.named + "\n";
    return told;
  }
  const auto named = name_targets(options, {}, operation_of(request.command->id, options));
  if (!named) return named.error().message;
  for (const std::string& warning : named.value().warnings) told += warning + "\n";
  for (const Target& each : named.value().targets) {
    told += each.named + " " + endpoint(each) + " " + persistent_key(each) + "\n";
  }
  return told;
}

void require_each_once(const std::vector<Condition>& conditions) {
  std::set<std::string_view> texts;
  for (const Condition& one : conditions) {
    require(texts.insert(one.text).second, "a condition occurs once", one.text);
  }
}

void run(Input input) {
  const Words words = words_in(input);
  const auto outcome = parse_command_line(words).outcome;
  std::string told;
  if (const auto* error = std::get_if<UsageError>(&outcome)) told = error->message;
  if (const auto* answer = std::get_if<Answer>(&outcome)) told = answer->text;
  if (const auto* request = std::get_if<Request>(&outcome)) {
    require_each_once(request->options.expectations);
    told = carried_out(*request);
  } else {
    require(!told.empty(), "a refusal has a message");
  }
  if (!is_well_placed(words)) return;
  require_absent(secret, told);
  require_wiped(words);
}

const FuzzTarget target{"command_lines", run};

}  // namespace
