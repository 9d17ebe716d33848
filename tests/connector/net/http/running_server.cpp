#include "connector/net/http/running_server.hpp"

#include <sys/socket.h>
#include <sys/time.h>

#include <asio/bind_cancellation_slot.hpp>
#include <asio/co_spawn.hpp>
#include <asio/post.hpp>
#include <cerrno>
#include <charconv>
#include <future>
#include <stdexcept>

#include "connector/net/cancellation.hpp"
#include "connector/net/sleep.hpp"
#include "support/loopback.hpp"

namespace support {

using namespace rconn::net;
using http::Request;
using http::Response;

asio::awaitable<Response> say_ok(const Request& /*request*/) { co_return Response{.body = "ok"}; }

http::Handler Gate::handler() {
  return [this](const Request& request) -> asio::awaitable<Response> {
    ++entered_;
    bool cancelled = false;
    while (!open_ && !cancelled) {
      co_await sleep_until(Clock::now() + std::chrono::milliseconds(1));
      cancelled = co_await is_cancelled();
    }
    if (cancelled) ++cancelled_;
    co_return Response{.body = request.target};
  };
}

RunningServer::RunningServer(http::Handler handler, http::Limits limits) {
  const auto executor = loop_.get_executor();
  auto listener = rconn::net::Listener::open(executor, *Address::numeric("127.0.0.1", 0));
  if (!listener) throw std::runtime_error(listener.error());
  const std::string at = listener.value().address().text();
  std::from_chars(at.data() + at.rfind(':') + 1, at.data() + at.size(), port_);
  server_ = std::make_unique<http::Server>(std::move(listener).value(), std::move(handler), limits,
                                           executor);
  const auto on_end = [this](std::exception_ptr thrown) {
    bug_ = std::move(thrown);
    ended_ = true;
  };
  asio::co_spawn(loop_, server_->run(), asio::bind_cancellation_slot(stop_.slot(), on_end));
  thread_ = std::thread([this] { loop_.run(); });
}

RunningServer::~RunningServer() {
  cancel();
  thread_.join();
}

void RunningServer::on_loop(const std::function<void()>& work) {
  std::promise<void> done;
  asio::post(loop_, [&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

http::Counts RunningServer::counts() {
  http::Counts counts;
  on_loop([&] { counts = server_->counts(); });
  return counts;
}

void RunningServer::drain() {
  on_loop([this] { server_->drain(); });
}

void RunningServer::cancel() {
  asio::post(loop_, [this] { stop_.emit(asio::cancellation_type::terminal); });
}

Client::Client(int port) : socket_(connect_to(port)) {
  const timeval patience{20, 0};
  ::setsockopt(socket(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

bool Client::send(std::string_view bytes) { return send_all(socket(), bytes); }

void Client::end_writing() { ::shutdown(socket(), SHUT_WR); }

std::string Client::receive() {
  std::array<char, 65536> room;
  const ssize_t size = ::recv(socket(), room.data(), room.size(), 0);
  if (size >= 0) return {room.data(), static_cast<std::size_t>(size)};
  return errno == ECONNRESET ? "(reset)" : "(silence)";
}

std::string Client::receive_all() {
  std::string all = std::exchange(ahead_, {});
  for (std::string more = receive(); !more.empty(); more = receive()) {
    all += more;
    if (more.starts_with('(')) break;
  }
  return all;
}

std::string Client::response() {
  constexpr std::string_view length = "Content-Length: ";
  while (true) {
    const auto end = ahead_.find("\r\n\r\n");
    if (end != std::string::npos) {
      std::size_t size = 0;
      const char* number = ahead_.data() + ahead_.find(length) + length.size();
      std::from_chars(number, ahead_.data() + end, size);
      if (ahead_.size() >= end + 4 + size) {
        std::string response = ahead_.substr(0, end + 4 + size);
        ahead_.erase(0, response.size());
        return response;
      }
    }
    const std::string more = receive();
    ahead_ += more;
    if (more.empty() || more.starts_with('(')) return std::exchange(ahead_, {});
  }
}

std::string exchange(int port, std::string_view request) {
  Client client(port);
  client.send(request);
  return client.receive_all();
}

std::string get(std::string_view target, std::string_view fields) {
  std::string request = "GET ";
  request.append(target).append(" HTTP/1.1\r\nHost: test\r\n").append(fields).append("\r\n");
  return request;
}

}  // namespace support
