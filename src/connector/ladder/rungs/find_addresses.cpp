#include "connector/ladder/rungs/find_addresses.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "connector/ladder/rungs/connect_failure.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/redact.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

using Addresses = std::vector<net::Address>;

int family_number(Family family) {
  switch (family) {
    case Family::ipv4:
      return AF_INET;
    case Family::ipv6:
      return AF_INET6;
    case Family::any:
      break;
  }
  return AF_UNSPEC;
}

std::uint16_t port_of(const Target& target) {
  return static_cast<std::uint16_t>(target.port == 0 ? phpredis::default_port : target.port);
}

// The address of a target whose host is not a name.
std::optional<net::Address> without_lookup(const Target& target) {
  if (target.is_unix_socket()) return net::Address::unix_socket(target.host);
  return net::Address::numeric(target.host, port_of(target));
}

std::vector<std::string> texts_of(const Addresses& addresses) {
  std::vector<std::string> texts;
  texts.reserve(addresses.size());
  for (const net::Address& address : addresses) texts.push_back(address.text());
  return texts;
}

std::chrono::microseconds in_microseconds(net::Clock::duration duration) {
  return std::chrono::duration_cast<std::chrono::microseconds>(duration);
}

// The name servers' answers to one lookup, if they were asked directly.
class Survey {
 public:
  Survey(const Target& target, net::Resolver& resolver, net::Deadline deadline)
      : target_(target), resolver_(resolver), deadline_(deadline), begun_(net::Clock::now()) {}
  Survey(const Survey&) = delete;
  Survey& operator=(const Survey&) = delete;
  ~Survey() {
    if (survey_) survey_->stop();
  }

  [[nodiscard]] net::Clock::duration budget() const { return deadline_.at - begun_; }

  net::Alarm when_late() {
    return {begun_ + budget() / 3, [this] { start(Family::any); }};
  }

  // Asks for the records that `family` allows, or for those that were not asked for yet.
  void start(Family family) {
    wanted_ = true;
    if (!target_.experiments || !is_dns_name(target_.host)) return;
    if (survey_ && (asked_ == Family::any || asked_ == family)) return;
    if (survey_) survey_->stop();
    asked_ = family;
    survey_ = resolver_.ask_name_servers(
        {target_.host, family != Family::ipv6, family != Family::ipv4, deadline_.at});
  }

  // Waits until all have answered, at most so long.
  asio::awaitable<void> wait(net::Clock::duration at_most) {
    if (!survey_) co_return;
    const net::Deadline own{net::Clock::now() + at_most, {}};
    const net::Deadline until = sooner(deadline_, own);
    co_await survey_->wait(until);
  }

  // None if the lookup was neither late nor failed, and nobody was asked.
  [[nodiscard]] std::optional<NameFacts> facts(net::Clock::time_point ended) const {
    if (!wanted_) return std::nullopt;
    NameFacts facts = survey_ ? survey_->facts() : NameFacts{};
    facts.by_dns = target_.resolver == ResolverKind::dns;
    facts.took = in_microseconds(ended - begun_);
    facts.budget = in_microseconds(budget());
    for (DnsAnswer& answer : facts.answers) {
      if (target_.credentials) redact(answer.alias, target_.credentials->password);
    }
    return facts;
  }

 private:
  const Target& target_;
  net::Resolver& resolver_;
  net::Deadline deadline_;
  net::Clock::time_point begun_;
  bool wanted_ = false;
  Family asked_ = Family::any;
  std::shared_ptr<net::NameSurvey> survey_;
};

}  // namespace

bool needs_lookup(const Target& target) { return !without_lookup(target); }

bool is_dns_name(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  constexpr std::string_view local = "localhost";
  if (host == local || host.ends_with(".localhost")) return false;
  const std::string_view last = host.substr(host.rfind('.') + 1);
  const auto usual = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
  };
  const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  return !last.empty() && std::ranges::all_of(host, usual) && !std::ranges::all_of(last, digit) &&
         !last.starts_with("0x");
}

asio::awaitable<std::vector<net::Address>> find_addresses(const Target& target, RungTimer& timer,
                                                          net::Resolver& resolver,
                                                          net::Deadline deadline, AskDirectly ask) {
  if (auto literal = without_lookup(target)) {
    timer.report().addresses = texts_of({*literal});
    co_return Addresses{*literal};
  }
  timer.begin(Rung::resolve);
  Survey survey(target, resolver, deadline);
  const bool always = ask == AskDirectly::always && target.experiments;
  if (always) survey.start(target.family);
  net::NameLookup lookup{target.host, port_of(target), family_number(target.family),
                         target.resolver};
  auto resolution = co_await resolver.resolve(std::move(lookup), deadline, survey.when_late());
  const auto now = net::Clock::now();
  using Kind = net::Status::Kind;
  if (resolution.status.kind == Kind::failed) {
    survey.start(Family::any);
    co_await survey.wait(survey.budget() / 3);
  } else if (resolution.status.ok() && always) {
    // Time that is missing for the connection, if one of several name servers is mute.
    co_await survey.wait(survey.budget() / 6);
  }
  timer.report().addresses = texts_of(resolution.addresses);
  if (auto facts = survey.facts(now)) evidence_of(timer.report()).name = *std::move(facts);
  if (resolution.status.ok()) {
    timer.reached(Rung::resolve, now);
  } else {
    timer.failed(Rung::resolve,
                 lookup_failure(resolution.status, resolution.lookup_error, deadline), now);
  }
  co_return std::move(resolution.addresses);
}

}  // namespace rconn
