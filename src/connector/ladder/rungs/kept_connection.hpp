// An open connection and its state: TLS settings, authenticated user, selected database.
// Entry point: KeptConnection. login() updates the state; a failure drops the connection.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "connector/net/deadline.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/security/tls_facts.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct KeptConnection {
  Session session;
  std::string address;                              // of the peer
  std::shared_ptr<const TlsSettings> tls_settings;  // none: clear text
  std::shared_ptr<const TlsFacts> tls;
  net::Clock::time_point opened;
  net::Clock::time_point used{};    // when it was given back
  net::Clock::duration idle{};      // how long it had been unused when its current user got it
  unsigned uses = 1;                // number of users, including the current one
  std::optional<Credentials> user;  // none: not authenticated
  int database = 0;                 // the initial database of a connection
};

}  // namespace rconn
