// What all TLS sessions with the same settings share: trust store, client certificate, ciphers.
// Entry point: TlsContexts::of(), which makes each context once. The settings' files are read
// there and then, so that what is wrong with them is known before anything is sent.
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

  // The error says which setting is of no use and why; it names files, never what is in them.
  const Made& of(const TlsSettings& settings);

 private:
  std::vector<std::pair<TlsSettings, Made>> made_;
};

}  // namespace rconn::net
