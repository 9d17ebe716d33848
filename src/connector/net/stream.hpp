// A byte stream over TCP or a unix socket, with a deadline on every wait.
// Entry points: connect() or adopt(), then write() and read(). Move-only; the destructor closes the
// socket. seen_at() tells when an operation was done; see net/loop_clock. The socket is
// non-blocking. A wait ends as `interrupted` when the run is cancelled.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"

namespace rconn::net {

class Stream {
 public:
  explicit Stream(const asio::any_io_executor& executor);
  Stream(Stream&&) noexcept;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  Stream& operator=(Stream&&) = delete;
  ~Stream();

  // Closes an open connection first. On success a TCP socket has TCP_NODELAY set. `address` must
  // stay valid until the call completes.
  asio::awaitable<Status> connect(const Address& address, Deadline deadline);

  // Takes over a connected, non-blocking socket, and closes it if that fails; sets TCP_NODELAY on
  // one of TCP. Only for a stream that has no connection.
  Status adopt(int socket);

  // Whether a read would return at once, with bytes or the end of the stream.
  [[nodiscard]] bool has_bytes() const;

  // See Transport::has_undelivered(). False if the kernel does not say.
  [[nodiscard]] bool has_undelivered() const;

  // Writes all of `bytes`, which must stay valid until the call completes.
  asio::awaitable<Status> write(std::string_view bytes, Deadline deadline);

  // Appends at least one byte and at most one TLS record to `bytes`, which must stay valid until
  // the call completes. Holds no buffer while it waits: thousands of streams may wait at once.
  asio::awaitable<ReadResult> read(std::string& bytes, Deadline deadline);

  // Reads without waiting, at most room.size() bytes; `timed_out` if there is nothing to read.
  ReadResult read_at_once(std::span<char> room);

  // Sends what the kernel takes without waiting, and drops the rest. Returns whether it took all.
  // A read() may be under way: it goes on waiting.
  bool send_at_once(std::string_view bytes);

  // Ends the wait that is in progress, if there is one, as `interrupted`.
  void interrupt();

  // Tells the peer that nothing more will be written; reading goes on (shutdown(2)).
  void end_writing();

  // Makes the destructor reset the connection: what the peer has not taken is dropped.
  void reset_when_closed();

  // When the last connect or read was done: as the kernel reported it, not when the caller got its
  // turn. In a crowded loop it is the time at which the bytes arrived, where the kernel tells.
  [[nodiscard]] Clock::time_point seen_at() const;

  // How long events had waited for rconn itself since the last call, at most.
  Clock::duration take_lateness();

  // For questions to the kernel (net/path). Valid until the next connect.
  [[nodiscard]] int descriptor() const;

 private:
  struct Socket;

  ReadResult take(std::string& bytes);

  std::shared_ptr<Socket> socket_;
};

}  // namespace rconn::net
