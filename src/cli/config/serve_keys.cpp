#include "cli/config/serve_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace rconn::cli::config {
namespace {

constexpr std::size_t max_patterns = 1'000;
constexpr int max_probe_limit = 10'000;

using Milliseconds = std::chrono::milliseconds;
using Time = std::optional<Milliseconds> ServeSettings::*;
using Error = std::optional<UsageError>;

Error read_listen(const Place& place, const Value& value, ServeSettings& settings) {
  auto text = text_in(place, value);
  if (!text) return std::move(text).error();
  if (text.value().empty()) return place.wrong(value.line, "give HOST:PORT, :PORT or a path");
  settings.listen = std::move(text).value();
  settings.listen_line = value.line;
  return std::nullopt;
}

Error read_allow(const Place& place, const Value& value, ServeSettings& settings) {
  const auto texts = texts_in(place, value);
  if (!texts) return texts.error();
  if (texts.value().size() > max_patterns) {
    return place.wrong(value.line, fmt::format("more than {} patterns", max_patterns));
  }
  for (std::size_t i = 0; i < texts.value().size(); ++i) {
    auto pattern = parse_pattern(texts.value()[i]);
    if (!pattern) return place.wrong(value.elements[i].line, pattern.error().message);
    settings.allow.push_back(std::move(pattern).value());
  }
  return std::nullopt;
}

Error read_probes(const Place& place, const Value& value, ServeSettings& settings) {
  const auto number = count_in(place, value, max_probe_limit);
  if (!number) return number.error();
  settings.max_probes = number.value();
  return std::nullopt;
}

// At least `least` milliseconds.
template <Time member, int least>
Error read_time(const Place& place, const Value& value, ServeSettings& settings) {
  const auto time = time_in(place, value);
  if (!time) return time.error();
  if (time.value() < Milliseconds(least)) {
    return place.wrong(value.line,
                       fmt::format("'{}' is too short: give {}ms or more", value.text, least));
  }
  settings.*member = time.value();
  return std::nullopt;
}

struct Key {
  std::string_view name;
  Error (*read)(const Place& place, const Value& value, ServeSettings& settings);
};

constexpr std::array keys{
    Key{"listen", read_listen},
    Key{"allow", read_allow},
    Key{"interval", read_time<&ServeSettings::interval, 100>},
    Key{"watch-interval", read_time<&ServeSettings::watch_interval, 10>},
    Key{"max-probes", read_probes},
    Key{"timeout-offset", read_time<&ServeSettings::timeout_offset, 0>},
    Key{"probe-timeout", read_time<&ServeSettings::probe_timeout, 10>},
    Key{"drain", read_time<&ServeSettings::drain, 0>},
};

constexpr auto names = [] {
  std::array<std::string_view, keys.size()> all;
  std::ranges::transform(keys, all.begin(), &Key::name);
  return all;
}();

}  // namespace

std::span<const std::string_view> serve_keys() { return names; }

Parsed<ServeSettings> read_serve(const Place& place, const Value& table) {
  ServeSettings settings;
  const auto entries = table_in(place, table);
  if (!entries) return entries.error();
  for (const Entry& entry : entries.value()) {
    const auto* const key = std::ranges::find(keys, std::string_view(entry.key), &Key::name);
    if (key == keys.end()) return unknown_key(place, entry, names);
    if (auto error = key->read(place.at(entry.key), entry.value, settings)) {
      return *std::move(error);
    }
  }
  return settings;
}

}  // namespace rconn::cli::config
