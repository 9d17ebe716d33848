// A call of phpredis's connect() or pconnect(), and the php.ini settings in force.
// Entry points: Arguments, Settings. Plain values as the PHP programmer writes them: nothing is
// checked, defaulted or truncated yet.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace rconn::phpredis {

enum class Call { connect, pconnect };

// The persistent id: omitted, null, or a text. Releases differ in which of these they treat alike.
class PersistentId {
 public:
  static PersistentId none() { return {}; }
  PersistentId(std::string text) : given_(true), text_(std::move(text)) {}
  static PersistentId null() {
    PersistentId id;
    id.given_ = true;
    return id;
  }

  [[nodiscard]] bool given() const { return given_; }
  [[nodiscard]] const std::optional<std::string>& text() const { return text_; }

 private:
  PersistentId() = default;

  bool given_ = false;
  std::optional<std::string> text_;
};

struct Arguments {
  Call call = Call::pconnect;
  std::string host;
  std::optional<long long> port = std::nullopt;  // -1: as if omitted
  std::optional<double> timeout = std::nullopt;  // seconds, as the read timeout
  PersistentId id = PersistentId::none();
  std::optional<long long> retry_interval = std::nullopt;  // milliseconds
  std::optional<double> read_timeout = std::nullopt;
  bool stream_context = false;                     // the context argument holds "stream": TLS
  std::optional<std::string> user = std::nullopt;  // in the context argument, as is the password
  bool password = false;                       // whether one is given; never the password itself
  std::optional<int> database = std::nullopt;  // chosen by select(), after connecting
  bool zts = false;                            // a thread-safe build of PHP
};

// Unset: the default of the release's own php.ini entry.
struct Settings {
  std::optional<bool> pooling = std::nullopt;              // redis.pconnect.pooling_enabled
  std::optional<std::string> pool_pattern = std::nullopt;  // redis.pconnect.pool_pattern
  std::optional<bool> echo_check = std::nullopt;           // redis.pconnect.echo_check_liveness
};

}  // namespace rconn::phpredis
