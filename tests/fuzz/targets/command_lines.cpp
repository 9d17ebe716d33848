// Whole command lines: every option with any value, in any order, and passwords among them.

#include <set>

#include "cli/command_line/arguments.hpp"
#include "cli/command_line/command_line.hpp"
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

// A word a piece. The C library itself takes any time and memory for some expressions of --expect:
// a{999}{999}, a++++++++.
Words words_in(Input& input) {
  Words words;
  while (!input.empty()) {
    const std::string piece = input.piece();
    words.push_back(with_secrets(piece.substr(0, piece.find('\0'))));  // as argv can have it
  }
  return words;
}

bool is_password(const Role& role) {
  if (role.option == nullptr) return false;
  const bool known = role.option->name == "pass" || role.option->name == sentinel_password_option;
  return known && (role.kind == Role::Kind::value || role.carries_value());
}

// Of a target: between a ':' and the '@' behind it.
bool is_in_user_info(const Role& role, const std::string& word) {
  const bool names = role.kind == Role::Kind::target ||
                     (role.kind == Role::Kind::value && role.option->name == "uri");
  const auto at = word.rfind('@');
  const auto scheme = word.find_first_of(":/?@");
  const bool has_scheme = scheme != std::string::npos && word.compare(scheme, 3, "://") == 0;
  const auto colon = word.find(':', has_scheme ? scheme + 3 : 0);
  return names && !word.starts_with('/') && colon < word.find(secret) && at != std::string::npos &&
         at > word.rfind(secret);
}

// Whether each copy of the secret stands where a password does.
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

// What a request comes to, files and terminals left out.
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
  const auto named = name_targets(options, {}, request.command->connects);
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
    require(texts.insert(one.text).second, "a condition is there once", one.text);
  }
}

void run(Input input) {
  const Words words = words_in(input);
  require(roles(words).size() == words.size(), "each word has a role");
  wants_simple_exit(words);
  const CommandLine line = parse_command_line(words);
  std::string told;
  if (const auto* error = std::get_if<UsageError>(&line)) told = error->message;
  if (const auto* answer = std::get_if<Answer>(&line)) told = answer->text;
  if (const auto* request = std::get_if<Request>(&line)) {
    require_each_once(request->options.expectations);
    told = carried_out(*request);
  } else {
    require(!told.empty(), "who is not served is told why");
  }
  if (!is_well_placed(words)) return;
  require_absent(secret, told);
  require_wiped(words);
}

const FuzzTarget target{"command_lines", run};

}  // namespace
