// The detail of a failure: text from the peer (bytes as received), the system or rconn, mixed with
// limits and settings kept as values. cli/output/words turns these values into text.
// Entry point: Detail.
// Invariants: no text part is empty and no two text parts are adjacent, so equal details have equal
// parts.
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
#include "connector/values/secret.hpp"
#include "connector/values/tls_settings.hpp"

namespace rconn {

class Detail {
 public:
  using Part = std::variant<std::string, Limit, ReplyLimit, TlsSetting>;

  Detail() = default;
  Detail(std::string text);  // implicit: most details are plain text
  Detail(const char* text);
  Detail(std::initializer_list<Part> parts);

  Detail& operator+=(const Detail& other);
  friend Detail operator+(Detail one, const Detail& other) { return std::move(one += other); }
  bool operator==(const Detail&) const = default;

  [[nodiscard]] bool empty() const { return parts_.empty(); }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  // The text parts, joined; the values are left out. For an error reply this is the whole message.
  [[nodiscard]] std::string text() const;

  // A copy without `prefix`, if the detail begins with it.
  [[nodiscard]] Detail without_prefix(std::string_view prefix) const;

  // Drops everything after the first `max` bytes of text.
  void cut(std::size_t max);

  // As for text, see secret.hpp. Values contain nothing from the peer.
  friend Detail without_secret(const Detail& detail, const Secret& secret) {
    return detail.mapped(
        [&secret](const std::string& text) { return without_secret(text, secret); });
  }
  friend Detail without_quote(const Detail& detail);

 private:
  void add(Part part);
  [[nodiscard]] Detail mapped(const std::function<std::string(const std::string&)>& change) const;

  std::vector<Part> parts_;
};

// Maximum size of text from a peer, in bytes. The longest message of a real server, that of
// protected mode, has 1 KiB. Mask secrets before cutting: a cut secret would no longer be found.
inline constexpr std::size_t max_detail_size = 4096;

inline void cut(Detail& detail) { detail.cut(max_detail_size); }

}  // namespace rconn
