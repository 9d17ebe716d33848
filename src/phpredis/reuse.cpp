#include "phpredis/reuse.hpp"

#include <algorithm>
#include <array>

#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::array check_sentences{
    Sentence{Check::php_poll, "PHP looks for an end of stream; unread bytes count as alive"},
    Sentence{Check::dirty, "with pool_detect_dirty (off by default), no byte may be unread"},
    Sentence{Check::echo, "ECHO must be answered; no byte may be unread"},
};
static_assert(complete(check_sentences, Check::echo));

constexpr std::array moments{
    Sentence{Moment::at_connect, "at pconnect()"},
    Sentence{Moment::at_first_command, "before the first command"},
};
static_assert(complete(moments, Moment::at_first_command));

constexpr std::array timeouts{
    Sentence{ReuseTimeout::applied, "the read timeout holds for a reused connection, too"},
    Sentence{ReuseTimeout::left_as_it_was,
             "a reused connection keeps the read timeout of its last user"},
};
static_assert(complete(timeouts, ReuseTimeout::left_as_it_was));

std::vector<Check> pool_checks(const Release& release, bool echo) {
  switch (release.pool_check) {
    case PoolCheck::php_only:
      return {Check::php_poll};
    case PoolCheck::echo_only:
      return {Check::echo};
    case PoolCheck::php_then_echo:
      break;
  }
  std::vector<Check> checks{Check::php_poll};
  if (release.dirty_check) checks.push_back(Check::dirty);
  if (echo) checks.push_back(Check::echo);
  return checks;
}

std::vector<Sent> commands(const Release& release, const Arguments& arguments, bool echo) {
  std::vector<Sent> commands;
  if (arguments.password && release.context_auth != ContextAuth::absent) {
    const bool at_once = echo || release.context_auth == ContextAuth::at_connect;
    commands.push_back({"AUTH", at_once ? Moment::at_connect : Moment::at_first_command});
  }
  if (echo) commands.push_back({"ECHO", Moment::at_connect});
  return commands;
}

}  // namespace

Reuse reuse(const Release& release, const Arguments& arguments, const Settings& settings,
            const Opening& opening) {
  if (!opening.key) return {{}, {}, false, false, ReuseTimeout::applied};
  const bool pooled = opening.pool_key.has_value();
  Reuse reuse{{Check::php_poll}, {}, false, false, ReuseTimeout::left_as_it_was};
  if (pooled) {
    reuse.checks = pool_checks(release, settings.echo_check.value_or(true));
  } else if (opening.read_timeout.value) {
    reuse.read_timeout = ReuseTimeout::applied;
  }
  const bool echo = std::ranges::find(reuse.checks, Check::echo) != reuse.checks.end();
  reuse.commands = commands(release, arguments, echo);
  reuse.echo_can_be_left_out = echo && release.pool_check == PoolCheck::php_then_echo;
  reuse.noauth_is_alive = echo && release.noauth_is_alive;
  return reuse;
}

std::string_view sentence(Check check) { return find(check_sentences, check); }

std::string_view sentence(Moment moment) { return find(moments, moment); }

std::string_view sentence(ReuseTimeout timeout) { return find(timeouts, timeout); }

}  // namespace rconn::phpredis
