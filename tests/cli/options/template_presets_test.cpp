// The help of --format, its part of rconn(1) and the completions name each preset. For
// rconn-json(5), tables_in_man_test.cpp compares more than the names.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include "cli/options/option_table.hpp"
#include "cli/options/template.hpp"
#include "support/catch.hpp"

using namespace rconn::cli;

namespace {

using Names = std::vector<std::string>;

std::string content_of(const std::string& path) {
  std::ifstream file(RCONN_SOURCE "/" + path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

Names presets_in(const std::string& text) {
  const std::regex regex("@[a-z]+");
  Names names;
  for (std::sregex_iterator found(text.begin(), text.end(), regex), none; found != none; ++found) {
    names.push_back(found->str());
  }
  return names;
}

Names presets() {
  Names names;
  for (const TemplatePreset& preset : template_presets()) names.emplace_back(preset.name);
  return names;
}

// From `start` to `end`.
std::string part(const std::string& text, const std::string& start, const std::string& end) {
  const auto at = text.find(start);
  REQUIRE(at != std::string::npos);
  return text.substr(at, text.find(end, at + start.size()) - at);
}

}  // namespace

TEST_CASE("the help of --format names every preset, and no other") {
  const auto table = option_table();
  const auto format = std::ranges::find(table, "format", &OptionSpec::name);
  REQUIRE(format != table.end());
  CHECK(presets_in(std::string(format->help)) == presets());
}

TEST_CASE("rconn(1) names every preset of --format, and no other") {
  const std::string item = part(content_of("man/rconn.1"), "\n.It Fl -format ", "\n.It ");
  CHECK(presets_in(item) == presets());
}

TEST_CASE("the completions of every shell offer every preset of --format, and no other") {
  const std::string bash = part(content_of("completions/rconn.bash"), "--format/*) echo", ";;");
  CHECK(presets_in(bash) == presets());
  const std::string zsh = part(content_of("completions/_rconn"), ":TEMPLATE:(", ")");
  CHECK(presets_in(zsh) == presets());
  const std::string fish = part(content_of("completions/rconn.fish"), "-l format -x -a '", "'");
  CHECK(presets_in(fish) == presets());
}
