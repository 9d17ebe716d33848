// A server on loopback that runs on a thread of its own, and a client that controls every byte.
// Entry points: RunningServer; Client.
#pragma once

#include <asio/cancellation_signal.hpp>
#include <asio/io_context.hpp>
#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "connector/net/http/server.hpp"
#include "support/descriptor.hpp"

namespace support {

// Answers "ok".
asio::awaitable<rconn::net::http::Response> say_ok(const rconn::net::http::Request& request);

// Requests that a test holds up: each waits until release(), or is cancelled.
class Gate {
 public:
  [[nodiscard]] rconn::net::http::Handler handler();
  void release() { open_ = true; }
  [[nodiscard]] int entered() const { return entered_; }
  [[nodiscard]] int cancelled() const { return cancelled_; }

 private:
  std::atomic<bool> open_ = false;
  std::atomic<int> entered_ = 0;
  std::atomic<int> cancelled_ = 0;
};

class RunningServer {
 public:
  explicit RunningServer(rconn::net::http::Handler handler = say_ok,
                         rconn::net::http::Limits limits = {});
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();  // cancels it

  [[nodiscard]] int port() const { return port_; }
  // Until it has ended.
  [[nodiscard]] rconn::net::http::Counts counts();
  void drain();
  void cancel();
  [[nodiscard]] bool has_ended() const { return ended_; }
  [[nodiscard]] std::exception_ptr bug() const { return bug_; }  // once it has ended

 private:
  void on_loop(const std::function<void()>& work);

  asio::io_context loop_;
  std::unique_ptr<rconn::net::http::Server> server_;
  asio::cancellation_signal stop_;
  int port_ = 0;
  std::exception_ptr bug_;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

class Client {
 public:
  explicit Client(int port);

  // Returns false if the server has closed.
  bool send(std::string_view bytes);
  void end_writing();
  // Waits for some bytes; empty at the end, "(reset)" if the server has reset the connection. A
  // test that waits in vain fails after 20 s: "(silence)".
  std::string receive();
  std::string receive_all();
  // One response to GET, with its body.
  std::string response();
  [[nodiscard]] int socket() const { return socket_.get(); }
  void close() { socket_.reset(); }

 private:
  Descriptor socket_;
  std::string ahead_;
};

// The request, and all that comes back for it.
std::string exchange(int port, std::string_view request);

// "GET /path HTTP/1.1" for a connection that stays open.
std::string get(std::string_view target, std::string_view fields = "");

}  // namespace support
