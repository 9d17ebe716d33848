// Resource use of `check`: descriptors and memory.

#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "command_line/check_reports.hpp"
#include "command_line/own_network.hpp"
#include "support/eventually.hpp"
#include "support/input_pipe.hpp"
#include "support/peer_farm.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// Unoptimised builds use more memory per target.
#ifdef __OPTIMIZE__
constexpr std::size_t most_memory_kib = 65'536;
#else
constexpr std::size_t most_memory_kib = 196'608;
#endif

// The peak so far, in KiB.
std::size_t peak_memory(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
  }
  return 0;
}

std::size_t open_descriptors(pid_t process) {
  const std::filesystem::directory_iterator list("/proc/" + std::to_string(process) + "/fd");
  return static_cast<std::size_t>(std::distance(list, {}));
}

// Sanitizers need additional memory.
void check_memory(const Process& process) {
  const std::size_t peak = peak_memory(process.id());
  CHECK(peak > 0);
  if (!sanitized()) CHECK(peak < most_memory_kib);
}

Surroundings with_descriptors(rlim_t most) {
  return {{}, "", [most] {
            const rlimit limit{most, most};
            ::setrlimit(RLIMIT_NOFILE, &limit);
          }};
}

// The descriptors for all connections, and some for other uses.
std::size_t descriptors_allow(std::size_t wanted) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(wanted, limit.rlim_max / 2);
}

// Every fifth target hangs.
Fleet partly_hanging(std::size_t size, int hanging, int well) {
  Fleet fleet;
  for (std::size_t i = 0; i < size; ++i) {
    const bool hangs = i % 5 == 0;
    fleet.add(address(i, hangs ? hanging : well), hangs ? "reply-timeout" : Fleet::ok);
  }
  return fleet;
}

}  // namespace

TEST_CASE("with few descriptors a check takes longer and reports the same") {
  PeerFarm farm;
  const RedisServer server({"--bind", "0.0.0.0"});
  const TemporaryDirectory directory;
  const Fleet fleet = partly_hanging(200, farm.add(silent()), server.port());
  const Words words{
      "check", "-o", "json", "--read-timeout", "1", "-f", directory.file("list", fleet.lines())};
  for (const Words& more : {Words{}, Words{"--jobs", "1000"}}) {
    check_fates(fleet, checked(run_rconn(joined(words, more), with_descriptors(64)).out));
  }
}

TEST_CASE("with very few descriptors targets are checked one after another") {
  const RedisServer server({"--bind", "0.0.0.0"});
  const TemporaryDirectory directory;
  Fleet fleet;
  for (std::size_t i = 0; i < 100; ++i) fleet.add(address(i, server.port()), Fleet::ok);
  const std::string list = directory.file("list", fleet.lines());
  check_fates(fleet,
              checked(run_rconn({"check", "-o", "json", "-f", list}, with_descriptors(16)).out));
}

TEST_CASE("with few descriptors names are looked up in turn, each with its full timeout") {
  const TemporaryDirectory directory;
  Fleet fleet;
  for (std::size_t i = 0; i < 40; ++i) fleet.add("n" + std::to_string(i) + ".test:1", "refused");
  // 8 lookups at once: the last ones start later than one timeout.
  const auto outcome = run_in_own_network(
      {"--dns-delay", "700"},
      {"check", "-o", "json", "-t", "2.5", "-f", directory.file("list", fleet.lines())},
      with_descriptors(64));
  check_fates(fleet, checked(outcome.out));
}

TEST_CASE("a check of very many answering targets leaks no descriptor and uses little memory") {
  const RedisServer server({"--bind", "0.0.0.0"});
  PeerFarm farm;
  const std::string last = address(0, farm.add_closed_port());
  InputPipe input;
  Process check(rconn_command({"check", "--only-failures", "--jobs", "100", "-f", "-"}),
                input.surroundings());
  Fleet fleet;
  for (std::size_t i = 0; i < many; ++i) fleet.add(address(i, server.port()), Fleet::ok);
  input.write(fleet.lines());
  input.write(last + "\n");
  REQUIRE(check.says("refused          " + last));
  check_memory(check);
  CHECK(eventually([&] { return open_descriptors(check.id()) < 20; }));
  input.close();
  CHECK_THAT(check.finish().out,
             ContainsSubstring("targets: " + std::to_string(many) + " ok, 1 failed"));
}

TEST_CASE("a check of very many hanging targets uses little memory and can be interrupted") {
  PeerFarm farm;
  const int port = farm.add(silent());
  const TemporaryDirectory directory;
  const std::size_t size = descriptors_allow(many);
  Fleet fleet;
  for (std::size_t i = 0; i < size; ++i) fleet.add(address(i, port), "interrupted");
  const std::string list = directory.file("list", fleet.lines());
  Process check(rconn_command(
      {"check", "-o", "json", "--read-timeout", "60", "--jobs", std::to_string(size), "-f", list}));
  REQUIRE(eventually([&] { return farm.arrivals(port).size() == size; }));
  CHECK(farm.max_at_once(port) == size);
  check_memory(check);
  check.signal(SIGINT);
  const Outcome outcome = check.finish();
  CHECK(outcome.exit == 130);
  CHECK(checked(outcome.out).summary["interrupted"] == size);
}
