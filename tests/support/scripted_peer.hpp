// A peer on loopback that does what a script says, for what no real server does.
// Entry point: ScriptedPeer. Serves one connection after another, each by the same script, until
// it goes.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "support/loopback.hpp"

namespace support {

// The peer's end of a connection, in the hands of a script.
class Conversation {
 public:
  Conversation(int socket, const std::atomic<bool>& over) : socket_(socket), over_(over) {}

  // All return at once when the other side, or the test, is done.
  void send(std::string_view bytes) const { send_all(socket_, bytes); }
  void drip(std::string_view bytes, std::chrono::microseconds pause) const;  // byte by byte
  void flood(std::string_view bytes) const;                                  // over and over
  [[nodiscard]] std::string receive() const;  // what comes next; empty at the end
  void hold() const;                          // until the other side closes
  void reset() const;                         // closing then sends RST

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

// Reads the command, whatever it is, and answers with these bytes; then waits for the end.
ScriptedPeer::Script answer(std::string bytes);

// Sends these bytes without being asked, as servers do that speak first; then waits for the end.
ScriptedPeer::Script greet(std::string bytes);

}  // namespace support
