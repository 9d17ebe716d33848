// The TLS contexts of a run, one for all sessions with the same settings.
// Entry points: tls_problem(), for a check alone; TlsContexts::of(), which makes each context once,
// on a thread of its own: to load OpenSSL and the system's authorities takes tens of milliseconds,
// and a file may take any time. It reads the files that the settings name, so that their errors are
// found before anything is sent.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/result.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn {

namespace net {
struct TlsContext;  // net/tls/context.hpp
}

// Why no context can be made of these settings. Blocks while their files are read.
std::optional<Failure> tls_problem(const TlsSettings& settings);

class TlsContexts {
 public:
  using Made = Result<std::shared_ptr<const net::TlsContext>, Failure>;

  struct Answer {
    net::Status status;        // done, timed_out or interrupted
    std::optional<Made> made;  // exactly when done
  };

  // The context for these settings, or why there is none. An error is not kept: the next call tries
  // again. It says which setting is unusable and why; it names files, but never quotes them.
  // `settings` must stay valid until the call completes.
  asio::awaitable<Answer> of(const TlsSettings& settings, net::Deadline deadline);

 private:
  struct Job;

  std::shared_ptr<Job> job_for(const TlsSettings& settings);

  std::vector<std::shared_ptr<Job>> jobs_;
};

}  // namespace rconn
