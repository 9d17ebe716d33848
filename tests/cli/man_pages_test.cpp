// The man pages belong together: each can be found from the others, and what they refer to exists.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "cli/options/option_table.hpp"
#include "connector/values/fault.hpp"
#include "support/catch.hpp"

namespace {

using Names = std::set<std::string>;

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The text of each page by its file name, such as rconn-json.5.
std::map<std::string, std::string> pages() {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(RCONN_SOURCE "/man")) {
    all[entry.path().filename().string()] = content(entry.path());
  }
  return all;
}

Names matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  Names found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

std::string section(const std::string& page, const std::string& title) {
  const auto start = page.find("\n.Sh " + title + "\n");
  REQUIRE(start != std::string::npos);
  return page.substr(start, page.find("\n.Sh ", start + 1) - start);
}

// "rconn-json 5" for rconn-json.5, as a reference has it.
std::string reference_to(std::string file) {
  std::ranges::replace(file, '.', ' ');
  return file;
}

Names options_in(const std::string& text) {
  // Several options may share a line: after .Fl, each word that begins with a dash.
  Names found;
  for (const std::string& line : matches(text, "\n(\\.[^\n]*Fl [^\n]*)")) {
    found.merge(matches(line, " \\\\?-([a-z][a-z0-9-]+)"));
  }
  return found;
}

Names option_names() {
  Names names{"help", "help-all", "version"};
  for (const auto& option : rconn::cli::option_table()) names.emplace(option.name);
  return names;
}

}  // namespace

TEST_CASE("rconn(1) has at most 800 lines") {
  const std::string page = content(RCONN_SOURCE "/man/rconn.1");
  CHECK(std::ranges::count(page, '\n') <= 800);
}

TEST_CASE("each man page names all others in SEE ALSO") {
  const auto all = pages();
  CHECK(all.size() > 1);
  for (const auto& [file, page] : all) {
    const Names named = matches(section(page, "SEE ALSO"), "\n\\.Xr ([^ \n]+ [0-9])");
    for (const auto& [other, text] : all) {
      CAPTURE(file, other);
      CHECK((other == file || named.contains(reference_to(other))));
    }
  }
}

TEST_CASE("each man page is installed") {
  const Names sections =
      matches(content(RCONN_SOURCE "/CMakeLists.txt"), "foreach\\(section ([0-9 ]+)\\)");
  REQUIRE(sections.size() == 1);
  for (const auto& [file, page] : pages()) {
    CAPTURE(file);
    CHECK(sections.begin()->find(file.back()) != std::string::npos);
  }
}

TEST_CASE("what a man page refers to exists") {
  const auto all = pages();
  for (const auto& [file, page] : all) {
    CAPTURE(file);
    const Names titles = matches(page, "\n\\.S[hs] ([^\n]+)");
    for (const std::string& title : matches(page, "\n\\.Sx ([A-Za-z ]*[A-Za-z])")) {
      CAPTURE(title);
      CHECK(titles.contains(title));
    }
    for (const std::string& name : matches(page, "\n\\.Xr (rconn[^ \n]* [0-9])")) {
      const bool exists = std::ranges::any_of(
          all, [&](const auto& other) { return reference_to(other.first) == name; });
      CAPTURE(name);
      CHECK(exists);
    }
  }
}

TEST_CASE("rconn(1) describes each option of the table") {
  const Names described = options_in(section(content(RCONN_SOURCE "/man/rconn.1"), "OPTIONS"));
  for (const std::string& name : option_names()) {
    CAPTURE(name);
    CHECK(described.contains(name));
  }
}

TEST_CASE("rconn(1) names each environment variable that is read or set") {
  const Names described =
      matches(section(content(RCONN_SOURCE "/man/rconn.1"), "ENVIRONMENT"), "[ ,]([A-Z_]{4,})");
  Names used;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(RCONN_SOURCE "/src")) {
    if (entry.path().extension() != ".cpp") continue;
    used.merge(matches(content(entry.path()), "(?:env|variable|take)\\(\"([A-Z_]+)\""));
  }
  CHECK(used.size() > 10);
  for (const std::string& name : used) {
    CAPTURE(name);
    CHECK(described.contains(name));
  }
}

TEST_CASE("the man pages name no option that is not in the table") {
  const Names known = option_names();
  for (const auto& [file, page] : pages()) {
    for (const std::string& name : options_in(page)) {
      CAPTURE(file, name);
      CHECK(known.contains(name));
    }
  }
}

TEST_CASE("each fault belongs to a symptom in rconn-faults(7)") {
  const std::string page = content(RCONN_SOURCE "/man/rconn-faults.7");
  std::string symptoms = section(page, "SYMPTOMS");
  Names named;
  for (const std::string& line : matches(symptoms, "\n\\.Cm ([^\n]+)")) {
    named.merge(matches(line, "([a-z][a-z-]+)"));
  }
  Names known;
  for (const auto& row : rconn::faults()) known.emplace(row.id);
  for (const std::string& name : named) {
    CAPTURE(name);
    CHECK(known.contains(name));
  }
  const Names left_out{"interrupted"};
  for (const std::string& name : known) {
    CAPTURE(name);
    CHECK((named.contains(name) || left_out.contains(name)));
  }
}
