// When a stream looks whether bytes have come.

#include "connector/net/stream.hpp"

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>

#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"

using namespace rconn::net;
using namespace support;
using namespace std::chrono_literals;

namespace {

Address on_loopback(int port) {
  const sockaddr_in address = loopback_address(port);
  return {reinterpret_cast<const sockaddr*>(&address), sizeof address};
}

}  // namespace

TEST_CASE("what has come is read although the deadline has passed, also after an earlier read") {
  const support::Listener listener = listen_on_loopback();
  asio::io_context loop;
  std::string bytes;
  std::vector<Status::Kind> ends;
  const auto work = [&]() -> asio::awaitable<void> {
    Stream stream(loop.get_executor());
    const Address address = on_loopback(listener.port);
    const Deadline later{Clock::now() + 1h, {}};
    const Status connected = co_await stream.connect(address, later);
    if (!connected.ok()) co_return;
    const Descriptor peer(::accept(listener.socket.get(), nullptr, nullptr));
    for (int round = 0; round < 3; ++round) {
      send_all(peer.get(), "x");
      if (!eventually([&stream] { return stream.has_bytes(); })) co_return;
      const Deadline passed{Clock::now() - 1s, {}};
      const ReadResult read = co_await stream.read(bytes, passed);
      ends.push_back(read.status.kind);
    }
    const Deadline passed{Clock::now() - 1s, {}};
    const ReadResult none = co_await stream.read(bytes, passed);
    ends.push_back(none.status.kind);
  };
  asio::co_spawn(loop, work(), asio::detached);
  loop.run();
  using Kind = Status::Kind;
  CHECK(ends == std::vector{Kind::done, Kind::done, Kind::done, Kind::timed_out});
  CHECK(bytes == "xxx");
}
