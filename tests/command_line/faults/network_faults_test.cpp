// Faults before a server is reached: names, sockets, networks, local limits.

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <linux/capability.h>

#include "command_line/own_network.hpp"
#include "support/loopback.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// Runs rconn in a network with these options of own_network.
Json check_fault_in_network(const Words& options, const Words& words, const std::string& id) {
  const auto run = [&](const Words& more) {
    return run_in_own_network(options, joined(words, more));
  };
  return check_fault_of(run, id, 2);
}

// A listening unix socket; the directory is removed with it.
Descriptor listen_at(const std::string& path, int backlog) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(socket.get(), backlog) == 0);
  return socket;
}

Surroundings with_open_files(rlim_t most) {
  return {{}, "", [most] {
            const rlimit limit{most, most};
            ::setrlimit(RLIMIT_NOFILE, &limit);
          }};
}

}  // namespace

TEST_CASE("a route that refuses is named as the cause, by its type") {
  const auto detail_of = [](const std::string& type) {
    return check_fault_in_network({"--refuse", type, "192.0.2.1"}, {"ping", "192.0.2.1"},
                                  "unreachable")["detail"]
        .text();
  };
  CHECK_THAT(detail_of("blackhole"), ContainsSubstring("a route of type blackhole"));
  CHECK_THAT(detail_of("blackhole"), !ContainsSubstring("scope"));
  CHECK_THAT(detail_of("prohibit"), ContainsSubstring("a route of type prohibit"));
  CHECK_THAT(detail_of("unreachable"), ContainsSubstring("No route to host"));
}

TEST_CASE("a closed port is refused, and the report names the address") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const auto report = check_fault({"ping", at}, "refused", 2);
  CHECK(report["rung"] == "connect");
  CHECK(report["attempts"][0]["address"] == at);
  CHECK(report["attempts"][0]["fault"] == "refused");
  CHECK_THAT(report["hint"].text(), ContainsSubstring(at));
}

TEST_CASE("a socket file without a server is refused") {
  const TemporaryDirectory directory;
  listen_at(directory.path("s"), 1).reset();
  check_fault({"ping", directory.path("s")}, "refused", 2);
}

TEST_CASE("a missing socket is no-socket") {
  const TemporaryDirectory directory;
  const auto report = check_fault({"ping", "-s", directory.path("none")}, "no-socket", 2);
  CHECK(report["endpoint"] == "unix://" + directory.path("none"));
}

TEST_CASE("a cause shows the path unchanged, even with placeholders in it") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("{host}{at}", "");
  const auto report = check_fault({"ping", "-s", path}, "refused", 2);
  CHECK(report["cause"]["sentence"] == path + " is a regular file, not a socket");
}

TEST_CASE("a socket without permission is socket-denied") {
  const TemporaryDirectory directory;
  const auto socket = listen_at(directory.path("s"), 1);
  ::chmod(directory.path("s").c_str(), 0);
  // Root bypasses permissions unless it drops its capabilities.
  const Surroundings modest{{}, "", [] {
                              ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
                              ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
                            }};
  check_fault({"ping", directory.path("s")}, "socket-denied", 2, modest);
}

TEST_CASE("a port that drops connection requests is connect-timeout within the budget") {
  const Listener listener = listen_on_loopback(0);
  std::vector<Descriptor> queue;
  for (int i = 0; i < 2; ++i) {
    queue.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::getsockname(listener.socket.get(), plain, &size) == 0);
    static_cast<void>(::connect(queue.back().get(), plain, size));
  }
  const std::string at = "127.0.0.1:" + std::to_string(listener.port);
  const auto report = check_fault({"ping", "-t", "200ms", at}, "connect-timeout", 2);
  CHECK(report["times_ms"]["connect"].number() >= 200);
  CHECK_THAT(report["detail"].text(), ContainsSubstring("200 ms (--timeout)"));
  const auto limited = check_fault({"ping", "--deadline", "100ms", at}, "connect-timeout", 2);
  CHECK_THAT(limited["detail"].text(), ContainsSubstring("100 ms (--deadline)"));
}

TEST_CASE("a unix socket with a full queue is connect-timeout within the budget") {
  const TemporaryDirectory directory;
  const auto socket = listen_at(directory.path("s"), 0);
  const Descriptor waiting = connect_to(directory.path("s"));
  check_fault({"ping", "-t", "200ms", directory.path("s")}, "connect-timeout", 2);
}

TEST_CASE("a network without a route is unreachable") {
  check_fault_in_network({}, {"ping", "192.0.2.1"}, "unreachable");
}

TEST_CASE("of several addresses the most informative failure decides the fault") {
  const auto report = check_fault_in_network({"--hosts", "127.0.0.1 both\n2001:db8::1 both\n"},
                                             {"ping", "both:1"}, "refused");
  CHECK(report["attempts"].size() == 2);
  CHECK_THAT(report["hint"].text(), ContainsSubstring("127.0.0.1:1"));
}

TEST_CASE("an unknown name is name-not-found") {
  const auto report =
      check_fault_in_network({"--no-dns"}, {"ping", "no.such.name"}, "name-not-found");
  CHECK(report["rung"] == "resolve");
  check_fault_in_network({"--no-dns"}, {"ping", "fe80::1%nosuchif"}, "name-not-found");
}

TEST_CASE("a name is name-lookup-failed if no name server can be reached") {
  check_fault_in_network({"--dead-dns"}, {"ping", "some.name"}, "name-lookup-failed");
}

TEST_CASE("a name server that never answers is name-timeout within the budget") {
  const auto report = check_fault_in_network({"--silent-dns"}, {"ping", "-t", "300ms", "some.name"},
                                             "name-timeout");
  CHECK(report["times_ms"]["resolve"].number() >= 300);
  CHECK(report["times_ms"]["resolve"].number() < 4000);  // the resolver's own timeout is 5 s
}

TEST_CASE("running out of descriptors at any point is reported as a local limit") {
  const ScriptedPeer peer(answer("+PONG\r\n"));
  // 0 to 2 are the standard streams, the loader needs one, and the event loop takes a few before
  // the socket is opened.
  for (rlim_t most = 4; most <= 7; ++most) {
    INFO(most << " descriptors");
    check_fault({"ping", peer.at()}, "local-limit", 3, with_open_files(most));
  }
  check_pong({"ping", peer.at()}, with_open_files(16));
}

TEST_CASE("running out of descriptors in a lookup is reported as a local limit") {
  need_localhost();
  // Enough for the event loop, too few for the lookup: glibc would report an unknown name.
  bool starved = false;
  for (rlim_t most = 7; most <= 11; ++most) {
    const auto report =
        report_of(run_rconn({"ping", "-o", "json", "localhost:1"}, with_open_files(most)));
    CHECK(report["fault"] != "name-not-found");
    starved = starved || report["fault"] == "local-limit";
  }
  CHECK(starved);
}

TEST_CASE("a lookup that cannot start a thread is reported as a local limit") {
  if (sanitized()) skip("sanitizers need more memory than this test leaves");
  const Surroundings no_memory_for_threads{{}, "", [] {
                                             const rlimit limit{512UL << 20, 512UL << 20};
                                             ::setrlimit(RLIMIT_STACK, &limit);
                                             const rlimit space{256UL << 20, 256UL << 20};
                                             ::setrlimit(RLIMIT_AS, &space);
                                           }};
  const Outcome outcome = run_rconn({"ping", "localhost:1"}, no_memory_for_threads);
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("local-limit"));
}
