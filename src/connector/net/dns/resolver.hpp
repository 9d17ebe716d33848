// Resolves host names within a deadline, by the system's resolver or by DNS, and beside it, on
// request, by asking the name servers directly.
// Entry points: Resolver::resolve(), Resolver::ask_name_servers(). A lookup blocks, and
// getaddrinfo() cannot be interrupted, so it runs on a detached thread that is abandoned when the
// deadline passes and owns what it writes to. When the maximum number of threads is running,
// further lookups wait in a queue, within their deadlines.
#pragma once

#include <cstddef>
#include <memory>

#include "connector/net/asio.hpp"
#include "connector/net/completion.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/dns/lookup.hpp"
#include "connector/net/dns/name_survey.hpp"
#include "connector/net/process/detached_pool.hpp"

namespace rconn::net {

// Copies share their threads.
class Resolver {
 public:
  // `max_threads` is at least 1.
  explicit Resolver(std::size_t max_threads = default_threads);

  // `late` is called if it takes until then. Statuses: done, timed_out, interrupted, failed.
  asio::awaitable<Resolution> resolve(NameLookup lookup, Deadline deadline, Alarm late = {});

  // Starts to ask every name server directly. Null if there is no thread for it.
  std::shared_ptr<NameSurvey> ask_name_servers(NameQuestion question);

  // Whether a lookup would start at once.
  [[nodiscard]] bool has_room() const { return lookups_.has_room(); }

  // An unanswered lookup occupies its thread for ten seconds or more (resolv.conf(5)), and one or
  // two descriptors.
  static constexpr std::size_t default_threads = 1024;

 private:
  DetachedPool lookups_;
  DetachedPool surveys_;
};

}  // namespace rconn::net
