#include "connector/watch/masters/peer_word.hpp"

#include "connector/topology/redact.hpp"

namespace rconn {
namespace {

std::string without_passwords(const std::string& text, const Target& target) {
  Detail detail(text);
  redact(detail, target);
  return detail.text();
}

}  // namespace

std::string peer_word(const std::string& text, const Target& target) {
  const std::string named = endpoint(target);
  if (text == named) return text;
  const std::string host = named.substr(0, named.rfind(':') + 1);
  if (host.empty() || !text.starts_with(host)) return without_passwords(text, target);
  return host + without_passwords(text.substr(host.size()), target);
}

}  // namespace rconn
