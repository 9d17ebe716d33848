#include "cli/options/template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/options/text/nearest.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

using Piece = Template::Piece;

// Of @env, all values are names, numbers and addresses: files of variables, which take quotes for
// a part of the value, then have none. What a peer wrote is in none of them.
constexpr std::array presets{
    TemplatePreset{"@env",
                   "RCONN_TIME={time}\n"
                   "RCONN_TARGET={target}\n"
                   "RCONN_ENDPOINT={endpoint}\n"
                   "RCONN_PERSISTENT_KEY={persistent_key}\n"
                   "RCONN_ADDRESS={address}\n"
                   "RCONN_OK={ok}\n"
                   "RCONN_EXIT={exit}\n"
                   "RCONN_VERDICT={verdict}\n"
                   "RCONN_FAULT={fault}\n"
                   "RCONN_CAUSE={cause}\n"
                   "RCONN_RUNG={rung}\n"
                   "RCONN_RESOLVE_MS={resolve_ms}\n"
                   "RCONN_CONNECT_MS={connect_ms}\n"
                   "RCONN_TLS_MS={tls_ms}\n"
                   "RCONN_AUTH_MS={auth_ms}\n"
                   "RCONN_PING_MS={ping_ms}\n"
                   "RCONN_TOTAL_MS={total_ms}\n",
                   Template::Values::shell},
    TemplatePreset{"@tsv",
                   "{time}\t{target}\t{endpoint}\t{address}\t{ok}\t{exit}\t{verdict}\t{fault}\t"
                   "{cause}\t{rung}\t{total_ms}\t{detail}\n",
                   Template::Values::plain},
};

UsageError no_preset(std::string_view name) {
  std::vector<std::string_view> known;
  known.reserve(presets.size());
  for (const TemplatePreset& preset : presets) known.push_back(preset.name);
  return UsageError{fmt::format("'@{}' is not a preset ({}); for a literal '@', write '\\@'{}",
                                without_user_info(name.substr(1)), fmt::join(known, ", "),
                                text::did_you_mean(name, known))};
}

char escaped(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

// Of a template that is no preset.
Parsed<Template> parsed_pieces(const std::string& text) {
  Template format;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) format.pieces.push_back(Piece{false, std::exchange(literal, {})});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool twice = i + 1 < text.size() && text[i + 1] == text[i];
    if (text[i] == '\\' && i + 1 < text.size()) {
      literal += escaped(text[++i]);
    } else if ((text[i] == '{' || text[i] == '}') && twice) {
      literal += text[i++];
    } else if (text[i] == '{') {
      const auto close = text.find('}', i);
      if (close == std::string::npos)
        return UsageError{"a '{' without a '}' (for a literal '{', write '{{')"};
      const std::string name = text.substr(i + 1, close - i - 1);
      flush();
      format.pieces.push_back(Piece{true, name});
      i = close;
    } else if (text[i] == '}') {
      return UsageError{"a '}' without a '{' (for a literal '}', write '}}')"};
    } else {
      literal += text[i];
    }
  }
  if (!literal.ends_with('\n')) literal += '\n';
  flush();
  return format;
}

}  // namespace

std::span<const TemplatePreset> template_presets() { return presets; }

Parsed<Template> parse_template(const std::string& text) {
  if (std::ranges::find(presets, "@" + text, &TemplatePreset::name) != presets.end()) {
    return UsageError{fmt::format("'{0}' has no field; for the preset, write @{0}", text)};
  }
  if (!text.starts_with('@')) return parsed_pieces(text);
  const auto* const preset = std::ranges::find(presets, text, &TemplatePreset::name);
  if (preset == presets.end()) return no_preset(text);
  auto format = parsed_pieces(std::string(preset->text));
  if (format) format.value().values = preset->values;
  return format;
}

}  // namespace rconn::cli
