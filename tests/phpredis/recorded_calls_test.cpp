#include "phpredis/recorded_calls.hpp"

#include <sstream>

#include "phpredis/outcome.hpp"
#include "support/catch.hpp"

using namespace rconn::phpredis;

namespace {

std::string in_words(const std::optional<Timeval>& timeval) {
  std::ostringstream out;
  if (timeval) out << timeval->seconds << " s, " << timeval->microseconds << " us";
  return out.str();
}

std::string key_text(const Parts& key) { return predictable(key) ? text(key) : "timestamp"; }

void check_rejection(const Seen& seen, const Rejection& rejection) {
  REQUIRE(seen.rejected);
  CHECK(rejection.text == *seen.rejected);
}

void check_opening(const Seen& seen, const Opening& opening) {
  REQUIRE_FALSE(seen.rejected);
  CHECK(text(opening.address.parts) == seen.address.value());
  CHECK(opening.address.truncated == seen.truncated);
  REQUIRE(seen.key);
  REQUIRE(opening.key.has_value() == seen.key->has_value());
  if (opening.key) CHECK(key_text(*opening.key) == **seen.key);
  if (!opening.key) CHECK_FALSE(opening.pool_key);
  if (seen.pool_key) CHECK(text(opening.pool_key.value()) == *seen.pool_key);
  if (seen.connect) CHECK(in_words(opening.connect_timeout.value) == in_words(*seen.connect));
  if (seen.read) CHECK(in_words(opening.read_timeout.value) == in_words(*seen.read));
}

}  // namespace

TEST_CASE("every recorded call has the result of the real extension") {
  const auto calls = recorded_calls();
  CHECK(calls.size() == 3415);
  for (const RecordedCall& call : calls) {
    INFO(call.id << " in " << call.release << ", pooling " << call.settings.pooling.value_or(false)
                 << ", pattern '" << call.settings.pool_pattern.value_or("") << "'");
    const Release* release = find_release(call.release);
    REQUIRE(release);
    const Outcome got = outcome(*release, call.arguments, call.settings);
    if (const auto* rejection = std::get_if<Rejection>(&got)) {
      check_rejection(call.seen, *rejection);
    } else {
      check_opening(call.seen, std::get<Opening>(got));
    }
  }
}
