#include <csignal>
#include <memory>
#include <thread>

#include "command_line/serve/configuration.hpp"
#include "command_line/serve/loading_server.hpp"
#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("a target that dies is no longer ready, and one that comes back is") {
  auto server = std::make_unique<RedisServer>();
  const std::string at = server->at();
  const Configuration configuration(target_entry("one", at));
  const Serving serving({"--config", configuration.path()});
  serving.answers("/readyz?target=one", 200);
  server->process().signal(SIGSTOP);
  serving.answers("/readyz?target=one", 503);
  serving.answers("/livez?target=one", 503);
  server->process().signal(SIGCONT);
  serving.answers("/readyz?target=one", 200);
  server.reset();
  serving.answers("/readyz?target=one", 503);
  CHECK(serving.status("/livez") == 200);
}

TEST_CASE("a listed target may be asked for by its name, its text or its endpoint") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", "redis://" + server.at()));
  const Serving serving({"--config", configuration.path()});
  serving.answers("/readyz?target=one", 200);
  CHECK(serving.status("/readyz?target=redis://" + server.at()) == 200);
  CHECK(serving.status("/readyz?target=" + server.at()) == 200);
  CHECK(serving.status("/readyz?target=two") == 404);
}

TEST_CASE("a target has started once it has loaded its data") {
  LoadingServer server;
  const Configuration configuration(target_entry("one", server.at()));
  const Serving serving({"--config", configuration.path()});
  serving.answers("/livez?target=one", 200);
  CHECK(serving.status("/startupz?target=one") == 503);
  server.hurry();
  serving.answers("/startupz?target=one", 200);
  CHECK(serving.status("/readyz") == 200);
}

TEST_CASE("a result is stale when checks are missing, until the next one") {
  RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  // What stops rconn stops its checks. The next one takes half a second, because the server hangs
  // by then. In rare cases rconn is stopped during a check, which then fails at once.
  const auto is_stale = [&] {
    serving.answers("/readyz", 200);
    HttpClient client(serving.port());
    serving.process().signal(SIGSTOP);
    server.process().signal(SIGSTOP);
    client.get("/readyz?verbose");
    std::this_thread::sleep_for(std::chrono::milliseconds(1'500));  // the limit is 0.9 s
    serving.process().signal(SIGCONT);
    const HttpAnswer answer = client.read();
    server.process().signal(SIGCONT);
    CHECK(answer.status == 503);
    return answer.body.find("stale") != std::string::npos;
  };
  CHECK(eventually(is_stale));
  serving.answers("/readyz", 200);
}
