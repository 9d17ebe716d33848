#include "connector/values/security/secret_facts.hpp"

#include <algorithm>
#include <array>

namespace rconn {
namespace {

bool is_line_end(char c) { return c == '\r' || c == '\n'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

// In UTF-8: no-break space, zero-width space, byte order mark.
bool has_invisible_end(std::string_view secret) {
  constexpr std::array<std::string_view, 3> invisible{"\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
  return std::ranges::any_of(invisible, [secret](std::string_view character) {
    return secret.starts_with(character) || secret.ends_with(character);
  });
}

bool is_name(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  return text.size() > 2 && text.find_first_not_of(letters) == std::string_view::npos;
}

bool is_placeholder(std::string_view secret) {
  const bool braces = secret.starts_with("${") && secret.ends_with('}');
  const bool command = secret.starts_with("$(") && secret.ends_with(')');
  const bool moustaches = secret.starts_with("{{") && secret.ends_with("}}");
  const bool name = secret.starts_with('$') && is_name(secret.substr(1));
  return braces || command || moustaches || name;
}

bool has_encoding(std::string_view secret) {
  constexpr std::string_view digits = "0123456789abcdefABCDEF";
  for (std::size_t i = 0; i + 2 < secret.size(); ++i) {
    if (secret[i] == '%' && digits.find(secret[i + 1]) != std::string_view::npos &&
        digits.find(secret[i + 2]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

SecretFacts facts_of(std::string_view secret, SecretSource source) {
  SecretFacts facts;
  facts.source = source;
  if (secret.empty()) return facts;
  const char first = secret.front();
  const char last = secret.back();
  facts.has_line_end = is_line_end(first) || is_line_end(last);
  facts.has_outer_space = is_space(first) || is_space(last) || has_invisible_end(secret);
  facts.is_quoted = secret.size() > 1 && first == last && (first == '"' || first == '\'');
  facts.is_placeholder = is_placeholder(secret);
  facts.is_encoded = has_encoding(secret);
  return facts;
}

}  // namespace rconn
