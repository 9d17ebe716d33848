// A password in memory. It has no printer: a place that needs the text says reveal() aloud,
// so that a search for that word finds every use. The bytes are wiped when the value goes.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace rconn {

class Secret {
 public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  // Copied, never moved: a moved-from string keeps its bytes where nobody wipes them.
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

  bool operator==(const Secret&) const = default;

  [[nodiscard]] std::string_view reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

// `text` with every copy of the secret replaced by "***". Servers echo what they do not
// understand ("unknown command 'AUTH', with args beginning with: ..."), long arguments cut short,
// so everything after "with args beginning with" goes as well. An empty secret hides nothing.
std::string without_secret(std::string_view text, const Secret& secret);

// Words about what a stranger said (`it looks like ...: "LINE"`) without the line: only its
// beginning is quoted, which may cut a password short, and half a password is told, too.
std::string without_quote(std::string_view text);

}  // namespace rconn
