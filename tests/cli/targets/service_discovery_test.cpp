#include "cli/targets/service_discovery.hpp"

#include "support/catch.hpp"

using rconn::Labels;
using rconn::cli::parse_service_discovery;

TEST_CASE("every target is listed with its place and the labels of its group") {
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

TEST_CASE("a problem within a group is reported with its place, and the other groups count") {
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

TEST_CASE("malformed JSON is reported by line, without quoting it") {
  const auto broken =
      parse_service_discovery("[\n{\"targets\":\n[\"redis://:secret@h]}]", "x.json");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message == "x.json: not valid JSON: error in line 3");
  CHECK(parse_service_discovery("- targets: [a]", "x.yml").error().message ==
        "x.yml: not valid JSON: error in line 1 (YAML is not supported)");
  CHECK(parse_service_discovery("[1e999]", "x").error().message == "x: a number is too large");
  CHECK(parse_service_discovery("{}", "x").error().message ==
        "x: not a list of groups: write [{\"targets\": [\"HOST:PORT\"]}]");
  CHECK_FALSE(parse_service_discovery("", "x"));
}
