// Peers on loopback that serve many connections at once, with one port per behaviour.
// Entry point: PeerFarm::add(). Each port answers at every address of 127.0.0.0/8, so that one port
// provides any number of targets. The destructor ends all peers.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/descriptor.hpp"
#include "support/many_descriptors.hpp"
#include "support/readiness.hpp"

namespace support {

// How a peer handles a connection.
struct Behaviour {
  enum class Then { hold, close, reset };

  std::string says;        // the reply to the first data received; empty: none
  Then then = Then::hold;  // hold: waits until the client closes
  bool unasked = false;    // does not wait for data first
};

class PeerFarm {
 public:
  using Clock = std::chrono::steady_clock;

  PeerFarm();
  PeerFarm(const PeerFarm&) = delete;
  PeerFarm& operator=(const PeerFarm&) = delete;
  ~PeerFarm();

  // Adds a peer and returns its port.
  int add(Behaviour behaviour);

  // Reserves a port on which nothing listens.
  int add_closed_port();

  // For the peer at this port: the time of each connection, and the maximum number open at once.
  [[nodiscard]] std::vector<Clock::time_point> arrivals(int port) const;
  [[nodiscard]] std::size_t max_at_once(int port) const;

 private:
  struct Peer {
    Behaviour behaviour;
    Descriptor listener;
    std::vector<Clock::time_point> arrivals;
    std::size_t open = 0;
    std::size_t most_open = 0;
  };
  struct Connection {
    Descriptor socket;
    Peer* peer;
    bool heard = false;
  };

  void serve();
  void accept_client(Peer& peer);
  void read_from(std::map<int, Connection>::iterator connection);
  bool respond(Connection& connection);

  ManyDescriptors descriptors_;
  Readiness readiness_;
  mutable std::mutex mutex_;                    // guards the members below
  std::map<int, std::unique_ptr<Peer>> peers_;  // by port
  std::map<int, Peer*> listeners_;              // by descriptor
  std::vector<Descriptor> closed_ports_;
  std::map<int, Connection> connections_;  // by descriptor
  std::thread thread_;
};

// Answers any request with these bytes.
Behaviour answering(std::string bytes);

// Sends these bytes on connect.
Behaviour greeting(std::string bytes);

// Accepts connections and stays silent.
Behaviour silent();

// Reads the command, then closes or resets the connection.
Behaviour leaving(Behaviour::Then how);

}  // namespace support
