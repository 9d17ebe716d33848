// The man page lists the same faults, fields and exit statuses as the tables in the code.

#include <fstream>
#include <iterator>
#include <regex>

#include "cli/output/json/fields.hpp"
#include "cli/output/json/members.hpp"
#include "cli/output/json/topology_fields.hpp"
#include "cli/output/words/causes/cause_words.hpp"
#include "connector/values/condition.hpp"
#include "connector/values/drop.hpp"
#include "connector/values/fault.hpp"
#include "support/catch.hpp"

namespace {

// The tags of the list in this section, in order.
std::vector<std::string> tags_in(const std::string& title) {
  std::ifstream file(RCONN_SOURCE "/man/rconn.1");
  REQUIRE(file);
  const std::string man{std::istreambuf_iterator<char>(file), {}};
  const auto start = man.find("\n.Sh " + title + "\n");
  REQUIRE(start != std::string::npos);
  const std::string section = man.substr(start, man.find("\n.Sh ", start + 1) - start);
  const std::regex tag("\n\\.It (?:Cm )?([^ \n]+)");
  std::vector<std::string> tags;
  for (std::sregex_iterator match(section.begin(), section.end(), tag), end; match != end;
       ++match) {
    tags.push_back((*match)[1]);
  }
  return tags;
}

}  // namespace

TEST_CASE("the man page lists every JSON field, in the order of the table") {
  std::vector<std::string> names;
  for (const auto& field : rconn::cli::fields()) names.emplace_back(field.name);
  CHECK(tags_in("JSON FIELDS") == names);
}

TEST_CASE("the man page lists every fault, in the order of the table") {
  std::vector<std::string> ids;
  for (const auto& row : rconn::faults()) ids.emplace_back(row.id);
  CHECK(tags_in("FAULTS") == ids);
}

TEST_CASE("the man page lists every member of tls and of server, in the order of the tables") {
  std::vector<std::string> of_tls;
  for (const auto& member : rconn::cli::tls_members()) of_tls.emplace_back(member.name);
  CHECK(tags_in("TLS FIELDS") == of_tls);
  std::vector<std::string> of_server;
  for (const auto& member : rconn::cli::server_members()) of_server.emplace_back(member.name);
  CHECK(tags_in("SERVER FIELDS") == of_server);
}

TEST_CASE("the man page lists every field of a topology, in the order of the tables") {
  const auto names_of = [](const auto& table) {
    std::vector<std::string> names;
    for (const auto& field : table) names.emplace_back(field.name);
    return names;
  };
  CHECK(tags_in("TOPOLOGY FIELDS") == names_of(rconn::cli::topology_fields()));
  CHECK(tags_in("MEMBER FIELDS") == names_of(rconn::cli::member_fields()));
  CHECK(tags_in("PROBLEM FIELDS") == names_of(rconn::cli::problem_fields()));
}

TEST_CASE("the man page lists every cause, in the order of the tables") {
  std::vector<std::string> ids;
  for (const auto& row : rconn::cli::cause_words()) ids.emplace_back(row.cause);
  CHECK(tags_in("CAUSES") == ids);
}

TEST_CASE("the man page lists every condition, in the order of the table") {
  std::vector<std::string> names;
  for (const auto& row : rconn::conditions()) names.emplace_back(row.name);
  CHECK(tags_in("CONDITIONS") == names);
}

TEST_CASE("the man page lists every reason to drop a connection, in the order of the table") {
  std::vector<std::string> ids;
  for (const auto& row : rconn::drop_reasons()) ids.emplace_back(row.id);
  CHECK(tags_in("DROP REASONS") == ids);
}

TEST_CASE("the man page lists every exit status") {
  std::vector<std::string> statuses;
  for (const auto& row : rconn::verdicts()) statuses.push_back(std::to_string(row.exit));
  CHECK(tags_in("EXIT STATUS") == statuses);
}
