#include "cli/options/text/nearest.hpp"

#include <array>

#include "support/catch.hpp"

using rconn::cli::text::did_you_mean;
using rconn::cli::text::nearest;

namespace {

constexpr std::array<std::string_view, 7> names{"ping",  "trace", "wait",   "topology",
                                                "check", "key",   "timeout"};

}  // namespace

TEST_CASE("the nearest name is the one with the fewest slips of the finger") {
  CHECK(nearest("pnig", names) == "ping");
  CHECK(nearest("pig", names) == "ping");
  CHECK(nearest("pingg", names) == "ping");
  CHECK(nearest("PONG", names) == "ping");
  CHECK(nearest("kye", names) == "key");
  CHECK(nearest("tiemout", names) == "timeout");
  CHECK(nearest("topolgoy", names) == "topology");
}

TEST_CASE("a beginning stands for the only name that has it") {
  CHECK(nearest("topo", names) == "topology");
  CHECK(nearest("tim", names) == "timeout");
  CHECK(nearest("t", names).empty());
}

TEST_CASE("what is far off, or as near to two names, is not suggested") {
  for (const char* word : {"", "x", "ls", "hunter2", "version", "status", "restore", "cache"}) {
    INFO(word);
    CHECK(nearest(word, names).empty());
  }
  CHECK(nearest(std::string(1000, 'p'), names).empty());
  constexpr std::array<std::string_view, 2> two{"cert", "crit"};
  CHECK(nearest("crt", two).empty());
}

TEST_CASE("a suggestion is a question, or nothing") {
  CHECK(did_you_mean("tiemout", names, "--") == "; did you mean --timeout?");
  CHECK(did_you_mean("frobnicate", names).empty());
}
