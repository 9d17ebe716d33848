#include "schema.hpp"

#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/json.hpp"

TEST_CASE("the JSON Schema is what the tables of fields give") {
  std::ifstream file(RCONN_SOURCE "/schema/rconn-json.schema.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  INFO("to make it anew: build/dev/tests/write_schema > schema/rconn-json.schema.json");
  CHECK((text == support::json_schema()));  // without printing both
}

TEST_CASE("the JSON Schema allows no field that the tables do not have") {
  const auto schema = support::Json::parse(support::json_schema());
  for (const auto& [name, type] : schema["$defs"].items()) {
    CAPTURE(name);
    if (!type["properties"].is_null()) CHECK(type["additionalProperties"] == false);
  }
}
