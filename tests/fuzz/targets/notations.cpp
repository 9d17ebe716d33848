// What names a target: URIs and short forms, with and without a password in them.

#include "cli/options/target_spec.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

// All that is told of it.
std::string told_of(const cli::Parsed<cli::TargetSpec>& parsed) {
  if (!parsed) return parsed.error().message;
  std::string told = parsed.value().shown;
  for (const std::string& warning : parsed.value().warnings) told += "\n" + warning;
  return told + "\n" + parsed.value().host;
}

void require_sane(const std::string& text) {
  const auto parsed = cli::from_argument(text);
  if (!parsed) {
    require(!parsed.error().message.empty(), "an error says what is wrong", text);
    return;
  }
  const cli::TargetSpec& notation = parsed.value();
  require(!notation.host.empty(), "a target has a host", text);
  require(notation.port >= 0 && notation.port <= 65535, "a port is one", text);
  require(notation.database.value_or(0) >= 0, "a database has a number", text);
  require(!notation.host.starts_with('/') || notation.host.size() <= 107, "a path fits", text);
  const auto again = cli::from_argument(notation.shown);
  const bool masked = !again || again.value().password != notation.password;
  require(!notation.password || notation.password->reveal() == "***" || masked,
          "a password is not shown", notation.shown);
}

// Wherever it stands in user info, and whatever else does.
void require_secrecy(Input input) {
  if (input.all().find(secret) != std::string_view::npos) return;  // it is to be there once
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
    // A path may hold anything, unless a password may have been taken for one.
    const bool is_path = !has_path && parsed && parsed.value().host.starts_with('/');
    if (!is_path) require_absent(secret, told_of(parsed));
  }
}

void run(Input input) {
  if (input.flag()) {
    require_secrecy(input);
    return;
  }
  require_sane(input.rest());
}

const FuzzTarget target{"notations", run};

}  // namespace
