#include "support/http_client.hpp"

#include <poll.h>
#include <strings.h>
#include <sys/socket.h>

#include <array>
#include <stdexcept>

#include "support/loopback.hpp"

namespace support {

std::string HttpAnswer::field(const std::string& name) const {
  for (const auto& [each, value] : fields) {
    if (::strcasecmp(each.c_str(), name.c_str()) == 0) return value;
  }
  return {};
}

HttpClient::HttpClient(int port) : socket_(connect_to(port)) {}
HttpClient::HttpClient(const std::string& path) : socket_(connect_to(path)) {}

void HttpClient::send(const std::string& bytes) const { send_all(socket_.get(), bytes); }

void HttpClient::get(const std::string& target, const HttpFields& fields) const {
  std::string request = "GET " + target + " HTTP/1.1\r\nHost: test\r\n";
  for (const std::string& field : fields) request += field + "\r\n";
  send(request + "\r\n");
}

bool HttpClient::fill() {
  constexpr int patience = 30'000;  // milliseconds
  pollfd readable{socket_.get(), POLLIN, 0};
  if (::poll(&readable, 1, patience) != 1) throw std::runtime_error("no answer");
  std::array<char, 16'384> bytes{};
  const auto size = ::recv(socket_.get(), bytes.data(), bytes.size(), 0);
  if (size <= 0) return false;
  unread_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

bool HttpClient::has_bytes() const {
  pollfd readable{socket_.get(), POLLIN, 0};
  return !unread_.empty() || ::poll(&readable, 1, 0) == 1;
}

HttpAnswer HttpClient::read(bool head) {
  HttpAnswer answer;
  std::size_t end = 0;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return answer;
  }
  std::string header = unread_.substr(0, end + 2);
  unread_.erase(0, end + 4);
  answer.status = std::stoi(header.substr(header.find(' ') + 1));
  std::size_t begin = header.find("\r\n") + 2;
  for (std::size_t stop = 0; begin < header.size(); begin = stop + 2) {
    stop = header.find("\r\n", begin);
    const std::string line = header.substr(begin, stop - begin);
    const auto colon = line.find(": ");
    answer.fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
  }
  if (head) return answer;
  const std::string length = answer.field("Content-Length");
  const std::size_t size = length.empty() ? 0 : std::stoul(length);
  while (unread_.size() < size) {
    if (!fill()) throw std::runtime_error("half an answer");
  }
  answer.body = unread_.substr(0, size);
  unread_.erase(0, size);
  return answer;
}

HttpAnswer http_get(int port, const std::string& target, const HttpFields& fields) {
  HttpClient client(port);
  client.get(target, fields);
  return client.read();
}

HttpAnswer http_get(const std::string& path, const std::string& target, const HttpFields& fields) {
  HttpClient client(path);
  client.get(target, fields);
  return client.read();
}

}  // namespace support
