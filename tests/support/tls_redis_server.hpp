// A real redis-server that speaks TLS on its port, started for one test.
// Entry point: TlsRedisServer, otherwise a RedisServer. There is no plaintext port; the unix socket
// is plaintext. Clients need no certificate unless the options say otherwise.
#pragma once

#include "support/certificates.hpp"
#include "support/redis_server.hpp"

namespace support {

class TlsRedisServer : public RedisServer {
 public:
  // `options` come last and override the defaults: {"--tls-protocols", "TLSv1.2"}.
  explicit TlsRedisServer(const Certificate& own, const std::vector<std::string>& options = {});

  [[nodiscard]] std::string uri() const { return "rediss://" + at(); }

  // Ends the server and returns its log.
  [[nodiscard]] std::string final_log();
};

// Options for a server that requires a client certificate from this authority.
std::vector<std::string> only_clients_of(const Authority& authority);

}  // namespace support
