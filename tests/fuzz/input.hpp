// Reads the bytes of one fuzz input piece by piece.
// Entry point: Input. Never fails: past the end, values are empty, 0 or false. A piece of text ends
// at a byte 0xff, which never occurs in UTF-8, so that inputs can be mutated piece by piece.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rconn::fuzz {

class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::string_view all() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  std::uint8_t byte() {
    if (empty()) return 0;
    const auto taken = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return taken;
  }

  bool flag() { return (byte() & 1U) != 0; }

  // 0 to `count` - 1, for at most 256.
  std::size_t below(std::size_t count) { return byte() % count; }

  template <typename Enum>
  Enum one_of(Enum last) {
    return static_cast<Enum>(below(static_cast<std::size_t>(last) + 1));
  }

  std::string piece() {
    const std::string_view taken = bytes_.substr(0, bytes_.find(separator));
    bytes_.remove_prefix(std::min(taken.size() + 1, bytes_.size()));
    return std::string(taken);
  }

  // At most `size` bytes of any value.
  std::string take(std::size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return std::string(taken);
  }

  std::string rest() { return take(bytes_.size()); }

  static constexpr char separator = '\xff';

 private:
  std::string_view bytes_;
};

}  // namespace rconn::fuzz
