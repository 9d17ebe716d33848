#include "cli/output/words/idle/client_settings.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "cli/output/words/fill_in.hpp"

namespace rconn::cli {
namespace {

// What a setting does:
// - keepalive: has the system send TCP keepalives
// - ping: sends a command while the connection is unused
// - check: sends a PING before the next use if the connection was unused for longer
// - discard: closes a connection that was unused for longer
enum class Effect { keepalive, ping, check, discard, replace };

constexpr std::array<std::string_view, 5> effect_names{"keepalive", "ping", "check", "discard",
                                                       "replace"};

struct Row {
  std::string_view client;
  Effect effect;
  std::string_view setting;
};

// {s} and {ms} are the time. As the documentation and code of each name it:
// - redis-py: Redis(health_check_interval=), which checks before a command;
// socket_keepalive_options
// - Celery: user guide, "Redis backend settings"; its broker options go to redis-py (kombu)
// - Jedis: JedisPoolConfig, of commons-pool2; - Lettuce: SocketOptions.KeepAliveOptions (6.1)
// - ioredis: RedisOptions.keepAlive; - node-redis: docs/client-configuration.md
// - go-redis 9: Options; - phpredis: Redis::OPT_TCP_KEEPALIVE, on or off: Linux has the time
// - StackExchange.Redis: docs/Configuration.md
constexpr std::array table{
    Row{"redis-py", Effect::check, "health_check_interval={s} (and a socket_timeout)"},
    Row{"redis-py", Effect::keepalive,
        "socket_keepalive=True, socket_keepalive_options= TCP_KEEPIDLE: {s}"},
    Row{"Celery", Effect::check,
        "redis_backend_health_check_interval={s}; broker_transport_options: "
        "health_check_interval"},
    Row{"Lettuce", Effect::keepalive, "SocketOptions.KeepAliveOptions: enable(), idle of {s} s"},
    Row{"Jedis", Effect::ping, "testWhileIdle=true, timeBetweenEvictionRuns of {s} s"},
    Row{"ioredis", Effect::keepalive, "keepAlive: {ms}"},
    Row{"node-redis", Effect::ping, "pingInterval: {ms}"},
    Row{"node-redis", Effect::keepalive, "socket.keepAliveInitialDelay: {ms}"},
    Row{"go-redis", Effect::discard, "ConnMaxIdleTime of {s} s"},
    Row{"go-redis", Effect::replace, "ConnMaxLifetime of {s} s"},
    Row{"phpredis", Effect::keepalive,
        "OPT_TCP_KEEPALIVE=1, sysctl net.ipv4.tcp_keepalive_time={s}"},
    Row{"StackExchange.Redis", Effect::ping, "keepAlive={s}"},
};

std::optional<IdleTime> interval_of(IdleArm arm, const IdleRecord& record) {
  const auto place = static_cast<std::size_t>(arm);
  if (record.helps.at(place) != Helps::yes) return std::nullopt;
  const IdleTime interval = record.interval_that_helps.at(place);
  return interval >= std::chrono::seconds(1) ? std::optional(interval) : std::nullopt;
}

// None: this was not seen to help.
std::optional<IdleTime> time_for(Effect effect, const IdleRecord& record) {
  const bool ages = record.finding->cause == IdleCause::connection_lifetime;
  const IdleTime safe = record.safe_silence;
  const auto unused = safe >= std::chrono::seconds(1) ? std::optional(safe) : std::nullopt;
  switch (effect) {
    case Effect::keepalive:
      return ages ? std::nullopt : interval_of(IdleArm::keepalive, record);
    case Effect::ping:
      return ages ? std::nullopt : interval_of(IdleArm::ping, record);
    case Effect::check:
    case Effect::discard:
      return ages ? std::nullopt : unused;
    case Effect::replace:
      break;
  }
  return ages ? unused : std::nullopt;
}

}  // namespace

std::vector<ClientSetting> client_settings(const IdleRecord& record) {
  std::vector<ClientSetting> settings;
  if (record.cut() == 0 || !record.finding) return settings;
  for (const Row& row : table) {
    const auto time = time_for(row.effect, record);
    if (!time) continue;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(*time).count();
    const std::string in_seconds = fmt::format("{}", seconds);
    const std::string in_milliseconds = fmt::format("{}", seconds * 1000);
    const std::array fillings{Filling{"{s}", in_seconds}, Filling{"{ms}", in_milliseconds}};
    settings.push_back({row.client, fill_in(row.setting, fillings),
                        effect_names.at(static_cast<std::size_t>(row.effect))});
  }
  return settings;
}

}  // namespace rconn::cli
