#include "cli/output/words/advice.hpp"

#include "support/catch.hpp"

using namespace rconn;
using rconn::cli::in_words;

namespace {

Advice full(AdviceId id) {
  Advice advice(id);
  advice.source = "SOURCE";
  advice.advertised = "ADVERTISED";
  advice.host = "HOST";
  advice.host_setting = "host-setting";
  advice.port_setting = "port-setting";
  advice.has_bus_port = true;
  advice.origin = AddressOrigin::sentinel_memory;
  advice.master_name = "MASTER";
  return advice;
}

}  // namespace

TEST_CASE("advice leaves no placeholder unfilled") {
  for (auto id = AdviceId::announce_to_clients; id <= AdviceId::open_bus_port;
       id = static_cast<AdviceId>(static_cast<int>(id) + 1)) {
    INFO(in_words(full(id)));
    CHECK(in_words(full(id)).find_first_of("{}") == std::string::npos);
  }
}

TEST_CASE("advice names settings and the source of the address") {
  Advice advice = full(AdviceId::announce_to_clients);
  CHECK(in_words(advice) ==
        "it answers at SOURCE, but clients are told ADVERTISED: set 'host-setting' and "
        "'port-setting' (peers use 'cluster-announce-bus-port') on it to where clients reach it; "
        "SENTINEL RESET MASTER makes Sentinel forget an address that no longer exists");
  advice.host_setting = {};
  advice.has_bus_port = false;
  advice.origin = AddressOrigin::unsaid;
  CHECK(in_words(advice) ==
        "it answers at SOURCE, but clients are told ADVERTISED: set 'port-setting' on it to where "
        "clients reach it");
}

TEST_CASE("a name from Sentinel may contain text like a placeholder") {
  Advice advice = full(AdviceId::announce_or_open);
  advice.master_name = "{host}";
  CHECK_THAT(in_words(advice), ContainsSubstring("SENTINEL RESET {host} makes"));
}
