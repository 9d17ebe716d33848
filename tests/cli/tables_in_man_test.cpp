// The man pages list the same faults, fields and exit statuses as the tables in the code.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include "cli/config/option_keys.hpp"
#include "cli/config/parse_config.hpp"
#include "cli/config/serve_keys.hpp"
#include "cli/options/template.hpp"
#include "cli/output/json/fields.hpp"
#include "cli/output/json/idle/idle_fields.hpp"
#include "cli/output/json/members.hpp"
#include "cli/output/json/topology_fields.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/serve/discovery.hpp"
#include "cli/output/serve/listed_metrics.hpp"
#include "cli/output/serve/report_metrics.hpp"
#include "cli/output/serve/server_metrics.hpp"
#include "cli/output/words/causes/cause_words.hpp"
#include "cli/output/words/idle/idle_causes.hpp"
#include "connector/serve/serve.hpp"
#include "connector/values/condition.hpp"
#include "connector/values/drop.hpp"
#include "connector/values/fault.hpp"
#include "support/catch.hpp"

namespace {

std::string content_of(const std::string& page) {
  std::ifstream file(RCONN_SOURCE "/man/" + page);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

// What a page says under this tag of a list.
std::string item_in(const std::string& page, const std::string& tag) {
  const std::string man = content_of(page);
  const std::string head = "\n.It Cm " + tag + "\n";
  const auto start = man.find(head);
  REQUIRE(start != std::string::npos);
  const auto text = start + head.size() - 1;
  return man.substr(text, std::min(man.find("\n.It ", text), man.find("\n.El", text)) - text);
}

// The tags of the list in this section or subsection of a page, in order.
std::vector<std::string> tags_in(const std::string& page, const std::string& title) {
  const std::string man = content_of(page);
  const auto start = std::min(man.find("\n.Sh " + title + "\n"), man.find("\n.Ss " + title + "\n"));
  REQUIRE(start != std::string::npos);
  const bool is_part = man.compare(start, 5, "\n.Ss ") == 0;
  const auto stop = std::min(man.find("\n.Sh ", start + 1),
                             is_part ? man.find("\n.Ss ", start + 1) : std::string::npos);
  return matches(man.substr(start, stop - start), "\n\\.It (?:Cm )?([^ \n]+)");
}

}  // namespace

TEST_CASE("the man pages list every JSON field, in the order of the table") {
  std::vector<std::string> names;
  for (const auto& field : rconn::cli::fields()) names.emplace_back(field.name);
  CHECK(tags_in("rconn-json.5", "JSON FIELDS") == names);
}

TEST_CASE("the man pages list every preset of --format, with its fields in their order") {
  std::vector<std::string> names;
  for (const auto& preset : rconn::cli::template_presets()) {
    names.emplace_back(preset.name);
    const bool is_env = preset.values == rconn::cli::Template::Values::shell;
    const std::string item = item_in("rconn-json.5", names.back());
    CHECK(matches(item, is_env ? "(RCONN_[A-Z_]+)" : "(?:Cm | , )([a-z_]+)") ==
          matches(std::string(preset.text), is_env ? "(RCONN_[A-Z_]+)" : "\\{([a-z_]+)"));
  }
  CHECK(tags_in("rconn-json.5", "Presets") == names);
}

TEST_CASE("the man pages list every path of the server, in the order of the table") {
  std::vector<std::string> paths;
  for (const auto& each : rconn::served_paths()) paths.emplace_back(each.path);
  CHECK(tags_in("rconn-serve.1", "PATHS") == paths);
}

TEST_CASE("the man pages list every fault, in the order of the table") {
  std::vector<std::string> ids;
  for (const auto& row : rconn::faults()) ids.emplace_back(row.id);
  CHECK(tags_in("rconn-faults.7", "FAULTS") == ids);
}

TEST_CASE("the man pages list every member of tls and of server, in the order of the tables") {
  std::vector<std::string> of_tls;
  for (const auto& member : rconn::cli::tls_members()) of_tls.emplace_back(member.name);
  CHECK(tags_in("rconn-json.5", "TLS FIELDS") == of_tls);
  std::vector<std::string> of_server;
  for (const auto& member : rconn::cli::server_members()) of_server.emplace_back(member.name);
  CHECK(tags_in("rconn-json.5", "SERVER FIELDS") == of_server);
}

TEST_CASE("the man pages list every field of a topology, in the order of the tables") {
  const auto names_of = [](const auto& table) {
    std::vector<std::string> names;
    for (const auto& field : table) names.emplace_back(field.name);
    return names;
  };
  CHECK(tags_in("rconn-json.5", "TOPOLOGY FIELDS") == names_of(rconn::cli::topology_fields()));
  CHECK(tags_in("rconn-json.5", "MEMBER FIELDS") == names_of(rconn::cli::member_fields()));
  CHECK(tags_in("rconn-json.5", "PROBLEM FIELDS") == names_of(rconn::cli::problem_fields()));
}

TEST_CASE("the man pages list every field and word of idle, in the order of the tables") {
  const auto column = [](const auto& table, auto part) {
    std::vector<std::string> names;
    for (const auto& row : table) names.emplace_back(row.*part);
    return names;
  };
  using rconn::cli::Member;
  CHECK(tags_in("rconn-json.5", "IDLE FIELDS") ==
        column(rconn::cli::idle_fields(), &Member<rconn::IdleRecord>::name));
  CHECK(tags_in("rconn-json.5", "IDLE SERVER FIELDS") ==
        column(rconn::cli::idle_server_fields(), &Member<rconn::IdleServer>::name));
  CHECK(tags_in("rconn-json.5", "IDLE BOUNDARY FIELDS") ==
        column(rconn::cli::idle_boundary_fields(), &Member<rconn::IdleBoundary>::name));
  CHECK(tags_in("rconn-json.5", "IDLE CONNECTION FIELDS") ==
        column(rconn::cli::idle_connection_fields(), &Member<rconn::IdleSample>::name));
  CHECK(tags_in("rconn-json.5", "IDLE ENDS") ==
        column(rconn::idle_ends(), &rconn::IdleEndInfo::id));
  CHECK(tags_in("rconn-faults.7", "IDLE CAUSES") ==
        column(rconn::cli::idle_causes(), &rconn::cli::IdleCauseWords::id));
}

TEST_CASE("the man pages list every event and field of a watch, in the order of the tables") {
  using namespace rconn::cli;
  const auto names_of = [](const auto& table) {
    std::vector<std::string> names;
    for (const auto& field : table) names.emplace_back(field.name);
    return names;
  };
  CHECK(tags_in("rconn-json.5", "WATCH EVENTS") ==
        std::vector<std::string>(rconn::watch_event_names.begin(), rconn::watch_event_names.end()));
  CHECK(tags_in("rconn-json.5", "WATCH EVENT FIELDS") == names_of(watch_event_fields()));
  CHECK(tags_in("rconn-json.5", "WATCH MINUTE FIELDS") == names_of(watch_minute_fields()));
  CHECK(tags_in("rconn-json.5", "WATCH SUMMARY FIELDS") == names_of(watch_summary_fields()));
  CHECK(tags_in("rconn-json.5", "WATCH TARGET FIELDS") == names_of(watch_target_fields()));
  CHECK(tags_in("rconn-json.5", "WATCH VIEW FIELDS") == names_of(watch_view_fields()));
  CHECK(tags_in("rconn-json.5", "OUTAGE FIELDS") == names_of(outage_fields()));
  CHECK(tags_in("rconn-json.5", "VIEW OUTAGE FIELDS") == names_of(view_outage_fields()));
  CHECK(tags_in("rconn-json.5", "FAILOVER FIELDS") == names_of(failover_fields()));
  CHECK(tags_in("rconn-json.5", "WRITES FIELDS") == names_of(writes_fields()));
}

TEST_CASE("the man pages list every metric and label of a server, in the order of the tables") {
  using namespace rconn::cli;
  const auto prefixed = [](std::string_view prefix, Extent extent) {
    std::vector<std::string> names = report_family_names(extent);
    for (std::string& name : names) name.insert(0, prefix);
    return names;
  };
  CHECK(tags_in("rconn-serve.1", "Metrics of a probe") == prefixed(probe_prefix, Extent::all));
  CHECK(tags_in("rconn-serve.1", "Metrics of a server") == server_family_names());
  std::vector<std::string> of_targets = listed_family_names();
  for (std::string& name : prefixed(target_prefix, Extent::brief)) of_targets.push_back(name);
  CHECK(tags_in("rconn-serve.1", "Metrics of listed targets") == of_targets);
  std::vector<std::string> labels;
  for (const DiscoveryLabel& label : discovery_labels()) labels.emplace_back(label.name);
  CHECK(tags_in("rconn-serve.1", "Labels of discovered members") == labels);
}

TEST_CASE("the man pages list every cause, in the order of the tables") {
  std::vector<std::string> ids;
  for (const auto& row : rconn::cli::cause_words()) ids.emplace_back(row.cause);
  CHECK(tags_in("rconn-faults.7", "CAUSES") == ids);
}

TEST_CASE("the man pages list every condition, in the order of the table") {
  std::vector<std::string> names;
  for (const auto& row : rconn::conditions()) names.emplace_back(row.name);
  CHECK(tags_in("rconn-conditions.7", "CONDITIONS") == names);
}

TEST_CASE("the man pages list every reason to drop a connection, in the order of the table") {
  std::vector<std::string> ids;
  for (const auto& row : rconn::drop_reasons()) ids.emplace_back(row.id);
  CHECK(tags_in("rconn-faults.7", "DROP REASONS") == ids);
}

TEST_CASE("the man pages list every exit status") {
  std::vector<std::string> statuses;
  for (const auto& row : rconn::verdicts()) statuses.push_back(std::to_string(row.exit));
  CHECK(tags_in("rconn.1", "EXIT STATUS") == statuses);
}

TEST_CASE("the man pages list every key of the configuration file, in the order of the tables") {
  using namespace rconn::cli::config;
  const auto texts = [](const auto& keys) {
    return std::vector<std::string>(keys.begin(), keys.end());
  };
  std::vector<std::string_view> of_module{operation_key, password_command_key};
  std::ranges::copy(option_keys(), std::back_inserter(of_module));
  CHECK(tags_in("rconn-config.5", "SERVE KEYS") == texts(serve_keys()));
  CHECK(tags_in("rconn-config.5", "MODULE KEYS") == texts(of_module));
  CHECK(tags_in("rconn-config.5", "TARGET KEYS") == texts(target_keys()));
}
