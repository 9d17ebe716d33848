#include "phpredis/unused.hpp"

#include <array>
#include <optional>
#include <string_view>

#include "phpredis/persistent_key.hpp"
#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

using enum WhyUnused;

constexpr std::array names{
    Sentence{Argument::host, "host"},
    Sentence{Argument::scheme, "the host's scheme"},
    Sentence{Argument::port, "port"},
    Sentence{Argument::timeout, "timeout"},
    Sentence{Argument::persistent_id, "persistent_id"},
    Sentence{Argument::retry_interval, "retry_interval"},
    Sentence{Argument::read_timeout, "read_timeout"},
    Sentence{Argument::stream_context, "the context's stream"},
    Sentence{Argument::user, "user"},
    Sentence{Argument::password, "password"},
    Sentence{Argument::database, "database"},
    Sentence{Argument::pooling, "redis.pconnect.pooling_enabled"},
    Sentence{Argument::pool_pattern, "redis.pconnect.pool_pattern"},
};
static_assert(complete(names, Argument::pool_pattern));

constexpr std::array sentences{
    Sentence{cut_at_nul, "it ends at the first NUL byte"},
    Sentence{unix_socket, "a unix socket has none"},
    Sentence{id_instead, "the persistent id is used instead"},
    Sentence{empty_id_instead,
             "this release treats a missing id as an empty one, which is used instead"},
    Sentence{null_id, "this release treats null as no id"},
    Sentence{not_persistent, "connect() keeps no connection"},
    Sentence{thread_safe, "a thread-safe PHP keeps no connection: pconnect() is connect()"},
    Sentence{pooled, "pooling is on, and the pool's key is host, port and pool_pattern"},
    Sentence{scheme_instead, "the host has a scheme, which is used instead"},
    Sentence{no_tls_by_context, "this release speaks TLS only to a host that begins with tls://"},
    Sentence{tls_not_in_pool_key,
             "never in a pool's key: connections with and without TLS share a pool"},
    Sentence{never_in_key, "never in the key"},
    Sentence{database_never_in_key,
             "never in the key: a reused connection stays in the database it was left in"},
    Sentence{no_pooling_here, "this release has no pooling"},
    Sentence{no_pattern_here, "this release has no pattern"},
    Sentence{pooling_off, "pooling is off"},
    Sentence{unknown_letters, "only the letters i, u, p and a mean anything"},
};
static_assert(complete(sentences, unknown_letters));

// The reasons of one call. Each function says why an argument is not part of the key; none if it
// was not given or is part of it.
class UnusedReasons {
 public:
  UnusedReasons(const Release& release, const Arguments& arguments, const Settings& settings,
                const Opening& opening)
      : release_(release),
        arguments_(arguments),
        settings_(settings),
        opening_(opening),
        pooled_(opening.pool_key.has_value()) {}

  [[nodiscard]] std::optional<WhyUnused> host() const {
    const bool cut = !pooled_ || release_.pool_key_cut_at_nul;
    return when(cut && has(arguments_.host, '\0'), cut_at_nul);
  }

  [[nodiscard]] std::optional<WhyUnused> scheme() const {
    return when(!pooled_ && on_unix() && release_.names_scheme && host_names_scheme(), unix_socket);
  }

  [[nodiscard]] std::optional<WhyUnused> port() const {
    return when(arguments_.port && !pooled_ && on_unix(), unix_socket);
  }

  [[nodiscard]] std::optional<WhyUnused> timeout() const {
    if (!arguments_.timeout) return std::nullopt;
    if (pooled_) return WhyUnused::pooled;
    if (!effective_id(release_, arguments_.id)) return std::nullopt;
    return arguments_.id.given() ? id_instead : empty_id_instead;
  }

  [[nodiscard]] std::optional<WhyUnused> id() const {
    if (!arguments_.id.given()) return std::nullopt;
    if (!effective_id(release_, arguments_.id)) return null_id;
    if (pooled_ && !patterned("i")) return WhyUnused::pooled;
    const auto& text = arguments_.id.text();
    return when(text && has(*text, '\0'), cut_at_nul);
  }

  [[nodiscard]] std::optional<WhyUnused> stream_context() const {
    if (!arguments_.stream_context) return std::nullopt;
    if (pooled_) return tls_not_in_pool_key;
    if (!release_.tls_by_context) return no_tls_by_context;
    if (on_unix()) return unix_socket;
    return when(host_names_scheme(), scheme_instead);
  }

  [[nodiscard]] std::optional<WhyUnused> user() const {
    return when(arguments_.user && !patterned("ua"), never_in_pattern());
  }

  [[nodiscard]] std::optional<WhyUnused> password() const {
    return when(arguments_.password && !patterned("pa"), never_in_pattern());
  }

  [[nodiscard]] std::optional<WhyUnused> pooling() const {
    return when(settings_.pooling && release_.pooling == Pooling::absent, no_pooling_here);
  }

  [[nodiscard]] std::optional<WhyUnused> pool_pattern() const {
    if (!settings_.pool_pattern) return std::nullopt;
    if (!release_.pool_pattern) return no_pattern_here;
    if (!pooled_) return pooling_off;
    return when(settings_.pool_pattern->find_first_not_of("iupa") != std::string::npos,
                unknown_letters);
  }

 private:
  static std::optional<WhyUnused> when(bool condition, WhyUnused why) {
    return condition ? std::optional(why) : std::nullopt;
  }

  static bool has(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }

  [[nodiscard]] bool on_unix() const { return is_unix(opening_.address.branch); }
  [[nodiscard]] bool host_names_scheme() const {
    return arguments_.host.find("://") != std::string::npos;
  }
  [[nodiscard]] bool patterned(std::string_view letters) const {
    return pooled_ && release_.pool_pattern && settings_.pool_pattern &&
           settings_.pool_pattern->find_first_of(letters) != std::string::npos;
  }
  [[nodiscard]] WhyUnused never_in_pattern() const {
    return pooled_ && release_.pool_pattern ? WhyUnused::pooled : never_in_key;
  }

  const Release& release_;
  const Arguments& arguments_;
  const Settings& settings_;
  const Opening& opening_;
  bool pooled_;
};

void add(std::vector<Unused>& list, Argument argument, std::optional<WhyUnused> why) {
  if (why) list.push_back({argument, *why});
}

std::vector<Unused> unused_without_key(const Arguments& arguments) {
  if (arguments.call == Call::pconnect) return {{Argument::persistent_id, thread_safe}};
  return {{Argument::persistent_id, not_persistent}};
}

}  // namespace

std::vector<Unused> unused(const Release& release, const Arguments& arguments,
                           const Settings& settings, const Opening& opening) {
  const UnusedReasons reasons(release, arguments, settings, opening);
  std::vector<Unused> list;
  if (!opening.key) {
    if (arguments.id.given()) list = unused_without_key(arguments);
    return list;
  }
  add(list, Argument::host, reasons.host());
  add(list, Argument::scheme, reasons.scheme());
  add(list, Argument::port, reasons.port());
  add(list, Argument::timeout, reasons.timeout());
  add(list, Argument::persistent_id, reasons.id());
  if (arguments.retry_interval) add(list, Argument::retry_interval, never_in_key);
  if (arguments.read_timeout) add(list, Argument::read_timeout, never_in_key);
  add(list, Argument::stream_context, reasons.stream_context());
  add(list, Argument::user, reasons.user());
  add(list, Argument::password, reasons.password());
  if (arguments.database) add(list, Argument::database, database_never_in_key);
  add(list, Argument::pooling, reasons.pooling());
  add(list, Argument::pool_pattern, reasons.pool_pattern());
  return list;
}

std::string_view name(Argument argument) { return find(names, argument); }

std::string_view sentence(WhyUnused why) { return find(sentences, why); }

}  // namespace rconn::phpredis
