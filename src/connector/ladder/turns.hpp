// So many at once and no more; the others wait, first come, first served.
// Entry points: Turns::take(), give_back(); Turn gives one back in its destructor.
#pragma once

#include <cstddef>
#include <list>
#include <optional>

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"

namespace rconn {

class Turns {
 public:
  // `most` is at least 1.
  explicit Turns(std::size_t most) : free_(most) {}
  Turns(const Turns&) = delete;
  Turns& operator=(const Turns&) = delete;
  ~Turns() = default;

  // Returns false if the turn did not come until then, or the caller was cancelled before.
  asio::awaitable<bool> take(std::optional<net::Deadline> end);
  void give_back();

 private:
  struct Waiting;

  std::size_t free_;
  std::list<Waiting*> waiting_;
};

// A turn that was taken; none of null.
class Turn {
 public:
  explicit Turn(Turns* turns) : turns_(turns) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (turns_ != nullptr) turns_->give_back();
  }

 private:
  Turns* turns_;
};

}  // namespace rconn
