// Peers on loopback that serve any number of connections at once, a port for each behaviour.
// Entry point: PeerFarm::add(). A port answers at every address of 127.0.0.0/8, so that one makes
// as many targets as a test wants. All of it ends with the farm.
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

// How a peer treats a connection.
struct Behaviour {
  enum class Then { hold, close, reset };

  std::string says;        // to whatever it hears first; empty: nothing
  Then then = Then::hold;  // hold: until the other side closes
  bool unasked = false;    // does all that as soon as it is connected
};

class PeerFarm {
 public:
  using Clock = std::chrono::steady_clock;

  PeerFarm();
  PeerFarm(const PeerFarm&) = delete;
  PeerFarm& operator=(const PeerFarm&) = delete;
  ~PeerFarm();

  // A peer more; returns its port.
  int add(Behaviour behaviour);

  // A port that nobody else gets, and where nobody listens.
  int add_closed_port();

  // Of the peer at this port: when each connection came, and how many were open at once at most.
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
  mutable std::mutex mutex_;                    // guards what follows
  std::map<int, std::unique_ptr<Peer>> peers_;  // by port
  std::map<int, Peer*> listeners_;              // by descriptor
  std::vector<Descriptor> closed_ports_;
  std::map<int, Connection> connections_;  // by descriptor
  std::thread thread_;
};

// Answers whatever it is asked with these bytes.
Behaviour answering(std::string bytes);

// Sends these bytes without being asked.
Behaviour greeting(std::string bytes);

// Listens, and says nothing.
Behaviour silent();

// Hears the command, then closes or resets the connection.
Behaviour leaving(Behaviour::Then how);

}  // namespace support
