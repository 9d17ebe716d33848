#include "cli/output/console/output_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "cli/output/console/nonblocking_output.hpp"
#include "connector/net/process/detached_thread.hpp"

namespace rconn::cli {
namespace {

// How often the thread looks whether the stream is gone.
constexpr int poll_milliseconds = 100;

}  // namespace

// Shared by the stream and its thread.
class OutputStream::Queue {
 public:
  explicit Queue(int descriptor) : output_(descriptor) {}

  // Writes what is taken at once if nothing is waiting, and queues the rest.
  void add(std::string_view text) {
    const std::scoped_lock lock(mutex_);
    if (error_ != 0) return;
    if (waiting() == 0) {
      write_at_once(text);
      taken_at_ = Clock::now();
    }
    if (error_ == 0) text_ += text;
  }

  // Writes some of what is waiting, at once. Only one caller at a time. Does not hold the lock
  // meanwhile: without a file description of its own, the write may block.
  void pump() {
    const std::string chunk = next_chunk();
    const ssize_t taken = chunk.empty() ? 0 : output_.write_some(chunk);
    const std::scoped_lock lock(mutex_);
    note(taken);
    if (taken > 0) {
      written_ += static_cast<std::size_t>(taken);
      taken_at_ = Clock::now();
    }
    if (error_ != 0 || waiting() == 0) {
      text_.clear();
      written_ = 0;
      empty_.notify_all();
    } else if (written_ > max_queued) {
      text_.erase(0, std::exchange(written_, 0));
    }
  }

  void wait_for_room() { output_.wait_for_room(poll_milliseconds); }

  bool wait_until_empty(Clock::time_point moment) {
    std::unique_lock lock(mutex_);
    return empty_.wait_until(lock, moment, [this] { return waiting() == 0; });
  }

  // What the thread does.
  static void run(const std::shared_ptr<Queue>& queue) {
    while (queue->wait_for_text()) {
      queue->wait_for_room();
      queue->pump();
    }
  }

  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    added_.notify_all();
  }

  // Whether the caller has to start the thread.
  bool needs_thread() {
    const std::scoped_lock lock(mutex_);
    if (waiting() == 0) return false;
    added_.notify_all();
    return !std::exchange(has_thread_, true);
  }

  void has_no_thread() {
    const std::scoped_lock lock(mutex_);
    has_thread_ = false;
  }
  [[nodiscard]] bool has_thread() const {
    const std::scoped_lock lock(mutex_);
    return has_thread_;
  }

  [[nodiscard]] std::size_t size() const {
    const std::scoped_lock lock(mutex_);
    return waiting();
  }
  [[nodiscard]] int error() const {
    const std::scoped_lock lock(mutex_);
    return error_;
  }
  [[nodiscard]] Clock::time_point stuck_since() const {
    const std::scoped_lock lock(mutex_);
    return waiting() > 0 ? taken_at_ : Clock::now();
  }
  [[nodiscard]] std::size_t lines_waiting() const {
    const std::scoped_lock lock(mutex_);
    const auto rest = std::string_view(text_).substr(written_);
    const auto whole = static_cast<std::size_t>(std::ranges::count(rest, '\n'));
    return whole + (rest.empty() || rest.ends_with('\n') ? 0 : 1);
  }

 private:
  [[nodiscard]] std::size_t waiting() const { return text_.size() - written_; }

  [[nodiscard]] std::string next_chunk() const {
    constexpr std::size_t max_chunk = std::size_t{64} << 10;
    const std::scoped_lock lock(mutex_);
    return text_.substr(written_, max_chunk);
  }

  // False: the stream is gone.
  bool wait_for_text() {
    std::unique_lock lock(mutex_);
    added_.wait(lock, [this] { return waiting() > 0 || closed_; });
    return !closed_;
  }

  void write_at_once(std::string_view& text) {
    while (!text.empty()) {
      const ssize_t taken = output_.write_some(text);
      note(taken);
      if (taken < 0) return;
      text.remove_prefix(static_cast<std::size_t>(taken));
    }
  }

  void note(ssize_t taken) {
    if (taken < 0 && taken != -EAGAIN) error_ = static_cast<int>(-taken);
  }

  mutable std::mutex mutex_;
  std::condition_variable added_;
  std::condition_variable empty_;
  NonblockingOutput output_;
  std::string text_;
  std::size_t written_ = 0;  // of text_
  Clock::time_point taken_at_;
  int error_ = 0;
  bool has_thread_ = false;
  bool closed_ = false;
};

OutputStream::OutputStream(int descriptor, WhenFull when_full)
    : queue_(std::make_shared<Queue>(descriptor)), when_full_(when_full) {}

OutputStream::~OutputStream() { queue_->close(); }

void OutputStream::write(std::string_view text) {
  if (text.empty() || (when_full_ == WhenFull::drop && !has_room())) return;
  queue_->add(text);
  if (!queue_->needs_thread()) return;
  try {
    start_detached([queue = queue_] { Queue::run(queue); });
  } catch (const std::system_error&) {
    queue_->has_no_thread();  // drain() does its work
  }
}

bool OutputStream::has_room() const { return queue_->size() < max_queued; }

bool OutputStream::drain(Clock::time_point moment) {
  while (queue_->size() > 0 && !queue_->has_thread() && Clock::now() < moment) {
    queue_->wait_for_room();
    queue_->pump();
  }
  return queue_->wait_until_empty(moment);
}

OutputStream::Clock::time_point OutputStream::stuck_since() const { return queue_->stuck_since(); }

int OutputStream::error() const { return queue_->error(); }

std::size_t OutputStream::lines_waiting() const { return queue_->lines_waiting(); }

}  // namespace rconn::cli
