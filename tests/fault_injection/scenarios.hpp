// Command lines that cover the main paths of rconn, and the servers they need.
// Entry points: Servers, which runs the servers; scenarios(), the table.
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
  Words words;  // arguments of rconn; "@" stands for an output file in the run's own directory
  // Required parts of the output of a success, if the output may differ from the baseline: by a
  // retry, or without the result of an optional system call. Empty: the output must be the same.
  // NOLINTNEXTLINE(readability-redundant-member-init): without, compilers miss it in the table
  Words required_parts = {};
  // NOLINTNEXTLINE(readability-redundant-member-init)
  std::string input = {};  // standard input
  int exit = 0;            // exit status without failures
  bool by_name = false;    // looks up a name: needs a network without name servers
};

std::vector<Scenario> scenarios(const Servers& servers);

}  // namespace fault_injection
