// The TLS contexts of a run, one for all sessions with the same settings.
// Entry point: TlsContexts::of(), which makes each context once. It reads the files that the
// settings name, so that their errors are found before anything is sent.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "connector/values/detail.hpp"
#include "connector/values/result.hpp"
#include "connector/values/tls_settings.hpp"

namespace rconn::net {

struct TlsContext;  // net/tls/context.hpp

class TlsContexts {
 public:
  using Made = Result<std::shared_ptr<const TlsContext>, Detail>;

  // The context for these settings; valid until the next call. An error is not kept: the next call
  // tries again. It says which setting is unusable and why; it names files, but never quotes them.
  const Made& of(const TlsSettings& settings);

 private:
  std::vector<std::pair<TlsSettings, Made>> made_;
};

}  // namespace rconn::net
