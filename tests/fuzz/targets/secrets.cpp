// A password that a peer repeats: no part of it may remain.

#include "connector/values/security/secret.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

void run(Input input) {
  const Secret password(input.piece());
  const std::string text = input.rest();
  const std::string shown = without_secret(text, password);
  require(shown == text || shown == withheld, "a text is shown whole or not at all", shown);
  if (password.empty()) {
    require(shown == text, "no password, nothing to withhold", text);
    return;
  }
  const bool held = text.find(password.reveal()) != std::string::npos;
  if (held) require(shown == withheld, "a text with the password is withheld", text);
  const bool repeats = text.find("with args beginning with") != std::string::npos;
  if (!held && !repeats) require(shown == text, "text without a password stays unchanged", text);
  require(text.starts_with(without_quote(text)), "without its quote, a text is its beginning",
          text);
}

const FuzzTarget target{"secrets", run};

}  // namespace
