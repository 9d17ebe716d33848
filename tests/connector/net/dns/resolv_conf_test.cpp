#include "connector/net/dns/resolv_conf.hpp"

#include "support/catch.hpp"

using namespace rconn::net;

using Names = std::vector<std::string>;

TEST_CASE("resolv.conf names servers, a search list and ndots") {
  const ResolvConf conf = parse_resolv_conf(
      "# by hand\nnameserver 10.0.0.1 \nnameserver\tfe80::1%eth0 # second\n"
      "domain old.example\nsearch a.example. b.example\noptions timeout:1 ndots:5\n; end");
  CHECK(conf.servers == Names{"10.0.0.1", "fe80::1%eth0"});
  CHECK(conf.names_servers);
  CHECK(conf.search == Names{"a.example", "b.example"});
  CHECK(conf.ndots == 5);
}

TEST_CASE("an empty resolv.conf means 127.0.0.1") {
  for (const char* text : {"", "nameserver", "search a\r\n", "\n\n"}) {
    const ResolvConf conf = parse_resolv_conf(text);
    CHECK(conf.servers == Names{"127.0.0.1"});
    CHECK_FALSE(conf.names_servers);
    CHECK(conf.ndots == 1);
  }
}

TEST_CASE("a search list may be empty on purpose") {
  CHECK(parse_resolv_conf("search .\n").has_search);
  CHECK(parse_resolv_conf("search .\n").search.empty());
  CHECK_FALSE(parse_resolv_conf("nameserver 10.0.0.1\n").has_search);
}

TEST_CASE("three name servers are asked, as by glibc") {
  std::string text;
  for (const char* address : {"10.0.0.1", "10.0.0.2", "10.0.0.3"}) {
    text += std::string("nameserver ") + address + "\n";
  }
  CHECK(parse_resolv_conf(text).servers.size() == 3);
  CHECK(parse_resolv_conf(text + "nameserver 10.0.0.4\n").servers.size() == 3);
}

TEST_CASE("ndots is at most 15, and what is no number is ignored") {
  CHECK(parse_resolv_conf("options ndots:15\n").ndots == 15);
  CHECK(parse_resolv_conf("options ndots:16\n").ndots == 15);
  CHECK(parse_resolv_conf("options ndots:many\n").ndots == 1);
}

TEST_CASE("names of the search list come first where the name has few dots") {
  ResolvConf conf = parse_resolv_conf("search a b\n");
  CHECK(names_to_ask(conf, "cache") == Names{"cache.a", "cache.b", "cache"});
  CHECK(names_to_ask(conf, "cache.x") == Names{"cache.x", "cache.x.a", "cache.x.b"});
  CHECK(names_to_ask(conf, "cache.") == Names{"cache"});
  conf.ndots = 2;
  CHECK(names_to_ask(conf, "cache.x") == Names{"cache.x.a", "cache.x.b", "cache.x"});
  conf.search.clear();
  CHECK(names_to_ask(conf, "cache") == Names{"cache"});
}

TEST_CASE("a long search list is cut, but the name itself stays") {
  ResolvConf conf;
  for (int i = 0; i < 7; ++i) conf.search.push_back("d" + std::to_string(i));
  CHECK(names_to_ask(conf, "cache").size() == 8);
  conf.search.emplace_back("d7");
  const Names names = names_to_ask(conf, "cache");
  CHECK(names.size() == 8);
  CHECK(names.back() == "cache");
}

TEST_CASE("a hosts file is read as by hosts(5)") {
  const char* const text =
      "127.0.0.1 localhost\n# 10.0.0.9 cache\n10.0.0.1\tother Cache.Example cache # main\n"
      "fd00::1 cache\n10.0.0.1 cache\n10.0.0.2 cache2\ncache 10.0.0.3";
  CHECK(addresses_in_hosts(text, "cache") == Names{"10.0.0.1", "fd00::1", "10.0.0.1"});
  CHECK(addresses_in_hosts(text, "cache.example.") == Names{"10.0.0.1"});
  CHECK(addresses_in_hosts(text, "nothing").empty());
}
