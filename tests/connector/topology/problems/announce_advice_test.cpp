#include "connector/topology/problems/announce_advice.hpp"

#include "cli/output/words/advice.hpp"
#include "connector/topology/topologies.hpp"

using namespace rconn;
using namespace rconn::tests;

namespace {

// In words, for the settings that it names.
std::string advice_of(const Topology& topology) {
  return cli::in_words(problem_of(topology).advice.value());
}

}  // namespace

TEST_CASE("the address of the one asked is at fault if it does not lead back to it") {
  Topology topology = cluster();
  lose(topology.members[0], Fault::connect_timeout);
  const Problem problem = problem_of(topology);
  CHECK(problem.fault == Fault::connect_timeout);
  CHECK(problem.members == std::vector<std::size_t>{0});
  CHECK_THAT(cli::in_words(problem.advice.value()),
             ContainsSubstring("clients are told 10.0.0.1:7000"));
  CHECK_THAT(cli::in_words(problem.advice.value()),
             ContainsSubstring("'cluster-announce-ip' and 'cluster-announce-port'"));
}

TEST_CASE("the port is at fault where others are reached at the same host") {
  Topology topology = cluster();
  topology.members[2].host = "10.0.0.1";
  lose(topology.members[2], Fault::refused);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'cluster-announce-port'"));
  CHECK_THAT(advice_of(topology), !ContainsSubstring("'cluster-announce-ip'"));
  topology.over_tls = true;
  CHECK_THAT(advice_of(topology), ContainsSubstring("'cluster-announce-tls-port'"));
}

TEST_CASE("a name that is not known here is at fault by the setting that announces it") {
  Topology topology = cluster();
  topology.members[2].host = "node.invalid";
  lose(topology.members[2], Fault::name_not_found);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'cluster-announce-hostname'"));
  topology = sentinel();
  topology.members[1].host = "replica.invalid";
  lose(topology.members[1], Fault::name_not_found);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'sentinel announce-hostnames no'"));
}

TEST_CASE("the settings of replicas and Sentinels go by role and version") {
  Topology topology = sentinel();
  lose(topology.members[1], Fault::refused);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'replica-announce-ip'"));
  topology.version = "4.0.14";
  CHECK_THAT(advice_of(topology), ContainsSubstring("'slave-announce-ip'"));
  topology = sentinel();
  lose(topology.members[2], Fault::refused);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'sentinel announce-ip'"));
  topology = sentinel();
  lose(topology.members[0], Fault::refused);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'sentinel monitor mymaster'"));
}

TEST_CASE("clear text and TLS that do not match are told by the setting of the port") {
  Topology topology = cluster();
  lose(topology.members[2], Fault::tls_required);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'cluster-announce-port'"));
  topology.over_tls = true;
  lose(topology.members[2], Fault::tls_not_offered);
  CHECK_THAT(advice_of(topology), ContainsSubstring("'tls-cluster yes'"));
}

TEST_CASE("a failure unrelated to addresses keeps its own hint") {
  Topology topology = cluster();
  lose(topology.members[2], Fault::auth_rejected);
  CHECK_FALSE(problem_of(topology).advice);
}
