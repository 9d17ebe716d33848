#include "cli/targets/service_discovery.hpp"

#include "support/catch.hpp"

using rconn::Labels;
using rconn::cli::parse_service_discovery;

TEST_CASE("every target of every group is listed with its place and the labels of its group") {
  const auto all = parse_service_discovery(
      R"([{"targets": ["a:1", "b"], "labels": {"env": "prod", "__x": "y"}}, {"targets": ["c"]}])",
      "sd.json");
  REQUIRE(all);
  REQUIRE(all.value().size() == 3);
  CHECK(all.value()[1].target == "b");
  CHECK(all.value()[1].place == "sd.json, group 1, target 2");
  CHECK(all.value()[1].labels == Labels{{"env", "prod"}, {"__x", "y"}});
  CHECK(all.value()[2].place == "sd.json, group 2, target 1");
  CHECK(all.value()[2].labels.empty());
}

TEST_CASE("what is wrong within a group is told with its place, and the others stand") {
  const auto all = parse_service_discovery(
      R"([5, {"targets": "a"}, {"labels": {}}, {"targets": [7, "b", null]},
          {"targets": ["c"], "labels": {"n": 1}}, {"targets": ["d"], "labels": []}, {"targets": []}])",
      "sd");
  REQUIRE(all);
  std::vector<std::string> wrong;
  std::vector<std::string> targets;
  for (const auto& entry : all.value()) {
    (entry.problem.empty() ? targets : wrong)
        .push_back(entry.problem.empty() ? entry.target : entry.place);
  }
  CHECK(targets == std::vector<std::string>{"b"});
  CHECK(wrong == std::vector<std::string>{"sd, group 1", "sd, group 2", "sd, group 3",
                                          "sd, group 4, target 1", "sd, group 4, target 3",
                                          "sd, group 5", "sd, group 6"});
}

TEST_CASE("what is no JSON is told with the line, and without a word of it") {
  const auto broken =
      parse_service_discovery("[\n{\"targets\":\n[\"redis://:secret@h]}]", "x.json");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message == "x.json: not JSON, from line 3");
  CHECK(parse_service_discovery("- targets: [a]", "x.yml").error().message ==
        "x.yml: not JSON, from line 1 (YAML is not supported)");
  CHECK(parse_service_discovery("[1e999]", "x").error().message ==
        "x: a number in it is too large");
  CHECK(parse_service_discovery("{}", "x").error().message == "x: not a list of groups");
  CHECK_FALSE(parse_service_discovery("", "x"));
}
