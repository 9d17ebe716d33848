// A command that prints a password: pass-command of the configuration file.
// Entry point: PasswordCommand. It runs once, when its password is first needed; targets with the
// same command share one. No message quotes what it printed, or more of it than its first word.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/options/usage.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/values/security/secret.hpp"

namespace rconn::cli {

class PasswordCommand {
 public:
  // `words`: the command and its arguments, at least one.
  explicit PasswordCommand(std::vector<std::string> words) : words_(std::move(words)) {}

  // The one line that it prints. Errors: as for password_from_file(); it cannot be started, it did
  // not exit with 0, or not within `patience` or before `end`. Blocks the first time.
  Parsed<Secret> password(const net::WaitEnd& end);

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

  static constexpr std::chrono::seconds patience{10};

 private:
  Parsed<Secret> run(const net::WaitEnd& end) const;

  std::vector<std::string> words_;
  std::optional<Parsed<Secret>> result_;
};

}  // namespace rconn::cli
