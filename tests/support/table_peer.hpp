// A peer on loopback that serves many connections at once and answers Redis commands by a function.
// Entry point: TablePeer. It answers at every address of 127.0.0.0/8, and records what it is asked.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/descriptor.hpp"
#include "support/loopback.hpp"
#include "support/many_descriptors.hpp"
#include "support/readiness.hpp"

namespace support {

class TablePeer {
 public:
  struct Question {
    std::vector<std::string> words;          // the command name as it was sent
    std::string address;                     // the address that was connected to, without the port
    [[nodiscard]] std::string text() const;  // the words, joined by spaces
  };
  // The bytes of the reply. Called on the thread of the peer.
  using Answering = std::function<std::string(const Question&)>;

  explicit TablePeer(Answering answering);
  TablePeer(const TablePeer&) = delete;
  TablePeer& operator=(const TablePeer&) = delete;
  ~TablePeer();

  [[nodiscard]] int port() const { return listener_.port; }
  [[nodiscard]] std::string at(const std::string& address = "127.0.0.1") const {
    return address + ":" + std::to_string(port());
  }

  // Every question so far, and each connection's address.
  [[nodiscard]] std::vector<Question> asked() const;
  [[nodiscard]] std::vector<std::string> connected_to() const;

  // The largest number of commands that came in one piece.
  [[nodiscard]] std::size_t most_at_once() const;

 private:
  struct Connection {
    Descriptor socket;
    std::string address;
    std::string unread;
  };

  void serve();
  void accept_client();
  bool read_from(Connection& connection);

  ManyDescriptors descriptors_;
  Answering answering_;
  Listener listener_;
  Readiness readiness_;
  std::map<int, Connection> connections_;
  mutable std::mutex mutex_;  // guards the members below
  std::vector<Question> asked_;
  std::vector<std::string> connected_to_;
  std::size_t most_at_once_ = 0;
  std::thread thread_;
};

// The usual replies of a data node for what `answer` has no reply to (an empty string).
TablePeer::Answering redis_like(TablePeer::Answering answer);

}  // namespace support
