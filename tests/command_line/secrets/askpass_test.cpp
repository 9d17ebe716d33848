// The terminal that --askpass asks at is as before, however rconn ends.

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "command_line/expect.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

// The controlling terminal of a program that asks for a password.
class PasswordTerminal {
 public:
  PasswordTerminal() : keyboard_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    std::array<char, 64> name{};
    if (::grantpt(keyboard_.get()) != 0 || ::unlockpt(keyboard_.get()) != 0 ||
        ::ptsname_r(keyboard_.get(), name.data(), name.size()) != 0) {
      throw std::runtime_error("a terminal");
    }
    screen_ = Descriptor(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  }

  [[nodiscard]] Surroundings surroundings() const {
    return {{}, "", [terminal = screen_.get()] {
              ::setsid();
              ::ioctl(terminal, TIOCSCTTY, 0);
            }};
  }

  [[nodiscard]] bool has_echo() const {
    termios settings{};
    ::tcgetattr(screen_.get(), &settings);
    return (settings.c_lflag & ECHO) != 0;
  }

  void type(const std::string& text) const {
    REQUIRE(::write(keyboard_.get(), text.data(), text.size()) ==
            static_cast<ssize_t>(text.size()));
  }

 private:
  Descriptor keyboard_;
  Descriptor screen_;
};

}  // namespace

TEST_CASE("a signal at the question for a password leaves the terminal with echo") {
  for (const auto& [number, exit] :
       {std::pair{SIGTERM, 130}, std::pair{SIGINT, 130}, std::pair{SIGHUP, 130},
        std::pair{SIGQUIT, 128 + SIGQUIT}, std::pair{SIGUSR1, 128 + SIGUSR1}}) {
    const PasswordTerminal terminal;
    Process ping(rconn_command({"ping", "--askpass", "127.0.0.1:1"}), terminal.surroundings());
    REQUIRE(eventually([&] { return !terminal.has_echo(); }));
    ping.signal(number);
    INFO(number);
    CHECK(ping.finish().exit == exit);
    CHECK(terminal.has_echo());
  }
}

TEST_CASE("a password that was typed logs in and the terminal has echo again") {
  const RedisServer server({"--requirepass", "typed"});
  const PasswordTerminal terminal;
  Process ping(rconn_command({"ping", "--askpass", server.at()}), terminal.surroundings());
  REQUIRE(eventually([&] { return !terminal.has_echo(); }));
  terminal.type("typed\n");
  CHECK(ping.finish().exit == 0);
  CHECK(terminal.has_echo());
}
