#include "connector/values/evidence/icmp_meaning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace rconn {
namespace {

struct Row {
  bool ipv6;
  int type;
  int code;
  IcmpMeaning meaning;
  std::string_view words;
};

using enum IcmpMeaning;

constexpr std::array table{
    Row{false, 3, 0, unreachable, "network unreachable"},
    Row{false, 3, 1, unreachable, "host unreachable"},
    Row{false, 3, 3, port_unreachable, "port unreachable"},
    Row{false, 3, 6, unreachable, "network unknown"},
    Row{false, 3, 7, unreachable, "host unknown"},
    Row{false, 3, 9, prohibited, "network administratively prohibited"},
    Row{false, 3, 10, prohibited, "host administratively prohibited"},
    Row{false, 3, 13, prohibited, "administratively prohibited"},
    Row{false, 11, 0, loop, "time to live exceeded"},
    Row{true, 1, 0, unreachable, "no route to destination"},
    Row{true, 1, 1, prohibited, "administratively prohibited"},
    Row{true, 1, 2, unreachable, "beyond scope of source address"},
    Row{true, 1, 3, unreachable, "address unreachable"},
    Row{true, 1, 4, port_unreachable, "port unreachable"},
    Row{true, 1, 5, prohibited, "source address failed policy"},
    Row{true, 1, 6, prohibited, "reject route"},
    Row{true, 3, 0, loop, "hop limit exceeded"},
};

const Row* find(const IcmpError& error) {
  const auto* const found = std::ranges::find_if(table, [&error](const Row& row) {
    return row.ipv6 == error.ipv6 && row.type == error.type && row.code == error.code;
  });
  return found == table.end() ? nullptr : found;
}

}  // namespace

IcmpMeaning meaning_of(const IcmpError& error) {
  const Row* const row = find(error);
  return row == nullptr ? unreachable : row->meaning;
}

std::string words_for(const IcmpError& error) {
  const Row* const row = find(error);
  return fmt::format("{} ({} type {}, code {})",
                     row == nullptr ? "destination unreachable" : row->words,
                     error.ipv6 ? "ICMPv6" : "ICMP", error.type, error.code);
}

}  // namespace rconn
