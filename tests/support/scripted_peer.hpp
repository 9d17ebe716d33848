// A peer on loopback that runs a script, for behaviour that no real server shows.
// Entry point: ScriptedPeer. Serves one connection after another with the same script, until it is
// destroyed.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "support/loopback.hpp"

namespace support {

// The peer's end of a connection, for use by a script.
class Conversation {
 public:
  Conversation(int socket, const std::atomic<bool>& over) : socket_(socket), over_(over) {}

  // All return at once when the client closes or the test ends.
  void send(std::string_view bytes) const { send_all(socket_, bytes); }
  void drip(std::string_view bytes, std::chrono::microseconds pause) const;  // byte by byte
  void flood(std::string_view bytes) const;                                  // repeatedly
  [[nodiscard]] std::string receive() const;  // the next data; empty at the end
  void hold() const;                          // waits until the client closes
  void wait_for_bytes() const;                // without reading them
  void wait_for_close() const;                // without reading what comes before
  void reset() const;                         // makes close() send RST

 private:
  int socket_;
  const std::atomic<bool>& over_;
};

class ScriptedPeer {
 public:
  using Script = std::function<void(Conversation&)>;

  explicit ScriptedPeer(Script script, Listener listener = listen_on_loopback());
  ScriptedPeer(const ScriptedPeer&) = delete;
  ScriptedPeer& operator=(const ScriptedPeer&) = delete;
  ~ScriptedPeer();

  [[nodiscard]] int port() const { return listener_.port; }
  [[nodiscard]] std::string at() const { return "127.0.0.1:" + std::to_string(port()); }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void serve();

  Script script_;
  Listener listener_;
  std::atomic<bool> over_ = false;
  std::atomic<int> connections_ = 0;
  std::mutex mutex_;  // guards current_
  int current_ = -1;
  std::thread thread_;
};

// Reads any command, answers with these bytes, and waits until the client closes.
ScriptedPeer::Script answer(std::string bytes);

// Sends these bytes on connect, as some services do, and waits until the client closes.
ScriptedPeer::Script greet(std::string bytes);

}  // namespace support
