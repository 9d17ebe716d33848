#include "cli/targets/service_discovery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/targets/whole_file.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

UsageError not_json(const std::string& name, const std::string& text, std::size_t byte) {
  const std::string_view before = std::string_view(text).substr(0, byte);
  const auto line = std::ranges::count(before, '\n') + 1;
  const bool yaml = name.ends_with(".yml") || name.ends_with(".yaml");
  return UsageError{fmt::format("{}: not valid JSON: error in line {}{}", name, line,
                                yaml ? " (YAML is not supported)" : "")};
}

Discovered wrong(std::string place, std::string problem) {
  return {std::move(place), {}, std::move(problem), {}};
}

// None if they are not names with string values.
std::optional<Labels> labels_of(const Json& group) {
  const auto found = group.find("labels");
  if (found == group.end() || found->is_null()) return Labels{};
  if (!found->is_object()) return std::nullopt;
  Labels labels;
  for (const auto& [name, value] : found->items()) {
    if (!value.is_string()) return std::nullopt;
    labels.emplace_back(name, value.get<std::string>());
  }
  return labels;
}

void add_group(const Json& group, const std::string& place, std::vector<Discovered>& all) {
  const auto targets = group.is_object() ? group.find("targets") : group.end();
  if (!group.is_object() || targets == group.end() || !targets->is_array()) {
    all.push_back(
        wrong(place, "\"targets\" is missing or not a list: write {\"targets\": [\"HOST:PORT\"]}"));
    return;
  }
  const auto labels = labels_of(group);
  if (!labels) {
    all.push_back(wrong(place, "\"labels\" must be an object with string values"));
    return;
  }
  std::size_t number = 0;
  for (const Json& target : *targets) {
    std::string at = fmt::format("{}, target {}", place, ++number);
    if (target.is_string()) {
      all.push_back({std::move(at), target.get<std::string>(), {}, *labels});
    } else {
      all.push_back(wrong(std::move(at), "not a string: write \"HOST:PORT\" in quotes"));
    }
  }
}

}  // namespace

Parsed<std::vector<Discovered>> parse_service_discovery(const std::string& text,
                                                        const std::string& name) {
  Json groups;
  try {
    groups = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return not_json(name, text, error.byte);
  } catch (const Json::out_of_range&) {
    return UsageError{fmt::format("{}: a number is too large", name)};
  }
  if (!groups.is_array())
    return UsageError{
        fmt::format("{}: not a list of groups: write [{{\"targets\": [\"HOST:PORT\"]}}]", name)};
  std::vector<Discovered> all;
  std::size_t number = 0;
  for (const Json& group : groups) {
    add_group(group, fmt::format("{}, group {}", name, ++number), all);
  }
  return all;
}

Parsed<std::vector<Discovered>> read_service_discovery(
    const std::string& path, const std::optional<net::Clock::time_point>& end) {
  const auto text = read_whole(path, end);
  if (!text) return text.error();
  if (text.value().empty() && path != "-") return UsageError{fmt::format("'{}' is empty", path)};
  return parse_service_discovery(text.value(), name_of_file(path));
}

}  // namespace rconn::cli
