// Peers on loopback that serve any number of connections at once, a port for each manner.
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
struct Manner {
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
  int add(Manner manner);

  // A port that nobody else gets, and where nobody listens.
  int add_deaf();

  // Of the peer at this port: when each connection came, and how many were open at once at most.
  [[nodiscard]] std::vector<Clock::time_point> arrivals(int port) const;
  [[nodiscard]] std::size_t most_at_once(int port) const;

 private:
  struct Peer {
    Manner manner;
    Descriptor listener;
    std::vector<Clock::time_point> arrivals;
    std::size_t open = 0;
    std::size_t most_open = 0;
  };
  struct Guest {
    Descriptor socket;
    Peer* peer;
    bool heard = false;
  };

  void serve();
  void welcome(Peer& peer);
  void hear(std::map<int, Guest>::iterator guest);
  bool treat(Guest& guest);

  ManyDescriptors descriptors_;
  Readiness readiness_;
  mutable std::mutex mutex_;                    // guards what follows
  std::map<int, std::unique_ptr<Peer>> peers_;  // by port
  std::map<int, Peer*> listeners_;              // by descriptor
  std::vector<Descriptor> deaf_;
  std::map<int, Guest> guests_;  // by descriptor
  std::thread thread_;
};

// Answers whatever it is asked with these bytes.
Manner answering(std::string bytes);

// Sends these bytes without being asked.
Manner greeting(std::string bytes);

// Listens, and says nothing.
Manner silent();

// Hears the command, then closes or resets the connection.
Manner leaving(Manner::Then how);

}  // namespace support
