#include "phpredis/explanation.hpp"

#include "phpredis/opened.hpp"
#include "support/catch.hpp"

using namespace rconn::phpredis;
using std::chrono::microseconds;

namespace {

Explanation explained(std::string_view release, const Arguments& arguments,
                      const Settings& settings = {}) {
  return explain(*find_release(release), arguments, settings, opened(release, arguments, settings));
}

using Unuseds = std::vector<Unused>;

const Arguments with_all{.host = "h",
                         .timeout = 1,
                         .id = std::string("x"),
                         .retry_interval = 100,
                         .read_timeout = 1,
                         .user = "u",
                         .password = true,
                         .database = 1};

}  // namespace

TEST_CASE("with an id the timeout is no part of the key, and some arguments never are") {
  CHECK(explained("5.3.7", with_all, {.pooling = false}).unused ==
        Unuseds{{Argument::timeout, WhyUnused::id_instead},
                {Argument::retry_interval, WhyUnused::never_in_key},
                {Argument::read_timeout, WhyUnused::never_in_key},
                {Argument::user, WhyUnused::never_in_key},
                {Argument::password, WhyUnused::never_in_key},
                {Argument::database, WhyUnused::database_never_in_key}});
}

TEST_CASE("with pooling on, the key has no timeout, and an id only by the pattern") {
  CHECK(explained("5.3.7", with_all, {.pool_pattern = "a"}).unused ==
        Unuseds{{Argument::timeout, WhyUnused::pooled},
                {Argument::persistent_id, WhyUnused::pooled},
                {Argument::retry_interval, WhyUnused::never_in_key},
                {Argument::read_timeout, WhyUnused::never_in_key},
                {Argument::database, WhyUnused::database_never_in_key}});
  CHECK(explained("5.3.7", {.host = "h", .id = std::string("x")}, {.pool_pattern = "ix"}).unused ==
        Unuseds{{Argument::pool_pattern, WhyUnused::unknown_letters}});
}

TEST_CASE("why a timeout or an id does not count depends on the release") {
  CHECK(explained("3.1.4", {.host = "h", .timeout = 1}).unused.empty());
  CHECK(explained("3.1.5", {.host = "h", .timeout = 1}).unused ==
        Unuseds{{Argument::timeout, WhyUnused::empty_id_instead}});
  const Arguments with_null{.host = "h", .id = PersistentId::null()};
  CHECK(explained("4.2.0", with_null).unused.empty());
  CHECK(explained("5.0.0", with_null).unused ==
        Unuseds{{Argument::persistent_id, WhyUnused::null_id}});
  const Arguments plain{.call = Call::connect, .host = "h", .id = std::string("x")};
  CHECK(explained("3.1.0", plain).unused ==
        Unuseds{{Argument::persistent_id, WhyUnused::not_persistent}});
  CHECK(explained("3.1.0", {.host = "h", .id = std::string("x"), .zts = true}).unused ==
        Unuseds{{Argument::persistent_id, WhyUnused::thread_safe}});
}

TEST_CASE("a unix socket has no port and no scheme of the host's") {
  CHECK(explained("5.3.7", {.host = "tls:///p", .port = 0}, {.pooling = false}).unused ==
        Unuseds{{Argument::scheme, WhyUnused::unix_socket},
                {Argument::port, WhyUnused::unix_socket}});
  CHECK(explained("5.3.7", {.host = "/p", .port = 0}).unused.empty());
}

TEST_CASE("TLS is never in a pool's key, and in a stream's from 5.3.2 on") {
  const auto why = [](std::string_view release, const std::string& host, bool pooling) {
    const Arguments arguments{.host = host, .stream_context = true};
    const Unuseds unused = explained(release, arguments, {.pooling = pooling}).unused;
    return unused.empty() ? std::nullopt : std::optional(unused.front().why);
  };
  CHECK(why("6.1.0", "h", true) == WhyUnused::tls_not_in_pool_key);
  CHECK_FALSE(why("6.1.0", "h", false));
  CHECK(why("6.1.0", "tcp://h", false) == WhyUnused::scheme_instead);
  CHECK(why("6.1.0", "/p", false) == WhyUnused::unix_socket);
  CHECK(why("5.3.1", "h", false) == WhyUnused::no_tls_by_context);
}

TEST_CASE("settings that a release does not have are named") {
  CHECK(explained("4.2.0", {.host = "h"}, {.pooling = false, .pool_pattern = "i"}).unused ==
        Unuseds{{Argument::pooling, WhyUnused::no_pooling_here},
                {Argument::pool_pattern, WhyUnused::no_pattern_here}});
  CHECK(explained("5.3.0", {.host = "h"}, {.pooling = false, .pool_pattern = "i"}).unused ==
        Unuseds{{Argument::pool_pattern, WhyUnused::pooling_off}});
}

TEST_CASE("an argument that is cut at a NUL byte is named") {
  const Arguments arguments{.host = std::string("h\0", 2), .id = std::string("x\0", 2)};
  CHECK(explained("3.1.0", arguments).unused ==
        Unuseds{{Argument::host, WhyUnused::cut_at_nul},
                {Argument::persistent_id, WhyUnused::cut_at_nul}});
  CHECK(explained("6.1.0", arguments, {.pool_pattern = "i"}).unused ==
        Unuseds{{Argument::persistent_id, WhyUnused::cut_at_nul}});
}

TEST_CASE("until 4.1.1 close() leaves a persistent connection open, from 4.2.0 it closes it") {
  const Closing old = explained("4.1.1", {.host = "h"}).closing;
  CHECK(old.on_close == Ending::kept);
  CHECK(old.second_close == SecondClose::returns_false);
  CHECK_FALSE(old.close_crashes_sharers);
  const Closing recent = explained("4.2.0", {.host = "h"}).closing;
  CHECK(recent.on_close == Ending::closed_and_forgotten);
  CHECK(recent.at_end == Ending::kept);
  CHECK(recent.second_close == SecondClose::reconnects_first);
  CHECK(recent.close_crashes_sharers);
}

TEST_CASE("a pooled connection is kept, from 6.0.0 only without an open transaction") {
  const Closing old = explained("5.3.7", {.host = "h"}).closing;
  CHECK(old.at_end == Ending::pooled);
  CHECK(old.at_end_in_transaction == Ending::pooled);
  CHECK(old.on_close == Ending::closed_and_forgotten);
  CHECK_FALSE(old.close_crashes_sharers);
  const Closing recent = explained("6.0.0", {.host = "h"}).closing;
  CHECK(recent.at_end == Ending::pooled);
  CHECK(recent.at_end_in_transaction == Ending::closed_and_forgotten);
}

TEST_CASE("the connection of connect() is closed, in early releases after a QUIT") {
  const auto ending = [](std::string_view release) {
    return explained(release, {.call = Call::connect, .host = "h"}).closing.on_close;
  };
  CHECK(ending("2.2.4") == Ending::closed_after_unterminated_quit);
  CHECK(ending("2.2.7") == Ending::closed_after_quit);
  CHECK(ending("2.2.8") == Ending::closed);
  CHECK(ending("6.1.0") == Ending::closed);
}

TEST_CASE("the checks of a connection before it is used again") {
  using enum Check;
  const Settings pooled{.pooling = true};
  const Settings without_echo{.pooling = true, .echo_check = false};
  const auto checks = [](std::string_view release, const Settings& settings) {
    return explained(release, {.host = "h"}, settings).reuse.checks;
  };
  CHECK(checks("6.1.0", {.pooling = false}) == std::vector{php_poll});
  CHECK(checks("4.3.0", pooled) == std::vector{php_poll});
  CHECK(checks("5.2.1", without_echo) == std::vector{echo});
  CHECK(checks("5.2.2", pooled) == std::vector{php_poll, echo});
  CHECK(checks("5.2.2", without_echo) == std::vector{php_poll});
  CHECK(checks("5.3.5", pooled) == std::vector{php_poll, dirty, echo});
  CHECK_FALSE(explained("5.3.1", {.host = "h"}).reuse.noauth_is_alive);
  CHECK(explained("5.3.2", {.host = "h"}).reuse.noauth_is_alive);
}

TEST_CASE("the commands that are sent on reuse") {
  using enum Moment;
  using Commands = std::vector<Sent>;
  const Arguments arguments{.host = "h", .password = true};
  const auto sent = [&](std::string_view release, const Settings& settings) {
    return explained(release, arguments, settings).reuse.commands;
  };
  CHECK(sent("5.2.2", {.pooling = false}).empty());
  CHECK(sent("5.3.7", {.pooling = false}) == Commands{{"AUTH", at_connect}});
  CHECK(sent("6.0.0", {.pooling = false}) == Commands{{"AUTH", at_first_command}});
  CHECK(sent("6.0.0", {}) == Commands{{"AUTH", at_connect}, {"ECHO", at_connect}});
  CHECK(sent("6.0.0", {.echo_check = false}) == Commands{{"AUTH", at_first_command}});
}

TEST_CASE("a reused connection may keep the read timeout of its last user") {
  const auto timeout = [](std::string_view release, const Arguments& arguments, bool pooling) {
    return explained(release, arguments, {.pooling = pooling}).reuse.read_timeout;
  };
  CHECK(timeout("6.1.0", {.host = "h", .read_timeout = 1}, false) == ReuseTimeout::applied);
  CHECK(timeout("6.1.0", {.host = "h"}, false) == ReuseTimeout::left_as_it_was);
  CHECK(timeout("6.1.0", {.host = "h", .read_timeout = 1}, true) == ReuseTimeout::left_as_it_was);
  CHECK(timeout("3.1.2", {.host = "h", .timeout = 1}, false) == ReuseTimeout::applied);
}

TEST_CASE("what fails beside the connect depends on the transport that the address names") {
  const auto transport = [](std::string_view release, const Arguments& arguments) {
    return explained(release, arguments).transport;
  };
  CHECK(transport("5.3.7", {.host = "tls://h"}) == Transport::tls);
  CHECK(transport("6.1.0", {.host = "tlsv1.2://h"}) == Transport::tls);
  CHECK(transport("6.1.0", {.host = "h", .stream_context = true}) == Transport::tls);
  CHECK(transport("6.1.0", {.host = "h"}) == Transport::plain);
  CHECK(transport("6.1.0", {.host = "tcp://h"}) == Transport::plain);
  CHECK(transport("6.1.0", {.host = "TLS://h"}) == Transport::unknown);
  CHECK(transport("6.1.0", {.host = "rediss://h"}) == Transport::unknown);
  CHECK(transport("6.1.0", {.host = "tls:///p", .port = 0}) == Transport::plain);
  CHECK(transport("3.1.0", {.host = "tls://h"}) == Transport::part_of_name);
  CHECK(transport("3.1.0", {.host = "h"}) == Transport::plain);
}

TEST_CASE("a warning of the lookup is told of names only, where no warning comes anyway") {
  const auto warns = [](std::string_view release, const std::string& host) {
    return explained(release, {.host = host}).warns_of_lookup;
  };
  CHECK(warns("2.2.4", "h"));
  CHECK(warns("6.1.0", "tls://h"));
  CHECK_FALSE(warns("3.1.0", "h"));
  for (const char* host : {"127.0.0.1", "::1", "/p"}) CHECK_FALSE(warns("6.1.0", host));
}

TEST_CASE("the ECHO of a pool's check can be left out from 5.2.2 on") {
  const auto can_be_left_out = [](std::string_view release) {
    return explained(release, {.host = "h"}, {.pooling = true}).reuse.echo_can_be_left_out;
  };
  CHECK_FALSE(can_be_left_out("5.1.0"));
  CHECK_FALSE(can_be_left_out("5.2.1"));
  CHECK(can_be_left_out("5.2.2"));
}

TEST_CASE("a refused password fails the call in 5.3, and from 6.0.0 only the first command") {
  const auto failure = [](std::string_view release, bool password) {
    return explained(release, {.host = "h", .password = password}).login_failure;
  };
  CHECK_FALSE(failure("5.2.2", true));
  CHECK(failure("5.3.7", true) == LoginFailure::returns_false);
  CHECK(failure("6.0.0", true) == LoginFailure::first_command);
  CHECK_FALSE(failure("6.0.0", false));
}

TEST_CASE("a scheme that is cut, and a port that was not given, are told as such") {
  const auto origin = [](const Opening& opening, std::size_t part) {
    return opening.address.parts.at(part).origin;
  };
  CHECK(origin(opened("6.1.0", {.host = "tlsv1.2x://h"}), 0) == Origin::cut_scheme);
  CHECK(origin(opened("6.1.0", {.host = "tlsv1.2://h"}), 0) == Origin::given_scheme);
  CHECK(origin(opened("5.1.0", {.host = "/p"}), 3) == Origin::turned_port);
}

TEST_CASE("5.3.5 to 6.0.2 take the milliseconds of the retry interval as microseconds") {
  const auto sleep = [](std::string_view release) {
    return explained(release, {.host = "h", .retry_interval = 100}).reconnect.later_sleeps;
  };
  CHECK(sleep("5.3.4") == microseconds(100'000));
  CHECK(sleep("5.3.5") == microseconds(100));
  CHECK(sleep("6.0.2") == microseconds(100));
  CHECK(sleep("6.1.0") == microseconds(100'000));
}

TEST_CASE("the plan for a lost connection") {
  const Reconnect first = explained("2.2.4", {.host = "h", .retry_interval = 1}).reconnect;
  CHECK(first.attempts == 10);
  CHECK(first.all_sleeps == microseconds(10'000));
  CHECK_FALSE(first.attempts_can_be_set);
  CHECK(first.commands == std::vector<std::string_view>{"SELECT"});
  CHECK(first.lost_in_transaction == "Connection lost");
  const Reconnect last = explained("6.1.0", {.host = "h"}).reconnect;
  CHECK(last.all_sleeps == microseconds(0));
  CHECK(last.attempts_can_be_set);
  CHECK(last.commands == std::vector<std::string_view>{"AUTH", "SELECT"});
  CHECK(last.lost_in_transaction == "Connection lost and socket is in MULTI/watching mode");
}

TEST_CASE("the message of a failed read names the server from 5.0.0 on") {
  CHECK(explained("4.3.0", {.host = "h"}).read_error == "read error on connection");
  CHECK(explained("5.0.0", {.host = "h"}).read_error == "read error on connection to h:6379");
  CHECK(explained("6.1.0", {.host = "/p"}).read_error == "read error on connection to /p");
  CHECK(explained("3.0.0", {.host = "h"}).connect_failure == ConnectFailure::returns_false);
}
