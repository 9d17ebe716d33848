#include "connector/net/process/detached_pool.hpp"

#include <deque>
#include <mutex>
#include <system_error>
#include <utility>

#include "connector/net/process/detached_thread.hpp"

namespace rconn {

// State that the threads share with the pool, which they may outlive.
struct DetachedPool::Threads {
  explicit Threads(std::size_t allowed) : max(allowed) {}

  const std::size_t max;
  std::mutex mutex;  // guards everything below
  std::size_t running = 0;
  std::deque<Work> queue;  // empty unless `max` threads are running

  // True if the caller is to start a thread for it; else it is queued for a running one.
  bool enqueue(const Work& work) {
    const std::scoped_lock lock(mutex);
    if (running < max) {
      ++running;
      return true;
    }
    queue.push_back(work);
    return false;
  }

  // For when the thread could not be started. True if it is now queued for a running one.
  bool requeue(const Work& work) {
    const std::scoped_lock lock(mutex);
    if (--running == 0) return false;
    queue.push_back(work);
    return true;
  }

  // What a thread that has finished its work does next; empty if it is to end.
  Work next() {
    const std::scoped_lock lock(mutex);
    if (queue.empty()) {
      --running;
      return {};
    }
    Work work = std::move(queue.front());
    queue.pop_front();
    return work;
  }
};

DetachedPool::DetachedPool(std::size_t max_threads)
    : threads_(std::make_shared<Threads>(max_threads)) {}

DetachedPool::~DetachedPool() = default;

bool DetachedPool::has_room() const {
  const std::scoped_lock lock(threads_->mutex);
  return threads_->running < threads_->max;
}

int DetachedPool::run(Work work) {
  if (!threads_->enqueue(work)) return 0;
  try {
    start_detached([threads = threads_, work]() mutable {
      for (; work; work = threads->next()) work();
    });
  } catch (const std::system_error& no_thread) {
    if (!threads_->requeue(work)) return no_thread.code().value();
  }
  return 0;
}

}  // namespace rconn
