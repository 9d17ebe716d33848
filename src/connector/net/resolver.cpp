#include "connector/net/resolver.hpp"

#include <netdb.h>

#include <cerrno>
#include <deque>
#include <memory>
#include <mutex>
#include <system_error>
#include <utility>

#include "connector/net/completion.hpp"
#include "connector/net/process/detached_thread.hpp"

namespace rconn::net {
namespace {

// Shared by the thread that does the lookup and the coroutine that waits for it.
struct Lookup {
  std::string host;
  std::uint16_t port = 0;
  int family = AF_UNSPEC;

  Completion completion;
  Resolution resolution;  // the thread's until it is complete
};

Resolution ask_the_system(const Lookup& lookup) {
  addrinfo wanted{};
  wanted.ai_family = lookup.family;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* head = nullptr;
  errno = 0;
  const std::string port = std::to_string(lookup.port);
  Resolution resolution;
  resolution.lookup_error = ::getaddrinfo(lookup.host.c_str(), port.c_str(), &wanted, &head);
  if (resolution.lookup_error != 0) {
    resolution.status = {Status::Kind::failed, errno};
    return resolution;
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(head, &::freeaddrinfo);
  for (const addrinfo* entry = list.get(); entry != nullptr; entry = entry->ai_next) {
    resolution.addresses.emplace_back(entry->ai_addr, entry->ai_addrlen);
  }
  return resolution;
}

void look_up(Lookup& lookup) {
  if (lookup.completion.is_abandoned()) return;  // the deadline passed while it was queued
  lookup.resolution = ask_the_system(lookup);
  lookup.completion.finish();
}

}  // namespace

// State that the threads share with the resolver, which they may outlive.
struct Resolver::Threads {
  explicit Threads(std::size_t allowed) : max(allowed) {}

  const std::size_t max;
  std::mutex mutex;  // guards everything below
  std::size_t running = 0;
  std::deque<std::shared_ptr<Lookup>> queue;  // empty unless `max` threads are running

  // True if the caller is to start a thread for it; else it is queued for a running one.
  bool enqueue(const std::shared_ptr<Lookup>& lookup) {
    const std::scoped_lock lock(mutex);
    if (running < max) {
      ++running;
      return true;
    }
    queue.push_back(lookup);
    return false;
  }

  // For when the thread could not be started. True if it is now queued for a running one.
  bool requeue(const std::shared_ptr<Lookup>& lookup) {
    const std::scoped_lock lock(mutex);
    if (--running == 0) return false;
    queue.push_back(lookup);
    return true;
  }

  // The next lookup for a thread that has finished one; null if the thread is to end.
  std::shared_ptr<Lookup> next() {
    const std::scoped_lock lock(mutex);
    if (queue.empty()) {
      --running;
      return nullptr;
    }
    std::shared_ptr<Lookup> lookup = std::move(queue.front());
    queue.pop_front();
    return lookup;
  }

  static void run(const std::shared_ptr<Threads>& threads, std::shared_ptr<Lookup> lookup) {
    for (; lookup; lookup = threads->next()) look_up(*lookup);
  }
};

Resolver::Resolver(std::size_t max_threads) : threads_(std::make_shared<Threads>(max_threads)) {}

Resolver::~Resolver() = default;

bool Resolver::has_room() const {
  const std::scoped_lock lock(threads_->mutex);
  return threads_->running < threads_->max;
}

asio::awaitable<Resolution> Resolver::resolve(std::string host, std::uint16_t port, int family,
                                              Deadline deadline) {
  auto lookup = std::make_shared<Lookup>();
  lookup->host = std::move(host);
  lookup->port = port;
  lookup->family = family;

  try {
    if (threads_->enqueue(lookup)) {
      start_detached([threads = threads_, lookup] { Threads::run(threads, lookup); });
    }
  } catch (const std::system_error& no_thread) {
    if (!threads_->requeue(lookup)) {
      Resolution none;
      none.status = {Status::Kind::failed, no_thread.code().value()};
      co_return none;
    }
  }
  const Status status = co_await lookup->completion.wait(deadline);
  if (status.ok()) co_return std::move(lookup->resolution);
  Resolution none;
  none.status = status;
  co_return none;
}

}  // namespace rconn::net
