#include "connector/run/target_queue.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace rconn;

namespace {

constexpr int descriptor = 7;

// Hosts in order; an empty one: there are more when the descriptor is readable.
TargetSource source_of(std::vector<std::string> hosts) {
  return [hosts = std::move(hosts), next = std::size_t{0}]() mutable {
    if (next == hosts.size()) return Pull{};
    const std::string& host = hosts[next++];
    if (host.empty()) return Pull{std::nullopt, descriptor};
    Target target;
    target.host = host;
    return Pull{.target = std::move(target)};
  };
}

std::string host_of(const TargetQueue::Next& next) {
  return next.target ? next.target->target.host : "";
}

}  // namespace

TEST_CASE("while names can be looked up, targets come in order, then the end") {
  const TargetSource source = source_of({"name", "::1", "other"});
  TargetQueue queue(source);
  for (const char* host : {"name", "::1", "other"}) CHECK(host_of(queue.next(true)) == host);
  CHECK(queue.next(true).at_end);
}

TEST_CASE("names without room at the resolver are held back, addresses and sockets are not") {
  const TargetSource source = source_of({"first", "::1", "second", "/socket"});
  TargetQueue queue(source);
  CHECK(host_of(queue.next(false)) == "::1");
  CHECK(host_of(queue.next(false)) == "/socket");
  const auto nothing = queue.next(false);
  CHECK_FALSE(nothing.target);
  CHECK_FALSE(nothing.at_end);
  CHECK(nothing.wait_for == -1);
  const auto first = queue.next(true);
  CHECK(host_of(first) == "first");
  CHECK(first.target->place == 0);
  const auto second = queue.next(true);
  CHECK(host_of(second) == "second");
  CHECK(second.target->place == 2);
  CHECK(queue.next(true).at_end);
}

TEST_CASE("a source that has nothing yet is waited for, unless a name is held back") {
  const TargetSource source = source_of({"", "name", "", "::1"});
  TargetQueue queue(source);
  CHECK(queue.next(true).wait_for == descriptor);
  const auto held_back = queue.next(false);
  CHECK(held_back.wait_for == -1);
  CHECK_FALSE(held_back.at_end);
  CHECK(host_of(queue.next(true)) == "name");
  CHECK(host_of(queue.next(true)) == "::1");
}

TEST_CASE("when enough names are held back, nothing is pulled") {
  std::size_t pulled = 0;
  const TargetSource source = [&pulled] {
    ++pulled;
    Target target;
    target.host = "name";
    return Pull{.target = std::move(target)};
  };
  TargetQueue queue(source);
  for (int looks = 0; looks < 3; ++looks) {
    const auto next = queue.next(false);
    CHECK_FALSE(next.target);
    CHECK_FALSE(next.at_end);
  }
  CHECK(pulled == TargetQueue::max_held_back);
}
