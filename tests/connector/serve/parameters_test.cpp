#include "connector/serve/parameters.hpp"

#include <array>

#include "support/catch.hpp"

using namespace rconn;

namespace {

constexpr std::array<std::string_view, 3> known{"target", "module", "verbose"};

std::string problem_of(std::string_view query) {
  const auto taken = take_parameters(query, known);
  return taken ? "" : taken.error();
}

}  // namespace

TEST_CASE("parameters are taken decoded") {
  const auto taken = take_parameters("module=tls&target=cache%3A6379&verbose", known);
  REQUIRE(taken);
  CHECK(taken.value().has_target);
  CHECK(taken.value().target == "cache:6379");
  CHECK(taken.value().module == "tls");
  CHECK(taken.value().verbose);
}

TEST_CASE("without a query there is no target") {
  const auto taken = take_parameters("", known);
  REQUIRE(taken);
  CHECK_FALSE(taken.value().has_target);
  CHECK_FALSE(taken.value().verbose);
}

TEST_CASE("an empty target is one that was given") {
  const auto taken = take_parameters("target=", known);
  REQUIRE(taken);
  CHECK(taken.value().has_target);
}

TEST_CASE("a parameter that is unknown here or comes twice is named") {
  CHECK(problem_of("tarqet=secret") == "unknown parameter: tarqet");
  CHECK(problem_of("target=a&target=secret") == "parameter given twice: target");
  CHECK_FALSE(take_parameters("module=x", std::array<std::string_view, 1>{"target"}));
}

TEST_CASE("a name that may be something else is not quoted") {
  for (const char* query : {"redis://:secret@cache=1", "%3Csecret%3E=1", "secret%0a=1",
                            "secretsecretsecretsecretsecretsecret=1", "=secret"}) {
    INFO(query);
    CHECK_FALSE(problem_of(query).empty());
    CHECK(problem_of(query).find("secret") == std::string::npos);
  }
}
