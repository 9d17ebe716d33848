// A value or an error: how functions of rconn return errors.
// Entry point: Result<T, E>. It holds exactly one of the two; asking for the other is a bug and
// throws std::bad_variant_access.
#pragma once

#include <utility>
#include <variant>

namespace rconn {

template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  [[nodiscard]] T& value() & { return std::get<0>(held_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(held_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(held_)); }
  [[nodiscard]] E& error() & { return std::get<1>(held_); }
  [[nodiscard]] const E& error() const& { return std::get<1>(held_); }
  [[nodiscard]] E&& error() && { return std::get<1>(std::move(held_)); }

 private:
  std::variant<T, E> held_;
};

}  // namespace rconn
