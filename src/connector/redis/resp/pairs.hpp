// A view of a reply that alternates names and values, which is how RESP2 writes a map.
// Entry point: Pairs. The reply must outlive it. Any other reply has no names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "connector/redis/resp/reply.hpp"

namespace rconn::resp {

class Pairs {
 public:
  explicit Pairs(const Reply& reply) : reply_(reply) {}

  // Null if there is no such name.
  [[nodiscard]] const Reply* find(std::string_view name) const {
    const auto& elements = reply_.elements;
    for (std::size_t i = 0; i + 1 < elements.size(); i += 2) {
      if (elements[i].text == name) return &elements[i + 1];
    }
    return nullptr;
  }

  // Empty if there is no such name, or the value is not a text.
  [[nodiscard]] std::string text(std::string_view name) const {
    const Reply* const found = find(name);
    return found != nullptr ? found->text : "";
  }

  // None unless the value is an integer or the text of one.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const {
    const Reply* const found = find(name);
    return found != nullptr ? found->number() : std::nullopt;
  }

 private:
  const Reply& reply_;
};

}  // namespace rconn::resp
