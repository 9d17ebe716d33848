// Calls of phpredis with any host, port, times and id, by the rules of every release.

#include <bit>

#include "cli/output/json/phpredis_json.hpp"
#include "cli/output/summary/sharing.hpp"
#include "cli/output/text/phpredis_text.hpp"
#include "cli/output/text/sharing_text.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::fuzz;

std::optional<long long> number(Input& input) {
  if (!input.flag()) return std::nullopt;
  long long made = 0;
  for (std::size_t i = input.below(9); i > 0; --i) made = made << 8 | input.byte();
  return input.flag() ? ~made : made;
}

// Any value, including NaN, infinity, the smallest and the largest.
std::optional<double> seconds(Input& input) {
  const auto bits = number(input);
  if (!bits) return std::nullopt;
  return input.flag() ? std::bit_cast<double>(*bits) : static_cast<double>(*bits) / 1e6;
}

phpredis::PersistentId id(Input& input) {
  const std::size_t kind = input.below(3);
  if (kind == 0) return phpredis::PersistentId::none();
  return kind == 1 ? phpredis::PersistentId::null() : phpredis::PersistentId(input.piece());
}

Configuration configuration(Input& input) {
  Configuration made{.named = input.piece(), .arguments = {}, .settings = {}, .warnings = {}};
  phpredis::Arguments& arguments = made.arguments;
  arguments.call = input.one_of(phpredis::Call::pconnect);
  arguments.host = input.piece();
  arguments.port = number(input);
  arguments.timeout = seconds(input);
  arguments.id = id(input);
  arguments.retry_interval = number(input);
  arguments.read_timeout = seconds(input);
  arguments.stream_context = input.flag();
  if (input.flag()) arguments.user = input.piece();
  arguments.password = input.flag();
  if (input.flag()) arguments.database = input.byte();
  arguments.zts = input.flag();
  if (input.flag()) made.settings.pooling = input.flag();
  if (input.flag()) made.settings.pool_pattern = input.piece();
  if (input.flag()) made.settings.echo_check = input.flag();
  return made;
}

void require_told(const Derivation& one, CommandId command) {
  const std::vector<std::string> names{std::string(one.release->name)};
  require_printable_lines(explanation_text(one));
  require_json_line(phpredis_json(one, names, command, true));
  require(!plain_text(one, command).empty() || !note(one, command).empty(),
          "where there is nothing to show, it is said why");
}

void run(Input input) {
  const CommandId command = input.flag() ? CommandId::key : CommandId::endpoint;
  const auto releases = phpredis::releases();
  const phpredis::Release& release = releases[input.below(releases.size())];
  const Configuration first = configuration(input);
  const Configuration second = configuration(input);
  std::vector<Derivation> by_release;
  for (const phpredis::Release& each : releases) by_release.push_back(derive(each, first));
  require_printable_lines(range_table(ranges(by_release, command), command));
  require_told(derive(release, first), command);
  const std::vector together{derive(release, first), derive(release, second)};
  require_printable_lines(sharing_text(together, 7));
  require_json_line(sharing_json(together, 7));
}

const FuzzTarget target{"phpredis", run};

}  // namespace
