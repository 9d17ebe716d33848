// A relay on loopback that corrupts one byte of the server's data in each connection.
// Entry point: CorruptingRelay. It listens at every address of 127.0.0.0/8, and the address that a
// client connects to selects the corruption, so that one run with many targets tests every byte. It
// forwards to a local server or takes the replies from a function.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/descriptor.hpp"
#include "support/loopback.hpp"
#include "support/many_descriptors.hpp"
#include "support/readiness.hpp"

namespace support {

// What happens instead of forwarding byte number `at` from the server.
struct Corruption {
  enum class How { nothing, stop, close, reset, flip, split };

  How how = How::nothing;
  std::size_t at = 0;
  unsigned char flipped = 0xff;  // flip: the bits that are inverted
};

// The place of a byte in a stream of TLS records.
struct RecordPlace {
  std::size_t record = 0;
  std::size_t offset = 0;
};

// How much server data had been forwarded: in bytes, and in whole TLS records.
struct Progress {
  std::size_t bytes = 0;
  std::size_t records = 0;
};

class CorruptingRelay {
 public:
  // The server's reply to what the client sent.
  using Replies = std::function<std::string(std::string_view)>;

  // Connections to the nth address, see address() in check_reports.hpp, get the nth corruption.
  CorruptingRelay(std::vector<Corruption> corruptions, Replies replies);
  CorruptingRelay(std::vector<Corruption> corruptions, int server_port);
  CorruptingRelay(const CorruptingRelay&) = delete;
  CorruptingRelay& operator=(const CorruptingRelay&) = delete;
  ~CorruptingRelay();

  [[nodiscard]] int port() const { return listener_.port; }
  // The maximum number of simultaneous connections.
  [[nodiscard]] std::size_t room() const { return (descriptors_.count() - 100) / 2; }

  // For the connection to the nth address: the place of the corrupted byte in the TLS records,
  // empty if the server sent less; and the progress each time the client sent data.
  [[nodiscard]] std::optional<RecordPlace> place(std::size_t n) const;
  [[nodiscard]] std::vector<Progress> heard(std::size_t n) const;

 private:
  using Clock = std::chrono::steady_clock;

  // Parses the records of a stream byte by byte (RFC 8446 §5.1).
  class Records {
   public:
    void pass(std::string_view bytes);
    [[nodiscard]] RecordPlace here() const { return {whole_, offset_}; }

   private:
    std::size_t whole_ = 0;
    std::size_t offset_ = 0;
    std::size_t length_ = 0;  // of the record's body
  };
  struct Seen {
    std::optional<RecordPlace> place;
    std::vector<Progress> heard;
  };
  struct Connection {
    Descriptor client, server;
    std::size_t number = 0;
    Corruption corruption;
    bool finished = false;  // nothing more is sent to the client
    bool delayed = false;   // later data waits
    std::string held_back;  // the waiting data
    std::size_t passed_on = 0;
    Records records;
  };
  struct Later {
    Clock::time_point when;
    int client;
    std::size_t number;
  };

  CorruptingRelay(std::vector<Corruption> corruptions, Replies replies, int server_port);

  void serve();
  void accept_client();
  void read_from(int descriptor);
  void read_client(Connection& connection);
  void read_server(Connection& connection);
  void deliver(Connection& connection, std::string bytes);
  void corrupt(Connection& connection, std::string bytes, std::size_t at);
  void pass_on(Connection& connection, std::string_view bytes);
  void send_delayed_parts();
  void close_connection(Connection& connection);

  ManyDescriptors descriptors_;
  std::vector<Corruption> corruptions_;
  Replies replies_;  // empty: forwards to a server
  int server_port_;
  Listener listener_ = listen_everywhere();
  Readiness readiness_;
  mutable std::mutex mutex_;  // guards seen_
  std::map<std::size_t, Seen> seen_;
  std::map<int, Connection> connections_;  // by the client's descriptor
  std::map<int, int> clients_;             // by the server's descriptor
  std::deque<Later> later_;
  std::thread thread_;
};

}  // namespace support
