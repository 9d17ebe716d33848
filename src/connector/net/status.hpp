// How a network operation ended.
// Entry points: Status, ReadResult. redis/exchange_failure and ladder/rungs/connect_failure turn a
// Status into a Failure.
#pragma once

#include <cstddef>

namespace rconn::net {

struct Status {
  enum class Kind {
    done,
    timed_out,      // the deadline passed first
    interrupted,    // the run was cancelled
    end_of_stream,  // the peer closed its side
    failed,         // a system call failed; `error` holds errno
    tls_failed,     // the TLS session failed; Connection::tls_error() has the details
  };

  Kind kind = Kind::done;
  int error = 0;

  [[nodiscard]] bool ok() const { return kind == Kind::done; }
};

struct ReadResult {
  Status status;
  std::size_t bytes = 0;  // above 0 exactly when the status is `done`
};

}  // namespace rconn::net
