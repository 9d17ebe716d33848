#include "support/table_peer.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "support/wire.hpp"

namespace support {
namespace {

std::string local_address(int socket) {
  sockaddr_in own{};
  socklen_t size = sizeof own;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&own), &size);
  std::array<char, INET_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET, &own.sin_addr, text.data(), text.size());
  return text.data();
}

// The number after the first byte of a line, and the rest after the line.
std::optional<std::size_t> number_at(const std::string& bytes, std::size_t& at) {
  const std::size_t end = bytes.find("\r\n", at);
  if (end == std::string::npos) return std::nullopt;
  const std::size_t number = std::stoul(bytes.substr(at + 1, end - at - 1));
  at = end + 2;
  return number;
}

// Takes one whole command off the front.
std::optional<std::vector<std::string>> command_in(std::string& bytes) {
  std::size_t at = 0;
  const auto count = number_at(bytes, at);
  if (!count) return std::nullopt;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < *count; ++i) {
    const auto size = number_at(bytes, at);
    if (!size || bytes.size() < at + *size + 2) return std::nullopt;
    words.push_back(bytes.substr(at, *size));
    at += *size + 2;
  }
  bytes.erase(0, at);
  return words;
}

}  // namespace

std::string TablePeer::Question::text() const {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

TablePeer::TablePeer(Answering answering)
    : answering_(std::move(answering)),
      listener_(listen_everywhere()),
      thread_([this] { serve(); }) {}

TablePeer::~TablePeer() {
  readiness_.end();
  thread_.join();
}

std::vector<TablePeer::Question> TablePeer::asked() const {
  const std::scoped_lock lock(mutex_);
  return asked_;
}

std::vector<std::string> TablePeer::connected_to() const {
  const std::scoped_lock lock(mutex_);
  return connected_to_;
}

std::size_t TablePeer::most_at_once() const {
  const std::scoped_lock lock(mutex_);
  return most_at_once_;
}

void TablePeer::serve() {
  readiness_.watch(listener_.socket.get());
  while (const auto ready = readiness_.wait()) {
    for (const int descriptor : *ready) {
      const auto connection = connections_.find(descriptor);
      if (connection == connections_.end()) {
        accept_client();
      } else if (!read_from(connection->second)) {
        connections_.erase(connection);
      }
    }
  }
}

void TablePeer::accept_client() {
  Descriptor socket(::accept4(listener_.socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
  const int number = socket.get();
  if (number < 0) return;  // the client has closed already
  Connection connection{std::move(socket), local_address(number), ""};
  {
    const std::scoped_lock lock(mutex_);
    connected_to_.push_back(connection.address);
  }
  readiness_.watch(number);
  connections_.insert_or_assign(number, std::move(connection));
}

// Returns whether the connection stays open.
bool TablePeer::read_from(Connection& connection) {
  std::array<char, 65536> room;
  const ssize_t got = ::recv(connection.socket.get(), room.data(), room.size(), 0);
  if (got <= 0) return false;
  connection.unread.append(room.data(), static_cast<std::size_t>(got));
  std::string replies;
  std::size_t count = 0;
  while (auto words = command_in(connection.unread)) {
    const Question question{*std::move(words), connection.address};
    replies += answering_(question);
    ++count;
    const std::scoped_lock lock(mutex_);
    asked_.push_back(question);
  }
  {
    const std::scoped_lock lock(mutex_);
    most_at_once_ = std::max(most_at_once_, count);
  }
  return replies.empty() || send_all(connection.socket.get(), replies);
}

TablePeer::Answering redis_like(TablePeer::Answering answer) {
  return [answer = std::move(answer)](const TablePeer::Question& question) {
    std::string reply = answer(question);
    if (!reply.empty()) return reply;
    const std::string& name = question.words.front();
    if (name == "PING") return std::string("+PONG\r\n");
    if (name == "AUTH" || name == "SELECT") return std::string("+OK\r\n");
    if (name == "HELLO") {
      return wire::bulks(
          {"server", "redis", "version", "7.2.0", "mode", "standalone", "role", "master"});
    }
    if (name == "INFO") {
      return wire::bulk("redis_version:7.2.0\r\nrole:master\r\n");
    }
    return "-ERR unknown command '" + name + "'\r\n";
  };
}

}  // namespace support
