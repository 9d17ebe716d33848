// TLS handshakes of a trace with a port that failed: without verification, since nothing secret is
// sent. Entry point: run_tls_experiments(). What they show is added to the experiments.
#pragma once

#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Which handshakes could explain the failure.
struct TlsPlan {
  bool handshake = false;      // with a port that was spoken to in clear text
  bool ping = false;           // and then a PING: only Redis answers it
  bool other_ciphers = false;  // without those that the target gave
  bool names = false;          // with the names of the certificate, as none was sent
};

// `reached` is the address that was connected to. For `names`, the report has the facts of a
// handshake.
asio::awaitable<void> run_tls_experiments(TlsPlan plan, const Target& target, const Report& report,
                                          const net::Address& reached, TlsContexts& contexts,
                                          net::Deadline deadline, Experiments& experiments);

}  // namespace rconn
