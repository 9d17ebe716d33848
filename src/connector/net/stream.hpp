// A connected byte stream, TCP or unix socket, whose every wait ends by a deadline.
// Entry points: connect(), then write() and read(). Move-only; closed when it goes.
// Sockets are non-blocking; a wait can also end as `interrupted`, when the run is cancelled.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"

namespace rconn::net {

// What the kernel knows of a TCP connection (TCP_INFO, tcp(7)), also of one it failed to make.
struct KernelView {
  std::chrono::microseconds round_trip{};  // smoothed; 0 before the first
  unsigned retransmits = 0;                // segments sent again so far, connection requests too
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
  // `address` must stay valid meanwhile.
  asio::awaitable<Status> connect(const Address& address, Deadline deadline);

  // Whether there is something to read at once: bytes, or the end of the stream.
  [[nodiscard]] bool has_bytes() const;

  // All of `bytes`, which must stay valid meanwhile.
  asio::awaitable<Status> write(std::string_view bytes, Deadline deadline);

  // Appends what is there, at least one byte and at most one record of TLS, to `bytes`, which must
  // stay valid meanwhile. It takes no room while it waits: thousands may.
  asio::awaitable<ReadResult> read(std::string& bytes, Deadline deadline);

  // The same without waiting, as far as there is room: `timed_out` if there is nothing yet.
  ReadResult read_at_once(std::span<char> room);

  // As much of it as the kernel takes without waiting.
  void send_at_once(std::string_view bytes);

  // Nothing for a unix socket, or where the kernel does not tell.
  [[nodiscard]] std::optional<KernelView> kernel_view() const;

 private:
  struct Socket;

  ReadResult take(std::string& bytes);

  std::shared_ptr<Socket> socket_;
};

}  // namespace rconn::net
