#include "cli/config/key_error.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "cli/targets/tls_option.hpp"

namespace rconn::cli::config {
namespace {

constexpr std::string_view option_mark = "--";

std::string_view key_of(TlsSetting setting) {
  return option_of(setting).substr(option_mark.size());
}

}  // namespace

UsageError KeyError::of(std::string_view words) const {
  const auto colon = words.find(": ");
  if (colon != std::string_view::npos) {
    std::string_view key = words.substr(0, colon);
    if (key.starts_with(option_mark)) key.remove_prefix(option_mark.size());
    const auto found = std::ranges::find(set.places, key, &KeyPlace::key);
    if (found != set.places.end()) {
      const Place where{table.file, found->table};
      return where.at(key).wrong(found->line, words.substr(colon + 2));
    }
  }
  return table.wrong(line, words);
}

UsageError KeyError::of(const Failure& failure) const {
  const auto& parts = failure.detail.parts();
  const auto* setting = parts.empty() ? nullptr : std::get_if<TlsSetting>(&parts.front());
  const std::string text = failure.detail.text();
  if (setting == nullptr) return table.wrong(line, text);
  const std::string why = text.starts_with(' ') ? text.substr(1) : text;
  return of(std::string(key_of(*setting)) + ": " + why);
}

std::string in_words(const Detail& detail) {
  std::string words;
  for (const Detail::Part& part : detail.parts()) {
    if (const auto* text = std::get_if<DetailText>(&part)) words += text->bytes;
    if (const auto* setting = std::get_if<TlsSetting>(&part)) words += key_of(*setting);
  }
  return words;
}

}  // namespace rconn::cli::config
