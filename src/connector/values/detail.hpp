// The detail of a failure: text from the peer (bytes as received), the system or rconn, mixed with
// limits and settings kept as values. cli/output/words turns these values into text.
// Entry point: Detail; own_words() for text that no peer can have written.
// Invariants: no text part is empty and no two adjacent ones have the same origin.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "connector/values/limit.hpp"
#include "connector/values/security/secret.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn {

// A text, and whether rconn or the system wrote it. Text that was built at run time counts as a
// peer's unless own_words() says otherwise: it is withheld if it holds a password.
struct DetailText {
  DetailText(std::string text) : bytes(std::move(text)) {}
  DetailText(const char* literal) : bytes(literal), own(true) {}
  DetailText(std::string text, bool is_own) : bytes(std::move(text)), own(is_own) {}

  // Whoever wrote them.
  bool operator==(const DetailText& other) const { return bytes == other.bytes; }

  std::string bytes;
  bool own = false;
};

// For text that was built at run time, but holds nothing from a peer.
inline DetailText own_words(std::string text) { return {std::move(text), true}; }

class Detail {
 public:
  using Part = std::variant<DetailText, Limit, ReplyLimit, TlsSetting>;

  Detail() = default;
  Detail(std::string text);  // implicit: most details are plain text
  Detail(const char* text);
  Detail(DetailText text);
  Detail(std::initializer_list<Part> parts);

  Detail& operator+=(const Detail& other);
  friend Detail operator+(Detail one, const Detail& other) { return std::move(one += other); }
  // Compares texts and values, not who wrote them.
  bool operator==(const Detail& other) const;

  [[nodiscard]] bool empty() const { return parts_.empty(); }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  // The text parts, joined; the values are left out. For an error reply this is the whole message.
  [[nodiscard]] std::string text() const;

  // A copy without `prefix`, if the detail begins with it.
  [[nodiscard]] Detail without_prefix(std::string_view prefix) const;

  // Drops everything after the first `max` bytes of text.
  void cut(std::size_t max);

  enum class Whose { peer, everyone };

  // A copy with the texts of the peer, or of everyone, changed.
  [[nodiscard]] Detail mapped(const std::function<std::string(const std::string&)>& change,
                              Whose whose = Whose::peer) const;

  // Withholds each of the peer's texts that holds the secret, see secret.hpp.
  friend Detail without_secret(const Detail& detail, const Secret& secret) {
    return detail.mapped(
        [&secret](const std::string& text) { return without_secret(text, secret); });
  }
  friend Detail without_quote(const Detail& detail);

 private:
  void add(Part part);

  std::vector<Part> parts_;
};

// Maximum size of text from a peer, in bytes. The longest message of a real server, that of
// protected mode, has 1 KiB. Withhold secrets before cutting: a cut secret would no longer be
// found.
inline constexpr std::size_t max_detail_size = 4096;

inline void cut(Detail& detail) { detail.cut(max_detail_size); }

}  // namespace rconn
