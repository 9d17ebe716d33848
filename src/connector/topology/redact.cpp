#include "connector/topology/redact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "connector/values/redact.hpp"

namespace rconn {
namespace {

constexpr std::size_t max_word_size = 300;  // of a name or address from a peer
constexpr char end_of_withheld = '\0';      // in a mark, before its digits
constexpr std::size_t mark_digits = 16;

using Secrets = std::vector<Secret>;

// The secret and, since replies are split into words, what becomes of it then.
void add_with_pieces(Secrets& secrets, const Secret& secret) {
  constexpr std::string_view separators = " ,:@=\r\n";
  secrets.push_back(secret);
  const std::string_view text = secret.reveal();
  if (text.find_first_of(separators) == std::string_view::npos) return;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) secrets.emplace_back(std::string(text.substr(at, end - at)));
    at = end + 1;
  }
}

Secrets secrets_of(const Target& target) {
  Secrets secrets;
  if (target.credentials) add_with_pieces(secrets, target.credentials->password);
  if (target.topology_settings && target.topology_settings->sentinel_credentials) {
    add_with_pieces(secrets, target.topology_settings->sentinel_credentials->password);
  }
  return secrets;
}

bool holds_any(std::string_view text, const Secrets& secrets) {
  return std::ranges::any_of(secrets,
                             [text](const Secret& secret) { return holds_secret(text, secret); });
}

void mark(std::string& id, const Secrets& secrets) {
  if (!holds_any(id, secrets)) return;
  id = fmt::format("{}{}{:0{}x}", withheld, end_of_withheld, std::hash<std::string>{}(id),
                   mark_digits);
}

void mark(std::vector<Instance>& instances, const Secrets& secrets) {
  for (Instance& instance : instances) mark(instance.run_id, secrets);
}

std::string without_marks(std::string text) {
  const std::string start = std::string(withheld) + end_of_withheld;
  for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
    text.erase(at + withheld.size(), 1 + mark_digits);
  }
  return text;
}

// Removes the passwords of one target from what its peers sent.
class Redaction {
 public:
  explicit Redaction(const Target& target) : secrets_(secrets_of(target)), host_(target.host) {}

  void apply(std::string& word) const {
    word = without_marks(std::move(word));
    if (holds_any(word, secrets_)) word = withheld;
    if (word.size() > max_word_size) word.resize(max_word_size);
  }

  void apply(Detail& detail, Detail::Whose whose = Detail::Whose::peer) const {
    const auto change = [this](const std::string& text) {
      const std::string plain = without_marks(text);
      return holds_any(plain, secrets_) ? std::string(withheld) : plain;
    };
    detail = detail.mapped(change, whose);
    cut(detail);
  }

  void apply(TopologyMember& member) const {
    const bool hidden = is_hidden(member);
    const bool named_by_user = (member.is_seed || member.host == host_) && !hidden;
    if (hidden) member.host = withheld;
    for (std::string* word :
         {&member.id, &member.ip, &member.hostname, &member.master_name, &member.master_id,
          &member.failover, &member.reported_link, &member.quorum_error}) {
      apply(*word);
    }
    apply(member.shares_id_with);
    for (std::string& address : member.unknown_replicas) apply(address);
    for (std::string& flag : member.flags) apply(flag);
    if (member.bus) member.bus = redacted(*member.bus, named_by_user);
    if (member.self_report) apply(*member.self_report);
    if (member.report && !secrets_.empty()) {
      member.report = redacted(*member.report, named_by_user);
      if (hidden) member.report = without_place(*member.report);
    }
  }

  // Likewise; but what the detail begins with is the user's own, if it is `own`.
  void apply_after(const std::string& own, Detail& detail) const {
    const Detail rest = detail.without_prefix(own);
    if (rest == detail) return apply(detail);
    Detail shown = rest;
    apply(shown);
    detail = Detail(own_words(own)) + shown;
  }

  // `first`: the member that is concerned; null: none is.
  void apply(Problem& problem, const TopologyMember* first) const {
    const bool hidden = first != nullptr && is_hidden(*first);
    const std::string address = first != nullptr ? first->advertised() + ": " : "";
    if (hidden) {
      problem.detail = problem.detail.without_prefix(address);
      apply(problem.detail, Detail::Whose::everyone);
    } else {
      apply_after(address, problem.detail);
    }
    if (hidden) problem.finding.reset();  // its words may hold a part of the address
    if (problem.finding) {
      auto changed = std::make_shared<Finding>(*problem.finding);
      apply(changed->detail);
      for (Value& value : changed->values) apply(value.text);
      problem.finding = std::move(changed);
    }
    if (!problem.advice) return;
    apply(problem.advice->master_name);
    if (!hidden) return;
    problem.advice->advertised = withheld;
    problem.advice->host = withheld;
  }

  // Whether its address, as peers gave it, holds a password.
  [[nodiscard]] bool is_hidden(const TopologyMember& member) const {
    if (member.is_seed && member.host == host_) return false;
    const std::string given =
        member.host == host_ ? fmt::format("{}", member.port) : member.advertised();
    return holds_any(given, secrets_);
  }

 private:
  void apply(SelfReport& self_report) const {
    for (std::string* word :
         {&self_report.id, &self_report.product, &self_report.version, &self_report.process,
          &self_report.master_id, &self_report.no_cluster, &self_report.disagrees}) {
      apply(*word);
    }
    for (std::string& text : self_report.meeting) apply(text);
    for (std::string& text : self_report.contradictions) apply(text);
    for (std::string& id : self_report.failed) apply(id);
    if (!self_report.replication) return;
    Replication& own = *self_report.replication;
    for (std::string* word : {&own.master_host, &own.link, &own.failover}) apply(*word);
  }

  // The address of a bus port is the peer's word, too.
  [[nodiscard]] std::shared_ptr<const Attempt> redacted(const Attempt& attempt,
                                                        bool named_by_user) const {
    auto changed = std::make_shared<Attempt>(attempt);
    const auto whose = named_by_user ? Detail::Whose::peer : Detail::Whose::everyone;
    if (!named_by_user) apply(changed->address);
    if (changed->failure) apply(changed->failure->detail, whose);
    return changed;
  }

  // The report of a member whose address holds a password: also a part of it is not shown.
  static std::shared_ptr<const Report> without_place(const Report& report) {
    auto changed = std::make_shared<Report>(report);
    for (std::string* word : {&changed->target, &changed->host, &changed->endpoint}) {
      *word = withheld;
    }
    changed->finding.reset();
    return changed;
  }

  // A member's report: it was redacted for the password that was used, and names the address.
  [[nodiscard]] std::shared_ptr<const Report> redacted(const Report& report,
                                                       bool named_by_user) const {
    auto changed = std::make_shared<Report>(report);
    for (const Secret& secret : secrets_) redact(*changed, secret);
    if (named_by_user) {
      if (!report.failure) return changed;
      const std::string address = report.attempts.empty() ? "" : report.attempts.front().address;
      changed->failure->detail = report.failure->detail;
      apply_after(address + ": ", changed->failure->detail);
      return changed;
    }
    for (std::string* word : {&changed->target, &changed->host, &changed->endpoint}) apply(*word);
    if (changed->address) apply(*changed->address);
    for (std::string& address : changed->addresses) apply(address);
    for (Attempt& attempt : changed->attempts) apply(attempt.address);
    if (changed->failure) apply(changed->failure->detail, Detail::Whose::everyone);
    return changed;
  }

  Secrets secrets_;
  std::string host_;
};

}  // namespace

void mark_ids(TopologyView& view, const Target& target) {
  const Secrets secrets = secrets_of(target);
  mark(view.id, secrets);
  mark(view.sentinel.id, secrets);
  for (ClusterNode& node : view.nodes) {
    mark(node.id, secrets);
    mark(node.master_id, secrets);
  }
  for (Watched& watched : view.sentinel.masters) {
    mark(watched.master.run_id, secrets);
    mark(watched.replicas, secrets);
    mark(watched.sentinels, secrets);
  }
}

void redact(Topology& topology, const Target& target) {
  const Redaction redaction(target);
  for (Problem& problem : topology.problems) {
    const bool concerns_all = problem.members.empty();
    redaction.apply(problem, concerns_all ? nullptr : &topology.members[problem.members.front()]);
  }
  redaction.apply(topology.state);
  redaction.apply(topology.version);
  for (std::string& text : topology.contradictions) redaction.apply(text);
  if (topology.hidden) redaction.apply(topology.hidden->detail);
  for (TopologyMember& member : topology.members) redaction.apply(member);
}

void redact(Detail& detail, const Target& target) { Redaction(target).apply(detail); }

void redact(Report& report, const Target& target) {
  for (const Secret& secret : secrets_of(target)) redact(report, secret);
}

}  // namespace rconn
