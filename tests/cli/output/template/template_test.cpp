#include "cli/output/template/template.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/output/json/fields.hpp"
#include "cli/output/json/members.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using std::chrono::microseconds;

namespace {

Report report_of_failure() {
  Report report;
  report.probed = true;
  report.target = "h";
  report.endpoint = "h:6379";
  report.addresses = {"[::1]:6379", "127.0.0.1:6379"};
  report.times[static_cast<std::size_t>(Rung::connect)] = microseconds(1234);
  report.total = microseconds(1234);
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::refused, "no \x1b[31m\n{fault}"};
  return report;
}

std::string rendered(const std::string& text, const Report& report = report_of_failure()) {
  const auto format = parse_template(text);
  REQUIRE(format);
  return render_template(format.value(), report, "ping");
}

std::string refused(const std::string& text) {
  const auto format = parse_template(text);
  if (!format) return format.error().message;
  const auto error = unknown_field(format.value());
  REQUIRE(error);
  return error->message;
}

}  // namespace

TEST_CASE("fields are filled in among the words around them") {
  CHECK(rendered("{command} {target}: {fault} at {rung}, {exit}") ==
        "ping h: refused at connect, 2\n");
  CHECK(rendered("{fault}{fault}") == "refusedrefused\n");
}

TEST_CASE("a template ends in one line end, its own or one that is added") {
  CHECK(rendered("{fault}") == "refused\n");
  CHECK(rendered("{fault}\n") == "refused\n");
  CHECK(rendered("{fault}\\n") == "refused\n");
  CHECK(rendered("{fault}\\n\\n") == "refused\n\n");
  CHECK(rendered("") == "\n");
}

TEST_CASE("line ends, tabs and backslashes are written as in C, braces twice") {
  CHECK(rendered("a\\tb\\nc\\\\d") == "a\tb\nc\\d\n");
  CHECK(rendered("{{{fault}}}") == "{refused}\n");
  CHECK(rendered("{{fault}}") == "{fault}\n");
  CHECK(rendered("at the end \\") == "at the end \\\n");
}

TEST_CASE("a field that the report lacks is empty") {
  CHECK(rendered("<{address}{persistent_key}{tls}{tls.version}{server.role}{cause}{ping_ms}>") ==
        "<>\n");
}

TEST_CASE("times have three decimals, lists commas, yes and no are true and false") {
  CHECK(rendered("{connect_ms} {total_ms}") == "1.234 1.234\n");
  CHECK(rendered("{addresses}") == "[::1]:6379,127.0.0.1:6379\n");
  CHECK(rendered("{ok}") == "false\n");
}

TEST_CASE("values are escaped and not expanded as templates") {
  CHECK(rendered("{detail}") == "no \\x1b[31m\\x0a{fault}\n");
}

TEST_CASE("members of TLS and server are fields of their own") {
  Report report = report_of_failure();
  rconn::TlsFacts tls;
  tls.version = "TLSv1.3";
  tls.insecure = true;
  report.tls = std::make_shared<const rconn::TlsFacts>(tls);
  rconn::Identity identity;
  identity.product = "redis";
  identity.version = "\x9b";
  identity.mode = "cluster";
  report.identity = std::make_shared<const rconn::Identity>(identity);
  CHECK(rendered("{tls.version} {tls.insecure} {tls.verified} {tls.days_left}", report) ==
        "TLSv1.3 true false \n");
  CHECK(rendered("{server.product} {server.version} {server.mode}", report) ==
        "redis \\x9b cluster\n");
}

TEST_CASE("every field, member and time can be used in a template") {
  std::string all = "{total_ms}";
  for (const Field& field : fields()) all += "{" + std::string(field.name) + "}";
  for (const auto& member : tls_members()) all += "{tls." + std::string(member.name) + "}";
  for (const auto& member : server_members()) all += "{server." + std::string(member.name) + "}";
  for (const std::string_view rung : rung_names) all += "{" + std::string(rung) + "_ms}";
  CHECK_FALSE(unknown_field(parse_template(all).value()));
}

TEST_CASE("an unknown field is an error that lists the known ones") {
  for (const char* text : {"{nope}", "{}", "{ fault }", "{tls.}", "{tls.nope}", "{nope.version}",
                           "{fault.id}", "{_ms}", "{nope_ms}"}) {
    INFO(text);
    CHECK_THAT(refused(text), ContainsSubstring("there is no field '"));
    CHECK_THAT(refused(text), ContainsSubstring("fault"));
  }
}

TEST_CASE("a preset is a template by its name, with fields that exist") {
  CHECK(template_presets().size() >= 2);
  for (const TemplatePreset& preset : template_presets()) {
    INFO(preset.name);
    const auto format = parse_template(std::string(preset.name));
    REQUIRE(format);
    CHECK_FALSE(unknown_field(format.value()));
    CHECK(format.value().values == preset.values);
  }
}

TEST_CASE("an unknown preset is an error that names the nearest, and how to write a literal @") {
  CHECK(refused("@evn") ==
        "'@evn' is not a preset (@env, @tsv); for a literal '@', write '\\@'; did you mean @env?");
  CHECK_THAT(refused("@{fault}"), ContainsSubstring("for a literal '@'"));
  CHECK_THAT(refused("@user:hunter2@host"), !ContainsSubstring("hunter2"));
  CHECK(rendered("\\@{fault}") == "@refused\n");
  CHECK(rendered("{fault}@env") == "refused@env\n");
}

TEST_CASE("the preset for rows of a table has a tab between fields, and none in them") {
  Report report = report_of_failure();
  report.failure->detail = "a\tb\nc";
  const std::string row = rendered("@tsv", report);
  CHECK_THAT(row,
             ContainsSubstring("\th\th:6379\t\tfalse\t2\tno-answer\trefused\t\tconnect\t1.234\t"
                               "a\\x09b\\x0ac\n"));
  CHECK(std::ranges::count(row, '\t') == 11);
}

TEST_CASE("the preset for variables quotes values for a shell where they need it") {
  Report report = report_of_failure();
  report.target = "/run/it's $(here)";
  const std::string text = rendered("@env", report);
  CHECK_THAT(text,
             ContainsSubstring("\nRCONN_TARGET='/run/it'\\''s $(here)'\nRCONN_ENDPOINT=h:6379\n"));
  CHECK_THAT(text, ContainsSubstring("\nRCONN_OK=false\nRCONN_EXIT=2\n"));
  CHECK(text.ends_with("\nRCONN_TOTAL_MS=1.234\n"));
}

TEST_CASE("an unmatched brace is an error") {
  for (const char* text : {"{", "{fault", "{{}", "a { b"}) {
    INFO(text);
    CHECK_THAT(refused(text), ContainsSubstring("(for a literal '"));
  }
  CHECK_THAT(refused("}"), ContainsSubstring("}}"));
  CHECK_THAT(refused("{fault}}"), ContainsSubstring("}}"));
}
