#include "connector/values/security/secret.hpp"

#include "connector/values/security/wipe.hpp"

namespace rconn {

Secret::~Secret() { wipe(text_); }

bool holds_secret(std::string_view text, const Secret& secret) {
  if (secret.empty()) return false;
  if (text.find(secret.reveal()) != std::string_view::npos) return true;
  // In the error for an unknown command, servers repeat its arguments and may cut them short.
  constexpr std::string_view echo = "with args beginning with";
  const auto echoed = text.find(echo);
  return echoed != std::string_view::npos &&
         text.find(secret.reveal().front(), echoed + echo.size()) != std::string_view::npos;
}

std::string without_secret(std::string_view text, const Secret& secret) {
  return std::string(holds_secret(text, secret) ? withheld : text);
}

std::string without_quote(std::string_view text) {
  return std::string(text.substr(0, text.find(": \"")));
}

}  // namespace rconn
