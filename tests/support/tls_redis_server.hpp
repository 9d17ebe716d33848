// A real redis-server that speaks TLS on its port, started for one test.
// Entry point: TlsRedisServer, a RedisServer in all else. There is no plaintext port; the unix
// socket stays plain. Clients need no certificate unless the options say otherwise.
#pragma once

#include "support/certificates.hpp"
#include "support/redis_server.hpp"

namespace support {

class TlsRedisServer : public RedisServer {
 public:
  // `options` come last, and so win: {"--tls-protocols", "TLSv1.2"}.
  explicit TlsRedisServer(const Certificate& own, const std::vector<std::string>& options = {});

  [[nodiscard]] std::string uri() const { return "rediss://" + at(); }

  // Ends the server; all that it logged.
  [[nodiscard]] std::string final_log();
};

// Options for a server that wants a certificate of this authority from its clients.
std::vector<std::string> only_clients_of(const Authority& authority);

}  // namespace support
