#include "connector/redis/session.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "connector/redis/banner.hpp"
#include "connector/redis/exchange_failure.hpp"
#include "connector/redis/resp/frame_validator.hpp"
#include "connector/redis/tls_fault.hpp"

namespace rconn {
namespace {

// How much of the first bytes to keep, in bytes: enough to identify and to quote another service.
constexpr std::size_t greeting_size = 64;

using Asked = Result<resp::Reply, Failure>;

// For a reply that is one line: far more than any server sends, and no burden for memory where
// thousands of targets are asked at once.
constexpr resp::ReplyBounds bounds_of_line{std::size_t{1} << 20};

// The detail does not quote it: it may repeat the password of the previous command.
Failure unsolicited() { return {Fault::protocol_error, "it sent an unsolicited reply"}; }

}  // namespace

net::Waiting Session::drain() {
  net::Waiting waiting = transport_->drain();
  waiting.bytes += reader_.left_over().size();
  return waiting;
}

Failure Session::exchange_failure(const net::Status& status, const net::Deadline& deadline) const {
  const TlsFacts tls = transport_->tls_facts();
  if (!tls.version.empty()) {
    // A refusal of the client's certificate comes before any reply, and under TLS 1.2 in the
    // handshake (RFC 8446 §4.4.2.4).
    const bool settled = answers_ > 0 || tls.version != "TLSv1.3";
    const std::size_t heard = settled ? std::max<std::size_t>(received_, 1) : received_;
    auto failure = session_failure(status, transport_->tls_error(), heard);
    if (failure) return *std::move(failure);
  }
  return rconn::exchange_failure(status, received_, deadline);
}

Failure Session::framing_failure(const resp::ProtocolError& error) const {
  using Kind = resp::ProtocolError::Kind;
  if (expected_ == Expected::line) return {Fault::protocol_error, error.why};
  switch (error.kind) {
    case Kind::too_large:
      return {Fault::reply_too_large,
              {error.why + ", too much for ", ReplyLimit{bounds_.bytes, error.string_size}}};
    case Kind::too_deep:
      return {Fault::reply_too_large, error.why};
    case Kind::malformed:
      break;
  }
  return {Fault::protocol_error, error.why};
}

asio::awaitable<Asked> Session::ask(std::string command, net::Deadline deadline,
                                    Expected expected) {
  expected_ = expected;
  reader_.set_bounds(expected == Expected::line ? bounds_of_line : bounds_);
  usable_ = false;  // until the reply is complete
  unasked_ = false;
  received_ = 0;
  first_bytes_.clear();
  if (!reader_.left_over().empty() || transport_->has_bytes())
    co_return co_await read_unsolicited(deadline);
  const net::Status sent = co_await transport_->write(command, deadline);
  // A server that rejects clients (protected mode, maxclients) sends the reason and closes before
  // it reads anything. The write then fails, but the reason can still be read.
  const bool may_have_answered = sent.ok() || sent.kind == net::Status::Kind::failed ||
                                 sent.kind == net::Status::Kind::tls_failed;
  if (!may_have_answered) co_return exchange_failure(sent, deadline);
  Asked asked = co_await receive(deadline);
  if (!asked && !sent.ok() && received_ == 0) co_return exchange_failure(sent, deadline);
  // An answer to the command says also that the command was delivered.
  const bool undelivered = expected != Expected::several && transport_->has_undelivered();
  unasked_ = asked && (!sent.ok() || undelivered);
  if (unasked_) co_return accept_if_error(std::move(asked));
  co_return asked;
}

asio::awaitable<std::optional<Asked>> Session::overhear(net::Deadline deadline) {
  usable_ = false;
  received_ = 0;
  first_bytes_.clear();
  Asked heard = co_await receive(deadline);
  const bool silent = !heard && received_ == 0 && heard.error().fault == Fault::reply_timeout;
  if (!silent) co_return std::optional(std::move(heard));
  usable_ = true;
  co_return std::nullopt;
}

asio::awaitable<void> Session::ask_all(const std::vector<std::string>& commands, ReplyBudget budget,
                                       const OnReply& on_reply) {
  std::string together;
  for (const std::string& command : commands) together += command;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const net::Deadline deadline = budget.from(net::Clock::now());
    std::optional<Asked> asked;
    if (i == 0) {
      asked = co_await ask(std::move(together), deadline, Expected::several);
    } else {
      usable_ = false;
      received_ = 0;
      asked = co_await receive(deadline, false);
    }
    const bool failed = !*asked;
    on_reply(i, *std::move(asked));
    if (failed) co_return;
  }
}

// The peer sent something, or closed the connection, before a command was sent.
asio::awaitable<Asked> Session::read_unsolicited(net::Deadline deadline) {
  Asked unasked = co_await receive(deadline);
  unasked_ = static_cast<bool>(unasked);
  co_return accept_if_error(std::move(unasked));
}

// What a server says before it is asked is why it rejects the client, or nothing.
Asked Session::accept_if_error(Asked unasked) {
  if (!unasked || unasked.value().is_error()) return unasked;
  usable_ = false;
  return unsolicited();
}

// `is_first`: no other reply is due before it, so that its first bytes show what the peer speaks.
asio::awaitable<Asked> Session::receive(net::Deadline deadline, bool is_first) {
  std::string bytes;
  while (true) {
    auto parsed = reader_.next();
    if (!parsed) co_return framing_failure(parsed.error());
    if (parsed.value()) {
      ++answers_;
      usable_ = true;
      co_return *std::move(parsed).value();
    }
    bytes.clear();
    const net::ReadResult got = co_await transport_->read(bytes, deadline);
    if (!got.status.ok()) co_return exchange_failure(got.status, deadline);
    if (received_ > 0 &&
        net::Clock::now() >=
            deadline.at) {  // without this, a slow stream of bytes would never time out
      co_return exchange_failure({net::Status::Kind::timed_out, 0}, deadline);
    }
    if (first_bytes_.size() < greeting_size) {
      first_bytes_.append(bytes, 0, greeting_size - first_bytes_.size());
    }
    received_ += got.bytes;
    // Only a greeting comes first: SENTINEL CKQUORUM has a reply that looks like one of POP3.
    const bool greets = answers_ == 0 && is_mail_greeting(first_bytes_);
    const bool foreign = !resp::starts_reply(first_bytes_.front()) || greets;
    if (is_first && foreign) co_return co_await identify_service(deadline);
    reader_.feed(bytes);
  }
}

// The first bytes have shown that this is not Redis. Reads one line, or greeting_size bytes, to
// identify the service; waits only briefly.
asio::awaitable<Failure> Session::identify_service(net::Deadline deadline) {
  constexpr std::chrono::milliseconds grace{200};
  const net::Deadline own{net::Clock::now() + grace, {LimitKind::none, grace}};
  deadline = sooner(own, deadline);
  while (first_bytes_.size() < greeting_size && first_bytes_.find('\n') == std::string::npos &&
         !is_tls_alert(first_bytes_)) {
    const net::ReadResult got = co_await transport_->read(first_bytes_, deadline);
    if (got.status.kind == net::Status::Kind::interrupted) {
      co_return exchange_failure(got.status, deadline);
    }
    if (!got.status.ok()) break;
  }
  if (first_bytes_.size() > greeting_size) first_bytes_.resize(greeting_size);
  if (is_tls_alert(first_bytes_)) {
    co_return Failure{Fault::tls_required, "a TLS alert came back"};
  }
  std::string line = first_bytes_.substr(0, first_bytes_.find_first_of("\r\n"));
  if (is_resp3(first_bytes_)) {
    Detail detail{"a reply of RESP3, which was not asked for: \"", std::move(line), "\""};
    co_return Failure{Fault::protocol_error, std::move(detail)};
  }
  co_return Failure{Fault::not_redis, looks_like("it", banner_of(first_bytes_), std::move(line))};
}

}  // namespace rconn
