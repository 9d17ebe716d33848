// A connected byte stream, TCP or unix socket, whose every wait ends by a deadline.
// Entry points: connect(), then write() and read(). Move-only; closed when it goes.
// Sockets are non-blocking; a wait can also end as `interrupted`, when the run is cancelled.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"

namespace rconn::net {

struct ReadResult {
  Status status;
  std::size_t bytes = 0;  // above 0 exactly when the status is `done`
};

class Stream {
 public:
  explicit Stream(const asio::any_io_executor& executor);
  Stream(Stream&&) noexcept;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  Stream& operator=(Stream&&) = delete;
  ~Stream();

  // A connection that is open is closed first. On success the socket has TCP_NODELAY (TCP only).
  asio::awaitable<Status> connect(Address address, Deadline deadline);

  // Whether there is something to read at once: bytes, or the end of the stream.
  [[nodiscard]] bool has_bytes() const;

  // All of `bytes`, which must stay valid meanwhile.
  asio::awaitable<Status> write(std::string_view bytes, Deadline deadline);

  // At least one byte, at most `room`.
  asio::awaitable<ReadResult> read(std::span<char> room, Deadline deadline);

 private:
  struct Socket;
  std::shared_ptr<Socket> socket_;
};

}  // namespace rconn::net
