#include "cli/targets/password_command.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/targets/secrets.hpp"
#include "connector/net/process/command_output.hpp"
#include "connector/net/process/system_error.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

std::string in_words(const net::CommandError& error) {
  using Kind = net::CommandError::Kind;
  switch (error.kind) {
    case Kind::not_started:
      return "cannot be started: " + net::system_message(error.number);
    case Kind::status:
      return fmt::format("exited with {}", error.number);
    case Kind::signal:
      return fmt::format("was ended by signal {}", error.number);
    case Kind::timed_out:
      return fmt::format("did not end its output within {} s", PasswordCommand::patience.count());
    case Kind::interrupted:
      return "was ended, as a signal came";
    case Kind::too_large:
      return "printed too much for a password";
    case Kind::failed:
      break;
  }
  return "cannot be read from: " + net::system_message(error.number);
}

}  // namespace

Parsed<Secret> PasswordCommand::password(const net::WaitEnd& end) {
  if (!result_) result_.emplace(run(end));
  return *result_;
}

Parsed<Secret> PasswordCommand::run(const net::WaitEnd& end) const {
  const std::string name = fmt::format("'{}'", without_user_info(words_.front()));
  const net::Clock::time_point last = net::Clock::now() + patience;
  const bool sooner = end.at && *end.at < last;
  net::WaitEnd until = end;
  if (!sooner) until.at = last;
  auto output = net::command_output(words_, max_password_size, until);
  if (output) return password_in(output.value(), fmt::format("what {} printed", name));
  if (sooner && output.error().kind == net::CommandError::Kind::timed_out) {
    return UsageError{fmt::format("{} did not end its output before the deadline", name)};
  }
  return UsageError{fmt::format("{} {}", name, in_words(output.error()))};
}

}  // namespace rconn::cli
