// Checks at compile time that a table has one row for each value of an enum, in the enum's order.
// Entry point: is_complete(), for a static_assert.
#pragma once

#include <cstddef>

namespace rconn {

// `key`: the member of a row that holds its enum value. `last`: the last value of the enum.
template <typename Table, typename Row, typename Enum>
constexpr bool is_complete(const Table& table, Enum Row::* key, Enum last) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].*key != static_cast<Enum>(i)) return false;
  }
  return table.size() == static_cast<std::size_t>(last) + 1;
}

}  // namespace rconn
