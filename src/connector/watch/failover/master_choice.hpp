// Which of several servers is the master, by what they and others say of them.
// Entry points: said(), silent() and told() for each observation, then master(). Pure.
// Rules: what the Sentinels name is the master once it says so itself. Without Sentinels the master
// stays while it says that it is one, and no other server does with a higher epoch. If it is a
// replica now, or silent, another one that says that it is the master takes its place.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "connector/watch/failover/role_report.hpp"

namespace rconn {

class MasterChoice {
 public:
  void said(const RoleReport& report);
  void silent(const std::string& address);

  // Whether it answered when it was asked last.
  [[nodiscard]] bool answers(const std::string& address) const;

  // It is not asked any more.
  void forget(const std::string& address);

  // A Sentinel names this one. `epoch`: of the failover that made it the master, if it is known;
  // what has a lower one than was told before is out of date.
  void told(const std::string& address, std::optional<std::int64_t> epoch);

  // The server that is the master; null while no server has said that it is. Stays what it was
  // while there is no other one.
  [[nodiscard]] const RoleReport* master() const;

  // Where a client would go: what was told last, else the master. Empty: nobody knows.
  [[nodiscard]] std::string address() const;

 private:
  struct Server {
    RoleReport report;
    bool answers = true;
  };

  void choose();
  [[nodiscard]] const Server* server(const std::string& address) const;
  [[nodiscard]] bool is_master(const std::string& address) const;

  std::map<std::string, Server> servers_;
  std::string told_;
  std::optional<std::int64_t> told_epoch_;
  std::string master_;
};

}  // namespace rconn
