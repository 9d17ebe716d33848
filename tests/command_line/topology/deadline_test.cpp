// rconn topology and wait --topology end at their deadline, however many members keep silent.

#include <sys/resource.h>

#include "command_line/expect.hpp"
#include "command_line/topology/views.hpp"
#include "support/peer_farm.hpp"

using namespace support;

namespace {

using Replicas = std::vector<std::pair<std::string, int>>;

Replicas replicas_at(int port, int count) {
  Replicas replicas;
  for (int i = 0; i < count; ++i) replicas.emplace_back(member_address(3, i), port);
  return replicas;
}

void allow_few_descriptors() {
  const rlimit few{16, 16};
  ::setrlimit(RLIMIT_NOFILE, &few);
}

// One second of a deadline, and as much again for a loaded machine. Before, each round of members
// had the rest of the budget anew.
constexpr std::chrono::milliseconds soon{3500};

}  // namespace

TEST_CASE("topology ends at its deadline with more silent members than are tried at once") {
  PeerFarm farm;
  const TablePeer peer(master(replicas_at(farm.add(silent()), 700)));
  const Outcome outcome = run_rconn({"topology", "-q", "--deadline", "1", peer.at()});
  CHECK(outcome.exit == 2);
  CHECK(outcome.took < soon);
}

TEST_CASE("wait --topology ends at its deadline with silent members") {
  PeerFarm farm;
  const TablePeer peer(master(replicas_at(farm.add(silent()), 700)));
  const Outcome outcome = run_rconn(
      {"wait", "--topology", "-q", "--deadline", "1", "-t", "5", "--read-timeout", "5", peer.at()});
  CHECK(outcome.exit == 124);
  CHECK(outcome.took < soon);
}

TEST_CASE("topology ends at its deadline when few descriptors make the members wait in line") {
  PeerFarm farm;
  const TablePeer peer(master(replicas_at(farm.add(silent()), 8)));
  const Outcome outcome =
      run_rconn({"topology", "-o", "json", "--deadline", "1", peer.at()},
                {.environment = {}, .input = "", .before_exec = allow_few_descriptors});
  CHECK(outcome.exit == 2);
  CHECK(outcome.took < soon);
  const Json report = report_of(outcome);
  INFO(report.dump());
  CHECK(report["topology"]["not_tried"] == 7);
  std::size_t told = 0;
  for (const auto& problem : report["topology"]["problems"].elements()) {
    if (problem["fault"] != "not-tried") continue;
    told += problem["members"].size();
    CHECK_THAT(problem["detail"].text(), ContainsSubstring("1 s (--deadline)"));
  }
  CHECK(told == 7);
}
