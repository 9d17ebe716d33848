#include "connector/topology/redact.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace rconn {
namespace {

constexpr std::size_t min_secret_size = 8;
constexpr std::size_t max_word_size = 300;  // of a name or address from a peer

std::vector<Secret> secrets_of(const Target& target) {
  std::vector<Secret> secrets;
  if (target.credentials) secrets.push_back(target.credentials->password);
  if (target.topology_settings && target.topology_settings->sentinel_credentials) {
    secrets.push_back(target.topology_settings->sentinel_credentials->password);
  }
  return secrets;
}

bool holds(const std::string& word, const Secret& secret) {
  return secret.reveal().size() >= min_secret_size &&
         word.find(secret.reveal()) != std::string::npos;
}

void mask(std::string& word, const std::vector<Secret>& secrets) {
  for (const Secret& secret : secrets) {
    if (holds(word, secret)) word = without_secret(word, secret);
  }
  if (word.size() > max_word_size) word.resize(max_word_size);
}

void mask(TopologyMember& member, const std::vector<Secret>& secrets) {
  for (std::string* word : {&member.id, &member.ip, &member.hostname, &member.master_name,
                            &member.master_id, &member.failover, &member.reported_link}) {
    mask(*word, secrets);
  }
  for (std::string& flag : member.flags) mask(flag, secrets);
  if (!member.self_report) return;
  SelfReport& self_report = *member.self_report;
  for (std::string* word :
       {&self_report.id, &self_report.version, &self_report.no_cluster, &self_report.disagrees}) {
    mask(*word, secrets);
  }
  for (std::string& id : self_report.failed) mask(id, secrets);
  if (!self_report.replication) return;
  Replication& own = *self_report.replication;
  for (std::string* word : {&own.master_host, &own.link, &own.failover}) mask(*word, secrets);
}

// Masks the passwords that the report was not made with; it was redacted for its own.
void mask_failure(TopologyMember& member, const Target& target) {
  if (!member.report || !member.report->failure) return;
  auto report = std::make_shared<Report>(*member.report);
  redact(report->failure->detail, target);
  member.report = std::move(report);
}

}  // namespace

void drop_hosts_with_secrets(Topology& topology, const Target& target) {
  const std::vector<Secret> secrets = secrets_of(target);
  for (TopologyMember& member : topology.members) {
    const bool has_secret = std::ranges::any_of(
        secrets, [&member](const Secret& secret) { return holds(member.host, secret); });
    if (has_secret && member.host != target.host) member.hostname = std::exchange(member.host, {});
  }
}

void redact(ClusterNodes& nodes, const Target& target) {
  const std::vector<Secret> secrets = secrets_of(target);
  for (ClusterNode& node : nodes) {
    mask(node.id, secrets);
    mask(node.master_id, secrets);
  }
}

void redact(Topology& topology, const Target& target) {
  const std::vector<Secret> secrets = secrets_of(target);
  mask(topology.state, secrets);
  mask(topology.version, secrets);
  for (TopologyMember& member : topology.members) {
    mask(member, secrets);
    redact(member.quorum_error, target);
    if (target.topology_settings && target.topology_settings->sentinel_credentials) {
      mask_failure(member, target);
    }
  }
}

void redact(Detail& detail, const Target& target) {
  for (const Secret& secret : secrets_of(target)) detail = without_secret(detail, secret);
}

void redact(std::string& text, const Target& target) {
  for (const Secret& secret : secrets_of(target)) text = without_secret(text, secret);
}

}  // namespace rconn
