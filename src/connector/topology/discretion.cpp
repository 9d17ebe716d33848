#include "connector/topology/discretion.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace rconn {
namespace {

constexpr std::size_t long_enough = 8;
constexpr std::size_t longest_word = 300;  // of a stranger, shown

std::vector<Secret> secrets_of(const Target& target) {
  std::vector<Secret> secrets;
  if (target.credentials) secrets.push_back(target.credentials->password);
  if (target.topology && target.topology->sentinel_credentials) {
    secrets.push_back(target.topology->sentinel_credentials->password);
  }
  return secrets;
}

bool holds(const std::string& word, const Secret& secret) {
  return secret.reveal().size() >= long_enough && word.find(secret.reveal()) != std::string::npos;
}

void mask(std::string& word, const std::vector<Secret>& secrets) {
  for (const Secret& secret : secrets) {
    if (holds(word, secret)) word = without_secret(word, secret);
  }
  if (word.size() > longest_word) word.resize(longest_word);
}

void mask(TopologyMember& member, const std::vector<Secret>& secrets) {
  for (std::string* word : {&member.id, &member.ip, &member.hostname, &member.master_name,
                            &member.master_id, &member.failover, &member.told_link}) {
    mask(*word, secrets);
  }
  for (std::string& flag : member.flags) mask(flag, secrets);
  if (!member.account) return;
  Account& account = *member.account;
  for (std::string* word :
       {&account.id, &account.version, &account.no_cluster, &account.disagrees}) {
    mask(*word, secrets);
  }
  for (std::string& id : account.failed) mask(id, secrets);
  if (!account.replication) return;
  Replication& own = *account.replication;
  for (std::string* word : {&own.master_host, &own.link, &own.failover}) mask(*word, secrets);
}

// The member's own climb masks what concerns its own password.
void mask_failure(TopologyMember& member, const Target& target) {
  if (!member.report || !member.report->failure) return;
  auto report = std::make_shared<Report>(*member.report);
  conceal(report->failure->detail, target);
  member.report = std::move(report);
}

}  // namespace

void shield(Topology& topology, const Target& target) {
  const std::vector<Secret> secrets = secrets_of(target);
  for (TopologyMember& member : topology.members) {
    const bool told = std::ranges::any_of(
        secrets, [&member](const Secret& secret) { return holds(member.host, secret); });
    if (told && member.host != target.host) member.hostname = std::exchange(member.host, {});
  }
}

void conceal(ClusterNodes& nodes, const Target& target) {
  const std::vector<Secret> secrets = secrets_of(target);
  for (ClusterNode& node : nodes) {
    mask(node.id, secrets);
    mask(node.master_id, secrets);
  }
}

void conceal(Topology& topology, const Target& target) {
  const std::vector<Secret> secrets = secrets_of(target);
  mask(topology.state, secrets);
  mask(topology.version, secrets);
  for (TopologyMember& member : topology.members) {
    mask(member, secrets);
    conceal(member.quorum_trouble, target);
    if (target.topology && target.topology->sentinel_credentials) mask_failure(member, target);
  }
}

void conceal(Detail& detail, const Target& target) {
  for (const Secret& secret : secrets_of(target)) detail = without_secret(detail, secret);
}

void conceal(std::string& text, const Target& target) {
  for (const Secret& secret : secrets_of(target)) text = without_secret(text, secret);
}

}  // namespace rconn
