#include "connector/redis/pipeline.hpp"

#include <utility>

#include "connector/redis/exchange_failure.hpp"
#include "connector/redis/tls_fault.hpp"

namespace rconn {

Pipeline::Pipeline(Session session, resp::ReplyBounds bounds)
    : reader_(bounds), received_(session.left_over().size()), answers_(session.answers()) {
  reader_.feed(session.left_over());
  transport_ = std::move(session).take_transport();
}

asio::awaitable<net::Status> Pipeline::send(std::string_view commands, net::Deadline deadline) {
  return transport_->write(commands, deadline);
}

bool Pipeline::send_at_once(std::string_view commands) {
  return transport_->write_at_once(commands);
}

asio::awaitable<net::Status> Pipeline::receive(net::Deadline deadline) {
  bytes_.clear();
  // A TLS session looks at the deadline before it reads.
  if (net::Clock::now() >= deadline.at && !transport_->has_bytes()) {
    net::Status none;
    none.kind = net::Status::Kind::timed_out;
    co_return none;
  }
  const net::ReadResult got = co_await transport_->read(bytes_, deadline);
  received_ += got.bytes;
  reader_.feed(bytes_);
  co_return got.status;
}

Result<std::optional<resp::Reply>, Failure> Pipeline::next() {
  auto parsed = reader_.next();
  if (!parsed) return Failure{Fault::protocol_error, parsed.error().why};
  if (parsed.value()) {
    ++answers_;
    received_ = reader_.left_over().size();
  }
  return std::move(parsed).value();
}

Failure Pipeline::failure(const net::Status& status, const net::Deadline& deadline) const {
  if (!transport_->tls_facts().version.empty()) {
    // Something was answered: the client's certificate was accepted long ago.
    if (auto failed = session_failure(status, transport_->tls_error(), 1)) {
      return *std::move(failed);
    }
  }
  return exchange_failure(status, received_, deadline);
}

}  // namespace rconn
