// Checks each row of the table of output formats: parsing, output and documentation.
#include "cli/output/make_reporter.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "cli/command_line/help.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/template.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

using Names = std::vector<std::string>;

std::string content_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

Names names_in_table() {
  Names names;
  for (const OutputFormatInfo& row : output_formats) names.emplace_back(row.name);
  return names;
}

std::optional<UsageError> store_output(Options& options, const std::string& value) {
  for (const OptionSpec& option : option_table()) {
    if (option.name == "output") return option.store(options, value);
  }
  FAIL("there is no option --output");
  return std::nullopt;
}

Report report_of_success() {
  Report report;
  report.probed = true;
  report.target = "localhost:6379";
  report.endpoint = "localhost:6379";
  report.address = "127.0.0.1:6379";
  report.times[static_cast<std::size_t>(Rung::ping)] = std::chrono::microseconds(345);
  report.total = std::chrono::microseconds(345);
  return report;
}

// The standard output of a successful ping.
std::string printed(const Options& options) {
  const support::TemporaryDirectory directory;
  Console console;
  console.write_to_file(directory.path("out"));
  const auto reporter = make_reporter(CommandId::ping, options, console);
  REQUIRE(reporter);
  reporter->report(report_of_success());
  reporter->finish();
  REQUIRE(console.finish());
  return content_of(directory.path("out"));
}

}  // namespace

TEST_CASE("each output format is parsed by its name") {
  for (const OutputFormatInfo& row : output_formats) {
    Options options;
    CHECK_FALSE(store_output(options, std::string(row.name)));
    CHECK(options.output == row.format);
  }
}

TEST_CASE("an unknown name is refused with the list of all output formats") {
  Options options;
  const auto error = store_output(options, "xml");
  REQUIRE(error);
  CHECK_FALSE(options.output);
  std::string list;
  for (const std::string& name : names_in_table()) list += (list.empty() ? "" : ", ") + name;
  CHECK(error->message == "'xml' is not an output format (" + list + ")");
}

TEST_CASE("each output format has a reporter of its own") {
  std::set<std::string> all;
  for (const OutputFormatInfo& row : output_formats) {
    Options options;
    options.output = row.format;
    const std::string text = printed(options);
    CHECK_THAT(text, ContainsSubstring("127.0.0.1:6379") || ContainsSubstring("localhost:6379"));
    all.insert(text);
  }
  CHECK(all.size() == output_formats.size());
}

TEST_CASE("a template takes the place of an output format") {
  Options options;
  options.format = parse_template("{address}").value();
  CHECK(printed(options) == "127.0.0.1:6379\n");
}

TEST_CASE("the silent reporter prints nothing but test results, whose readers need a text") {
  for (const OutputFormatInfo& row : output_formats) {
    Options options;
    options.output = row.format;
    options.quiet = true;
    CHECK(printed(options).empty() != row.of_tests);
  }
}

TEST_CASE("the help lists the output formats that a command takes, in the order of the table") {
  for (const Command& command : commands()) {
    const std::string list = output_format_names(command.id);
    CHECK(list.empty() == (command.id == CommandId::serve));
    if (list.empty()) continue;
    CHECK_THAT(command_help(command), ContainsSubstring(" " + list + "\n"));
  }
  CHECK(output_format_names(CommandId::ping) == "text, json, nagios, openmetrics, junit or tap");
  CHECK(output_format_names(CommandId::trace) == "text, json, nagios or openmetrics");
  CHECK(output_format_names(CommandId::watch) == "text, json or openmetrics");
  CHECK(output_format_names(CommandId::key) == "text or json");
}

TEST_CASE("the man page lists the output formats, in the order of the table") {
  const std::string man = content_of(RCONN_SOURCE "/man/rconn.1");
  const auto start = man.find("\n.It Fl o , Fl -output Ar FORMAT\n");
  REQUIRE(start != std::string::npos);
  const std::string item = man.substr(start, man.find("\n.It ", start + 1) - start);
  const std::string list = item.substr(0, item.find("\nThe default is"));
  const std::regex literal("\n\\.Li ([a-z]+)");
  Names names;
  for (std::sregex_iterator found(list.begin(), list.end(), literal), none; found != none;
       ++found) {
    names.push_back((*found)[1]);
  }
  CHECK(names == names_in_table());
}
