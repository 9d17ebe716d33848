#include "cli/output/html/report.hpp"

#include "support/catch.hpp"
#include "support/watch_record.hpp"

using namespace rconn;
using namespace rconn::cli;
using support::full_record;

namespace {

std::string page_of(const WatchRecord& record) { return html_report({"1.2.3", record}); }

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

constexpr std::size_t day = 338;  // slots of its series

// A record of the same targets, each with a name of its own.
WatchRecord many_targets(std::size_t count, std::size_t outages) {
  WatchRecord record = full_record(outages, day);
  for (std::size_t i = 1; i < count; ++i) {
    TargetRecord target = record.targets.front();
    target.target = "shard-" + std::to_string(i);
    record.targets.push_back(std::move(target));
  }
  return record;
}

}  // namespace

TEST_CASE("the report in HTML needs nothing but itself, and no script") {
  const std::string page = page_of(full_record());
  CHECK_THAT(page, StartsWith("<!doctype html>\n<html lang=en>"));
  CHECK_THAT(page, ContainsSubstring("default-src 'none'; style-src 'unsafe-inline'"));
  for (const char* const foreign :
       {"<script", "<link", "<img", "<iframe", "http:", "https:", "@import"}) {
    CAPTURE(foreign);
    CHECK(page.find(foreign) == std::string::npos);
  }
}

TEST_CASE("no text of a peer or a user is markup, or controls anything") {
  const std::string page = page_of(full_record());
  CHECK(page.find("alert('x')") == std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find("\xe2\x80\xae") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring(
                       "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;amp; &quot;quoted"
                       "&quot; \\x1b[2J \\xff \\xe2\\x80\\xae end"));
}

TEST_CASE("the first sentence of the report says what happened") {
  CHECK_THAT(page_of(full_record()),
             ContainsSubstring("5 outages in 24 h, 1 of them partial. Together they took"));
  WatchRecord quiet = full_record();
  quiet.targets[0].outages.clear();
  quiet.targets[0].outages_left_out = 0;
  CHECK_THAT(page_of(quiet), ContainsSubstring("No outage in 24 h: it worked all the time."));
  WatchRecord never = full_record(1);
  for (ViewRecord& view : never.targets[0].views) view.ok = 0;
  CHECK_THAT(page_of(never), ContainsSubstring("It never worked in 24 h."));
  CHECK_THAT(page_of(many_targets(3, 1)), ContainsSubstring("3 of 3 targets had outages."));
}

TEST_CASE("an outage is told with its time, its faults in order, and its cause") {
  const std::string page = page_of(full_record());
  CHECK_THAT(page, ContainsSubstring("2026-03-01 12:00:00.000"));
  CHECK_THAT(page, ContainsSubstring("<b>42.0 s</b><br><span class=muted>± 101 ms</span>"));
  CHECK_THAT(
      page, ContainsSubstring("<code>refused</code> for 21.0 s → <code>loading</code> for 21.0 s"));
  CHECK_THAT(page, ContainsSubstring("not over"));
  CHECK_THAT(page, ContainsSubstring("3 acknowledged writes were lost"));
  CHECK_THAT(page, ContainsSubstring("the machine was suspended"));
}

TEST_CASE("the clock goes on while the machine is suspended, the axis of time does not") {
  WatchRecord record = full_record();
  using std::chrono::hours;
  const Instant began{hours(5), record.start.wall + hours(5)};
  record.pauses = {{began, hours(12), true, hours(12)}};
  record.now = {record.lasted, record.start.wall + hours(36)};
  const std::string page = page_of(record);
  CHECK_THAT(page, ContainsSubstring("2026-03-01 00:00:00 to 2026-03-02 12:00:00 UTC (24 h"));
  const auto label = page.find("x='25.00%' y=");  // six hours after the start, as moments count
  REQUIRE(label != std::string::npos);
  CHECK_THAT(page.substr(label, 40), ContainsSubstring(">18:00</text>"));
  CHECK_THAT(page, ContainsSubstring("<rect x='20.833%' width='0.010%'"));
}

TEST_CASE("a report without any probe can be read as well") {
  WatchRecord record;
  record.targets.emplace_back().target = "nowhere:6379";
  record.targets[0].views.emplace_back();
  CHECK_THAT(page_of(record), ContainsSubstring("Nothing is known: no probe had a result."));
  CHECK(page_of(WatchRecord{}).ends_with("</html>\n"));
}

TEST_CASE("the report is below 1 MB for any number of outages and targets") {
  constexpr std::size_t mega = 1'000'000;
  CHECK(page_of(full_record(3, day)).size() < mega / 4);
  const std::string outages = page_of(full_record(TargetRecord::max_outages, day));
  CHECK(outages.size() < mega);
  CHECK_THAT(outages,
             ContainsSubstring("The longest 200 are shown; 800 shorter ones are left out."));
  const std::string targets = page_of(many_targets(30, 20));
  CHECK(targets.size() < mega);
  CHECK_THAT(targets,
             ContainsSubstring("Details are shown of 10 targets, those with outages first."));
  CHECK(count_of(targets, "<section id=target") == 10);
}
