// Target specs: URIs and short forms, with and without a password.

#include "cli/options/target_spec.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

// Every text that rconn shows of it.
std::string texts_of(const cli::Parsed<cli::TargetSpec>& parsed) {
  if (!parsed) return parsed.error().message;
  std::string texts = parsed.value().shown;
  for (const std::string& warning : parsed.value().warnings) texts += "\n" + warning;
  return texts + "\n" + parsed.value().host;
}

void require_valid(const std::string& text) {
  const auto parsed = cli::from_argument(text);
  if (!parsed) {
    require(!parsed.error().message.empty(), "an error has a message", text);
    return;
  }
  const cli::TargetSpec& spec = parsed.value();
  require(!spec.host.empty(), "a target has a host", text);
  require(spec.port >= 0 && spec.port <= 65535, "the port is in range", text);
  require(spec.database.value_or(0) >= 0, "the database is not negative", text);
  require(!spec.host.starts_with('/') || spec.host.size() <= 107,
          "a socket path has at most 107 bytes", text);
  const auto again = cli::from_argument(spec.shown);
  const bool masked = !again || again.value().password != spec.password;
  require(!spec.password || spec.password->reveal() == "***" || masked, "a password is not shown",
          spec.shown);
}

// Places the password anywhere in user info, among arbitrary text.
void require_password_hidden(Input input) {
  if (input.all().find(secret) != std::string_view::npos)
    return;  // the input must not hold a second copy
  const bool has_scheme = input.flag();
  const std::string scheme = has_scheme ? input.piece() : "";
  const std::string user = input.piece();
  if ((scheme + user).find('/') != std::string::npos) return;  // a path may hold anything
  std::string text = has_scheme ? scheme + "://" : "";
  text += user + ":" + input.piece();
  const bool has_path = text.find("@/") != std::string::npos;
  text += secret;
  text += input.piece() + "@";
  const std::string after(input.rest());
  if (has_path && !after.starts_with('/')) return;  // unix://USER:@/PATH, with an '@' in it
  text += after;
  for (const auto& parsed : {cli::from_argument(text), cli::from_uri(text)}) {
    // A path may hold any text, but a password must not be shown as a path.
    const bool is_path = !has_path && parsed && parsed.value().host.starts_with('/');
    if (!is_path) require_absent(secret, texts_of(parsed));
  }
}

void run(Input input) {
  if (input.flag()) {
    require_password_hidden(input);
    return;
  }
  require_valid(input.rest());
}

const FuzzTarget target{"target_specs", run};

}  // namespace
