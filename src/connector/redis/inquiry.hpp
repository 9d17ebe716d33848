// Queries a server about itself by the cheapest command that works; sends each command at most
// once. Entry point: Inquiry; each member function returns a fact, or why it is not available. If a
// command is forbidden or unknown, the next one is tried: HELLO, then ROLE, then INFO.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/result.hpp"

namespace rconn {

class Inquiry {
 public:
  using Fact = Result<std::string, Failure>;
  using Words = std::vector<std::string>;
  using Answer = Result<resp::Reply, Failure>;

  Inquiry(Session& session, ReplyBudget budget) : session_(session), budget_(budget) {}

  asio::awaitable<Fact> role();     // "master", "replica" or "sentinel"
  asio::awaitable<Fact> mode();     // "standalone", "cluster" or "sentinel"
  asio::awaitable<Fact> version();  // of Redis; for Valkey, of Valkey
  // The state of a replica's link to its master ("up" if connected); "role master" for a master.
  asio::awaitable<Fact> link();
  asio::awaitable<Fact> cluster_state();

  // A value of INFO; empty if the section does not have it.
  asio::awaitable<Fact> info_line(std::string_view section, std::string_view name);
  asio::awaitable<Fact> setting(std::string_view name);  // by CONFIG GET

  // Whether the server answers a PING, be it with an error.
  asio::awaitable<bool> answers_ping();

  // The reply to a command; an error reply is converted to a failure. Never null; valid for the
  // lifetime of this object.
  asio::awaitable<const Answer*> ask(Words words);

  // Asks all of these pipelined, and passes each answer on when it comes, with its place. Keeps
  // none of them. Returns the failure after which no more answers can come, if there is one; an
  // error reply is none.
  using OnAnswer = std::function<void(std::size_t place, const Answer& answer)>;
  asio::awaitable<std::optional<Failure>> ask_all(const std::vector<Words>& commands,
                                                  const OnAnswer& on_answer);

  // The failure after which the server cannot be asked any more, if there was one. Every further
  // question has it for an answer, and is not sent.
  [[nodiscard]] const std::optional<Failure>& broken() const { return broken_; }

  // The reply to a command ("INFO replication") that was asked already; null if there is none.
  [[nodiscard]] const resp::Reply* known(std::string_view command) const;

  // Notes the last command that had this failure for an answer, or got none because of it, and the
  // way to the peer, in the evidence.
  void observe(const Failure& failure, Report& report) const;

 private:
  struct Failed {
    CommandFacts command;
    Failure failure;
  };

  // Empty if HELLO does not report it; an error only if the session is no longer usable.
  asio::awaitable<Fact> hello(std::string_view name);
  asio::awaitable<const Answer*> section(std::string_view name);

  Session& session_;
  ReplyBudget budget_;
  std::optional<Failure> broken_;
  std::vector<Failed> failed_;
  std::map<std::string, Answer, std::less<>> answers_;  // by command
};

}  // namespace rconn
