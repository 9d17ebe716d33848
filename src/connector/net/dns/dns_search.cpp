#include <netdb.h>

#include <algorithm>
#include <utility>

#include "connector/net/dns/dns_lookup.hpp"
#include "connector/net/dns/host_name.hpp"

namespace rconn::net {
namespace {

#ifdef EAI_NODATA
constexpr int no_data_error = EAI_NODATA;
#else
constexpr int no_data_error = EAI_NONAME;
#endif

bool has(std::span<const DnsAnswer> answers, DnsStatus status) {
  return std::ranges::any_of(answers,
                             [status](const DnsAnswer& one) { return one.status == status; });
}

}  // namespace

bool is_askable(std::string_view name) {
  constexpr std::size_t longest_name = 253;
  constexpr std::size_t longest_label = 63;
  if (name.empty() || name.size() > longest_name) return false;
  for (;;) {
    const std::string_view label = name.substr(0, name.find('.'));
    if (label.empty() || label.size() > longest_label) return false;
    if (label.size() == name.size()) return true;
    name.remove_prefix(label.size() + 1);
  }
}

Search::Search(std::vector<std::string> names, std::string_view host)
    : names_(std::move(names)), host_(without_final_dot(host)), last_error_(EAI_NONAME) {}

std::optional<std::string> Search::next() {
  while (at_ < names_.size()) {
    std::string& name = names_[at_++];
    if (is_askable(name) && (!only_host_ || name == host_)) return name;
  }
  return std::nullopt;
}

Search::Outcome Search::outcome_of(std::span<const DnsAnswer> answers) {
  if (std::ranges::any_of(answers, &DnsAnswer::has_addresses)) return Outcome::found;
  const bool alias = std::ranges::any_of(answers, [](const DnsAnswer& one) {
    return one.status == DnsStatus::nodata && !one.alias.empty();
  });
  if (alias) return Outcome::alias_only;
  if (has(answers, DnsStatus::nodata)) return Outcome::no_data;
  if (has(answers, DnsStatus::nxdomain)) return Outcome::not_found;
  if (has(answers, DnsStatus::formerr) || has(answers, DnsStatus::other)) return Outcome::broken;
  if (has(answers, DnsStatus::servfail)) return Outcome::failed;
  const bool unreachable = std::ranges::all_of(answers, [](const DnsAnswer& one) {
    return one.status == DnsStatus::rejected || one.status == DnsStatus::unsent;
  });
  return unreachable ? Outcome::unreachable : Outcome::silent;
}

int Search::error_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_data:
      return no_data_error;
    case Outcome::failed:
    case Outcome::unreachable:
    case Outcome::silent:
      return EAI_AGAIN;
    default:
      return EAI_NONAME;
  }
}

bool Search::take(std::span<const DnsAnswer> answers) {
  const Outcome outcome = outcome_of(answers);
  last_error_ = error_of(outcome);
  const bool host = !answers.empty() && answers.front().name == host_;
  if (outcome == Outcome::found || outcome == Outcome::alias_only) {
    decided_error_ = last_error_;
    return true;
  }
  if (host) {
    if (at_ == 1) decided_error_ = last_error_;
    return at_ == names_.size();
  }
  some_no_data_ = some_no_data_ || outcome == Outcome::no_data;
  some_failed_ = some_failed_ || outcome == Outcome::failed;
  only_host_ = only_host_ || outcome == Outcome::broken || outcome == Outcome::silent;
  if (outcome == Outcome::unreachable) decided_error_ = last_error_;
  return outcome == Outcome::unreachable;
}

int Search::error() const {
  if (decided_error_) return *decided_error_;
  if (some_no_data_) return no_data_error;
  return some_failed_ ? EAI_AGAIN : last_error_;
}

}  // namespace rconn::net
