#include "connector/net/process/service_manager.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>

#include "support/catch.hpp"
#include "support/descriptor.hpp"
#include "support/temporary_directory.hpp"

namespace {

using rconn::ServiceManager;
using std::chrono::microseconds;

// The end of a service manager: a socket of datagrams at `name`, as in NOTIFY_SOCKET.
class Manager {
 public:
  explicit Manager(std::string name) : socket_(::socket(AF_UNIX, SOCK_DGRAM, 0)) {
    ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
    if (name.front() == '@') name.front() = '\0';
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    name.copy(address.sun_path, sizeof address.sun_path);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), size) == 0);
  }

  // What was told, already; empty: nothing more.
  [[nodiscard]] std::string heard() const {
    std::array<char, 4096> buffer{};
    const auto size = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    return size <= 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(size));
  }

 private:
  support::Descriptor socket_;
};

// Sets what a service with a watchdog finds in its environment.
void set_watchdog(const char* time, const std::string& process) {
  ::setenv("WATCHDOG_USEC", time, 1);
  ::setenv("WATCHDOG_PID", process.c_str(), 1);
}

std::string own_process() { return std::to_string(::getpid()); }

}  // namespace

TEST_CASE("a service manager hears of the start, of a reload and of the end") {
  const support::TemporaryDirectory directory;
  const Manager manager{directory.path("notify")};
  ServiceManager told;
  CHECK(manager.heard().empty());
  told.ready("Answers on 127.0.0.1:9121");
  CHECK(manager.heard() == "READY=1\nSTATUS=Answers on 127.0.0.1:9121");
  told.keep_alive();
  CHECK(manager.heard() == "WATCHDOG=1");
  told.stopping("Drains");
  CHECK(manager.heard() == "STOPPING=1\nSTATUS=Drains");
}

TEST_CASE("a reload is told with the time, as Type=notify-reload wants it") {
  const support::TemporaryDirectory directory;
  const Manager manager{directory.path("notify")};
  ServiceManager told;
  const auto now = [] {
    return std::chrono::duration_cast<microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
  };
  const auto before = now();
  told.reloading();
  const auto after = now();
  const std::string heard = manager.heard();
  const std::string start = "RELOADING=1\nMONOTONIC_USEC=";
  REQUIRE(heard.substr(0, start.size()) == start);
  const auto at = std::stoll(heard.substr(start.size()));
  CHECK(at >= before);
  CHECK(at <= after);
}

#ifdef __linux__
TEST_CASE("a service manager may listen on an abstract socket") {
  const Manager manager{"@rconn-test-" + own_process()};
  ServiceManager told;
  told.ready("Answers");
  CHECK(manager.heard() == "READY=1\nSTATUS=Answers");
}
#endif

TEST_CASE("a status cannot tell a service manager anything else") {
  const support::TemporaryDirectory directory;
  const Manager manager{directory.path("notify")};
  ServiceManager told;
  told.ready("a\nMAINPID=1\x7f\ttab");
  CHECK(manager.heard() == "READY=1\nSTATUS=a MAINPID=1  tab");
}

TEST_CASE("children do not inherit the way to the service manager") {
  const support::TemporaryDirectory directory;
  const Manager manager{directory.path("notify")};
  set_watchdog("1000000", own_process());
  const ServiceManager told;
  CHECK(::getenv("NOTIFY_SOCKET") == nullptr);
  CHECK(::getenv("WATCHDOG_USEC") == nullptr);
  CHECK(::getenv("WATCHDOG_PID") == nullptr);
}

TEST_CASE("a manager that is gone, deaf or nonsense does not hold the service up") {
  const support::TemporaryDirectory directory;
  SECTION("gone") { const auto manager = std::make_unique<Manager>(directory.path("notify")); }
  SECTION("deaf: its queue is full") {
    const Manager manager{directory.path("notify")};
    ServiceManager told;
    for (int i = 0; i < 10'000; ++i) told.keep_alive();
    CHECK(manager.heard() == "WATCHDOG=1");
    return;
  }
  SECTION("nonsense") { ::setenv("NOTIFY_SOCKET", "vsock:2:1234", 1); }
  SECTION("too long") { ::setenv("NOTIFY_SOCKET", ("/" + std::string(200, 'x')).c_str(), 1); }
  SECTION("empty") { ::setenv("NOTIFY_SOCKET", "", 1); }
  SECTION("none") { ::unsetenv("NOTIFY_SOCKET"); }
  ServiceManager told;
  told.ready("Answers");
  told.stopping("Drains");
  CHECK(::getenv("NOTIFY_SOCKET") == nullptr);
}

TEST_CASE("the watchdog is fed at half of the time it waits") {
  set_watchdog("30000000", own_process());
  CHECK(ServiceManager{}.keep_alive_interval() == microseconds{15'000'000});
  ::setenv("WATCHDOG_USEC", "30000000", 1);  // without a process: it is for whoever reads it
  CHECK(ServiceManager{}.keep_alive_interval() == microseconds{15'000'000});
}

TEST_CASE("a watchdog of another process, or of no time, is none") {
  set_watchdog("30000000", "1");
  CHECK(!ServiceManager{}.keep_alive_interval());
  for (const char* time : {"0", "1", "-5", "", "soon", "99999999999999999999"}) {
    CAPTURE(time);
    set_watchdog(time, own_process());
    CHECK(!ServiceManager{}.keep_alive_interval());
  }
  CHECK(!ServiceManager{}.keep_alive_interval());
}
