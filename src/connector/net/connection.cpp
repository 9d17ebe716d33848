#include "connector/net/connection.hpp"

#include <array>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/socket/socket.hpp"
#include "connector/net/tls/engine.hpp"

namespace rconn::net {
namespace {

using Step = TlsEngine::Step;

// Room for a whole TLS record, in bytes (RFC 8446 §5.2).
constexpr std::size_t record_size = (std::size_t{16} << 10) + 261;

// After that many fetches, yields to the event loop, so that it can handle signals.
constexpr unsigned fetches_in_a_row = 8;

// How much to read at most without waiting, in bytes, from a peer that keeps sending.
constexpr std::size_t max_at_once = std::size_t{256} << 10;

// How much of a peer's first bytes to keep if they are not TLS: enough to identify the service.
constexpr std::size_t greeting_size = 64;

Status ended(Status::Kind kind) {
  Status status;
  status.kind = kind;
  return status;
}

// Content types 20 to 23 and major version 3 (RFC 8446 §5.1).
bool starts_record(std::string_view bytes) {
  const auto type = static_cast<unsigned char>(bytes[0]);
  return type >= 20 && type <= 23 && (bytes.size() < 2 || bytes[1] == '\x03');
}

// Appends the bytes that the engine has decrypted. Returns its state.
Step append_decrypted(TlsEngine& engine, std::string& bytes, std::size_t& taken) {
  std::array<char, record_size> room;
  const Step step = engine.read(room, taken);
  if (step == Step::done) bytes.append(room.data(), taken);
  return step;
}

}  // namespace

struct Connection::Layer {
  TlsEngine engine;
  unsigned fetches = 0;
  bool has_received = false;  // the peer has sent bytes
  std::string clear_text;     // the peer's first bytes, if they were not TLS
};

Connection::Connection(Stream stream) : stream_(std::move(stream)) {}
Connection::Connection(Connection&&) noexcept = default;

Connection::~Connection() {
  if (!layer_) return;
  layer_->engine.close();
  stream_.send_at_once(layer_->engine.take_outgoing());
}

TlsFacts Connection::tls_facts() const { return layer_ ? layer_->engine.facts() : TlsFacts{}; }

TlsError Connection::tls_error() const {
  if (!layer_) return {};
  TlsError error = layer_->engine.error();
  error.clear_text = layer_->clear_text;
  return error;
}

asio::awaitable<Status> Connection::flush(Deadline deadline) {
  const std::string bytes = layer_->engine.take_outgoing();
  co_return co_await stream_.write(bytes, deadline);
}

// Reads from the peer and passes the bytes to the engine.
asio::awaitable<Status> Connection::fetch(Deadline deadline) {
  // If a peer keeps sending records that TLS ignores, reads never wait or check the deadline.
  if (Clock::now() >= deadline.at) co_return ended(Status::Kind::timed_out);
  if (co_await is_cancelled()) co_return ended(Status::Kind::interrupted);
  if (++layer_->fetches % fetches_in_a_row == 0) co_await asio::post(asio::use_awaitable);
  std::string bytes;
  const ReadResult got = co_await stream_.read(bytes, deadline);
  if (!got.status.ok()) co_return got.status;
  if (!std::exchange(layer_->has_received, true) && !starts_record(bytes)) {
    layer_->clear_text = std::string_view(bytes).substr(0, greeting_size);
    co_return ended(Status::Kind::tls_failed);
  }
  layer_->engine.receive(bytes);
  co_return Status{};
}

asio::awaitable<Status> Connection::secure(std::shared_ptr<const TlsContext> context,
                                           std::string name, Deadline deadline) {
  layer_ = std::make_unique<Layer>(Layer{TlsEngine(std::move(context), name), 0, false, {}});
  while (true) {
    const Step step = layer_->engine.handshake();
    const Status sent = co_await flush(deadline);
    if (step == Step::failed) co_return ended(Status::Kind::tls_failed);
    if (step == Step::closed) co_return ended(Status::Kind::end_of_stream);
    // A peer that rejects clients may have sent the reason before it stopped reading.
    const bool may_have_answered = sent.ok() || sent.kind == Status::Kind::failed;
    if (!may_have_answered || (step == Step::done && !sent.ok())) co_return sent;
    if (step == Step::done) co_return sent;
    const Status fetched = co_await fetch(deadline);
    if (!fetched.ok()) co_return fetched;
  }
}

bool Connection::keep_alive(std::chrono::seconds interval) {
  return net::keep_alive(stream_.descriptor(), interval);
}

bool Connection::has_bytes() {
  if (!layer_) return stream_.has_bytes();
  // The bytes may be only messages of TLS itself (tickets, key updates).
  std::array<char, record_size> room;
  std::size_t sealed = 0;
  while (!layer_->engine.can_read()) {
    const ReadResult got = stream_.read_at_once(room);
    sealed += got.bytes;
    if (sealed > max_at_once) return true;
    if (got.status.kind == Status::Kind::end_of_stream) return true;
    // Reading has cleared a socket error; later writes fail with EPIPE, reads return the end.
    if (!got.status.ok()) return false;
    layer_->engine.receive({room.data(), got.bytes});
  }
  return true;
}

ReadResult Connection::read_at_once(std::span<char> room) {
  if (!layer_) return stream_.read_at_once(room);
  ReadResult result;
  std::array<char, record_size> sealed;
  std::size_t taken = 0;
  while (true) {
    const Step step = layer_->engine.read(room, result.bytes);
    if (step == Step::closed) result.status.kind = Status::Kind::end_of_stream;
    if (step == Step::failed) result.status.kind = Status::Kind::tls_failed;
    if (step != Step::wants_bytes) return result;
    const ReadResult got = stream_.read_at_once(sealed);
    if (!got.status.ok()) return {got.status, 0};
    taken += got.bytes;
    if (taken > max_at_once) return {ended(Status::Kind::tls_failed), 0};
    layer_->engine.receive({sealed.data(), got.bytes});
  }
}

Waiting Connection::drain() {
  constexpr std::size_t max_drained = std::size_t{1} << 20;
  std::array<char, 4096> room;
  Waiting waiting;
  while (waiting.bytes < max_drained) {
    const ReadResult got = read_at_once(room);
    waiting.bytes += got.bytes;
    if (got.status.kind == Status::Kind::timed_out) break;
    waiting.status = got.status;
    if (!got.status.ok()) break;
  }
  return waiting;
}

asio::awaitable<Status> Connection::write(std::string_view bytes, Deadline deadline) {
  if (layer_ && layer_->engine.write(bytes) != Step::done) {
    co_return ended(Status::Kind::tls_failed);
  }
  if (layer_) co_return co_await flush(deadline);
  co_return co_await stream_.write(bytes, deadline);
}

bool Connection::write_at_once(std::string_view bytes) {
  if (!layer_) return stream_.send_at_once(bytes);
  if (layer_->engine.write(bytes) != Step::done) return false;
  return stream_.send_at_once(layer_->engine.take_outgoing());
}

asio::awaitable<ReadResult> Connection::read(std::string& bytes, Deadline deadline) {
  if (!layer_) co_return co_await stream_.read(bytes, deadline);
  ReadResult result;
  while (true) {
    const Step step = append_decrypted(layer_->engine, bytes, result.bytes);
    if (step == Step::done) co_return result;
    if (step == Step::closed) result.status.kind = Status::Kind::end_of_stream;
    if (step == Step::failed) result.status.kind = Status::Kind::tls_failed;
    if (step != Step::wants_bytes) co_return result;
    result.status = co_await fetch(deadline);
    if (!result.status.ok()) co_return result;
  }
}

}  // namespace rconn::net
