// Does blocking work on threads that may be left behind, at most so many at once.
// Entry point: DetachedPool::run(). Work that finds no thread waits in a queue; work owns what it
// uses, and looks itself whether anybody still waits for it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace rconn {

class DetachedPool {
 public:
  using Work = std::function<void()>;

  // `max_threads` is at least 1. Threads exist only while there is work.
  explicit DetachedPool(std::size_t max_threads);
  // A copy has the same threads and the same queue.
  DetachedPool(const DetachedPool&) = default;
  DetachedPool& operator=(const DetachedPool&) = delete;
  ~DetachedPool();

  // Starts or queues the work. An errno if there is no thread for it, else 0.
  int run(Work work);

  // Whether work would start at once.
  [[nodiscard]] bool has_room() const;

 private:
  struct Threads;
  std::shared_ptr<Threads> threads_;
};

}  // namespace rconn
