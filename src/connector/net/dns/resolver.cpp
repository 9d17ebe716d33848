#include "connector/net/dns/resolver.hpp"

#include <netdb.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace rconn::net {
namespace {

// Each may have a dozen sockets.
constexpr std::size_t survey_threads = 16;

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

Resolver::Resolver(std::size_t max_threads)
    : lookups_(max_threads), surveys_(std::min(max_threads, survey_threads)) {}

asio::awaitable<Resolution> Resolver::resolve(std::string host, std::uint16_t port, int family,
                                              Deadline deadline, Alarm late) {
  auto lookup = std::make_shared<Lookup>();
  lookup->host = std::move(host);
  lookup->port = port;
  lookup->family = family;

  const int no_thread = lookups_.run([lookup] { look_up(*lookup); });
  if (no_thread != 0) {
    Resolution none;
    none.status = {Status::Kind::failed, no_thread};
    co_return none;
  }
  const Status status = co_await lookup->completion.wait(deadline, std::move(late));
  if (status.ok()) co_return std::move(lookup->resolution);
  Resolution none;
  none.status = status;
  co_return none;
}

std::shared_ptr<NameSurvey> Resolver::ask_name_servers(NameQuestion question) {
  auto survey = std::make_shared<NameSurvey>(std::move(question));
  return surveys_.run([survey] { survey->run(); }) == 0 ? survey : nullptr;
}

}  // namespace rconn::net
