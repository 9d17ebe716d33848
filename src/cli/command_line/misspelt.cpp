#include "cli/command_line/misspelt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/options/number.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/text/listed.hpp"
#include "cli/options/text/nearest.hpp"
#include "connector/values/text/lower_case.hpp"
#include "phpredis/address.hpp"

namespace rconn::cli {
namespace {

struct OtherName {
  std::string_view name;    // with its dashes, in lower case unless it is a letter
  std::string_view here;    // what to write
  std::string_view option;  // that this leads to
};

// What redis-cli, curl, wait4x, plugins of Nagios and others call it.
constexpr std::array other_names{
    OtherName{"-H", "-h HOST", "host"},
    OtherName{"-U", "--user NAME, or -u URI", "user"},
    OtherName{"-P", "-p PORT", "port"},
    OtherName{"-A", "-a PASSWORD", "pass"},
    OtherName{"-w", "--warn SEC with -o nagios", "warn"},
    OtherName{"-c", "--crit SEC with -o nagios", "crit"},
    OtherName{"-k", "--insecure", "insecure"},
    OtherName{"-d", "-n N for a database", "db"},
    OtherName{"--json", "-o json", "output"},
    OtherName{"--nagios", "-o nagios", "warn"},
    OtherName{"--openmetrics", "-o openmetrics", "out-file"},
    OtherName{"--prometheus", "-o openmetrics", "out-file"},
    OtherName{"--username", "--user", "user"},
    OtherName{"--pwd", "--pass", "pass"},
    OtherName{"--pasword", "--pass", "pass"},
    OtherName{"--url", "--uri", "uri"},
    OtherName{"--hostname", "--host", "host"},
    OtherName{"--server", "--host", "host"},
    OtherName{"--database", "--db", "db"},
    OtherName{"--dbnum", "--db", "db"},
    OtherName{"--ca", "--cacert", "cacert"},
    OtherName{"--cafile", "--cacert", "cacert"},
    OtherName{"--skip-verify", "--insecure", "insecure"},
    OtherName{"--insecure-skip-tls-verify", "--insecure", "insecure"},
    OtherName{"--connect-timeout", "--timeout", "timeout"},
    OtherName{"--max-time", "--deadline", "deadline"},
    OtherName{"--silent", "--quiet", "quiet"},
    OtherName{"--retry", "--deadline SEC, until which it retries", "backoff"},
    OtherName{"--retries", "--deadline SEC, until which it retries", "backoff"},
    OtherName{"--max-retries", "--deadline SEC, until which it retries", "backoff"},
};

struct OtherCommand {
  std::string_view name;  // of an option
  CommandId command;      // that this leads to
};

constexpr std::array other_commands{
    OtherCommand{"--retry", CommandId::wait},        OtherCommand{"--retries", CommandId::wait},
    OtherCommand{"--wait", CommandId::wait},         OtherCommand{"--cluster", CommandId::topology},
    OtherCommand{"--sentinel", CommandId::topology}, OtherCommand{"--latency", CommandId::watch},
};

bool takes(const Command& command, std::string_view option) {
  const OptionSpec* const found = find_option(option);
  return found != nullptr && found->serves(command.id);
}

// Empty if it is no name of other tools, or of nothing that this command has.
std::string other_name(const Command& command, std::string_view name) {
  const std::string folded = name.starts_with("--") ? lower_case(name) : std::string(name);
  const auto option = std::ranges::find(other_names, folded, &OtherName::name);
  if (option != other_names.end() && takes(command, option->option)) {
    return std::string(option->here);
  }
  const auto other = std::ranges::find(other_commands, folded, &OtherCommand::name);
  if (other == other_commands.end() || other->command == command.id) return "";
  return fmt::format("the command {}", info(other->command).name);
}

// Up to where a value may be glued to it.
std::string_view name_in(std::string_view word) {
  if (!word.starts_with("--")) return word.substr(0, 2);
  constexpr std::string_view of_names =
      "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  return word.substr(0, word.find_first_not_of(of_names));
}

// The commands that take an option, as "a, b or c".
std::string takers_of(const OptionSpec& option) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    if (option.serves(command.id)) names.push_back(command.name);
  }
  return text::listed(names);
}

// Of "--jobs" or "-f"; null if no command has it.
const OptionSpec* option_named(std::string_view name) {
  if (name.starts_with("--")) return find_option(name.substr(2));
  const auto table = option_table();
  const auto found = std::ranges::find(table, name.back(), &OptionSpec::letter);
  return name.size() != 2 || found == table.end() ? nullptr : &*found;
}

// An option of other commands, or one of this command that was not read as such.
std::optional<UsageError> known_option(const Command& command, std::string_view name,
                                       std::string_view word) {
  const OptionSpec* const found = option_named(name);
  if (found == nullptr) return std::nullopt;
  if (!found->serves(command.id)) {
    const bool is_long = name.starts_with("--");
    return UsageError{fmt::format("'{}'{} is an option of {}, not of {}", name,
                                  is_long ? "" : fmt::format(" (--{})", found->name),
                                  takers_of(*found), command.name)};
  }
  if (word == name) return UsageError{fmt::format("'{}' stands after '--': write it before", name)};
  if (found->is_flag()) return UsageError{fmt::format("{} takes no value", name)};
  return UsageError{fmt::format("a blank or '=' is missing after '{}'", name)};
}

// Those of a password, which other tools take.
bool is_for_password(std::string_view name) {
  constexpr std::array<std::string_view, 6> names{
      "--password", "--passwd", "--passphrase", "--auth", "--auth-token", "--sentinel-password"};
  return std::ranges::find(names, name) != names.end();
}

// Whether a password may be glued to the name of an option, as in "--passPASSWORD".
bool may_hold_password(std::string_view word, std::string_view name) {
  const std::string folded = lower_case(word);
  const bool is_of_sentinel = folded.starts_with("--sentinel-pass") && name != "--sentinel-pass";
  const bool is_short_form = folded.starts_with("--pwd") && name != "--pwd";
  return folded.starts_with("--pass") || folded.starts_with("--auth") || is_short_form ||
         is_of_sentinel;
}

bool is_word_of_letters(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

UsageError no_command(std::string_view problem) {
  std::string known;
  for (const Command& command : commands()) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", command.name);
  }
  return UsageError{fmt::format("{} (commands: {}; see rconn --help)", problem, known)};
}

std::optional<UsageError> misspelt_command(const std::string& word) {
  if (!is_word_of_letters(word)) return std::nullopt;
  std::vector<std::string_view> names{"help", "version"};
  for (const Command& command : commands()) names.push_back(command.name);
  const std::string_view meant = text::nearest(word, names);
  if (meant.empty()) return std::nullopt;
  return UsageError{fmt::format("unknown command '{}'; did you mean {}?", word, meant)};
}

UsageError unknown_option(const Command& command, const std::string& word) {
  const std::string_view name = name_in(word);
  const std::string text = fmt::format("unknown option '{}'", name);
  if (may_hold_password(word, name)) {
    return UsageError{fmt::format(
        "{}: for a password, --pass, --pass-file or --askpass{}",
        is_for_password(name) ? text : "unknown option",
        takes(command, "sentinel-pass") ? "; for that of the Sentinels, --sentinel-pass" : "")};
  }
  if (const std::string here = other_name(command, name); !here.empty()) {
    return UsageError{fmt::format("{}: here it is {}", text, here)};
  }
  if (auto known = known_option(command, name, word)) return *std::move(known);
  std::string meant;
  if (word.starts_with("--")) {
    std::vector<std::string_view> own{"help", "help-all", "version"};
    for (const OptionSpec& option : option_table()) {
      if (option.serves(command.id)) own.push_back(option.name);
    }
    meant = text::did_you_mean(name.substr(2), own, "--");
  }
  return UsageError{text +
                    (meant.empty() ? fmt::format("; see rconn {} --help", command.name) : meant)};
}

std::string single_dash(const Command& command, const std::vector<std::string>& words) {
  for (auto word = words.begin(); word != words.end(); ++word) {
    // It may be the value of the option before it, and a password.
    if (word != words.begin() && (word - 1)->starts_with('-')) continue;
    if (!word->starts_with('-') || word->starts_with("--") || word->starts_with("-a")) continue;
    for (const OptionSpec& option : option_table()) {
      if (!option.serves(command.id) || std::string_view(*word).substr(1) != option.name) continue;
      return fmt::format("'{}' is not an option; did you mean --{}?", *word, option.name);
    }
  }
  return "";
}

std::string joined_with_port(const std::vector<TargetSpec>& before, const std::string& word) {
  if (before.empty() || !is_number(word)) return "";
  const TargetSpec& host = before.back();
  const auto port = port_number(word);
  const bool plain = host.shown.find("://") == std::string::npos && !host.host.starts_with('/');
  if (!plain || host.port != 0 || !port || port.value() == 0) return "";
  return phpredis::address(host.host, port.value());
}

}  // namespace rconn::cli
