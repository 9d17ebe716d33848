#include "support/tls_redis_server.hpp"

#include <csignal>

namespace support {
namespace {

std::vector<std::string> with_certificate(const Certificate& own,
                                          const std::vector<std::string>& options) {
  std::vector<std::string> all{"--port",         "0",      "--tls-cert-file",    own.certificate,
                               "--tls-key-file", own.key,  "--tls-auth-clients", "no",
                               "--loglevel",     "verbose"};
  all.insert(all.end(), options.begin(), options.end());
  return all;
}

}  // namespace

TlsRedisServer::TlsRedisServer(const Certificate& own, const std::vector<std::string>& options)
    : RedisServer("--tls-port", with_certificate(own, options)) {}

std::string TlsRedisServer::final_log() {
  process().signal(SIGTERM);
  return process().finish().out;
}

std::vector<std::string> only_clients_of(const Authority& authority) {
  return {"--tls-auth-clients", "yes", "--tls-ca-cert-file", authority.file()};
}

}  // namespace support
