#include "connector/net/dns/resolv_conf.hpp"

#include "support/catch.hpp"

using namespace rconn::net;
using namespace std::chrono_literals;

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
  CHECK(names_to_ask(conf, "cache", 8).size() == 8);
  conf.search.emplace_back("d7");
  CHECK(names_to_ask(conf, "cache").size() == 9);
  const Names names = names_to_ask(conf, "cache", 8);
  CHECK(names.size() == 8);
  CHECK(names.back() == "cache");
}

TEST_CASE("options say how long and how often servers are asked, within the bounds of glibc") {
  const ResolvConf plain = parse_resolv_conf("");
  CHECK(plain.timeout == 5s);
  CHECK(plain.attempts == 2);
  const ResolvConf conf = parse_resolv_conf(
      "options timeout:1 attempts:3 rotate use-vc single-request-reopen no-aaaa no-tld-query\n");
  CHECK(conf.timeout == 1s);
  CHECK(conf.attempts == 3);
  CHECK((conf.rotate && conf.use_tcp && conf.single_request && conf.no_aaaa && conf.no_tld_query));
  const ResolvConf extreme = parse_resolv_conf("options timeout:99999999999 attempts:0\n");
  CHECK(extreme.timeout == 30s);
  CHECK(extreme.attempts == 1);
  CHECK(parse_resolv_conf("options attempts:9 timeout:0\n").attempts == 5);
  CHECK(parse_resolv_conf("options attempts:9 timeout:0\n").timeout == 1s);
}

TEST_CASE("a line that begins with a blank or is a comment is not read") {
  const ResolvConf conf =
      parse_resolv_conf(" nameserver 10.0.0.9\n#nameserver 10.0.0.8\nnameserver 10.0.0.1");
  CHECK(conf.servers == Names{"10.0.0.1"});
}

TEST_CASE("LOCALDOMAIN replaces the search list, and RES_OPTIONS adds options") {
  ResolvConf conf = parse_resolv_conf("search a.example\noptions ndots:3 timeout:2\n");
  take_environment(conf, "b.example c.example\nd.example", "ndots:2 attempts:4");
  CHECK(conf.search == Names{"b.example", "c.example"});
  CHECK(conf.ndots == 2);
  CHECK(conf.timeout == 2s);
  CHECK(conf.attempts == 4);
  take_environment(conf, nullptr, nullptr);
  CHECK(conf.search.size() == 2);
  take_environment(conf, "", "");
  CHECK(conf.search.empty());
  CHECK(conf.has_search);
}

TEST_CASE("without the top level, a name without a dot is asked for with a domain only") {
  ResolvConf conf = parse_resolv_conf("search a\noptions no-tld-query\n");
  CHECK(names_to_ask(conf, "cache") == Names{"cache.a"});
  CHECK(names_to_ask(conf, "cache.x") == Names{"cache.x", "cache.x.a"});
  conf.search.clear();
  CHECK(names_to_ask(conf, "cache") == Names{"cache"});
}

TEST_CASE("further servers have longer to answer, divided by their number") {
  const ResolvConf one = parse_resolv_conf("options timeout:3\n");
  CHECK(patience_with(one, 0) == 3s);
  const ResolvConf three = parse_resolv_conf(
      "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\noptions timeout:1\n");
  CHECK(patience_with(three, 0) == 1s);
  CHECK(patience_with(three, 1) == 1s);
  CHECK(patience_with(three, 2) == 1s);
  CHECK(patience_with(parse_resolv_conf("nameserver 10.0.0.1\nnameserver 10.0.0.2\n"), 1) == 5s);
}

TEST_CASE("a word that is no address names no server, and IPv4 may be written in short") {
  const auto servers = [](const std::string& text) { return parse_resolv_conf(text).servers; };
  for (const char* word :
       {"dns", "127.0.0.1:53", "[::1]:53", "[::1]", "127.0.0.1,127.0.0.2", "127.0.0.1%lo"}) {
    INFO(word);
    CHECK(servers(std::string("nameserver ") + word + "\nnameserver 10.0.0.1\n") ==
          std::vector<std::string>{"10.0.0.1"});
  }
  CHECK(servers("nameserver 127.2\nnameserver ::1\n") ==
        std::vector<std::string>{"127.0.0.2", "::1"});
}
