#include "connector/values/security/secret_facts.hpp"

namespace rconn {
namespace {

bool is_line_end(char c) { return c == '\r' || c == '\n'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

}  // namespace

SecretFacts facts_of(std::string_view secret, SecretSource source) {
  SecretFacts facts;
  facts.source = source;
  if (secret.empty()) return facts;
  const char first = secret.front();
  const char last = secret.back();
  facts.has_line_end = is_line_end(first) || is_line_end(last);
  facts.has_outer_space = is_space(first) || is_space(last);
  facts.is_quoted = secret.size() > 1 && first == last && (first == '"' || first == '\'');
  return facts;
}

}  // namespace rconn
