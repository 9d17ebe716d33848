// Polls until a condition holds.
#pragma once

#include <chrono>
#include <thread>

namespace support {

// Polls for at most 20 s. Returns whether the condition came to hold.
template <typename Condition>
bool eventually(Condition condition) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace support
