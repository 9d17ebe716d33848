#include <sys/socket.h>

#include <csignal>
#include <memory>

#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

// Accepts no connection by itself; the kernel does, and nothing ever answers.
class Silent {
 public:
  [[nodiscard]] std::string at() const { return "127.0.0.1:" + std::to_string(listener_.port); }
  [[nodiscard]] std::string probe() const { return "/probe?target=" + at(); }

  // The next connection; waits for it.
  [[nodiscard]] Descriptor next() const {
    return Descriptor(::accept4(listener_.socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
  }
  [[nodiscard]] bool has_another() const { return can_read(listener_.socket.get()); }

 private:
  Listener listener_ = listen_on_loopback(1'000);
};

// Takes the connection of the first background check, so that only those of probes follow.
Descriptor first_check(const Silent& peer) { return peer.next(); }

// Reads what the client sends until it closes.
void wait_until_closed(const Descriptor& connection) {
  std::array<char, 256> bytes{};
  while (::recv(connection.get(), bytes.data(), bytes.size(), 0) > 0) {
  }
}

}  // namespace

TEST_CASE("identical probes at the same time make one connection and have one result") {
  const Silent peer;
  const Serving serving({peer.at()});
  const Descriptor check = first_check(peer);
  std::vector<std::unique_ptr<HttpClient>> scrapers;
  for (int i = 0; i < 5; ++i) {
    scrapers.push_back(std::make_unique<HttpClient>(serving.port()));
    scrapers.back()->get(peer.probe(), {patience("1")});
  }
  const Descriptor connection = peer.next();
  std::string body;
  for (const auto& each : scrapers) {
    const HttpAnswer answer = each->read();
    CHECK(answer.status == 200);
    if (body.empty()) body = answer.body;
    CHECK(answer.body == body);
  }
  CHECK_FALSE(peer.has_another());
  const std::string counts = serving.get("/metrics").body;
  check_says(counts, "rconn_serve_probes_shared_total 4");
}

TEST_CASE("probes with another limit, or another operation, are not the same") {
  const Silent peer;
  const Serving serving({peer.at()});
  const Descriptor check = first_check(peer);
  HttpClient one(serving.port());
  one.get(peer.probe(), {patience("1")});
  const Descriptor first = peer.next();
  HttpClient other(serving.port());
  other.get(peer.probe(), {patience("1.25")});
  const Descriptor second = peer.next();
  HttpClient discovery(serving.port());
  discovery.get("/discover?target=" + peer.at(), {patience("1")});
  const Descriptor third = peer.next();
  CHECK(one.read().status == 200);
  CHECK(other.read().status == 200);
  CHECK(discovery.read().status == 503);
}

TEST_CASE("a probe ends when its scraper hangs up") {
  const Silent peer;
  const Serving serving({peer.at()});
  const Descriptor check = first_check(peer);
  HttpClient scraper(serving.port());
  scraper.get(peer.probe(), {patience("100")});
  const Descriptor connection = peer.next();
  const auto left = std::chrono::steady_clock::now();
  scraper.close();
  wait_until_closed(connection);
  // It would have taken three seconds, the limit of a reply.
  CHECK(std::chrono::steady_clock::now() - left < std::chrono::seconds(3));
  CHECK(eventually([&] {
    const std::string counts = serving.get("/metrics").body;
    return counts.find("rconn_serve_probes_abandoned_total 1") != std::string::npos;
  }));
}

TEST_CASE("a shared probe goes on while one scraper is left") {
  RedisServer server;
  const Serving serving({server.at()});
  serving.answers("/readyz", 200);
  server.process().signal(SIGSTOP);
  const std::string probe = "/probe?target=" + server.at();
  HttpClient leaves(serving.port());
  leaves.get(probe, {patience("20")});
  HttpClient stays(serving.port());
  stays.get(probe, {patience("20")});
  // Both are asked for before the first one leaves: health is answered after them.
  CHECK(serving.status("/livez") == 200);
  leaves.close();
  CHECK(serving.status("/livez") == 200);
  server.process().signal(SIGCONT);
  const HttpAnswer answer = stays.read();
  CHECK(value_of(answer.body, "rconn_probe_success") == "1");
}

TEST_CASE("more probes than may be under way are turned away with Retry-After") {
  const Silent peer;
  const Serving serving({peer.at()});
  const Descriptor check = first_check(peer);
  constexpr int most = 200;
  std::vector<std::unique_ptr<HttpClient>> scrapers;
  std::vector<Descriptor> connections;
  for (int i = 0; i < most; ++i) {
    scrapers.push_back(std::make_unique<HttpClient>(serving.port()));
    scrapers.back()->get(peer.probe(), {patience(std::to_string(100 + i))});
    connections.push_back(peer.next());
  }
  const HttpAnswer answer = serving.get(peer.probe(), {patience("1000")});
  CHECK(answer.status == 503);
  CHECK(answer.field("Retry-After") == "1");
  CHECK(serving.status("/livez") == 200);
  scrapers.front()->close();
  // One has left: there is room for another.
  CHECK(eventually([&] { return serving.get(peer.probe(), {patience("0.01")}).status == 200; }));
}
