// Questions to one name server, from one port.
// Entry point: DnsChannel. The caller waits for its sockets by poll(2), and calls process();
// `ended` is then called once for each question. Not for several threads at once.
#pragma once

#include <poll.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "connector/values/evidence/name_facts.hpp"

struct ares_channeldata;
struct sockaddr;

namespace rconn::net {

class DnsChannel {
 public:
  enum class Transport { udp, tcp };

  // `message` is empty unless `how` is noerror: then it has to be read.
  using Ended = std::function<void(DnsStatus how, std::span<const std::uint8_t> message)>;

  // Each question ends after `patience` without an answer. It is sent once.
  DnsChannel(const std::string& server, Transport transport, std::chrono::milliseconds patience);
  DnsChannel(const DnsChannel&) = delete;
  DnsChannel& operator=(const DnsChannel&) = delete;
  // Calls `ended` no more.
  ~DnsChannel();

  // May call `ended` at once. The name is asked for as it is.
  void ask(const std::string& name, bool ipv6, Ended ended);

  // Whether no question is under way.
  [[nodiscard]] bool idle() const { return open_ == 0; }

  [[nodiscard]] const std::vector<pollfd>& sockets() const { return sockets_; }

  // When process() must be called even if nothing came; at most `most`.
  [[nodiscard]] std::chrono::milliseconds patience(std::chrono::milliseconds most) const;

  // Takes the events of its sockets, and ends what timed out.
  void process(std::span<const pollfd> ready);

 private:
  struct Question;

  static void on_socket(void* self, int socket, int readable, int writable);
  static int on_created(int socket, int type, void* self);
  static void on_answer(void* question, int status, int timeouts, unsigned char* message, int size);

  static int connect_with_scope(int socket, const sockaddr* address, unsigned size, void* self);
  std::string listed(const std::string& server);

  ares_channeldata* channel_ = nullptr;
  unsigned scope_ = 0;      // of a link-local server; 0: none
  bool connected_ = false;  // a socket could be made and connected
  bool closing_ = false;
  std::size_t open_ = 0;
  std::vector<pollfd> sockets_;
};

}  // namespace rconn::net
