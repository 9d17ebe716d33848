#include "connector/topology/problems/disagreement.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

const std::string healthy =
    "aaaaaaaaaa 10.0.0.1:7000@17000 myself,master - 0 1 1 connected 0-99\n"
    "bbbbbbbbbb 10.0.0.2:7000@17000 master - 0 1 2 connected 100-16383\n"
    "cccccccccc 10.0.0.3:7000@17000 slave aaaaaaaaaa 0 1 1 connected\n";

// How the healthy view and the same one with `piece` replaced by `other` differ.
std::string with(const std::string& piece, const std::string& other) {
  std::string text = healthy;
  const auto at = text.find(piece);
  REQUIRE(at != std::string::npos);
  text.replace(at, piece.size(), other);
  return disagreement(nodes_in_text(healthy), nodes_in_text(text));
}

SentinelView watching(const std::string& host, int port, std::int64_t epoch) {
  Instance master;
  master.name = "mymaster";
  master.host = host;
  master.port = port;
  master.epoch = epoch;
  SentinelView view;
  view.masters.push_back({master, {}, {}, {}});
  return view;
}

}  // namespace

TEST_CASE("nodes agree whoever is asked, whichever members each considers failed") {
  CHECK(with("myself,master", "master").empty());
  CHECK(with(" master - 0 1 2 connected", " master,fail? - 5 9 2 disconnected").empty());
  CHECK(with("cccccccccc", "eeeeeeeeee 10.0.0.9:1@2 handshake - 0 1 0 connected\ncccccccccc")
            .empty());
  CHECK(with("10.0.0.1:7000", ":7000").empty());
}

TEST_CASE("a node with a link is the same at another address, for clients or for the bus") {
  CHECK(with("10.0.0.2:7000", "10.9.9.9:7000").empty());
  CHECK(with("10.0.0.2:7000", "fd00::2:7000").empty());
}

TEST_CASE("differences between nodes are described") {
  CHECK_THAT(
      with("slave aaaaaaaaaa", "slave bbbbbbbbbb"),
      ContainsSubstring("cccccccc is a replica of bbbbbbbb there, a replica of aaaaaaaa here"));
  CHECK_THAT(with("slave aaaaaaaaaa", "master -"), ContainsSubstring("cccccccc is a master there"));
  CHECK_THAT(with("0-99", "0-98"), ContainsSubstring("aaaaaaaa has slots 0-98 there, 0-99 here"));
  CHECK_THAT(with("10.0.0.2:7000@17000 master - 0 1 2 connected",
                  "10.9.9.9:7000@17000 master - 0 1 2 disconnected"),
             ContainsSubstring("bbbbbbbb is at 10.9.9.9"));
  CHECK_THAT(with("0 1 2 connected", "0 1 7 connected"), ContainsSubstring("config epoch 7 there"));
  CHECK_THAT(with("cccccccccc", "dddddddddd"),
             ContainsSubstring("cccccccc is not known there; dddddddd is not known here"));
}

TEST_CASE("of many differences the first few are described") {
  CHECK_THAT(disagreement(nodes_in_text(healthy), {}), ContainsSubstring("; and 1 more"));
}

TEST_CASE("Sentinels may differ in the address and epoch of a master that both watch") {
  const SentinelView here = watching("10.0.0.1", 6379, 1);
  CHECK(disagreement(here, here).empty());
  CHECK(disagreement(here, {}).empty());
  CHECK_THAT(disagreement(here, watching("10.0.0.2", 6379, 0)),
             ContainsSubstring("mymaster is at 10.0.0.2:6379 there (epoch 0)"));
  CHECK_THAT(disagreement(here, watching("10.0.0.1", 6379, 2)), ContainsSubstring("epoch 2 there"));
  CHECK(disagreement(here, watching("master.example", 6379, 1)).empty());
}

TEST_CASE("a name and an address may be the same host, two addresses are not") {
  CHECK_FALSE(hosts_differ("master.example", "10.0.0.1"));
  CHECK(hosts_differ("10.0.0.2", "10.0.0.1"));
  CHECK(hosts_differ("a.example", "b.example"));
}
