// The value that a watch writes: whose it is, and the number of the write.
// Entry points: WrittenValue, written_value_in(). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rconn {

struct WrittenValue {
  std::string run;  // of a watch: 16 hexadecimal digits that no other has
  std::uint64_t number = 0;

  // "rconn-watch:RUN:NUMBER"
  [[nodiscard]] std::string text() const;

  bool operator==(const WrittenValue&) const = default;
};

// None if no watch wrote it.
std::optional<WrittenValue> written_value_in(std::string_view text);

// For WrittenValue::run.
std::string new_run();

}  // namespace rconn
