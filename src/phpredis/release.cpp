#include "phpredis/release.hpp"

#include <algorithm>
#include <array>

namespace rconn::phpredis {
namespace {

// clang-format off
constexpr auto names = std::to_array<std::string_view>({
    "2.2.4", "2.2.5", "2.2.6", "2.2.7", "2.2.8",
    "3.0.0", "3.1.0", "3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.1.5", "3.1.6",
    "4.0.0", "4.0.1", "4.0.2", "4.1.0", "4.1.1", "4.2.0", "4.3.0",
    "5.0.0", "5.0.1", "5.0.2", "5.1.0", "5.1.1", "5.2.0", "5.2.1", "5.2.2",
    "5.3.0", "5.3.1", "5.3.2", "5.3.3", "5.3.4", "5.3.5", "5.3.6", "5.3.7",
    "6.0.0", "6.0.1", "6.0.2", "6.1.0", "6.2.0", "6.3.0",
});
// clang-format on

// Applies to release `since` and all later ones.
struct Change {
  std::string_view since;
  void (*apply)(Release&);
};

constexpr std::array changes{
    Change{"2.2.5", [](Release& r) { r.quit = Quit::whole; }},
    Change{"2.2.6", [](Release& r) { r.reconnect_authenticates = true; }},
    Change{"2.2.8",
           [](Release& r) {
             r.quit = Quit::never;
             r.brackets = Brackets::around_colons;
           }},
    Change{"3.1.0",
           [](Release& r) {
             r.max_address_size = 1023;
             r.connect_failure = ConnectFailure::warns;
           }},
    Change{"3.1.3",
           [](Release& r) {
             r.max_arguments = 6;
             r.read_timeout = ReadTimeout::own_argument;
             r.bad_timeout = "Invalid connect timeout";
             r.lost_in_transaction = "Connection lost and socket is in MULTI/watching mode";
           }},
    // phpredis#1238: from here to 4.3.0 an omitted id counts as empty, and the timeout is never in
    // the key.
    Change{"3.1.5", [](Release& r) { r.omitted_id = IdMeaning::empty; }},
    Change{"4.0.0", [](Release& r) { r.connect_failure = ConnectFailure::throws; }},
    Change{"4.2.0", [](Release& r) { r.explicit_close = ExplicitClose::closes; }},
    Change{"4.3.0", [](Release& r) { r.pooling = Pooling::off_by_default; }},
    Change{"5.0.0",
           [](Release& r) {
             r.omitted_id = IdMeaning::null;
             r.null_id = IdMeaning::null;
             r.names_scheme = true;
             r.unix_rule = UnixRule::any_host_without_port;
             r.pooling = Pooling::on_by_default;
             r.read_error_names_server = true;
           }},
    Change{"5.0.2", [](Release& r) { r.port_storage = PortStorage::unsigned_16_up; }},
    Change{"5.1.0",
           [](Release& r) {
             r.port_storage = PortStorage::unsigned_16;
             r.unix_rule = UnixRule::path_without_port;
           }},
    Change{"5.1.1", [](Release& r) { r.port_storage = PortStorage::signed_32; }},
    Change{"5.2.0", [](Release& r) { r.pool_check = PoolCheck::echo_only; }},
    Change{"5.2.2", [](Release& r) { r.pool_check = PoolCheck::php_then_echo; }},
    Change{"5.3.0",
           [](Release& r) {
             r.max_arguments = 7;
             r.context_auth = ContextAuth::at_connect;
             r.pool_pattern = true;
             r.pool_key_cut_at_nul = false;
           }},
    Change{"5.3.2",
           [](Release& r) {
             r.tls_by_context = true;
             r.noauth_is_alive = true;
           }},
    Change{"5.3.5",
           [](Release& r) {
             r.dirty_check = true;
             r.retries_can_be_set = true;
             r.retry_in_microseconds = true;
           }},
    Change{"6.0.0",
           [](Release& r) {
             r.rejects_negative_timeouts = false;
             r.throws_value_errors = true;
             r.default_port = DefaultPort::all_but_unix_hosts;
             r.brackets = Brackets::around_colons_but_brackets;
             r.max_scheme_size = 7;
             r.keeps_open_transactions = false;
             r.context_auth = ContextAuth::at_first_command;
           }},
    Change{"6.1.0", [](Release& r) { r.retry_in_microseconds = false; }},
    // Its changelog names nothing that concerns these rules.
    Change{"6.3.0", [](Release& r) { r.known_from_changelog = true; }},
};

constexpr auto table = [] {
  std::array<Release, names.size()> rows{};
  Release row;
  for (std::size_t i = 0; i < names.size(); ++i) {
    row.name = names[i];
    for (const Change& change : changes) {
      if (change.since == row.name) change.apply(row);
    }
    rows[i] = row;
  }
  return rows;
}();

// Each component of a version is one digit, so that texts sort as versions do.
static_assert(std::ranges::all_of(names, [](auto name) { return name.size() == 5; }));
static_assert(std::ranges::is_sorted(names, std::ranges::less_equal{}), "each once, oldest first");
static_assert(std::ranges::all_of(changes,
                                  [](const Change& change) {
                                    return std::ranges::find(names, change.since) != names.end();
                                  }),
              "a change that names no release would be lost");
static_assert(std::ranges::is_sorted(changes, std::ranges::less_equal{}, &Change::since));

constexpr const Release& row(std::string_view name) {
  return *std::ranges::find(table, name, &Release::name);
}

}  // namespace

std::span<const Release> releases() { return table; }

const Release* find_release(std::string_view name) {
  const auto* const found = std::ranges::find(table, name, &Release::name);
  return found == table.end() ? nullptr : found;
}

const Release* newest_release(std::string_view line) {
  if (line == latest_release) return &table.back();
  for (auto release = table.rbegin(); release != table.rend(); ++release) {
    const bool longer = release->name.size() > line.size();
    if (longer && release->name.starts_with(line) && release->name[line.size()] == '.') {
      return &*release;
    }
  }
  return nullptr;
}

const Release& default_release() { return row("3.1.0"); }

}  // namespace rconn::phpredis
