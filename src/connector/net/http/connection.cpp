#include "connector/net/http/connection.hpp"

#include <array>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/http/exchange.hpp"
#include "connector/net/http/response_writer.hpp"

namespace rconn::net::http {
namespace {

// How long, and how much, a peer may go on sending after its last response. Were the connection
// closed at once, the system would reset it, and the peer might lose the response (RFC 9112 §9.6).
constexpr std::chrono::milliseconds linger_time{2'000};
constexpr std::size_t max_lingered = std::size_t{1} << 20;

// Of a usual request, in bytes.
constexpr std::size_t request_size = 2'048;

// What an idle connection may keep of its buffer.
constexpr std::size_t small_buffer = 512;

// How long a server that drains waits for the first request of a new connection, which may be on
// its way.
constexpr std::chrono::milliseconds first_request{250};

Deadline within(std::chrono::milliseconds length) {
  return {Clock::now() + length, {LimitKind::none, length}};
}

Response response_to(const Refusal& refusal) {
  Response response{.status = refusal.status, .body = refusal.why + "\n"};
  if (refusal.status == 405) response.fields.emplace_back("Allow", "GET, HEAD");
  return response;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

Response too_much_unread() {
  return {.status = 503,
          .body = "too many responses wait for their readers\n",
          .fields = {{"Retry-After", "1"}}};
}

// Counts for as long as it exists.
class Counted {
 public:
  explicit Counted(std::size_t& all, std::size_t size = 1) : all_(all), size_(size) {
    all_ += size_;
  }
  ~Counted() { all_ -= size_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  std::size_t& all_;
  std::size_t size_;
};

}  // namespace

asio::awaitable<void> Connection::serve() {
  bool goes_on = true;
  while (goes_on) goes_on = co_await serve_one();
}

asio::awaitable<bool> Connection::serve_one() {
  const bool has_begun = co_await wait_for_request();
  if (!has_begun) co_return false;
  std::optional<Parsed> parsed = co_await read_request();
  if (!parsed) co_return false;
  if (!*parsed) {
    co_await refuse(parsed->error());
    co_return false;
  }
  const Incoming incoming = std::move(*parsed).value();
  const Then then = co_await answer(incoming);
  if (then == Then::close) co_await close_gently();
  co_return then == Then::stay;
}

asio::awaitable<Connection::Then> Connection::answer(const Incoming& incoming) {
  const Counted under_way(service_.under_way);
  Answered answered = co_await run_handler(service_.handler, incoming.request, stream_, unread_,
                                           service_.limits.max_header);
  if (answered.hung_up) ++service_.counts.hung_up;
  if (!answered.response) co_return Then::drop;
  const auto on_status = std::move(answered.response->on_status);
  if (is_too_much(answered.response->body.size())) answered.response = too_much_unread();
  ++service_.counts.responses[answered.response->status];
  if (on_status) on_status(answered.response->status);
  const bool stays = incoming.keep_alive && !service_.draining;
  const std::string bytes =
      to_bytes(*answered.response, {.head = incoming.request.method == Method::head,
                                    .close = !stays,
                                    .says_keep_alive = stays && incoming.is_1_0,
                                    .date = std::chrono::system_clock::now()});
  answered.response.reset();
  const bool sent = co_await send(bytes);
  if (!sent) co_return Then::drop;
  co_return stays ? Then::stay : Then::close;
}

// Returns false if none comes.
asio::awaitable<bool> Connection::wait_for_request() {
  header_deadline_ = within(service_.limits.header);
  Deadline deadline = is_new_ ? header_deadline_ : within(service_.limits.idle);
  if (unread_.empty() && unread_.capacity() > small_buffer) unread_.shrink_to_fit();
  while (unread_.empty()) {
    if (service_.draining && !stream_.has_bytes()) {
      if (!is_new_) co_return false;
      deadline = sooner(deadline, within(first_request));
    }
    is_idle_ = true;
    const ReadResult read = co_await stream_.read(unread_, deadline);
    is_idle_ = false;
    if (read.status.ok()) break;
    const bool cancelled = co_await is_cancelled();
    const bool drains = read.status.kind == Status::Kind::interrupted && service_.draining;
    if (cancelled || !drains) co_return false;
  }
  if (!std::exchange(is_new_, false)) header_deadline_ = within(service_.limits.header);
  co_return true;
}

// None: the peer has left, or the server ends. While it drains, what is missing of a header may be
// on its way, but is not waited for longer than a first request.
asio::awaitable<std::optional<Parsed>> Connection::read_request() {
  RequestParser parser(service_.limits.max_header);
  std::optional<Parsed> parsed = parser.parse(unread_);
  Deadline deadline = header_deadline_;
  bool is_short = false;
  while (!parsed) {
    if (service_.draining && !is_short) deadline = sooner(deadline, within(first_request));
    is_short = service_.draining;
    is_idle_ = !is_short;
    const ReadResult read = co_await stream_.read(unread_, deadline);
    is_idle_ = false;
    const bool cancelled = co_await is_cancelled();
    if (cancelled) break;
    if (read.status.ok()) {
      parsed = parser.parse(unread_);
    } else if (read.status.kind == Status::Kind::timed_out && !is_short) {
      ++service_.counts.slow;
      parsed.emplace(Refusal{408, "the request took too long"});
    } else {
      const bool drains = read.status.kind == Status::Kind::interrupted && service_.draining;
      if (is_short || !drains) break;
    }
  }
  co_return parsed;
}

bool Connection::is_too_much(std::size_t size) const {
  return service_.unread > 0 && service_.unread + size > service_.limits.max_unread;
}

asio::awaitable<void> Connection::refuse(const Refusal& refusal) {
  if (!refusal.target.empty() && service_.on_refusal) {
    service_.on_refusal(path_of(refusal.target), refusal.status);
  }
  const std::string bytes = close_with(response_to(refusal));
  const bool sent = co_await send(bytes);
  if (sent) co_await close_gently();
}

asio::awaitable<void> Connection::turn_away() {
  turn_away_at_once();
  co_await close_gently();
}

void Connection::turn_away_at_once() {
  // What has come is read: the system resets a connection that is closed with unread bytes.
  std::array<char, request_size> request;
  static_cast<void>(stream_.read_at_once(request));
  stream_.send_at_once(close_with(
      {.status = 503, .body = "too many connections\n", .fields = {{"Retry-After", "1"}}}));
}

std::string Connection::close_with(const Response& response) {
  ++service_.counts.responses[response.status];
  return to_bytes(response, {.close = true, .date = std::chrono::system_clock::now()});
}

asio::awaitable<bool> Connection::send(std::string_view bytes) {
  const Counted unread(service_.unread, bytes.size());
  const Status sent = co_await stream_.write(bytes, within(service_.limits.write));
  if (sent.kind == Status::Kind::timed_out) {
    ++service_.counts.slow;
    stream_.reset_when_closed();  // else the system would keep the rest for minutes
  }
  co_return sent.ok();
}

asio::awaitable<void> Connection::close_gently() {
  stream_.end_writing();
  const Deadline deadline = within(linger_time);
  std::size_t size = 0;
  while (size < max_lingered) {
    unread_.clear();
    const ReadResult read = co_await stream_.read(unread_, deadline);
    if (!read.status.ok()) break;
    size += read.bytes;
  }
}

void Connection::end_if_idle() {
  if (is_idle_) stream_.interrupt();
}

}  // namespace rconn::net::http
