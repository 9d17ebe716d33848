#include "connector/values/fault.hpp"

#include <set>

#include "support/catch.hpp"

TEST_CASE("every fault has an id of its own, in lower case with hyphens") {
  std::set<std::string_view> ids;
  for (const auto& row : rconn::faults()) {
    CHECK(ids.insert(row.id).second);
    CHECK(row.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
  }
}

TEST_CASE("no fault leads to the verdict ready") {
  for (const auto& row : rconn::faults()) CHECK(row.verdict != rconn::Verdict::ready);
}

TEST_CASE("verdicts have the exit statuses that scripts rely on") {
  std::vector<int> statuses;
  for (const auto& row : rconn::verdicts()) statuses.push_back(row.exit);
  CHECK(statuses == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 130});
}
