#include "connector/values/secret.hpp"

#include <cstring>

namespace rconn {

Secret::~Secret() { ::explicit_bzero(text_.data(), text_.size()); }

std::string without_secret(std::string_view text, const Secret& secret) {
  if (secret.empty()) return std::string(text);
  constexpr std::string_view mask = "***";
  constexpr std::string_view echo = "with args beginning with";
  const auto echoed = text.find(echo);  // searched first: the secret may be part of this phrase
  text = text.substr(0, echoed == std::string_view::npos ? echoed : echoed + echo.size());
  std::string masked;
  while (true) {
    const auto at = text.find(secret.reveal());
    masked += text.substr(0, at);
    if (at == std::string_view::npos) break;
    masked += mask;
    text.remove_prefix(at + secret.reveal().size());
  }
  if (echoed != std::string_view::npos) masked += " ***";
  return masked;
}

std::string without_quote(std::string_view text) {
  return std::string(text.substr(0, text.find(": \"")));
}

}  // namespace rconn
