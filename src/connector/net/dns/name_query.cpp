#include "connector/net/dns/name_query.hpp"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "connector/net/dns/message.hpp"

namespace rconn::net {
namespace {

using std::chrono::milliseconds;

// How often the thread looks whether it is still wanted.
constexpr milliseconds tick{100};

}  // namespace

bool is_final(const DnsAnswer& answer) {
  switch (answer.status) {
    case DnsStatus::noerror:
    case DnsStatus::nodata:
    case DnsStatus::nxdomain:
    case DnsStatus::formerr:
    case DnsStatus::other:
      return true;
    default:
      return false;
  }
}

bool NameQuery::one_is_final() const { return std::ranges::any_of(answers_, is_final); }

std::vector<DnsAnswer> NameQuery::run(const std::string& name, bool ipv4, bool ipv6) {
  for (unsigned attempt = 0; attempt < conf_.attempts; ++attempt) {
    for (std::size_t i = 0; i < conf_.servers.size(); ++i) {
      const std::string& server = conf_.servers[(first_server_ + i) % conf_.servers.size()];
      answers_.clear();
      if (ipv4) answers_.push_back({.server = server, .name = name, .ipv6 = false});
      if (ipv6) answers_.push_back({.server = server, .name = name, .ipv6 = true});
      ask_server(patience_with(conf_, i));
      if (one_is_final() || !wanted_()) return std::move(answers_);
    }
  }
  return std::move(answers_);
}

void NameQuery::ask_server(std::chrono::seconds patience) {
  const Transport transport = conf_.use_tcp ? Transport::tcp : Transport::udp;
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < answers_.size(); ++i) all.push_back(i);
  if (conf_.single_request) {
    for (const std::size_t i : all) ask({i}, transport, patience);
  } else {
    ask(all, transport, patience);
  }
  for (const std::size_t i : all) {
    if (!answers_[i].truncated || conf_.use_tcp) continue;
    answers_[i].status = DnsStatus::timeout;
    ask({i}, Transport::tcp, patience);
  }
  if (!one_is_final() || conf_.single_request) return;
  for (const std::size_t i : all) {
    const bool silent = answers_[i].status == DnsStatus::timeout && !answers_[i].truncated;
    if (silent) ask({i}, transport, patience);
  }
}

// Asks from one port. Returns once all have been answered, or none will be.
void NameQuery::ask(std::vector<std::size_t> questions, Transport transport,
                    std::chrono::seconds patience) {
  if (!wanted_()) return;
  const std::string& server = answers_[questions.front()].server;
  bool rejected = false;
  DnsChannel channel(server, transport, patience);
  for (const std::size_t i : questions) {
    channel.ask(answers_[i].name, answers_[i].ipv6,
                [this, i, &rejected](DnsStatus how, std::span<const std::uint8_t> message) {
                  rejected = rejected || how == DnsStatus::rejected;
                  take(i, how, message);
                });
  }
  // The kernel reports a rejection once for all questions from the same port.
  while (!channel.idle() && !rejected && wanted_()) {
    std::vector<pollfd> sockets = channel.sockets();
    ::poll(sockets.data(), sockets.size(), static_cast<int>(channel.patience(tick).count()));
    channel.process(sockets);
  }
}

void NameQuery::take(std::size_t question, DnsStatus how, std::span<const std::uint8_t> message) {
  DnsAnswer& answer = answers_[question];
  answer.status = how;
  if (how != DnsStatus::noerror) return;
  read_message(message, answer);
}

}  // namespace rconn::net
