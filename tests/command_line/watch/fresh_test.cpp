// rconn watch --fresh: new connections that fail while the held one works, and one address of
// several.

#include <thread>

#include "command_line/own_network.hpp"
#include "command_line/watch/watching.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// A client that the server has room for. It may be refused while a probe takes its place.
Descriptor admitted(int port) {
  Descriptor client;
  REQUIRE(eventually([&client, port] {
    client = connect_to(port);
    return send_all(client.get(), "PING\r\n") && read_line(client.get()).starts_with("+PONG");
  }));
  return client;
}

}  // namespace

TEST_CASE("a server without room for new clients is a partial outage") {
  const RedisServer server({"--maxclients", "3"});  // at the start it is asked for its role, too
  Watch watch({"--fresh", server.at()});
  watch.tells("\"view\":\"fresh\"");
  std::this_thread::sleep_for(300ms);
  const auto began = steady_clock::now();
  {
    const Descriptor one = admitted(server.port());
    const Descriptor other = admitted(server.port());
    watch.tells("\"event\":\"down\"");
    std::this_thread::sleep_for(500ms);
  }
  const auto ended = steady_clock::now();
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  check_window(outages[0], began, ended);
  CHECK(outages[0]["partial"] == true);
  CHECK(outages[0]["faults"] == std::vector<std::string>{"max-clients"});
  const Json views = watched.summary["targets"][0]["views"];
  CHECK(views["held"]["failed"] == 0);
  CHECK(views["held"]["connections"] == 1);
  CHECK(views["fresh"]["connections"].integer() > 5);
}

namespace {

// Runs this script in a network of its own, where `cache` has two addresses.
Watched watch_two_addresses(const std::string& script) {
  const Words options{"--no-dns", "--hosts", "127.0.0.2 cache\n127.0.0.3 cache\n"};
  Process process(own_network_command(options, {"/bin/sh", "-c", script, rconn_command({})[0]}));
  Watched watched;
  watched.outcome = finish_in_own_network(process);
  INFO(watched.outcome.err);
  watched.events = reports_in(watched.outcome.out);
  REQUIRE_FALSE(watched.events.empty());
  watched.summary = watched.events.back();
  watched.events.pop_back();
  return watched;
}

constexpr const char* server_at = R"(
serve() {
  redis-server --port 6379 --bind "$1" --save '' --dir / --logfile /dev/null >/dev/null 2>&1 &
  until "$0" ping -q "$1"; do sleep 0.02; done
}
)";

}  // namespace

TEST_CASE("one dead address of several is a partial outage, and the view works") {
  const Watched watched = watch_two_addresses(std::string(server_at) + R"(
serve 127.0.0.2
"$0" watch -o json --fresh --duration 1.5 cache
kill $!
)");
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["partial"] == true);
  CHECK(outages[0]["over"] == false);
  CHECK(outages[0]["views"][0]["address"] == "127.0.0.3:6379");
  CHECK(outages[0]["faults"] == std::vector<std::string>{"refused"});
  CHECK(has_event(watched, "address-down"));
  CHECK(watched.summary["targets"][0]["views"]["fresh"]["failed"] == 0);
}

TEST_CASE("an address that comes back is told, and its outage is over") {
  const Watched watched = watch_two_addresses(std::string(server_at) + R"(
serve 127.0.0.2
stays=$!
serve 127.0.0.3
goes=$!
"$0" watch -o json --fresh --duration 4 cache &
watch=$!
sleep 1
kill $goes
wait $goes
sleep 1
serve 127.0.0.3
wait $watch
kill $stays $!
)");
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["partial"] == true);
  CHECK(outages[0]["over"] == true);
  CHECK(has_event(watched, "address-down"));
  CHECK(has_event(watched, "address-up"));
}

TEST_CASE("a name that never worked by one family is not judged by that family") {
  const Words options{"--no-dns", "--hosts", "::1 cache\n127.0.0.2 cache\n"};
  const std::string script = std::string(server_at) + R"(
serve 127.0.0.2
"$0" watch -o json --fresh --duration 1 cache
kill $!
)";
  Process process(own_network_command(options, {"/bin/sh", "-c", script, rconn_command({})[0]}));
  const Outcome outcome = finish_in_own_network(process);
  INFO(outcome.err);
  const Json summary = reports_in(outcome.out).back();
  CHECK(summary["targets"][0]["outages"].size() == 0);
  CHECK(summary["targets"][0]["availability"]["probes"] == 1.0);
}
