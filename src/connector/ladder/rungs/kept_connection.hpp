// An open connection with what is known of it: who opened it, who is logged in, which database is
// selected. Entry point: KeptConnection. login() keeps it true; whoever fails on it drops it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "connector/net/deadline.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/target.hpp"
#include "connector/values/tls_facts.hpp"

namespace rconn {

struct KeptConnection {
  Session session;
  std::string address;                              // the one reached
  std::shared_ptr<const TlsSettings> tls_settings;  // none: clear text
  std::shared_ptr<const TlsFacts> tls;
  net::Clock::time_point opened;
  unsigned uses = 1;                // users so far, the present one included
  std::optional<Credentials> user;  // none: nobody has logged in
  int database = 0;                 // where a connection starts
};

}  // namespace rconn
