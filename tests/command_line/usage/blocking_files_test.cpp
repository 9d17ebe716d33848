// Files that keep a reader waiting: the wait ends at the deadline or a signal and names the file.

#include <fcntl.h>
#include <sys/stat.h>

#include <csignal>
#include <thread>

#include "command_line/tls.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

class Fifo {
 public:
  Fifo() : path_(directory_.path("never-written")) { REQUIRE(::mkfifo(path_.c_str(), 0600) == 0); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  TemporaryDirectory directory_;
  std::string path_;
};

// Every option that reads a file, with this path as the file.
std::vector<Words> all_readers(const std::string& path) {
  return {{"ping", "--pass-file", path, "127.0.0.1:1"},
          {"ping", "--tls", "--cacert", path, "127.0.0.1:1"},
          {"ping", "--tls", "--cert", path, "127.0.0.1:1"},
          {"ping", "--tls", "--cert", "/dev/null", "--key", path, "127.0.0.1:1"},
          {"wait", "--tls", "--cacert", path, "127.0.0.1:1"},
          {"check", "--sd", path},
          {"check", "-f", path},
          {"key", "-f", path}};
}

}  // namespace

TEST_CASE("a FIFO that nobody writes is waited for until the deadline and named") {
  const Fifo fifo;
  for (const Words& words : all_readers(fifo.path())) {
    INFO(words[0] << " " << words[1] << " " << words[2]);
    const Outcome outcome = run_rconn(joined(words, {"--deadline", "100ms"}));
    CHECK(outcome.exit == 3);
    CHECK(outcome.took < ceiling);
    CHECK_THAT(outcome.err, ContainsSubstring(fifo.path()));
    CHECK_THAT(outcome.err, ContainsSubstring("deadline"));
  }
}

TEST_CASE("a signal ends the wait for a FIFO that nobody writes") {
  const Fifo fifo;
  for (const Words& words : all_readers(fifo.path())) {
    if (words[1] == "-f" && words[0] == "check") continue;  // the run has begun; see check's tests
    INFO(words[0] << " " << words[1] << " " << words[2]);
    Process process(rconn_command(words));
    // It waits as soon as it is a reader: then a writer can open the FIFO without waiting.
    Descriptor writer;
    REQUIRE(eventually([&] {
      writer = Descriptor(::open(fifo.path().c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
      return writer.get() >= 0;
    }));
    process.signal(SIGTERM);
    const Outcome outcome = process.finish();
    CHECK(outcome.exit == 130);
    CHECK_THAT(outcome.err, ContainsSubstring(fifo.path()));
  }
}

TEST_CASE("a FIFO whose writer comes late is read to its end") {
  const RedisServer server({"--requirepass", "hunter2"});
  const TemporaryDirectory directory;
  const std::string fifo = directory.path("fifo");
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  std::thread writer([&fifo] {
    const Descriptor file(::open(fifo.c_str(), O_WRONLY | O_CLOEXEC));  // waits for the reader
    for (const char* part : {"hunt", "er2", "\n"}) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      CHECK(::write(file.get(), part, std::string(part).size()) > 0);
    }
  });
  const Outcome outcome = run_rconn({"ping", "--pass-file", fifo, server.at()});
  writer.join();
  CHECK(outcome.exit == 0);
}

TEST_CASE("a certificate and its key come from one pipe, which is read once") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Certificate own = ca.issue({});
  const TemporaryDirectory directory;
  const std::string fifo = directory.path("fifo");
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  std::thread writer([&] {
    const std::string both = content_of(own.both);
    const Descriptor file(::open(fifo.c_str(), O_WRONLY | O_CLOEXEC));
    CHECK(::write(file.get(), both.data(), both.size()) == static_cast<ssize_t>(both.size()));
  });
  const Outcome outcome =
      run_rconn({"ping", "--tls", "--cacert", ca.file(), "--cert", fifo, server.at()});
  writer.join();
  INFO(outcome.err);
  CHECK(outcome.exit == 0);
}

TEST_CASE("a FIFO that OpenSSL would read by itself is refused") {
  const Fifo fifo;
  for (const char* variable : {"OPENSSL_CONF", "SSL_CERT_FILE"}) {
    const auto report = check_fault({"ping", "--tls", "127.0.0.1:1"}, "tls-config", 3,
                                    {{{variable, fifo.path()}}, "", {}});
    CHECK_THAT(report["detail"].text(), ContainsSubstring(fifo.path()));
    CHECK_THAT(report["detail"].text(), ContainsSubstring(variable));
  }
  const TemporaryDirectory hashed;
  const std::string entry = hashed.path("9d66eef0.0");
  REQUIRE(::mkfifo(entry.c_str(), 0600) == 0);
  const auto by_option =
      check_fault({"ping", "--tls", "--cacertdir", hashed.path(), "127.0.0.1:1"}, "tls-config", 3);
  CHECK_THAT(by_option["detail"].text(), ContainsSubstring(entry));
  const auto by_variable = check_fault({"ping", "--tls", "127.0.0.1:1"}, "tls-config", 3,
                                       {{{"SSL_CERT_DIR", hashed.path()}}, "", {}});
  CHECK_THAT(by_variable["detail"].text(), ContainsSubstring(entry));
}

TEST_CASE("an empty OPENSSL_CONF is no obstacle") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  check_pong({"ping", "--tls", "--cacert", ca.file(), server.at()},
             {{{"OPENSSL_CONF", "/dev/null"}}, "", {}});
}

TEST_CASE("a device that never ends is refused by its size") {
  const Outcome outcome = run_rconn({"ping", "--pass-file", "/dev/zero", "127.0.0.1:1"});
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("/dev/zero"));
}
