#include "connector/ladder/rungs/race.hpp"

#include <sys/socket.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>

#include "support/catch.hpp"
#include "support/loopback.hpp"

using namespace rconn;
using support::Descriptor;

namespace {

net::Address address_of(const support::Listener& listener) {
  return *net::Address::numeric("127.0.0.1", static_cast<std::uint16_t>(listener.port));
}

// Drops connection requests: its queue is full.
struct Full {
  Full() {
    for (int i = 0; i < 2; ++i) {
      queue.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
      static_cast<void>(::connect(queue.back().get(), address.data(), address.size()));
    }
  }

  support::Listener listener = support::listen_on_loopback(0);
  net::Address address = address_of(listener);
  std::vector<Descriptor> queue;
};

struct Open {
  support::Listener listener = support::listen_on_loopback();
  net::Address address = address_of(listener);
};

net::Address refusing() {
  return *net::Address::numeric("127.0.0.1", static_cast<std::uint16_t>(support::free_port()));
}

RaceResult run_race(const std::vector<net::Address>& addresses, std::chrono::milliseconds budget,
                    std::size_t& spare) {
  asio::io_context loop;
  std::optional<RaceResult> result;
  const net::Deadline deadline{net::Clock::now() + budget, {LimitKind::connect, budget}};
  asio::co_spawn(
      loop,
      [&]() -> asio::awaitable<void> { result.emplace(co_await race(addresses, spare, deadline)); },
      asio::detached);
  loop.run();
  result->stream.reset();  // before its loop
  return *std::move(result);
}

std::vector<std::string> faults_in(const RaceResult& result) {
  std::vector<std::string> faults;
  for (const Attempt& attempt : result.attempts) {
    faults.emplace_back(attempt.failure ? info(attempt.failure->fault).id : "none");
  }
  return faults;
}

using Faults = std::vector<std::string>;
constexpr std::chrono::seconds ample{20};

}  // namespace

TEST_CASE("an address that does not answer is overtaken by the next one") {
  const Full full;
  const Open open;
  std::size_t spare = 1;
  const RaceResult result = run_race({full.address, open.address}, ample, spare);
  CHECK(result.winner == 1);
  CHECK(faults_in(result) == Faults{"connect-timeout", "none"});
  CHECK(result.attempts[0].took >= max_head_start / 2);  // it may have begun late
  CHECK(spare == 1);
}

TEST_CASE("the addresses after the one that connects are not tried") {
  const Open open;
  const Full full;
  std::size_t spare = 1;
  const RaceResult result = run_race({refusing(), open.address, full.address}, ample, spare);
  CHECK(result.winner == 1);
  CHECK(faults_in(result) == Faults{"refused", "none"});
}

TEST_CASE("without a spare descriptor no address is tried beside another") {
  const Full full;
  const Open open;
  std::size_t spare = 0;
  const RaceResult result =
      run_race({full.address, open.address}, std::chrono::milliseconds(300), spare);
  CHECK(faults_in(result) == Faults{"connect-timeout"});
  CHECK(spare == 0);
  CHECK(faults_in(run_race({refusing(), open.address}, ample, spare)) == Faults{"refused", "none"});
}

TEST_CASE("addresses that all fail are all reported, in their order") {
  const Full full;
  std::size_t spare = 9;
  const RaceResult result = run_race({refusing(), full.address, refusing(), full.address},
                                     std::chrono::milliseconds(400), spare);
  CHECK(faults_in(result) == Faults{"refused", "connect-timeout", "refused", "connect-timeout"});
  CHECK(spare == 9);
}

TEST_CASE("a race without time still tells why nothing connected") {
  const Full dropping;
  std::size_t spare = 1;
  const RaceResult result =
      run_race({dropping.address, dropping.address}, std::chrono::milliseconds(0), spare);
  CHECK_FALSE(result.stream);
  REQUIRE(result.attempts.size() == 1);
  CHECK(result.attempts[0].failure->fault == Fault::connect_timeout);
}
