// A RESP2 reply as a plain value.
// Entry point: Reply. Its text holds the bytes exactly as the server sent them, untrusted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rconn::resp {

struct Reply {
  enum class Type { status, error, integer, bulk, nil, array };

  Type type = Type::nil;
  std::string text;             // status, error, bulk
  std::int64_t integer = 0;     // integer
  std::vector<Reply> elements;  // array

  [[nodiscard]] bool is_status(std::string_view word) const {
    return type == Type::status && text == word;
  }
  [[nodiscard]] bool is_error() const { return type == Type::error; }

  // None unless it is an integer or the text of one.
  [[nodiscard]] std::optional<std::int64_t> number() const;

  // The text or number of the element at this index; empty or none if there is no such element.
  [[nodiscard]] std::string text_at(std::size_t place) const;
  [[nodiscard]] std::optional<std::int64_t> number_at(std::size_t place) const;
};

// For messages: "status \"OK\"", "integer 7", "array of 3 elements".
std::string describe(const Reply& reply);

}  // namespace rconn::resp
