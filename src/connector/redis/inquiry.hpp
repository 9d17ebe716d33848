// Asks a server about itself by the cheapest command that answers, each at most once.
// Entry points: the facts, each a value or why it is not to be had. Where a command is forbidden or
// unknown, the next one is tried: HELLO before ROLE before INFO.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"
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
  asio::awaitable<Fact> version();  // of Redis, or of Valkey where it is one
  // "up", or what a replica's link to its master is instead; of a master that it is one.
  asio::awaitable<Fact> link();
  asio::awaitable<Fact> cluster_state();

  // A line of INFO; an empty value where the section does not have it.
  asio::awaitable<Fact> info_line(std::string_view section, std::string_view name);
  asio::awaitable<Fact> setting(std::string_view name);  // by CONFIG GET

  // The reply to a command, an error reply as the failure it means; never null, and good as long
  // as this is.
  asio::awaitable<const Answer*> ask(Words words);

 private:
  // Empty where HELLO does not tell; an error only if nothing can be asked any more.
  asio::awaitable<Fact> hello(std::string_view name);
  asio::awaitable<const Answer*> section(std::string_view name);

  Session& session_;
  ReplyBudget budget_;
  std::map<std::string, Answer, std::less<>> answers_;  // by command
};

}  // namespace rconn
