#include "connector/net/tls/contexts.hpp"

#include <algorithm>

#include "connector/net/tls/context.hpp"

namespace rconn::net {
namespace {

TlsContexts::Made make(const TlsSettings& settings) {
  auto openssl = OpenSsl::load();
  if (!openssl) return Detail(own_words(openssl.error()));
  return make_context(std::move(openssl).value(), settings);
}

}  // namespace

const TlsContexts::Made& TlsContexts::of(const TlsSettings& settings) {
  const auto known = std::ranges::find(made_, settings, &std::pair<TlsSettings, Made>::first);
  if (known != made_.end() && known->second) return known->second;
  if (known != made_.end()) made_.erase(known);  // the files may have been corrected since
  return made_.emplace_back(settings, make(settings)).second;
}

}  // namespace rconn::net
