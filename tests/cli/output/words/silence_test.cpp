#include "cli/output/words/silence.hpp"

#include "support/catch.hpp"

using namespace rconn;
using rconn::cli::silence_in_words;

TEST_CASE("a missing identity is explained by the detail or else by the fault") {
  Identity identity;
  CHECK(silence_in_words(identity).empty());
  identity.silence = Failure{Fault::interrupted, {}};
  CHECK(silence_in_words(identity) == "interrupted");
  identity.silence = Failure{Fault::error_reply, "ERR unknown command"};
  CHECK(silence_in_words(identity) == "ERR unknown command");
}
