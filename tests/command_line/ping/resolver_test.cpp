// Names looked up by --resolver system and dns. What name servers have to do with it is in
// tests/field/situations/resolver.toml.

#include "command_line/check_reports.hpp"
#include "command_line/own_network.hpp"

using namespace support;

namespace {

Json resolved(const std::string& hosts, const std::string& resolver, const Words& words) {
  const Words whole =
      joined({"endpoint", "--resolve", "-o", "json", "--resolver", resolver}, words);
  return report_of(run_in_own_network({"--no-dns", "--hosts", hosts}, whole));
}

}  // namespace

TEST_CASE("a resolver is system or dns") {
  CHECK_THAT(check_usage_error({"ping", "--resolver", "dnz", "cache"}),
             ContainsSubstring("'dnz' is neither 'system' nor 'dns'"));
  CHECK_THAT(check_usage_error({"key", "--resolver", "dns", "cache"}),
             ContainsSubstring("--resolver"));
}

TEST_CASE("both resolvers find the addresses of the hosts file in one order") {
  const std::string hosts =
      "127.0.0.3 many.test # first\n::1 other MANY.test\n127.0.0.2 many.test\nfd00::1 many.test\n";
  for (const Words& words : {Words{"many.test:7"}, Words{"-4", "many.test:7"},
                             Words{"-6", "many.test:7"}, Words{"127.1:7"}}) {
    const Json by_system = resolved(hosts, "system", words);
    const Json by_dns = resolved(hosts, "dns", words);
    INFO(by_system.dump() << by_dns.dump());
    CHECK(by_dns["addresses"].dump() == by_system["addresses"].dump());
    CHECK_FALSE(by_dns["addresses"].elements().empty());
  }
}

TEST_CASE("localhost needs no hosts file and no name server with the resolver dns") {
  const Json report = resolved("", "dns", {"-4", "db.localhost:7"});
  INFO(report.dump());
  CHECK(report["addresses"].dump() == R"(["127.0.0.1:7"])");
}
