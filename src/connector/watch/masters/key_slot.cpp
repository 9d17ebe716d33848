#include "connector/watch/masters/key_slot.hpp"

#include <cstdint>

#include "connector/values/slots.hpp"

namespace rconn {
namespace {

std::uint16_t crc16(std::string_view bytes) {
  constexpr std::uint32_t polynomial = 0x1021;
  constexpr std::uint32_t highest_bit = 0x8000;
  std::uint32_t crc = 0;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 8U;
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc & highest_bit) != 0 ? (crc << 1U) ^ polynomial : crc << 1U;
    }
    crc &= 0xffffU;
  }
  return static_cast<std::uint16_t>(crc);
}

std::string_view hashed_part(std::string_view key) {
  const auto open = key.find('{');
  if (open == std::string_view::npos) return key;
  const auto close = key.find('}', open + 1);
  if (close == std::string_view::npos || close == open + 1) return key;
  return key.substr(open + 1, close - open - 1);
}

}  // namespace

int slot_of_key(std::string_view key) { return crc16(hashed_part(key)) % slot_count; }

}  // namespace rconn
