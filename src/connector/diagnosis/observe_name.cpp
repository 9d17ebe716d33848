#include "connector/diagnosis/observe_name.hpp"

#include "connector/ladder/rungs/find_addresses.hpp"
#include "connector/net/dns/hosts_file.hpp"
#include "connector/net/dns/name_sources.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {

namespace {

bool leads_here(const std::string& address) {
  return address.starts_with("127.") || address.starts_with("0.0.0.0:") ||
         address.starts_with("[::1]") || address.starts_with("[::]");
}

// A file with many thousand names is read only where it may matter.
bool may_matter(const Report& report) {
  if (report.stopped_at == Rung::resolve) return true;
  return report.failure->fault == Fault::refused && !report.addresses.empty() &&
         leads_here(report.addresses.front());
}

}  // namespace

void observe_name(const Target& target, Report& report) {
  if (!needs_lookup(target) || !may_matter(report)) return;
  auto& name = evidence_of(report).name;
  if (!name) name.emplace();
  name->by_dns = target.resolver == ResolverKind::dns;
  const bool failed = report.stopped_at == Rung::resolve;
  if (failed && name->by_dns && is_dns_name(target.host)) {
    name->not_asked = net::not_asked_here(target.host);
  }
  if (!name->answers.empty()) return;  // the file was read then
  name->hosts = net::addresses_in_hosts_file(target.host).addresses;
}

}  // namespace rconn
