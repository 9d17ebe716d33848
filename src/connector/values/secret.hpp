// A password in memory.
// Entry points: Secret, without_secret(). A Secret cannot be printed: code that needs the text
// calls reveal(), so that a search for that name finds every use. The destructor wipes the bytes.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace rconn {

class Secret {
 public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  // Has no move operations: a moved-from string may keep bytes that nothing wipes.
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

  bool operator==(const Secret&) const = default;

  [[nodiscard]] std::string_view reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

// Replaces every copy of the secret in `text` by "***". Also removes everything after "with args
// beginning with": in the error for an unknown command, servers repeat its arguments there and may
// cut long ones short. An empty secret changes nothing.
std::string without_secret(std::string_view text, const Secret& secret);

// Removes the quoted line from a description such as `it looks like ...: "LINE"`. The quote is only
// the beginning of a line, and may hold the first part of a password.
std::string without_quote(std::string_view text);

}  // namespace rconn
