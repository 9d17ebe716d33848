#include "cli/options/given_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/options/option_table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array<std::string_view, 3> password_sources{"pass", "pass-file", "askpass"};

// Of each group, an option replaces all others of a lower layer.
constexpr std::array<std::array<std::string_view, 3>, 4> groups{{
    password_sources,
    {"ipv4", "ipv6", ""},
    {"cacert", "cacertdir", ""},
    {"cert", "key", ""},
}};

bool contradict(const OptionSpec& one, const OptionSpec& other) {
  if (&one == &other) return true;
  // A key completes the certificate of a lower layer.
  if (one.name == "cert" && other.name == "key") return false;
  return std::ranges::any_of(groups, [&](const auto& group) {
    const auto holds = [&group](std::string_view name) {
      return std::ranges::find(group, name) != group.end();
    };
    return holds(one.name) && holds(other.name);
  });
}

std::optional<UsageError> store_option(const GivenOption& given, Options& options) {
  if (given.off || given.values.empty()) return std::nullopt;
  const auto first = given.spec->repeats ? given.values.begin() : given.values.end() - 1;
  for (auto value = first; value != given.values.end(); ++value) {
    if (const auto error = given.spec->store(options, *value)) {
      return UsageError{fmt::format("--{}: {}", given.spec->name, error->message)};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_password_source(const OptionSpec& spec) {
  return std::ranges::find(password_sources, spec.name) != password_sources.end();
}

std::optional<UsageError> store_options(std::span<const GivenOption> given, Options& options) {
  for (const GivenOption& each : given) {
    if (auto error = store_option(each, options)) return error;
  }
  return std::nullopt;
}

std::vector<GivenOption> layered(std::vector<GivenOption> below,
                                 std::span<const GivenOption> above) {
  for (const GivenOption& upper : above) {
    std::erase_if(below, [&upper](const GivenOption& lower) {
      const bool same = upper.spec == lower.spec;
      return same || (!upper.off && contradict(*lower.spec, *upper.spec));
    });
  }
  below.insert(below.end(), above.begin(), above.end());
  std::ranges::sort(below, {}, &GivenOption::spec);  // the table is one array
  return below;
}

}  // namespace rconn::cli
