// How a network operation ended.
// Entry point: Status. redis/system_fault turns it into a Fault.
#pragma once

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

}  // namespace rconn::net
