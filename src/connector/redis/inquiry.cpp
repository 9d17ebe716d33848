#include "connector/redis/inquiry.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "connector/redis/identity.hpp"
#include "connector/redis/reply_fault.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/redis/resp/pairs.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

using Fact = Inquiry::Fact;
using Answer = Inquiry::Answer;
using Words = Inquiry::Words;

std::string encoded(const Words& words) {
  const std::vector<std::string_view> views(words.begin(), words.end());
  return resp::encode(views);
}

CommandFacts facts_of(const Words& words, unsigned answers_before) {
  CommandFacts facts;
  facts.answers_before = answers_before;
  const bool has_key = words.front() == "EXISTS" || words.front() == "GET";
  if (has_key) facts.key = words.at(1);
  facts.command = has_key ? words.front() : fmt::format("{}", fmt::join(words, " "));
  return facts;
}

// The commands from `first` on that may be under way together; at least one.
std::vector<std::string> window_from(const std::vector<Words>& commands, std::size_t first) {
  std::vector<std::string> window;
  std::size_t size = 0;
  for (std::size_t i = first; i < commands.size(); ++i) {
    std::string command = encoded(commands[i]);
    size += command.size();
    if (!window.empty() && size > Session::max_pipelined) break;
    window.push_back(std::move(command));
  }
  return window;
}

}  // namespace

asio::awaitable<const Answer*> Inquiry::ask(Words words) {
  const std::string name = fmt::format("{}", fmt::join(words, " "));
  if (const auto known = answers_.find(name); known != answers_.end()) co_return &known->second;
  if (broken_) co_return &answers_.emplace(name, *broken_).first->second;
  std::string command = encoded(words);
  const unsigned answers_before = session_.answers();
  const net::Deadline deadline = budget_.from(net::Clock::now());
  Answer answer = co_await session_.ask(std::move(command), deadline);
  if (!answer) broken_ = answer.error();
  if (answer && answer.value().is_error()) answer = *fault_in(answer.value(), Rung::expectation);
  if (!answer) failed_.push_back({facts_of(words, answers_before), answer.error()});
  co_return &answers_.emplace(name, std::move(answer)).first->second;
}

asio::awaitable<std::optional<Failure>> Inquiry::ask_all(const std::vector<Words>& commands,
                                                         const OnAnswer& on_answer) {
  std::size_t done = 0;
  const Session::OnReply on_reply = [&](std::size_t, Result<resp::Reply, Failure> reply) {
    if (!reply) {
      broken_ = std::move(reply).error();
      failed_.push_back({facts_of(commands[done], session_.answers()), *broken_});
      return;
    }
    Answer answer = std::move(reply);
    if (answer.value().is_error()) answer = *fault_in(answer.value(), Rung::expectation);
    on_answer(done++, answer);
  };
  while (done < commands.size() && !broken_) {
    const std::vector<std::string> window = window_from(commands, done);
    co_await session_.ask_all(window, budget_, on_reply);
  }
  co_return broken_;
}

asio::awaitable<bool> Inquiry::answers_ping() {
  std::string command = resp::encode(std::vector<std::string_view>{"PING"});
  const net::Deadline deadline = budget_.from(net::Clock::now());
  const Answer answer =
      co_await session_.ask(std::move(command), deadline, Session::Expected::line);
  co_return answer && !session_.unasked();
}

const resp::Reply* Inquiry::known(std::string_view command) const {
  const auto found = answers_.find(command);
  return found != answers_.end() && found->second ? &found->second.value() : nullptr;
}

void Inquiry::observe(const Failure& failure, Report& report) const {
  const auto found = std::find_if(failed_.rbegin(), failed_.rend(), [&](const Failed& one) {
    return one.failure.fault == failure.fault && one.failure.detail == failure.detail;
  });
  Evidence& evidence = evidence_of(report);
  evidence.command.reset();
  if (found != failed_.rend()) evidence.command = found->command;
  evidence.path = session_.path_facts();
}

asio::awaitable<Fact> Inquiry::hello(std::string_view name) {
  Words command{"HELLO"};
  const Answer* const answer = co_await ask(std::move(command));
  if (!*answer && !session_.usable()) co_return answer->error();
  if (!*answer) co_return std::string();
  co_return resp::Pairs(answer->value()).text(name);
}

asio::awaitable<const Answer*> Inquiry::section(std::string_view name) {
  Words command{"INFO", std::string(name)};
  co_return co_await ask(std::move(command));
}

asio::awaitable<Fact> Inquiry::info_line(std::string_view section_name, std::string_view name) {
  const Answer* const answer = co_await section(section_name);
  if (!*answer) co_return answer->error();
  co_return resp::info_value(answer->value().text, name);
}

asio::awaitable<Fact> Inquiry::setting(std::string_view name) {
  Words command{"CONFIG", "GET", std::string(name)};
  const Answer* const answer = co_await ask(std::move(command));
  if (!*answer) co_return answer->error();
  co_return answer->value().text_at(1);
}

asio::awaitable<Fact> Inquiry::role() {
  const Fact by_hello = co_await hello("role");
  if (!by_hello) co_return by_hello;
  if (!by_hello.value().empty()) co_return role_named(by_hello.value());
  Words command{"ROLE"};
  const Answer* const by_role = co_await ask(std::move(command));
  if (*by_role) co_return role_named(by_role->value().text_at(0));
  if (!session_.usable()) co_return by_role->error();
  const Fact by_info = co_await info_line("replication", "role");
  if (!by_info) co_return by_info;
  co_return role_named(by_info.value());
}

asio::awaitable<Fact> Inquiry::mode() {
  const Fact by_hello = co_await hello("mode");
  if (!by_hello || !by_hello.value().empty()) co_return by_hello;
  co_return co_await info_line("server", "redis_mode");
}

asio::awaitable<Fact> Inquiry::version() {
  const Fact by_hello = co_await hello("version");
  if (!by_hello || !by_hello.value().empty()) co_return by_hello;
  const Fact valkey = co_await info_line("server", "valkey_version");
  if (!valkey || !valkey.value().empty()) co_return valkey;
  co_return co_await info_line("server", "redis_version");
}

asio::awaitable<Fact> Inquiry::link() {
  Words command{"ROLE"};
  const Answer* const by_role = co_await ask(std::move(command));
  if (*by_role) {
    const std::string role = by_role->value().text_at(0);
    if (role != "slave") co_return "role " + role_named(role);
    const std::string state = by_role->value().text_at(3);
    co_return state == "connected" ? "up" : state;
  }
  if (!session_.usable()) co_return by_role->error();
  const Fact status = co_await info_line("replication", "master_link_status");
  if (!status) co_return status;
  if (status.value().empty()) co_return std::string("role master");
  const Fact syncing = co_await info_line("replication", "master_sync_in_progress");
  if (syncing && syncing.value() == "1") co_return std::string("sync");
  co_return status;
}

asio::awaitable<Fact> Inquiry::cluster_state() {
  Words command{"CLUSTER", "INFO"};
  const Answer* const answer = co_await ask(std::move(command));
  if (*answer) co_return resp::info_value(answer->value().text, "cluster_state");
  // An unspecific error is Redis's message that it is not in a Cluster. Any other failure, such as
  // a missing permission, proves nothing.
  if (answer->error().fault == Fault::error_reply) co_return answer->error().detail.text();
  co_return answer->error();
}

}  // namespace rconn
