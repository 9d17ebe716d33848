#include "cli/output/template/template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/nearest.hpp"
#include "cli/output/json/fields.hpp"
#include "cli/output/json/members.hpp"
#include "cli/output/json/topology_fields.hpp"
#include "cli/output/template/shell_word.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;
using Piece = Template::Piece;

constexpr std::string_view times = "times_ms";

// "connect_ms" is short for "times_ms.connect".
std::vector<std::string> time_names() {
  std::vector<std::string> names;
  names.reserve(rung_names.size() + 1);
  for (const std::string_view rung : rung_names) names.push_back(fmt::format("{}_ms", rung));
  names.emplace_back("total_ms");
  return names;
}

std::vector<std::string> known_names() {
  std::vector<std::string> names;
  for (const Field& field : fields()) names.emplace_back(field.name);
  std::ranges::move(time_names(), std::back_inserter(names));
  for (const auto& member : tls_members()) names.push_back(fmt::format("tls.{}", member.name));
  for (const auto& member : server_members()) {
    names.push_back(fmt::format("server.{}", member.name));
  }
  for (const auto member : cause_members) names.push_back(fmt::format("cause.{}", member));
  for (const auto& field : topology_fields())
    names.push_back(fmt::format("topology.{}", field.name));
  return names;
}

Json field_value(std::string_view name, const Report& report, std::string_view command) {
  const Field* const field = find_field(name);
  return field == nullptr ? Json() : field->value(report, command);
}

// The value behind "NAME", "NAME.MEMBER" or "RUNG_ms". "cause" is short for "cause.id".
Json value_of(const std::string& name, const Report& report, std::string_view command) {
  std::string path = name;
  const auto short_names = time_names();
  if (std::ranges::find(short_names, name) != short_names.end()) {
    path = fmt::format("{}.{}", times, name.substr(0, name.size() - 3));
  }
  if (name == "cause") path = "cause.id";
  const auto dot = path.find('.');
  Json value = field_value(path.substr(0, dot), report, command);
  if (dot == std::string::npos) return value;
  const std::string member = path.substr(dot + 1);
  return value.is_object() && value.contains(member) ? value[member] : Json();
}

std::string shown(const Json& text) { return text::for_terminal(text.get<std::string>()); }

std::string plain(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_number_float()) return fmt::format("{:.3f}", value.get<double>());
  if (value.is_string()) return shown(value);
  const bool list = value.is_array() && std::ranges::all_of(value, &Json::is_string);
  if (!list) return value.dump(-1, ' ', true);
  std::string text;
  for (const Json& item : value) text += (text.empty() ? "" : ",") + shown(item);
  return text;
}

}  // namespace

std::optional<UsageError> unknown_field(const Template& format) {
  const auto names = known_names();
  for (const Piece& piece : format.pieces) {
    if (!piece.is_field || std::ranges::find(names, piece.text) != names.end()) continue;
    const std::vector<std::string_view> known(names.begin(), names.end());
    return UsageError{fmt::format("there is no field '{}'; the fields are: {}{}",
                                  without_user_info(piece.text), fmt::join(names, ", "),
                                  text::did_you_mean(piece.text, known))};
  }
  return std::nullopt;
}

std::string render_template(const Template& format, const Report& report,
                            std::string_view command) {
  std::string line;
  for (const Piece& piece : format.pieces) {
    if (!piece.is_field) {
      line += piece.text;
      continue;
    }
    const std::string value = plain(value_of(piece.text, report, command));
    line += format.values == Template::Values::shell ? shell_word(value) : value;
  }
  return line;
}

}  // namespace rconn::cli
