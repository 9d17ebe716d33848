#include "connector/net/http/response_writer.hpp"

#include "support/catch.hpp"

using namespace rconn::net::http;

namespace {

const std::chrono::system_clock::time_point moment{std::chrono::seconds(784111777)};

}  // namespace

TEST_CASE("a response has its date, type and length, and is not to be stored") {
  const Response response{.status = 404, .type = "text/html", .body = "gone"};
  CHECK(to_bytes(response, {.date = moment}) ==
        "HTTP/1.1 404 Not Found\r\n"
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        "Content-Type: text/html\r\n"
        "Content-Length: 4\r\n"
        "Cache-Control: no-store\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "\r\n"
        "gone");
}

TEST_CASE("the answer to HEAD has the length of the body, but no body") {
  const std::string bytes = to_bytes({.body = "four"}, {.head = true, .date = moment});
  CHECK_THAT(bytes, ContainsSubstring("Content-Length: 4\r\n"));
  CHECK(bytes.ends_with("\r\n\r\n"));
}

TEST_CASE("a response says whether the connection ends, where the peer would not know") {
  CHECK_THAT(to_bytes({}, {.close = true, .date = moment}), ContainsSubstring("Connection: close"));
  CHECK_THAT(to_bytes({}, {.says_keep_alive = true, .date = moment}),
             ContainsSubstring("Connection: keep-alive\r\n"));
  CHECK_THAT(to_bytes({}, {.date = moment}), !ContainsSubstring("Connection"));
}

TEST_CASE("no value of a field can begin another line") {
  const Response response{.fields = {{"X-A",
                                      "1\r\nSet-Cookie: a\x01"
                                      "b"}}};
  const std::string bytes = to_bytes(response, {.date = moment});
  CHECK_THAT(bytes, ContainsSubstring("X-A: 1  Set-Cookie: a b\r\n"));
}
