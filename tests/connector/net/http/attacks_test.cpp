// Clients that mean no good, or are broken.

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "connector/net/http/running_server.hpp"
#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/many_descriptors.hpp"
#include "support/skip.hpp"

using namespace rconn::net::http;
using namespace support;

namespace {

using std::chrono::milliseconds;

constexpr milliseconds soon{200};

asio::awaitable<Response> say_much(const Request& /*request*/) {
  co_return Response{.body = std::string(std::size_t{32} << 20, 'x')};
}

bool is_idle(RunningServer& served) {
  return eventually([&] { return served.counts().open == 0; });
}

// Sends byte by byte until the server says something, and returns that.
std::string drip(Client& client, std::string_view bytes) {
  for (const char byte : bytes) {
    pollfd answer{client.socket(), POLLIN, 0};
    if (!client.send({&byte, 1}) || ::poll(&answer, 1, 5) != 0) break;
  }
  return client.receive_all();
}

// Leaves the process no free descriptor, during its lifetime.
class NoDescriptors {
 public:
  NoDescriptors() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    rlimit none = before_;
    none.rlim_cur = 0;
    ::setrlimit(RLIMIT_NOFILE, &none);
  }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;
  ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

std::size_t open_descriptors() {
  std::size_t count = 0;
  for (int i = 0; i < 4096; ++i) count += ::fcntl(i, F_GETFD) >= 0 ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("what is no HTTP/1 is told so in plain text, at once") {
  RunningServer served;
  for (const char* bytes :
       {"\x16\x03\x01\x02\x01", "GET /\r\n", "*1\r\n$4\r\nPING\r\n", "\r\n\r\n?"}) {
    CHECK_THAT(exchange(served.port(), bytes),
               StartsWith("HTTP/1.1 400 ") && ContainsSubstring("Connection: close\r\n"));
  }
  CHECK_THAT(exchange(served.port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
             StartsWith("HTTP/1.1 505 "));
  CHECK_THAT(exchange(served.port(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"),
             StartsWith("HTTP/1.1 405 ") && ContainsSubstring("Allow: GET, HEAD\r\n"));
  CHECK(is_idle(served));
}

TEST_CASE("a flood of fields is refused, and its sender can read the answer") {
  RunningServer served;
  Client client(served.port());
  std::string flood = "GET / HTTP/1.1\r\nHost: a\r\n";
  while (flood.size() < 900'000) flood += "X-Field: value\r\n";
  client.send(flood);
  client.end_writing();
  CHECK_THAT(client.receive_all(), StartsWith("HTTP/1.1 431 ") && !ContainsSubstring("(reset)"));
  CHECK(is_idle(served));
}

TEST_CASE("the body of a refused request does not reset the answer away") {
  RunningServer served;
  Client client(served.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n");
  client.send(std::string(500'000, 'x'));
  client.end_writing();
  CHECK_THAT(client.receive_all(), StartsWith("HTTP/1.1 413 ") && !ContainsSubstring("(reset)"));
}

TEST_CASE("a client that floods without an end is cut off") {
  RunningServer served;
  Client client(served.port());
  const std::string flood(std::size_t{1} << 16, 'A');
  std::size_t sent = 0;
  while (client.send(flood)) sent += flood.size();
  CHECK(sent < std::size_t{64} << 20);
  CHECK(is_idle(served));
}

TEST_CASE("a request of a byte at a time is answered with 408 when its time is over") {
  RunningServer served(say_ok, {.header = soon});
  Client client(served.port());
  SECTION("the first one") {}
  SECTION("a later one") {
    client.send(get("/"));
    client.response();
  }
  CHECK_THAT(drip(client, get("/", "X: " + std::string(10'000, 'x'))), StartsWith("HTTP/1.1 408 "));
  CHECK(served.counts().slow == 1);
  client.close();
  CHECK(is_idle(served));
}

TEST_CASE("a connection on which nothing comes is closed without a word") {
  RunningServer served(say_ok, {.header = soon, .idle = soon});
  Client silent(served.port());
  CHECK(silent.receive().empty());
  Client done(served.port());
  done.send(get("/"));
  done.response();
  CHECK(done.receive().empty());
  CHECK(served.counts().slow == 0);
}

TEST_CASE("a client that does not read its response is cut off") {
  RunningServer served(say_much, {.write = soon});
  Client client(served.port());
  client.send(get("/"));
  CHECK(eventually([&] { return served.counts().slow == 1; }));
  CHECK(is_idle(served));
  CHECK_THAT(client.receive_all(), ContainsSubstring("(reset)"));
}

TEST_CASE("a thousand pipelined requests are all answered") {
  RunningServer served;
  Client client(served.port());
  std::string requests;
  for (int i = 0; i < 1'000; ++i) requests += get("/");
  std::thread sender([&] { client.send(requests); });
  int answered = 0;
  while (answered < 1'000 && client.response().ends_with("\r\n\r\nok")) ++answered;
  sender.join();
  CHECK(answered == 1'000);
  CHECK(served.counts().responses[200] == 1'000);
}

TEST_CASE("requests ahead of their turn are not read without an end") {
  Gate gate;
  RunningServer served(gate.handler());
  Client client(served.port());
  client.send(get("/"));
  REQUIRE(eventually([&] { return gate.entered() == 1; }));
  const timeval patience{0, 300'000};
  ::setsockopt(client.socket(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const std::string ahead = get("/", "X: " + std::string(8'000, 'x'));
  std::size_t sent = 0;
  while (sent < std::size_t{256} << 20 && client.send(ahead)) sent += ahead.size();
  CHECK(sent < std::size_t{256} << 20);  // what the system's buffers hold
}

TEST_CASE("clients that leave in the middle leave nothing behind") {
  RunningServer served;
  const std::string request = get("/");
  const std::size_t before = open_descriptors();
  for (std::size_t size = 0; size <= request.size(); ++size) {
    Client client(served.port());
    client.send(request.substr(0, size));
    if (size % 2 == 0) reset_when_closed(client.socket());
  }
  CHECK(eventually([&] { return served.counts().accepted == request.size() + 1; }));
  CHECK(is_idle(served));
  CHECK(open_descriptors() == before);
}

TEST_CASE("2,000 connections are open at once, and each is answered") {
  constexpr std::size_t count = 2'000;
  const ManyDescriptors descriptors;
  if (descriptors.count() < 2 * count + 200) skip("the limit of descriptors is too low");
  RunningServer served(say_ok, {.max_connections = count});
  std::vector<Client> clients;
  for (std::size_t i = 0; i < count; ++i) clients.emplace_back(served.port());
  CHECK(eventually([&] { return served.counts().open == count; }));
  for (Client& client : clients) client.send(get("/"));
  std::size_t answered = 0;
  for (Client& client : clients) answered += client.response().ends_with("\r\n\r\nok") ? 1 : 0;
  CHECK(answered == count);
  clients.clear();
  CHECK(is_idle(served));
}

TEST_CASE("of many connections beyond the limit all are answered, and few are waited for") {
  constexpr std::size_t count = 150;
  RunningServer served(say_ok, {.max_connections = 1, .max_turned_away = 2});
  Client first(served.port());
  REQUIRE(eventually([&] { return served.counts().open == 1; }));
  const std::size_t before = open_descriptors();
  std::vector<Client> others;
  for (std::size_t i = 0; i < count; ++i) others.emplace_back(served.port());
  CHECK(eventually([&] { return served.counts().refused == count; }));
  CHECK(open_descriptors() <= before + count + 2);
  std::size_t answered = 0;
  for (Client& other : others) {
    const std::string answer = other.receive_all();
    if (!answer.empty()) CHECK_THAT(answer, StartsWith("HTTP/1.1 503 "));
    answered += answer.empty() ? 0 : 1;
  }
  CHECK(answered == count);
  others.clear();
  first.send(get("/"));
  CHECK(first.response().ends_with("\r\n\r\nok"));
}

TEST_CASE("a connection for which there is no descriptor waits until there is one") {
  RunningServer served;
  Client client(served.port());
  client.send(get("/"));
  client.response();
  Descriptor late(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = loopback_address(served.port());
  std::uint64_t shortages = 0;
  const auto began = std::chrono::steady_clock::now();
  {
    const NoDescriptors none;
    REQUIRE(::connect(late.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
            0);
    CHECK(eventually([&] { return (shortages = served.counts().shortages) >= 3; }));
    client.send(get("/"));  // others are served meanwhile
    CHECK(client.response().ends_with("\r\n\r\nok"));
    shortages = served.counts().shortages;
  }
  const auto took = std::chrono::steady_clock::now() - began;
  CHECK(shortages <= static_cast<std::uint64_t>(took / milliseconds(100)) + 1);  // it does not spin
  send_all(late.get(), get("/"));
  CHECK(read_line(late.get()) == "HTTP/1.1 200 OK\r\n");
}
