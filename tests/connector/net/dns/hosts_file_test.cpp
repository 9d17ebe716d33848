#include "connector/net/dns/hosts_file.hpp"

#include "support/catch.hpp"

using namespace rconn::net;

using Names = std::vector<std::string>;

TEST_CASE("a hosts file is read as by hosts(5)") {
  const char* const text =
      "127.0.0.1 localhost\n# 10.0.0.9 cache\n10.0.0.1\tother Cache.Example cache # main\n"
      "fd00::1 cache\n10.0.0.1 cache\n10.0.0.2 cache2\ncache 10.0.0.3";
  CHECK(addresses_in_hosts(text, "cache") == Names{"10.0.0.1", "fd00::1", "10.0.0.1"});
  CHECK(addresses_in_hosts(text, "cache.example.") == Names{"10.0.0.1"});
  CHECK(addresses_in_hosts(text, "nothing").empty());
}

TEST_CASE("a hosts file may have many addresses of a name, and end without a line end") {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    text += "10.1." + std::to_string(i / 250) + "." + std::to_string(i % 250) + " many\r\n";
  }
  const Names found = addresses_in_hosts(text + "10.0.0.1 many", "MANY");
  REQUIRE(found.size() == 2001);
  CHECK(found.front() == "10.1.0.0");
  CHECK(found.back() == "10.0.0.1");
}
