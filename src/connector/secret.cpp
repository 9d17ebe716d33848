#include "connector/secret.hpp"

#include <string.h>

namespace rconn {

Secret::~Secret() { ::explicit_bzero(text_.data(), text_.size()); }

std::string without_secret(std::string text, const Secret& secret) {
  if (secret.empty()) return text;
  constexpr std::string_view mask = "***";
  for (auto at = text.find(secret.reveal()); at != std::string::npos;
       at = text.find(secret.reveal(), at + mask.size())) {
    text.replace(at, secret.reveal().size(), mask);
  }
  constexpr std::string_view echo = "with args beginning with";
  if (const auto at = text.find(echo); at != std::string::npos) {
    text.replace(at + echo.size(), std::string::npos, " ***");
  }
  return text;
}

}  // namespace rconn
