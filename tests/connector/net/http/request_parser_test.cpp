#include "connector/net/http/request_parser.hpp"

#include "support/catch.hpp"

using namespace std::string_literals;
using namespace rconn::net::http;

namespace {

constexpr std::size_t limit = 1024;

std::optional<Parsed> parsed(std::string bytes) { return RequestParser(limit).parse(bytes); }

// 0: it is accepted; 1: it needs more.
unsigned refusal_of(const std::string& bytes) {
  const auto result = parsed(bytes);
  if (!result) return 1;
  return *result ? 0 : result->error().status;
}

Request accepted(const std::string& bytes) {
  const auto result = parsed(bytes);
  REQUIRE(result);
  if (!*result) FAIL(result->error().why);
  return result->value().request;
}

const std::string host = "Host: a\r\n";

unsigned status_of_field(const std::string& field) {
  return refusal_of("GET / HTTP/1.1\r\n" + host + field + "\r\n\r\n");
}

unsigned status_of_target(const std::string& target) {
  return refusal_of("GET " + target + " HTTP/1.1\r\n" + host + "\r\n");
}

}  // namespace

TEST_CASE("a request has its method, target and fields") {
  const Request request =
      accepted("HEAD /probe?target=a%3A1 HTTP/1.1\r\nHost: a:9121\r\nAccept:  text/plain \r\n\r\n");
  CHECK(request.method == Method::head);
  CHECK(request.target == "/probe?target=a%3A1");
  CHECK(request.path() == "/probe");
  CHECK(request.query() == "target=a%3A1");
  REQUIRE(request.field("accept"));
  CHECK(*request.field("ACCEPT") == "text/plain");
  CHECK_FALSE(request.field("accep"));
}

TEST_CASE("a request that comes byte by byte is complete only with its last byte") {
  const std::string whole = "\r\nGET /a HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n";
  RequestParser parser(limit);
  std::string unread;
  for (std::size_t i = 0; i < whole.size() - 1; ++i) {
    unread += whole[i];
    REQUIRE(!parser.parse(unread));
  }
  unread += whole.back();
  const auto result = parser.parse(unread);
  REQUIRE((result && *result));
  CHECK(result->value().request.target == "/a");
  CHECK(result->value().request.fields.size() == 2);
  CHECK(unread.empty());
}

TEST_CASE("bytes of the next request stay unread") {
  std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HT";
  const auto result = RequestParser(limit).parse(bytes);
  REQUIRE((result && *result));
  CHECK(bytes == "GET /2 HT");
}

TEST_CASE("a connection stays open by default in HTTP/1.1, and on request in HTTP/1.0") {
  const auto keeps = [](const std::string& bytes) { return parsed(bytes)->value().keep_alive; };
  CHECK(keeps("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
  CHECK(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
  CHECK(parsed("GET / HTTP/1.0\r\n\r\n")->value().is_1_0);
}

TEST_CASE("a target in absolute form is served as its path") {
  const auto target_of = [](const std::string& target) {
    return accepted("GET " + target + " HTTP/1.1\r\n" + host + "\r\n").target;
  };
  CHECK(target_of("http://other:80/a?b=c") == "/a?b=c");
  CHECK(target_of("HTTPS://[::1]:9121") == "/");
  CHECK(target_of("http://a?b") == "/?b");
  CHECK(target_of("/a/../b//c?d/../e") == "/a/../b//c?d/../e");
  for (const char* bad : {"http:///a", "http://", "http://u:p@a/", "ftp://a/", "a", "*", "a:80"}) {
    INFO(bad);
    CHECK(status_of_target(bad) == 400);
  }
}

TEST_CASE("a request that is not well-formed is refused with 400") {
  const std::vector<std::string> bad{
      "\x16\x03\x01\x02",                            // a TLS client
      "*1\r\n$4\r\nPING\r\n",                        // a Redis client
      "GET /\r\n",                                   // HTTP/0.9
      "GET  / HTTP/1.1\r\n" + host + "\r\n",         //
      " GET / HTTP/1.1\r\n" + host + "\r\n",         //
      "GET / HTTP/1.1 \r\n" + host + "\r\n",         //
      "GET / HTTP/1.1\n" + host + "\n",              //
      "GET / http/1.1\r\n" + host + "\r\n",          //
      "GET /\t HTTP/1.1\r\n" + host + "\r\n",        //
      "GET /\x01 HTTP/1.1\r\n" + host + "\r\n",      //
      "GET /\x7f HTTP/1.1\r\n" + host + "\r\n",      //
      "GET /\xc3\xa9 HTTP/1.1\r\n" + host + "\r\n",  //
      std::string("GET /\0 HTTP/1.1\r\n", 17) + host + "\r\n",
      "GET / HTTP/1.1\r\n\r\n",                         // no Host
      "GET / HTTP/1.1\r\n" + host + "host: b\r\n\r\n",  // two
      "GET / HTTP/1.0\r\n" + host + host + "\r\n",      //
      "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",            //
      "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",            //
      "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n",            //
      "GET / HTTP/1.1\r\n Host: a\r\n\r\n",             // folded into nothing
  };
  for (const std::string& bytes : bad) {
    INFO(bytes);
    CHECK(refusal_of(bytes) == 400);
  }
}

TEST_CASE("a field that is not well-formed is refused with 400") {
  for (const char* bad : {"A : b", "A b: c", ": b", "A", "A: b\r\n c", "A: b\r\n\tc", "A:\r\n b",
                          "A: b\rc", "A: b\nB: c", "A: b\x01", "A: b\x7f", "\xc3\xa9: b"}) {
    INFO(bad);
    CHECK(status_of_field(bad) == 400);
  }
  CHECK(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nA: \0b\r\n\r\n"s) == 400);
  CHECK(status_of_field("A: \xc3\xa9") == 0);
  CHECK(status_of_field("A:") == 0);
}

TEST_CASE("a request with a body is refused, and one whose length is in doubt") {
  CHECK(status_of_field("Content-Length: 0") == 0);
  CHECK(status_of_field("Content-Length: 1") == 413);
  CHECK(status_of_field("Content-Length: 18446744073709551615") == 413);
  CHECK(status_of_field("Transfer-Encoding: chunked") == 413);
  for (const char* doubtful :
       {"Content-Length: -1", "Content-Length: 0x0", "Content-Length: +0",
        "Content-Length: ", "Content-Length: 18446744073709551616",
        "Content-Length: 0\r\nContent-Length: 0", "Content-Length: 0\r\nContent-Length: 5",
        "Content-Length: 0, 5", "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 0", "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: \x0b"
        "chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"}) {
    INFO(doubtful);
    CHECK(status_of_field(doubtful) == 400);
  }
  CHECK(refusal_of("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("a method that exists is not allowed, and any other is unknown") {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"}) {
    INFO(method);
    CHECK(refusal_of(std::string(method) + " / HTTP/1.1\r\n" + host + "\r\n") == 405);
  }
  CHECK(refusal_of("OPTIONS * HTTP/1.1\r\n" + host + "\r\n") == 405);
  CHECK(refusal_of("CONNECT a:80 HTTP/1.1\r\n" + host + "\r\n") == 405);
  CHECK(refusal_of("get / HTTP/1.1\r\n" + host + "\r\n") == 501);
  CHECK(refusal_of("BREW / HTTP/1.1\r\n" + host + "\r\n") == 501);
  CHECK(refusal_of(std::string(limit + 1, 'A')) == 501);
}

TEST_CASE("another version of HTTP is refused with 505") {
  for (const char* version : {"HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "HTTP/3.0"}) {
    INFO(version);
    CHECK(refusal_of(std::string("GET / ") + version + "\r\n" + host + "\r\n") == 505);
  }
  CHECK(refusal_of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 505);
}

TEST_CASE("a header is taken up to the limit, and is refused one byte above it") {
  const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
  const auto sized = [&](std::size_t size) {
    return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n";
  };
  CHECK(refusal_of(sized(limit)) == 0);
  CHECK(refusal_of(sized(limit) + std::string(limit * 2, 'x')) == 0);
  CHECK(refusal_of(sized(limit + 1)) == 431);
  CHECK(refusal_of("GET / HTTP/1.1\r\n" + std::string(limit, 'x')) == 431);
  CHECK(refusal_of("GET /" + std::string(limit - 5, 'x')) == 1);
  CHECK(refusal_of("GET /" + std::string(limit - 4, 'x')) == 414);
  std::string lines;
  while (lines.size() <= limit) lines += "\r\n";
  CHECK(refusal_of(lines) == 400);
}

TEST_CASE("a request has at most 100 fields") {
  const auto with_fields = [](std::size_t count) {
    std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (std::size_t i = 1; i < count; ++i) bytes += "a:\r\n";
    return bytes + "\r\n";
  };
  CHECK(refusal_of(with_fields(max_fields)) == 0);
  CHECK(refusal_of(with_fields(max_fields + 1)) == 431);
}
