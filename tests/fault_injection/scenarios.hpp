// The main paths of rconn's commands, and the servers they need.
// Entry points: Servers, which has the servers up; scenarios(), the table.
#pragma once

#include <string>
#include <vector>

#include "support/certificates.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/tls_redis_server.hpp"

namespace fault_injection {

using Words = std::vector<std::string>;

struct Servers {
  Servers();

  support::RedisServer plain;
  support::RedisServer locked;   // with a password: `secret`
  support::RedisServer replica;  // of `plain`
  support::TlsRedisServer secure;
  int closed_port;

  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const;

  static constexpr const char* secret = "s3cr3t-of-fault-injection";

  support::TemporaryDirectory files;
};

struct Scenario {
  std::string name;
  Words words;  // rconn's; "@" stands for a file of the run's own, written by it
  // What success tells in any case, where it may tell more: what was tried again, or what a system
  // call that is not needed would have added. Empty: it always tells the same.
  // NOLINTNEXTLINE(readability-redundant-member-init): without, compilers miss it in the table
  Words required_parts = {};
  // NOLINTNEXTLINE(readability-redundant-member-init)
  std::string input = {};  // standard input
  int exit = 0;            // where nothing fails
  bool by_name = false;    // looks a name up: only where no name server can be asked
};

std::vector<Scenario> scenarios(const Servers& servers);

}  // namespace fault_injection
