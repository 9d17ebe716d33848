// A client of HTTP/1.1 on plain sockets, as strict as a test wants it.
// Entry points: HttpClient for one connection; http_get() for one request.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/descriptor.hpp"

namespace support {

struct HttpAnswer {
  int status = 0;  // 0: the server closed without an answer
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;

  // Of the first field of that name, in any case; empty without one.
  [[nodiscard]] std::string field(const std::string& name) const;
};

using HttpFields = std::vector<std::string>;  // "Name: value"

class HttpClient {
 public:
  // A port of 127.0.0.1, or the path of a unix socket. Throws when refused.
  explicit HttpClient(int port);
  explicit HttpClient(const std::string& path);

  void send(const std::string& bytes) const;
  void get(const std::string& target, const HttpFields& fields = {}) const;

  // The next answer; without its body if `head`. Waits at most 30 s for each part, then throws.
  [[nodiscard]] HttpAnswer read(bool head = false);

  // Whether bytes, or the end of the connection, are there.
  [[nodiscard]] bool has_bytes() const;

  [[nodiscard]] int socket() const { return socket_.get(); }
  void close() { socket_ = Descriptor(); }

 private:
  bool fill();

  Descriptor socket_;
  std::string unread_;
};

HttpAnswer http_get(int port, const std::string& target, const HttpFields& fields = {});
HttpAnswer http_get(const std::string& path, const std::string& target,
                    const HttpFields& fields = {});

}  // namespace support
