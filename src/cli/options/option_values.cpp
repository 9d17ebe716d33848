#include "cli/options/option_values.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "cli/options/condition.hpp"
#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/output_format.hpp"
#include "cli/options/template.hpp"
#include "cli/options/text/nearest.hpp"
#include "cli/options/text/utf8.hpp"
#include "connector/values/security/user_info.hpp"
#include "connector/values/text/split.hpp"
#include "phpredis/release.hpp"

namespace rconn::cli {
namespace {

constexpr double least_age = 0.001;  // seconds

// "10.0.0.1/8" is meant as "10.0.0.0/8". Empty if that is not what is wrong.
std::string without_host_bits(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos) return "";
  auto network = network_in(text.substr(0, slash));
  if (!network) return "";
  const auto bits = whole_number(text.substr(slash + 1), 0, static_cast<int>(network->bits));
  if (!bits) return "";
  const auto kept = static_cast<unsigned>(bits.value());
  for (unsigned bit = kept; bit < network->bits; ++bit) {
    const unsigned mask = 0xffU ^ (0x80U >> bit % 8);
    unsigned char& byte = network->bytes.at(bit / 8);
    byte = static_cast<unsigned char>(byte & mask);
  }
  std::array<char, INET6_ADDRSTRLEN> room{};
  const int family = network->ipv6 ? AF_INET6 : AF_INET;
  return fmt::format("{}/{}", ::inet_ntop(family, network->bytes.data(), room.data(), room.size()),
                     kept);
}

}  // namespace

Parsed<std::string> plain_text(std::string_view text) {
  if (text::has_control(text)) return UsageError{"the value contains a control character"};
  return std::string(text);
}

Parsed<std::string> any_text(std::string_view text) { return std::string(text); }

Parsed<Secret> password_text(std::string_view text) {
  if (text::has_control(text)) return UsageError{"the password contains a control character"};
  return Secret(std::string(text));
}

Parsed<bool> login_scope(std::string_view text) {
  if (text == "members") return true;
  if (text == "seed") return false;
  constexpr std::array<std::string_view, 2> both{"members", "seed"};
  return UsageError{fmt::format("'{}' is neither 'members' nor 'seed'{}", without_user_info(text),
                                text::did_you_mean(text, both))};
}

Parsed<ResolverKind> resolver_kind(std::string_view text) {
  const auto found = std::ranges::find(resolver_names, text);
  if (found == resolver_names.end()) {
    return UsageError{fmt::format("'{}' is neither 'system' nor 'dns'{}", without_user_info(text),
                                  text::did_you_mean(text, resolver_names))};
  }
  const auto kind = static_cast<ResolverKind>(found - resolver_names.begin());
  if (kind == ResolverKind::system && !has_system_resolver) {
    return UsageError{"this build has no 'system': it looks names up by 'dns' only"};
  }
  return kind;
}

Parsed<ColourUse> colour_use(std::string_view text) {
  constexpr std::array<std::string_view, 3> names{"auto", "always", "never"};
  const auto* const found = std::ranges::find(names, text);
  if (found != names.end()) return static_cast<ColourUse>(found - names.begin());
  return UsageError{fmt::format("'{}' is neither 'auto' nor 'always' nor 'never'{}",
                                without_user_info(text), text::did_you_mean(text, names))};
}

Parsed<unsigned> member_count(std::string_view text) {
  const auto number = whole_number(text, 1, static_cast<int>(most_members));
  if (!number) return number.error();
  return static_cast<unsigned>(number.value());
}

StoreError store_network(Options& options, const std::string& value) {
  const auto network = network_in(value);
  if (!network) {
    const std::string shown = without_user_info(value);
    const std::string meant = without_host_bits(value);
    if (!meant.empty()) {
      return UsageError{
          fmt::format("'{}' has bits set beyond its length; did you mean {}?", shown, meant)};
    }
    return UsageError{
        fmt::format("'{}' is not a network: give ADDRESS/LENGTH, such as 192.0.2.0/24 "
                    "or 2001:db8::/32",
                    shown)};
  }
  options.only_networks.push_back(*network);
  return std::nullopt;
}

StoreError store_persistent_id(Options& options, const std::string& value) {
  options.persistent = true;
  options.persistent_id = value;
  return std::nullopt;
}

StoreError store_host(Options& options, const std::string& value) {
  if (!options.as_phpredis) return store_parsed(host(value), options.host);
  options.verbatim.host = value;
  return std::nullopt;
}

StoreError store_port(Options& options, const std::string& value) {
  return options.as_phpredis ? store_parsed(verbatim_port(value), options.verbatim.port)
                             : store_parsed(port_number(value), options.port);
}

StoreError store_timeout(Options& options, const std::string& value) {
  return options.as_phpredis ? store_parsed(verbatim_seconds(value), options.verbatim.timeout)
                             : store_parsed(seconds(value), options.timeout);
}

StoreError store_read_timeout(Options& options, const std::string& value) {
  return options.as_phpredis ? store_parsed(verbatim_seconds(value), options.verbatim.read_timeout)
                             : store_parsed(seconds(value), options.read_timeout);
}

namespace {

// All of them for who asks by '?', as the completions do.
std::string known_releases(bool all) {
  const auto releases = phpredis::releases();
  if (!all) {
    return fmt::format("{} to {}, a line such as 5.3", releases.front().name, releases.back().name);
  }
  std::vector<std::string_view> names;
  for (const phpredis::Release& release : releases) names.push_back(release.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

// The newest release of the line that an unknown one would be in.
std::string newest_beside(std::string_view value) {
  while (value.find('.') != std::string_view::npos) {
    value = value.substr(0, value.rfind('.'));
    if (const phpredis::Release* newest = phpredis::newest_release(value)) {
      return fmt::format("; the newest known of {} is {}", value, newest->name);
    }
  }
  return "";
}

}  // namespace

StoreError store_release(Options& options, const std::string& value) {
  options.phpredis_line.reset();
  if (value == all_releases || phpredis::find_release(value) != nullptr) {
    options.phpredis = value;
    return std::nullopt;
  }
  if (const phpredis::Release* newest = phpredis::newest_release(value)) {
    options.phpredis = newest->name;
    options.phpredis_line = value;
    return std::nullopt;
  }
  constexpr std::array words{phpredis::latest_release, all_releases};
  return UsageError{fmt::format("'{}' is not a phpredis release: give {}, {} or {}{}{}",
                                without_user_info(value), known_releases(value == "?"),
                                phpredis::latest_release, all_releases, newest_beside(value),
                                text::did_you_mean(value, words))};
}

StoreError store_expectation(Options& options, const std::string& value) {
  auto condition = parse_condition(value);
  if (!condition) return std::move(condition).error();
  const bool twice = std::ranges::count(options.expectations, value, &Condition::text) > 0;
  if (twice) return std::nullopt;  // reports identify a condition by its text
  options.expectations.push_back(std::move(condition).value());
  return std::nullopt;
}

StoreError store_output(Options& options, const std::string& value) {
  if (const OutputFormatInfo* found = find_output_format(value)) {
    options.output = found->format;
    return std::nullopt;
  }
  const auto presets = template_presets();
  if (std::ranges::find(presets, value, &TemplatePreset::name) != presets.end()) {
    return UsageError{
        fmt::format("'{0}' is a preset, not an output format: write --format {0}", value)};
  }
  std::string names;
  std::vector<std::string_view> known;
  for (const OutputFormatInfo& row : output_formats) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
    known.push_back(row.name);
  }
  return UsageError{fmt::format("'{}' is not an output format ({}){}", without_user_info(value),
                                names, text::did_you_mean(value, known))};
}

StoreError store_report_file(Options& options, const std::string& value) {
  auto path = plain_text(value);
  if (!path) return std::move(path).error();
  if (!value.ends_with(".html") && !value.ends_with(".json")) {
    return UsageError{
        fmt::format("'{}' ends in neither .html nor .json: give FILE.html or FILE.json",
                    without_user_info(value))};
  }
  options.report_files.push_back(value);
  return std::nullopt;
}

StoreError store_ages(Options& options, const std::string& value) {
  std::vector<double> ages;
  std::vector<std::string_view> words = split(value, ',');
  if (value.empty() || value.ends_with(',')) words.emplace_back();
  for (const std::string_view each : words) {
    const auto age = seconds(each);
    if (!age) return about("age", age.error());
    if (age.value() < least_age) {
      return UsageError{fmt::format("age '{}' is too short: give 1ms or more", each)};
    }
    ages.push_back(age.value());
  }
  if (ages.size() > max_ages) {
    return UsageError{fmt::format("{} ages are too many: give {} or less", ages.size(), max_ages)};
  }
  options.ages = std::move(ages);
  return std::nullopt;
}

Parsed<double> percentage(std::string_view text) {
  return number_between(text.ends_with('%') ? text.substr(0, text.size() - 1) : text, 0, 100);
}

StoreError store_nothing(Options&, const std::string&) { return std::nullopt; }

}  // namespace rconn::cli
