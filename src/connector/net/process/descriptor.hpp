// Owns an open descriptor, or none.
// Entry point: Descriptor.
#pragma once

#include <unistd.h>

#include <utility>

namespace rconn {

class Descriptor {
 public:
  // `opened` is the result of open(2) or the like; -1: none.
  explicit Descriptor(int opened = -1) : number_(opened) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  // The former descriptor is closed with `other`.
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace rconn
