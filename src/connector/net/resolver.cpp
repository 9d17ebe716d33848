#include "connector/net/resolver.hpp"

#include <netdb.h>

#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "connector/net/cancellation.hpp"

namespace rconn::net {
namespace {

// What the lookup's thread and the coroutine that waits for it share. Whoever goes last frees it.
struct Lookup {
  std::string host;
  std::uint16_t port = 0;
  int family = AF_UNSPEC;

  std::mutex mutex;                       // guards everything below
  asio::steady_timer* waiting = nullptr;  // null once nobody waits: the loop may be gone by then
  bool done = false;
  Resolution resolution;
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

void look_up(const std::shared_ptr<Lookup>& lookup) {
  Resolution resolution = ask_the_system(*lookup);
  const std::scoped_lock lock(lookup->mutex);
  lookup->resolution = std::move(resolution);
  lookup->done = true;
  if (lookup->waiting == nullptr) return;
  asio::post(lookup->waiting->get_executor(), [lookup] {
    const std::scoped_lock held(lookup->mutex);
    if (lookup->waiting != nullptr) lookup->waiting->cancel();
  });
}

// The coroutine's side of a lookup: as long as this lives, the thread may wake the timer.
class Waiting {
 public:
  Waiting(std::shared_ptr<Lookup> lookup, asio::steady_timer& timer) : lookup_(std::move(lookup)) {
    const std::scoped_lock lock(lookup_->mutex);
    lookup_->waiting = &timer;
  }
  ~Waiting() {
    const std::scoped_lock lock(lookup_->mutex);
    lookup_->waiting = nullptr;
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

 private:
  std::shared_ptr<Lookup> lookup_;
};

Resolution outcome(Lookup& lookup, const Deadline& deadline) {
  const std::scoped_lock lock(lookup.mutex);
  if (lookup.done) return std::move(lookup.resolution);
  Resolution none;
  none.status.kind =
      Clock::now() >= deadline.at ? Status::Kind::timed_out : Status::Kind::interrupted;
  return none;
}

}  // namespace

asio::awaitable<Resolution> resolve(std::string host, std::uint16_t port, int family,
                                    Deadline deadline) {
  auto lookup = std::make_shared<Lookup>();
  lookup->host = std::move(host);
  lookup->port = port;
  lookup->family = family;

  const auto executor = co_await asio::this_coro::executor;
  asio::steady_timer timer(executor, deadline.at);
  const Waiting waiting(lookup, timer);
  try {
    std::thread(look_up, lookup).detach();
  } catch (const std::system_error& no_thread) {
    Resolution none;
    none.status = {Status::Kind::failed, no_thread.code().value()};
    co_return none;
  }
  asio::error_code ignored;
  if (!co_await is_cancelled()) {
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  co_return outcome(*lookup, deadline);
}

}  // namespace rconn::net
