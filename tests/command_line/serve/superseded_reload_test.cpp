// A reload ends before its end: SIGHUP comes again, or the server ends.
#include <fcntl.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "command_line/serve/configuration.hpp"
#include "command_line/serve/reloading.hpp"
#include "command_line/serve/serving.hpp"
#include "support/descriptor.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

std::string superseded(const Serving& serving) {
  return metric(serving, "rconn_serve_reloads_total{result=\"superseded\"}");
}

// A target whose password is printed by a command that never ends, and notes its process id.
std::string with_endless_command(const std::string& note) {
  return target_entry("slow", "127.0.0.1:1",
                      "pass-command = ['sh', '-c', 'echo $$ > " + note + "; exec sleep 1000']");
}

// Waits for the note. The command leads a process group.
pid_t group_of(const std::string& note) {
  pid_t id = 0;
  REQUIRE(eventually([&] {
    std::ifstream file(note);
    return file >> id && file.get() == '\n';
  }));
  REQUIRE(id > 1);
  return id;
}

// Waits until something reads the FIFO, and keeps it from its end.
Descriptor opened_by_reader(const std::string& fifo) {
  Descriptor writer;
  REQUIRE(eventually([&] {
    writer = Descriptor(::open(fifo.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
    return writer.get() >= 0;
  }));
  return writer;
}

// Begins a reload whose command never ends. Returns the process group of the command.
pid_t begin_endless(Serving& serving, const Configuration& configuration, const std::string& note) {
  configuration.write(with_endless_command(note));
  serving.process().signal(SIGHUP);
  return group_of(note);
}

bool is_gone(pid_t group) { return ::kill(-group, 0) != 0; }

}  // namespace

TEST_CASE("SIGHUP during a reload that waits for a FIFO takes its place") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string fifo = directory.path("fifo");
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  configuration.write(target_entry("one", server.at(), "pass-file = '" + fifo + "'"));
  serving.process().signal(SIGHUP);
  const Descriptor writer = opened_by_reader(fifo);
  configuration.write(target_entry("two", server.at()));
  reload(serving);
  serving.answers("/readyz?target=two", 200);
  CHECK(metric(serving, "rconn_serve_reloads_total{result=\"failed\"}") == "0");
  CHECK(superseded(serving) == "1");
  check_says(serving.stop().err, "not reloaded, as SIGHUP came again");
}

TEST_CASE("a configuration that is a FIFO holds up no later reload, however many wait for it") {
  const RedisServer server;
  const Configuration configuration(target_entry("one", server.at()));
  Serving serving({"--config", configuration.path()});
  std::filesystem::remove(configuration.path());
  REQUIRE(::mkfifo(configuration.path().c_str(), 0600) == 0);
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says("reloading"));
  for (const char* count : {"1", "2", "3", "4", "5"}) {
    serving.process().signal(SIGHUP);
    REQUIRE(eventually([&] { return superseded(serving) == count; }));
  }
  const Descriptor writer = opened_by_reader(configuration.path());
  std::filesystem::remove(configuration.path());
  configuration.write(target_entry("two", server.at()));
  reload(serving);
  serving.answers("/readyz?target=two", 200);
  CHECK(superseded(serving) == "6");
}

TEST_CASE("SIGHUP during a reload kills the command that prints a password") {
  const TemporaryDirectory directory;
  const Configuration configuration(target_entry("one", "127.0.0.1:1"));
  Serving serving({"--config", configuration.path()});
  const pid_t group = begin_endless(serving, configuration, directory.path("note"));
  configuration.write(target_entry("two", "127.0.0.1:1"));
  reload(serving);
  CHECK(is_gone(group));
  CHECK(superseded(serving) == "1");
}

TEST_CASE("a server that ends kills the command of a reload, and waits for no reload") {
  const TemporaryDirectory directory;
  const Configuration configuration(target_entry("one", "127.0.0.1:1"));
  Serving serving({"--config", configuration.path()});
  const pid_t group = begin_endless(serving, configuration, directory.path("note"));
  const Outcome outcome = serving.stop();
  CHECK(outcome.exit == 0);
  CHECK(outcome.took < ceiling);
  CHECK(outcome.err.find("not reloaded") == std::string::npos);
  CHECK(is_gone(group));
}
