// Accepts connections on a TCP address or a unix socket.
// Entry points: Listener::open() or adopt(), then accept(). Move-only; the destructor closes the
// socket, and removes the path of a unix socket that open() made.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/stream.hpp"
#include "connector/values/result.hpp"

namespace rconn::net {

class Listener {
 public:
  // Errors: the system's words, for example that the address is in use.
  static Result<Listener, std::string> open(const asio::any_io_executor& executor,
                                            const Address& address);

  // Takes over a socket that listens already, as a service manager passes it (sd_listen_fds(3)).
  // Errors: it is no listening stream socket.
  static Result<Listener, std::string> adopt(const asio::any_io_executor& executor, int descriptor);

  Listener(Listener&&) noexcept;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  Listener& operator=(Listener&&) = delete;
  ~Listener();

  // The next connection. Statuses: `interrupted` when the caller is cancelled; `failed` with errno:
  // no descriptor is free, try again later.
  asio::awaitable<Result<Stream, Status>> accept();

  // The next connection that waits already; none if none does.
  std::optional<Stream> accept_at_once();

  // Where it listens; with the port that the system chose for port 0.
  [[nodiscard]] Address address() const;

 private:
  struct Socket;
  explicit Listener(std::unique_ptr<Socket> socket);

  std::unique_ptr<Socket> socket_;
};

}  // namespace rconn::net
