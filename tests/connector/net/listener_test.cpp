#include "connector/net/listener.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>

#include "support/catch.hpp"
#include "support/loopback.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using net::Address;
using net::Listener;

namespace {

Address loopback() { return *Address::numeric("127.0.0.1", 0); }

std::uint16_t port_of(const Address& address) {
  sockaddr_in6 bound{};  // the port stands at the same place in both families
  std::copy_n(reinterpret_cast<const char*>(address.data()),
              std::min<std::size_t>(address.size(), sizeof bound), reinterpret_cast<char*>(&bound));
  return ntohs(bound.sin6_port);
}

struct Loop {
  asio::io_context context;

  Result<Listener, std::string> open(const Address& address) {
    return Listener::open(context.get_executor(), address);
  }

  // The status and the option TCP_NODELAY of the next connection; -1: none.
  int accept(Listener& listener) {
    int no_delay = -1;
    asio::co_spawn(
        context,
        [&]() -> asio::awaitable<void> {
          Result<net::Stream, net::Status> accepted = co_await listener.accept();
          if (!accepted) co_return;
          no_delay = 0;
          socklen_t size = sizeof no_delay;
          const int socket = accepted.value().descriptor();
          if (::getsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &no_delay, &size) != 0) no_delay = 0;
          CHECK((::fcntl(socket, F_GETFD) & FD_CLOEXEC) != 0);
          CHECK((::fcntl(socket, F_GETFL) & O_NONBLOCK) != 0);
        },
        asio::detached);
    context.restart();
    context.run();
    return no_delay;
  }
};

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

}  // namespace

TEST_CASE("a listener tells the port that the system chose, and accepts without delay") {
  Loop loop;
  auto listener = loop.open(loopback());
  REQUIRE(listener);
  const int port = port_of(listener.value().address());
  CHECK(listener.value().address().text() == "127.0.0.1:" + std::to_string(port));
  const support::Descriptor client = support::connect_to(port);
  CHECK(loop.accept(listener.value()) == 1);
}

TEST_CASE("an address in use is an error in the system's words") {
  Loop loop;
  const auto first = loop.open(loopback());
  REQUIRE(first);
  const auto second = loop.open(first.value().address());
  REQUIRE_FALSE(second);
  CHECK(second.error() == "Address already in use");
}

TEST_CASE("a port whose last connections linger can be listened at again") {
  Loop loop;
  auto first = std::make_unique<Listener>(loop.open(loopback()).value());
  const Address address = first->address();
  {
    const support::Descriptor client = support::connect_to(port_of(address));
    CHECK(loop.accept(*first) == 1);  // and closes it first
  }
  first.reset();
  CHECK(loop.open(address));
}

TEST_CASE("every address of IPv6 includes those of IPv4, and one address does not") {
  Loop loop;
  auto every = loop.open(*Address::numeric("::", 0));
  if (!every) support::skip("no IPv6: " + every.error());
  const support::Descriptor client = support::connect_to(port_of(every.value().address()));
  CHECK(loop.accept(every.value()) == 1);
  const auto one = loop.open(*Address::numeric("::1", 0));
  REQUIRE(one);
  CHECK_THROWS(support::connect_to(port_of(one.value().address())));
}

TEST_CASE("the path of a unix socket goes with its listener") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("socket");
  Loop loop;
  {
    const mode_t before = ::umask(0177);
    auto listener = loop.open(Address::unix_socket(path));
    ::umask(before);
    REQUIRE(listener);
    CHECK(listener.value().address().text() == "unix://" + path);
    struct stat made{};
    REQUIRE(::stat(path.c_str(), &made) == 0);
    CHECK((made.st_mode & 0777) == 0600);
    const support::Descriptor client = support::connect_to(path);
    CHECK(loop.accept(listener.value()) == 0);
  }
  CHECK_FALSE(exists(path));
}

TEST_CASE("a path at which nobody listens any more is replaced") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("socket");
  support::listen_on_socket(path);  // and closed, which leaves the path
  REQUIRE(exists(path));
  Loop loop;
  auto listener = loop.open(Address::unix_socket(path));
  REQUIRE(listener);
  const support::Descriptor client = support::connect_to(path);
  CHECK(loop.accept(listener.value()) == 0);
}

TEST_CASE("a path at which somebody listens, or a file stands, is left alone") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("socket");
  Loop loop;
  const auto refused = [&](const std::string& at) {
    const auto listener = loop.open(Address::unix_socket(at));
    return !listener && listener.error() == "Address already in use" && exists(at);
  };
  const support::Listener other = support::listen_on_socket(path);
  CHECK(refused(path));
  const support::Descriptor client = support::connect_to(path);
  const std::string file = directory.path("file");
  REQUIRE(::close(::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600)) == 0);
  CHECK(refused(file));
}

TEST_CASE("a path that another listener has taken over is not removed") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("socket");
  Loop loop;
  auto first = std::make_unique<Listener>(loop.open(Address::unix_socket(path)).value());
  REQUIRE(::rename(path.c_str(), directory.path("away").c_str()) == 0);
  const auto second = loop.open(Address::unix_socket(path));
  REQUIRE(second);
  first.reset();
  CHECK(exists(path));
}

TEST_CASE("a socket that listens already is taken over, and no other") {
  Loop loop;
  support::Listener passed = support::listen_on_loopback();
  auto listener = Listener::adopt(loop.context.get_executor(), ::dup(passed.socket.get()));
  REQUIRE(listener);
  const support::Descriptor client = support::connect_to(passed.port);
  CHECK(loop.accept(listener.value()) == 1);
  CHECK_FALSE(Listener::adopt(loop.context.get_executor(), client.get()));
  CHECK_FALSE(Listener::adopt(loop.context.get_executor(), STDIN_FILENO));
}
