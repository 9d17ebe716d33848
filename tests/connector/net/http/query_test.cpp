#include "connector/net/http/query.hpp"

#include "support/catch.hpp"

using namespace rconn::net::http;

TEST_CASE("a query is split first and decoded then") {
  CHECK(parse_query("target=a%3A1&module=tls").value() ==
        Fields{{"target", "a:1"}, {"module", "tls"}});
  CHECK(parse_query("a=b%26c%3Dd&e=f=g").value() == Fields{{"a", "b&c=d"}, {"e", "f=g"}});
  CHECK(parse_query("a=1+2%2B3").value() == Fields{{"a", "1 2+3"}});
  CHECK(parse_query("%61=%c3%A9").value() == Fields{{"a", "\xc3\xa9"}});
  CHECK(parse_query("a=%2561").value() == Fields{{"a", "%61"}});
}

TEST_CASE("parameters keep their order, and may repeat or be empty") {
  CHECK(parse_query("").value() == Fields{});
  CHECK(parse_query("&&a&&").value() == Fields{{"a", ""}});
  CHECK(parse_query("a=2&a=1").value() == Fields{{"a", "2"}, {"a", "1"}});
  CHECK(parse_query("=x&=").value() == Fields{{"", "x"}, {"", ""}});
}

TEST_CASE("an escape that is none, or stands for no text, makes the query invalid") {
  for (const char* bad : {"a=%", "a=%4", "a=%zz", "a=%4z", "a=%%41", "a=%+1", "a=%00", "a=%0a",
                          "a=%1f", "a=%7F", "a=%c0%ae", "a=%e0%80%af", "a=%ed%a0%80", "a=%ff",
                          "a=%c3", "a=%f4%90%80%80", "%00=a", "a=b&c=%"}) {
    INFO(bad);
    CHECK_FALSE(parse_query(bad));
  }
}

TEST_CASE("a query that is refused says which rule it breaks") {
  CHECK(parse_query("a=%4z").error() == "%XX is two hexadecimal digits");
  for (const char* no_text : {"a=%00", "a=%0a", "a=%ff", "%00=a"}) {
    INFO(no_text);
    CHECK(parse_query(no_text).error() ==
          "a name or value is not UTF-8, or has a control character");
  }
}

TEST_CASE("a query has at most 64 parameters") {
  std::string query;
  for (std::size_t i = 0; i < max_parameters; ++i) query += "a=1&";
  REQUIRE(parse_query(query));
  CHECK(parse_query(query).value().size() == max_parameters);
  CHECK(parse_query(query + "b").error() == "more than 64 parameters");
}
