#include <csignal>

#include "command_line/own_network.hpp"
#include "command_line/serve/loading_server.hpp"
#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

std::string of(const std::string& path, const std::string& target) {
  return path + "?target=" + target;
}

}  // namespace

TEST_CASE("a server is ready when all listed targets are, and lives anyway") {
  const RedisServer good;
  const Serving serving({good.at()});
  serving.answers("/readyz", 200);
  CHECK(serving.status("/startupz") == 200);
  const Serving half({good.at(), "127.0.0.1:" + std::to_string(free_port())});
  half.answers(of("/readyz", good.at()), 200);
  CHECK(half.status("/readyz") == 503);
  CHECK(half.status("/startupz") == 503);
  CHECK(half.status("/livez") == 200);
}

TEST_CASE("health with a target is that of this one, and says why it fails") {
  const std::string nowhere = "127.0.0.1:" + std::to_string(free_port());
  const RedisServer locked({"--requirepass", "secret"});
  const Serving serving({nowhere, locked.at()});
  serving.answers(of("/livez", locked.at()), 200);  // an error is an answer
  // Redis asks for the password before it says that it loads its data.
  CHECK(serving.status(of("/startupz", locked.at())) == 503);
  const HttpAnswer refused = serving.get(of("/readyz", locked.at()));
  CHECK(refused.status == 503);
  check_says(refused.body, "auth-required");
  for (const char* path : {"/livez", "/readyz", "/startupz"}) {
    const HttpAnswer gone = serving.get(of(path, nowhere));
    CHECK(gone.status == 503);
    check_says(gone.body, "refused");
  }
}

TEST_CASE("health of a target that is not listed is not found") {
  const Serving serving({"127.0.0.1:1"});
  for (const char* path : {"/livez", "/readyz", "/startupz"}) {
    CHECK(serving.status(of(path, "127.0.0.1:2")) == 404);
    CHECK(serving.status(of(path, "")) == 404);
  }
}

TEST_CASE("health and probe understand the same spellings of a listed target") {
  const RedisServer good;
  const std::string port = std::to_string(good.port());
  const Serving serving({good.at()});
  serving.answers("/readyz", 200);
  for (const std::string& spelling :
       {good.at(), "127.1:" + port, "redis://127.0.0.1:" + port, "0x7f.0.0.1:" + port}) {
    INFO(spelling);
    CHECK(serving.status(of("/livez", spelling)) == 200);
    CHECK(serving.status(of("/probe", spelling)) == 200);
  }
  CHECK(serving.status(of("/livez", "rediss://" + good.at())) == 404);
  CHECK(serving.status(of("/livez", "redis://" + good.at() + "/3")) == 404);
}

TEST_CASE("verbose health tells each target and the age of its result") {
  const RedisServer good;
  const std::string nowhere = "127.0.0.1:" + std::to_string(free_port());
  const Serving serving({good.at(), nowhere});
  serving.answers(of("/readyz", good.at()), 200);
  CHECK(eventually(
      [&] { return serving.get("/readyz?verbose").body.find("refused") != std::string::npos; }));
  const HttpAnswer answer = serving.get("/readyz?verbose");
  CHECK(answer.status == 503);
  check_says(answer.body, good.at());
  check_says(answer.body, nowhere);
  CHECK(serving.get("/readyz").body.find(good.at()) == std::string::npos);
}

TEST_CASE("a target that loads its data lives, but has not started") {
  const LoadingServer server;
  const Serving serving({server.at()});
  serving.answers(of("/livez", server.at()), 200);
  const HttpAnswer answer = serving.get(of("/startupz", server.at()));
  CHECK(answer.status == 503);
  check_says(answer.body, "loading");
  CHECK(serving.status(of("/readyz", server.at())) == 503);
}

TEST_CASE("a target that loads its data has not started, whatever is expected of it") {
  const LoadingServer server;
  for (const char* condition : {"role=master", "role=replica", "loaded", "alive"}) {
    INFO(condition);
    const Serving serving({"--expect", condition, server.at()});
    serving.answers(of("/livez", server.at()), 200);
    CHECK(serving.status(of("/startupz", server.at())) == 503);
  }
}

TEST_CASE("a target that is not as expected has started") {
  const RedisServer master;
  const Serving serving({"--expect", "role=replica", master.at()});
  serving.answers(of("/startupz", master.at()), 200);
  CHECK(serving.status(of("/readyz", master.at())) == 503);
}

TEST_CASE("a target that hangs delays neither health nor the check of another") {
  std::vector<Listener> silent;
  const RedisServer good;
  Words words;
  for (int i = 0; i < 20; ++i) {
    silent.push_back(listen_on_loopback());
    words.push_back("127.0.0.1:" + std::to_string(silent.back().port));
  }
  words.push_back(good.at());
  const Serving serving(words);
  serving.answers(of("/readyz", good.at()), 200);
  // None of the others has a result yet: the check of one takes three seconds.
  CHECK(serving.status(of("/livez", words.front())) == 503);
}

TEST_CASE("a resolver that hangs delays neither health nor the check of another") {
  const RedisServer good;
  const ServingApart serving({"--silent-dns"},
                             {"one.example", "two.example", "three.example", good.socket()});
  const std::string ready = of("/readyz", good.socket());
  CHECK(eventually([&] { return serving.get(ready).status == 200; }));
  CHECK(serving.get("/livez").status == 200);
  const HttpAnswer answer = serving.get("/readyz?verbose");
  CHECK(answer.status == 503);
  check_says(answer.body, "one.example");
}
