// What was seen of a failure: the peer's or the system's words (bytes as received) or our own, with
// the limits and settings that they name in their places, as values. cli/output/words words those.
// Entry point: Detail.
// Invariants: no text is empty and no two stand side by side, so equal details have equal parts.
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
  using Part = std::variant<std::string, Limit, TlsSetting>;

  Detail() = default;
  Detail(std::string text);  // implicit: most details are nothing but text
  Detail(const char* text);
  Detail(std::initializer_list<Part> parts);

  Detail& operator+=(const Detail& other);
  friend Detail operator+(Detail one, const Detail& other) { return std::move(one += other); }
  bool operator==(const Detail&) const = default;

  [[nodiscard]] bool empty() const { return parts_.empty(); }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  // The text alone, without what stands for the values: all of an error reply's words.
  [[nodiscard]] std::string text() const;

  // Without `prefix`, if it begins with it.
  [[nodiscard]] Detail without_prefix(std::string_view prefix) const;

  // Drops what comes after `max` bytes of text.
  void cut(std::size_t max);

  // As for text, see secret.hpp. Values hold no words of a peer.
  friend Detail without_secret(const Detail& detail, const Secret& secret) {
    return detail.mapped(
        [&secret](const std::string& text) { return without_secret(text, secret); });
  }
  friend Detail without_quote(const Detail& detail) {
    return detail.mapped([](const std::string& text) { return without_quote(text); });
  }

 private:
  void add(Part part);
  [[nodiscard]] Detail mapped(const std::function<std::string(const std::string&)>& change) const;

  std::vector<Part> parts_;
};

// Of a peer's words; protected mode's explanation, the longest of a real server, has 1 KiB. Whoever
// masks them does so before they are cut.
inline constexpr std::size_t max_detail_size = 4096;

inline void cut(Detail& detail) { detail.cut(max_detail_size); }

}  // namespace rconn
