#include "connector/net/http/server.hpp"

#include <stdexcept>
#include <system_error>

#include "connector/net/http/running_server.hpp"
#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"

using namespace rconn::net::http;
using namespace support;

namespace {

std::string status_of(const std::string& response) { return response.substr(0, 12); }

asio::awaitable<Response> echo(const Request& request) {
  co_return Response{.body = request.target};
}

bool is_refused(int port) {
  try {
    const Client client(port);
    return false;
  } catch (const std::system_error&) {
    return true;
  }
}

asio::awaitable<Response> fail(const Request& /*request*/) {
  throw std::logic_error("a bug");
  co_return Response{};
}

}  // namespace

TEST_CASE("responses that wait for slow readers are bounded together") {
  std::vector<unsigned> told;
  const auto large = [&told](const Request&) -> asio::awaitable<Response> {
    co_return Response{.body = std::string(std::size_t{24} << 20, 'x'),
                       .on_status = [&told](unsigned status) { told.push_back(status); }};
  };
  RunningServer served(large, {.max_unread = std::size_t{32} << 20});
  Client slow(served.port());
  slow.send(get("/"));
  CHECK(eventually([&] { return served.counts().responses[200] == 1; }));
  Client other(served.port());
  other.send(get("/"));
  const std::string refused = other.response();
  CHECK(status_of(refused) == "HTTP/1.1 503");
  CHECK_THAT(refused, ContainsSubstring("Retry-After: 1\r\n"));
  CHECK(status_of(slow.response()) == "HTTP/1.1 200");
  other.send(get("/"));
  CHECK(status_of(other.response()) == "HTTP/1.1 200");
  CHECK(served.counts().responses == std::map<unsigned, std::uint64_t>{{200, 2}, {503, 1}});
  CHECK(told == std::vector<unsigned>{200, 503, 200});
}

TEST_CASE("one connection serves one request after another") {
  RunningServer served(echo);
  Client client(served.port());
  for (const char* target : {"/a", "/b?c=d", "/.."}) {
    client.send(get(target));
    const std::string response = client.response();
    CHECK(status_of(response) == "HTTP/1.1 200");
    CHECK(response.ends_with(std::string("\r\n\r\n") + target));
  }
  const Counts counts = served.counts();
  CHECK(counts.accepted == 1);
  CHECK(counts.open == 1);
  CHECK(counts.responses == std::map<unsigned, std::uint64_t>{{200, 3}});
}

TEST_CASE("a connection is closed after a response when its client asks for that") {
  RunningServer served;
  CHECK_THAT(exchange(served.port(), get("/", "Connection: close\r\n")),
             ContainsSubstring("Connection: close\r\n"));
  CHECK_THAT(exchange(served.port(), "GET / HTTP/1.0\r\n\r\n"),
             ContainsSubstring("Connection: close\r\n") && ContainsSubstring("\r\n\r\nok"));
  CHECK(eventually([&] { return served.counts().open == 0; }));
}

TEST_CASE("a client of HTTP/1.0 may keep its connection") {
  RunningServer served;
  Client client(served.port());
  for (int i = 0; i < 2; ++i) {
    client.send("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
    CHECK_THAT(client.response(), ContainsSubstring("Connection: keep-alive\r\n"));
  }
}

TEST_CASE("the answer to HEAD has no body, and the next response follows at once") {
  RunningServer served;
  Client client(served.port());
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/", "Connection: close\r\n"));
  const std::string both = client.receive_all();
  CHECK_THAT(both, ContainsSubstring("Content-Length: 2\r\n"));
  CHECK_THAT(both, ContainsSubstring("\r\n\r\nHTTP/1.1 200"));
  CHECK(both.ends_with("\r\n\r\nok"));
}

TEST_CASE("pipelined requests are answered in order, one at a time") {
  Gate gate;
  RunningServer served(gate.handler());
  Client client(served.port());
  client.send(get("/1") + get("/2") + get("/3"));
  CHECK(eventually([&] { return gate.entered() == 1; }));
  client.send(get("/4"));
  CHECK(served.counts().responses.empty());  // it has had a turn
  CHECK(gate.entered() == 1);
  gate.release();
  for (const char* target : {"/1", "/2", "/3", "/4"}) {
    CHECK(client.response().ends_with(std::string("\r\n\r\n") + target));
  }
  CHECK(gate.cancelled() == 0);
}

TEST_CASE("a client that hangs up cancels its request") {
  Gate gate;
  RunningServer served(gate.handler());
  Client client(served.port());
  client.send(get("/"));
  REQUIRE(eventually([&] { return gate.entered() == 1; }));
  SECTION("by closing") {}
  SECTION("by a reset") { reset_when_closed(client.socket()); }
  SECTION("although it has sent the next request") { client.send(get("/next")); }
  client.close();
  CHECK(eventually([&] { return gate.cancelled() == 1; }));
  CHECK(eventually([&] { return served.counts().hung_up == 1; }));
  CHECK(served.counts().responses.empty());
  CHECK(eventually([&] { return served.counts().open == 0; }));
  CHECK(gate.entered() == 1);
}

TEST_CASE("a client that only ends its side is answered what needs no wait") {
  RunningServer served;
  Client client(served.port());
  client.send("GET / HTTP/1.0\r\n\r\n");
  client.end_writing();
  CHECK_THAT(client.receive_all(), ContainsSubstring("\r\n\r\nok"));
}

TEST_CASE("one connection too many is told to come again, without a request") {
  RunningServer served(say_ok, {.max_connections = 2});
  Client first(served.port());
  Client second(served.port());
  REQUIRE(eventually([&] { return served.counts().open == 2; }));
  const std::string refusal = Client(served.port()).receive_all();
  CHECK(status_of(refusal) == "HTTP/1.1 503");
  CHECK_THAT(refusal, ContainsSubstring("Retry-After: 1\r\n"));
  CHECK(served.counts().refused == 1);
  first.close();
  REQUIRE(eventually([&] { return served.counts().open == 1; }));
  Client third(served.port());
  third.send(get("/"));
  CHECK(status_of(third.response()) == "HTTP/1.1 200");
}

TEST_CASE("a server that drains answers what is under way, and closes what is idle") {
  Gate gate;
  RunningServer served(gate.handler());
  Client idle(served.port());
  Client busy(served.port());
  busy.send(get("/busy") + get("/ahead"));
  REQUIRE(eventually([&] { return gate.entered() == 1 && served.counts().open == 2; }));
  served.drain();
  CHECK(idle.receive().empty());
  CHECK(eventually([&] { return is_refused(served.port()); }));
  CHECK_FALSE(served.has_ended());
  gate.release();
  const std::string response = busy.response();
  CHECK_THAT(response, ContainsSubstring("Connection: close\r\n"));
  CHECK(response.ends_with("/busy"));
  CHECK(busy.receive_all().empty());
  busy.close();
  CHECK(eventually([&] { return served.has_ended(); }));
  CHECK(gate.entered() == 1);
}

TEST_CASE("a server without connections is drained at once") {
  RunningServer served;
  served.drain();
  CHECK(eventually([&] { return served.has_ended(); }));
  CHECK(served.bug() == nullptr);
}

TEST_CASE("a server that is cancelled ends at once, and cancels what is under way") {
  Gate gate;
  RunningServer served(gate.handler());
  Client busy(served.port());
  busy.send(get("/"));
  REQUIRE(eventually([&] { return gate.entered() == 1; }));
  served.cancel();
  CHECK(eventually([&] { return served.has_ended(); }));
  CHECK(gate.cancelled() == 1);
  CHECK(served.bug() == nullptr);
}

TEST_CASE("an exception of a handler ends the server") {
  RunningServer served(fail);
  Client other(served.port());
  Client client(served.port());
  client.send(get("/"));
  REQUIRE(eventually([&] { return served.has_ended(); }));
  REQUIRE(served.bug() != nullptr);
  CHECK_THROWS_AS(std::rethrow_exception(served.bug()), std::logic_error);
}
