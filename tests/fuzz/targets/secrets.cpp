// A password that a peer repeats: no part of it may remain.

#include "connector/values/secret.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

void run(Input input) {
  const Secret password(input.piece());
  const std::string text = input.rest();
  const std::string masked = without_secret(text, password);
  if (password.empty()) {
    require(masked == text, "no password, nothing to mask", text);
    return;
  }
  constexpr std::string_view echo = "with args beginning with";
  const auto at = text.find(echo);
  const bool told = at != std::string::npos && !masked.ends_with(" ***");
  require(!told, "the echo of a command is masked", masked);
  // The mask itself does not come from the peer.
  std::string_view left = masked;
  if (at != std::string::npos) left.remove_suffix(std::string_view(" ***").size());
  const bool is_like_mask = password.reveal().find('*') != std::string_view::npos;
  if (!is_like_mask) require_absent(password.reveal(), left);
  if (at == std::string::npos && text.find(password.reveal()) == std::string::npos) {
    require(masked == text, "text without a password stays unchanged", text);
  }
  require(masked.size() <= 3 * text.size() + 4, "masking grows the text at most threefold", text);
  require(text.starts_with(without_quote(text)), "without its quote, a text is its beginning",
          text);
}

const FuzzTarget target{"secrets", run};

}  // namespace
