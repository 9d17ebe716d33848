#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "command_line/serve/configuration.hpp"
#include "command_line/serve/reloading.hpp"
#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("SIGHUP puts the targets of the changed file in force") {
  const RedisServer one;
  const RedisServer two;
  const Configuration configuration(target_entry("one", one.at()));
  Serving serving({"--config", configuration.path()});
  serving.answers("/readyz?target=one", 200);
  CHECK(serving.status("/readyz?target=two") == 404);
  CHECK(serving.status("/probe?target=" + two.at()) == 403);
  configuration.write(target_entry("two", two.at()));
  reload(serving);
  serving.answers("/readyz?target=two", 200);
  CHECK(serving.status("/readyz?target=one") == 404);
  CHECK(serving.status("/probe?target=" + one.at()) == 403);
  CHECK(serving.get("/probe?target=two").status == 200);
  CHECK(serving.stop().exit == 0);
}

TEST_CASE("a file that is gone changes nothing, even where none need be") {
  const RedisServer server;
  const TemporaryDirectory home;
  std::filesystem::create_directories(home.path("rconn"));
  const std::string file =
      home.file("rconn/config.toml", "[serve]\n" + target_entry("one", server.at()));
  Surroundings around;
  around.environment = {{"XDG_CONFIG_HOME", home.path()}};
  Serving serving({}, around);
  serving.answers("/readyz?target=one", 200);
  std::filesystem::remove(file);
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says("not reloaded"));
  CHECK(serving.status("/readyz?target=one") == 200);
  static_cast<void>(home.file("rconn/config.toml", "[serve]\n" + target_entry("two", server.at())));
  reload(serving);
  serving.answers("/readyz?target=two", 200);
}

TEST_CASE("a file that is wrong changes nothing, and its problem is told") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  serving.answers("/readyz", 200);
  configuration.write(target_entry("one", server.at()) +
                      target_entry("two", server.at(), "speed = 3"));
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says("not reloaded"));
  CHECK(serving.status("/readyz") == 200);
  CHECK(serving.status("/readyz?target=two") == 404);
  const std::string metrics = serving.get("/metrics").body;
  CHECK(value_of(metrics, "rconn_serve_reloads_total{result=\"failed\"}") == "1");
  CHECK(value_of(metrics, "rconn_serve_last_reload_success") == "0");
  // The log says why; what everybody may read does not quote the file.
  const std::string page = serving.get("/").body;
  check_says(page, "The configuration was not reloaded at 20");
  for (const std::string& text : {page, metrics, serving.get("/readyz?verbose").body}) {
    CHECK(text.find("speed") == std::string::npos);
  }
  configuration.write(target_entry("two", server.at()));
  reload(serving);
  CHECK(metric(serving, "rconn_serve_last_reload_success") == "1");
  const Outcome outcome = serving.stop();
  CHECK(outcome.exit == 0);
  check_says(outcome.err, "speed");
}

TEST_CASE("a file that is empty, as before it is written, changes nothing") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  serving.answers("/readyz", 200);
  std::filesystem::resize_file(configuration.path(), 0);
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says(": it sets nothing"));
  serving.answers("/readyz?target=one", 200);
}

TEST_CASE("a target that a reload keeps does not lose its result") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  serving.answers("/readyz?target=one", 200);
  configuration.write(target_entry("one", server.at(), "timeout = \"2s\"") +
                      target_entry("two", server.at()));
  std::atomic<bool> over = false;
  std::atomic<int> lost = 0;
  std::thread asking([&] {
    while (!over) lost += serving.status("/readyz?target=one") == 200 ? 0 : 1;
  });
  reload(serving);
  serving.answers("/readyz?target=two", 200);
  over = true;
  asking.join();
  CHECK(lost == 0);
}

TEST_CASE("a probe that is under way during a reload ends as it began") {
  RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  serving.answers("/readyz", 200);
  server.process().signal(SIGSTOP);
  HttpClient scraper(serving.port());
  scraper.get("/probe?target=one", {patience("20")});
  CHECK(serving.status("/livez") == 200);
  configuration.write(target_entry("other", "127.0.0.1:1"));
  reload(serving);
  CHECK(serving.status("/probe?target=one") != 200);
  server.process().signal(SIGCONT);
  const HttpAnswer answer = scraper.read();
  CHECK(answer.status == 200);
  CHECK(value_of(answer.body, "rconn_probe_success") == "1");
}

TEST_CASE("many reloads under load lose no request") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  serving.answers("/readyz", 200);
  std::atomic<bool> over = false;
  std::atomic<int> good = 0;
  std::atomic<int> bad = 0;
  std::vector<std::thread> scrapers;
  for (int i = 0; i < 4; ++i) {
    scrapers.emplace_back([&] {
      while (!over) ++(serving.get("/probe?target=one").status == 200 ? good : bad);
    });
  }
  for (int i = 0; i < 20; ++i) {
    configuration.write(target_entry("one", server.at()) +
                        target_entry("n" + std::to_string(i), server.at()));
    reload(serving);
  }
  over = true;
  for (std::thread& each : scrapers) each.join();
  CHECK(bad == 0);
  CHECK(good > 0);
  CHECK(serving.stop().exit == 0);
}

TEST_CASE("a watched target keeps its record when a reload changes only others") {
  const RedisServer server;
  const std::string watched = target_entry("one", server.at(), "watch = true");
  const Configuration configuration(watched);
  Serving serving({"--config", configuration.path()});
  const std::string name = "rconn_watch_probes_total";
  const auto probes = [&] {
    const std::string value = metric(serving, name);
    return value.empty() ? 0 : std::stoi(value);
  };
  REQUIRE(eventually([&] { return probes() >= 2; }));
  const int before = probes();
  configuration.write(watched + target_entry("two", server.at(), "watch = true"));
  reload(serving);
  CHECK(probes() >= before);
  CHECK(eventually([&] {
    const std::string metrics = serving.get("/metrics").body;
    return metrics.find("name=\"two\"") != std::string::npos;
  }));
  configuration.write(target_entry("two", server.at()));
  reload(serving);
  CHECK(metric(serving, name).empty());
}

TEST_CASE("a command that prints a password hears nothing of the service manager") {
  const TemporaryDirectory directory;
  const std::string seen = directory.path("environment");
  const Configuration configuration("[modules.default]\npass-command = [\"sh\", \"-c\", \"env > " +
                                    seen + "; echo secret\"]\n" +
                                    target_entry("one", "127.0.0.1:1"));
  const Serving serving({"--config", configuration.path()},
                        {{{"NOTIFY_SOCKET", directory.path("manager")},
                          {"WATCHDOG_USEC", "60000000"},
                          {"LISTEN_PID", "1"},
                          {"LISTEN_FDS", "1"}},
                         {},
                         {}});
  std::ifstream file(seen);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  check_says(text, "PATH=");
  for (const char* name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS"}) {
    INFO(name);
    CHECK(text.find(name) == std::string::npos);
  }
}

TEST_CASE("a reload tells that another address is taken only by a restart") {
  const TemporaryDirectory directory;
  const auto write = [&](const std::string& listen, const std::string& drain) {
    return directory.file("config.toml", "[serve]\nlisten = '" + listen + "'\ndrain = '" + drain +
                                             "'\n" + target_entry("one", "127.0.0.1:1"));
  };
  const std::string socket = directory.path("socket");
  const std::string file = write(socket, "1s");
  Process process(rconn_command({"serve", "--config", file}));
  REQUIRE(process.says("listening on"));
  process.signal(SIGHUP);
  REQUIRE(process.says("reloaded, 1 target\n"));
  static_cast<void>(write(socket + "2", "1s"));
  process.signal(SIGHUP);
  REQUIRE(process.says("reloaded, 1 target: the new 'listen' takes effect only by a restart\n"));
  CHECK_FALSE(std::filesystem::exists(socket + "2"));
  static_cast<void>(write(socket, "2s"));
  process.signal(SIGHUP);
  REQUIRE(process.says("the new 'drain' takes effect only by a restart\n"));
  static_cast<void>(write("no address", "2s"));  // a restart would fail
  process.signal(SIGHUP);
  REQUIRE(process.says("line 2: serve.listen: 'no address' has no ':' and port"));
  process.signal(SIGTERM);
  CHECK(process.finish().exit == 0);
}

TEST_CASE("a file that a reload has found must be there at the next one") {
  const RedisServer server;
  const TemporaryDirectory home;
  std::filesystem::create_directories(home.path("rconn"));
  Surroundings around;
  around.environment = {{"XDG_CONFIG_HOME", home.path()}};
  Serving serving({}, around);
  const std::string file =
      home.file("rconn/config.toml", "[serve]\n" + target_entry("one", server.at()));
  reload(serving);
  serving.answers("/readyz?target=one", 200);
  std::filesystem::remove(file);
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says("not reloaded"));
  CHECK(serving.status("/readyz?target=one") == 200);
}

TEST_CASE("a TLS file that cannot be used is not put in force") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  configuration.write(target_entry("two", server.at(), "tls = true\ncacert = '/no/such/file'"));
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says("targets.two.cacert"));
  CHECK(serving.status("/readyz?target=two") == 404);
}

TEST_CASE("a signal during the start ends it with 0, and SIGHUP is followed once it listens") {
  const TemporaryDirectory directory;
  const std::string go = directory.path("go");
  const std::string begun = directory.path("begun");
  const Configuration configuration(
      "[modules.default]\npass-command = ['sh', '-c', 'touch " + begun + "; until test -e " + go +
      "; do sleep 0.05; done; echo secret']\n" + target_entry("one", "127.0.0.1:1"));
  const Words words{"serve", "--listen", "127.0.0.1:0", "--config", configuration.path()};
  Process ended(rconn_command(words));
  REQUIRE(eventually([&] { return std::filesystem::exists(begun); }));
  ended.signal(SIGTERM);
  CHECK(ended.finish().exit == 0);
  std::filesystem::remove(begun);
  Process reloaded(rconn_command(words));
  REQUIRE(eventually([&] { return std::filesystem::exists(begun); }));
  reloaded.signal(SIGHUP);
  static_cast<void>(directory.file("go", ""));
  CHECK(reloaded.says("listening on"));
  CHECK(reloaded.says("reloaded, 1 target"));
  reloaded.signal(SIGTERM);
  CHECK(reloaded.finish().exit == 0);
}
