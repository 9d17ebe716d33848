#include "connector/net/dns/name_survey.hpp"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <utility>

#include "connector/net/dns/dns_channel.hpp"
#include "connector/net/dns/hosts_file.hpp"
#include "connector/net/dns/message.hpp"
#include "connector/net/dns/resolv_conf.hpp"

namespace rconn::net {
namespace {

using std::chrono::milliseconds;

// How often the thread looks whether it is still wanted.
constexpr milliseconds tick{100};

// An answer to a question that was asked again by itself: so much longer the first may still come.
constexpr milliseconds grace{100};

// When what is unanswered is asked for again.
constexpr milliseconds longest_first_try{1000};

// All are asked at once. Real lists are shorter.
constexpr std::size_t max_names = 8;

milliseconds until(Clock::time_point end) {
  return std::max(std::chrono::ceil<milliseconds>(end - Clock::now()), milliseconds{1});
}

std::chrono::microseconds passed_since(Clock::time_point begun) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
}

}  // namespace

// The questions under way, and their sockets. The thread's.
class NameSurvey::Inquiry {
 public:
  explicit Inquiry(NameSurvey& survey)
      : survey_(survey),
        again_at_(survey.begun_ +
                  std::min<Clock::duration>((survey.question_.end - survey.begun_) / 2,
                                            longest_first_try)) {}

  void begin() {
    for (std::size_t i = 0; i < answers().size(); ++i) {
      const bool same_port = i > 0 && answers()[i - 1].server == answers()[i].server &&
                             answers()[i - 1].name == answers()[i].name;
      if (!same_port) open(i, DnsChannel::Transport::udp);
      ask(*channels_.back(), i, {});
    }
  }

  // Waits for answers. False when there is nothing to wait for any more.
  bool step() {
    ask_again();
    wait();
    const std::vector<std::function<void()>> next = std::exchange(next_, {});
    for (const auto& one : next) one();
    const auto now = Clock::now();
    if (survey_.stopped_ || now >= survey_.question_.end) return false;
    if (std::ranges::none_of(survey_.open_, std::identity{}) && next_.empty()) {
      return now < settled_at_ && !idle();
    }
    return !idle() || now < again_at_;
  }

 private:
  struct Again {
    bool alone = false;
    bool tcp = false;
  };

  // Only this thread changes them.
  [[nodiscard]] const std::vector<DnsAnswer>& answers() const { return survey_.facts_.answers; }

  [[nodiscard]] bool idle() const {
    return std::ranges::all_of(channels_, [](const auto& channel) { return channel->idle(); });
  }

  DnsChannel& open(std::size_t i, DnsChannel::Transport transport) {
    const milliseconds patience = until(survey_.question_.end);
    channels_.push_back(std::make_unique<DnsChannel>(answers()[i].server, transport, patience));
    return *channels_.back();
  }

  void ask(DnsChannel& channel, std::size_t i, Again again) {
    channel.ask(answers()[i].name, answers()[i].ipv6,
                [this, i, again](DnsStatus how, std::span<const std::uint8_t> message) {
                  take(i, again, how, message);
                });
  }

  void ask_again() {
    if (again_ || Clock::now() < again_at_) return;
    again_ = true;
    for (std::size_t i = 0; i < answers().size(); ++i) {
      if (!survey_.open_[i] || answers()[i].truncated) continue;
      ask(open(i, DnsChannel::Transport::udp), i, {.alone = true});
    }
  }

  // The kernel reports a rejection once for all questions from the same port.
  void ask_rest(std::size_t rejected) {
    for (std::size_t i = 0; i < answers().size(); ++i) {
      const bool same = answers()[i].server == answers()[rejected].server &&
                        answers()[i].name == answers()[rejected].name;
      if (same && survey_.open_[i]) ask(open(i, DnsChannel::Transport::udp), i, {});
    }
  }

  void take(std::size_t i, Again again, DnsStatus how, std::span<const std::uint8_t> message) {
    if (how == DnsStatus::timeout && !again.tcp) return;
    DnsAnswer answer = answers()[i];
    const bool cut = answer.truncated;
    if (how == DnsStatus::noerror) {
      read_message(message, answer);
    } else if (!again.tcp) {
      answer.status = how;
    }
    answer.took = passed_since(survey_.begun_);
    if (again.tcp) {
      answer.truncated = cut;
      answer.over_tcp = how == DnsStatus::noerror ? answer.status : how;
    } else if (answer.truncated) {
      next_.emplace_back([this, i] { ask(open(i, DnsChannel::Transport::tcp), i, {.tcp = true}); });
    } else if (again.alone && !survey_.open_[i]) {
      return;  // the first one came in the meantime
    }
    if (how == DnsStatus::rejected && !again.tcp) next_.emplace_back([this, i] { ask_rest(i); });
    answer.alone = again.alone;
    if (again.alone) settled_at_ = Clock::now() + grace;
    const std::scoped_lock lock(survey_.mutex_);
    survey_.facts_.answers[i] = std::move(answer);
    // A truncated answer is none yet.
    survey_.open_[i] = survey_.facts_.answers[i].truncated && !again.tcp;
  }

  void wait() {
    const auto now = Clock::now();
    milliseconds patience = std::min(tick, until(survey_.question_.end));
    if (!again_ && again_at_ > now) patience = std::min(patience, until(again_at_));
    std::vector<pollfd> sockets;
    for (const auto& channel : channels_) {
      sockets.insert(sockets.end(), channel->sockets().begin(), channel->sockets().end());
      patience = channel->patience(patience);
    }
    ::poll(sockets.data(), sockets.size(), static_cast<int>(patience.count()));
    std::size_t at = 0;
    for (const auto& channel : channels_) {
      const std::size_t count = channel->sockets().size();
      channel->process(std::span(sockets).subspan(at, count));
      at += count;
    }
  }

  NameSurvey& survey_;
  Clock::time_point again_at_;
  Clock::time_point settled_at_{};
  bool again_ = false;
  std::vector<std::unique_ptr<DnsChannel>> channels_;
  std::vector<std::function<void()>> next_;  // what is not done inside of a call from c-ares
};

void NameSurvey::run() {
  if (stopped_ || Clock::now() >= question_.end) return completion_.finish();
  const ResolvConf conf = read_resolv_conf();
  std::vector<std::string> hosts = addresses_in_hosts_file(question_.host).addresses;
  {
    const std::scoped_lock lock(mutex_);
    begun_ = Clock::now();
    facts_.hosts = std::move(hosts);
    facts_.servers = conf.servers;
    facts_.names_servers = conf.names_servers;
    facts_.search = conf.search;
    facts_.tried = names_to_ask(conf, question_.host, max_names);
    for (const std::string& name : facts_.tried) {
      for (const std::string& server : conf.servers) {
        for (const bool ipv6 : {false, true}) {
          if (!(ipv6 ? question_.ipv6 : question_.ipv4)) continue;
          facts_.answers.push_back({.server = server, .name = name, .ipv6 = ipv6});
        }
      }
    }
    open_.assign(facts_.answers.size(), true);
  }
  {
    Inquiry inquiry(*this);
    inquiry.begin();
    while (inquiry.step()) {
    }
  }
  completion_.finish();
}

NameFacts NameSurvey::facts() const {
  const std::scoped_lock lock(mutex_);
  NameFacts facts = facts_;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i]) continue;
    DnsAnswer& answer = facts.answers[i];
    answer.took = passed_since(begun_);
    if (answer.truncated) answer.over_tcp = DnsStatus::timeout;
  }
  return facts;
}

}  // namespace rconn::net
