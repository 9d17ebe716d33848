// A password in memory.
// Entry points: Secret, holds_secret(), without_secret(). A Secret cannot be printed: code that
// needs the text calls reveal(), so that a search for that name finds every use. The destructor
// wipes the bytes.
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

// What stands for a text of a peer that holds a secret.
inline constexpr std::string_view withheld = "(withheld)";

// Whether the text holds the secret, compared byte by byte, or may hold the beginning of it:
// servers cut the arguments that they repeat after "with args beginning with". An empty secret is
// in no text.
bool holds_secret(std::string_view text, const Secret& secret);

// The text, or `withheld` if it holds the secret. Never a part of it: whoever knows the usual words
// of a server could tell what is missing. For a whole text of a peer, before it is cut.
std::string without_secret(std::string_view text, const Secret& secret);

// Removes the quoted line from a description such as `it looks like ...: "LINE"`. The quote is only
// the beginning of a line, and may hold the first part of a password.
std::string without_quote(std::string_view text);

}  // namespace rconn
