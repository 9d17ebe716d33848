// How a network operation ended, before anyone gives it a meaning.
// Entry point: Status. The connector turns it into a Fault (exchange_failure, connect_failure).
#pragma once

namespace rconn::net {

struct Status {
  enum class Kind {
    done,
    timed_out,      // the deadline passed first
    interrupted,    // the run is being cancelled
    end_of_stream,  // the peer closed its side
    failed,         // the system said no; `error` holds errno
    tls_failed,     // the TLS session broke; Connection::tls_trouble() knows more
  };

  Kind kind = Kind::done;
  int error = 0;

  [[nodiscard]] bool ok() const { return kind == Kind::done; }
};

}  // namespace rconn::net
