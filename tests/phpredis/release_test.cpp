#include "phpredis/release.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "support/catch.hpp"

using namespace rconn::phpredis;

namespace {

// The first release in which the rule is `value`.
template <typename Value>
std::string first(Value Release::* rule, Value value) {
  const auto rows = releases();
  const auto row = std::ranges::find(rows, value, rule);
  return row == rows.end() ? "none" : std::string(row->name);
}

}  // namespace

TEST_CASE("every release of phpredis from 2.2.4 to 6.3.0 has its row, oldest first") {
  const std::vector<std::string> all{"2.2.4", "2.2.5", "2.2.6", "2.2.7", "2.2.8", "3.0.0", "3.1.0",
                                     "3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.1.5", "3.1.6", "4.0.0",
                                     "4.0.1", "4.0.2", "4.1.0", "4.1.1", "4.2.0", "4.3.0", "5.0.0",
                                     "5.0.1", "5.0.2", "5.1.0", "5.1.1", "5.2.0", "5.2.1", "5.2.2",
                                     "5.3.0", "5.3.1", "5.3.2", "5.3.3", "5.3.4", "5.3.5", "5.3.6",
                                     "5.3.7", "6.0.0", "6.0.1", "6.0.2", "6.1.0", "6.2.0", "6.3.0"};
  std::vector<std::string> names;
  for (const Release& release : releases()) names.emplace_back(release.name);
  CHECK(names == all);
}

TEST_CASE("a release is found by its name, and by nothing else") {
  CHECK(find_release("5.3.7")->name == "5.3.7");
  CHECK(default_release().name == "3.1.0");
  for (const char* name : {"", "5", "5.3", "2.2.3", "6.2.1", "5.3.7 ", "v5.3.7", "5.3.10"}) {
    CHECK(find_release(name) == nullptr);
  }
}

TEST_CASE("a line stands for its newest release, and latest for the newest of all") {
  const auto newest = [](std::string_view line) {
    const Release* release = newest_release(line);
    return release == nullptr ? "none" : std::string(release->name);
  };
  CHECK(newest("6.1") == "6.1.0");
  CHECK(newest("5.3") == "5.3.7");
  CHECK(newest("5") == "5.3.7");
  CHECK(newest("3.1") == "3.1.6");
  CHECK(newest("latest") == releases().back().name);
  for (const char* line : {"", "7", "6.", "5.3.7", "5.3.7.1", "1", "late"}) {
    INFO(line);
    CHECK(newest(line) == "none");
  }
}

TEST_CASE("6.2.0 and 6.3.0 follow the rules of 6.1.0, and only 6.3.0 is known from its changelog") {
  const auto rules_of = [](std::string_view name) {
    const Release release = *find_release(name);
    CHECK(release.known_from_changelog == (name == "6.3.0"));
    return std::tuple(release.retry_in_microseconds, release.max_scheme_size, release.pool_check,
                      release.context_auth, release.connect_failure, release.brackets);
  };
  CHECK(rules_of("6.2.0") == rules_of("6.1.0"));
  CHECK(rules_of("6.3.0") == rules_of("6.1.0"));
}

TEST_CASE("each rule changes in the release that changed it") {
  CHECK(first(&Release::quit, Quit::whole) == "2.2.5");
  CHECK(first(&Release::reconnect_authenticates, true) == "2.2.6");
  CHECK(first(&Release::quit, Quit::never) == "2.2.8");
  CHECK(first(&Release::brackets, Brackets::around_colons) == "2.2.8");
  CHECK(first(&Release::max_address_size, std::size_t{1023}) == "3.1.0");
  CHECK(first(&Release::connect_failure, ConnectFailure::warns) == "3.1.0");
  CHECK(first(&Release::max_arguments, 6) == "3.1.3");
  CHECK(first(&Release::read_timeout, ReadTimeout::own_argument) == "3.1.3");
  CHECK(first(&Release::omitted_id, IdMeaning::empty) == "3.1.5");
  CHECK(first(&Release::connect_failure, ConnectFailure::throws) == "4.0.0");
  CHECK(first(&Release::explicit_close, ExplicitClose::closes) == "4.2.0");
  CHECK(first(&Release::pooling, Pooling::off_by_default) == "4.3.0");
  CHECK(first(&Release::pooling, Pooling::on_by_default) == "5.0.0");
  CHECK(first(&Release::null_id, IdMeaning::null) == "5.0.0");
  CHECK(find_release("5.0.0")->omitted_id == IdMeaning::null);
  CHECK(first(&Release::unix_rule, UnixRule::any_host_without_port) == "5.0.0");
  CHECK(find_release("5.1.0")->unix_rule == UnixRule::path_without_port);
  CHECK(first(&Release::names_scheme, true) == "5.0.0");
  CHECK(first(&Release::port_storage, PortStorage::unsigned_16_up) == "5.0.2");
  CHECK(first(&Release::port_storage, PortStorage::unsigned_16) == "5.1.0");
  CHECK(first(&Release::port_storage, PortStorage::signed_32) == "5.1.1");
  CHECK(first(&Release::pool_check, PoolCheck::echo_only) == "5.2.0");
  CHECK(first(&Release::pool_check, PoolCheck::php_then_echo) == "5.2.2");
  CHECK(first(&Release::max_arguments, 7) == "5.3.0");
  CHECK(first(&Release::pool_pattern, true) == "5.3.0");
  CHECK(first(&Release::tls_by_context, true) == "5.3.2");
  CHECK(first(&Release::noauth_is_alive, true) == "5.3.2");
  CHECK(first(&Release::dirty_check, true) == "5.3.5");
  CHECK(first(&Release::retry_in_microseconds, true) == "5.3.5");
  CHECK(first(&Release::rejects_negative_timeouts, false) == "6.0.0");
  CHECK(first(&Release::default_port, DefaultPort::all_but_unix_hosts) == "6.0.0");
  CHECK(first(&Release::max_scheme_size, std::size_t{7}) == "6.0.0");
  CHECK(first(&Release::keeps_open_transactions, false) == "6.0.0");
  CHECK_FALSE(find_release("6.1.0")->retry_in_microseconds);
}
