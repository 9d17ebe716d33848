#include "cli/output/serve/status_page.hpp"

#include "support/catch.hpp"
#include "support/serve_values.hpp"
#include "support/watch_record.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

std::string page(std::size_t targets) {
  return status_page(support::served(targets).record, "1.2.3");
}

}  // namespace

TEST_CASE("the status page needs nothing but itself, and no script") {
  const std::string text = page(16);
  CHECK_THAT(text, StartsWith("<!doctype html>\n<html lang=en>"));
  CHECK_THAT(text, ContainsSubstring("default-src 'none'; style-src 'unsafe-inline'"));
  for (const char* const foreign :
       {"<script", "<link", "<img", "<iframe", "http:", "https:", "@import"}) {
    CAPTURE(foreign);
    CHECK(text.find(foreign) == std::string::npos);
  }
}

TEST_CASE("no text of a peer or a user is markup on the status page") {
  support::KnownServer served = support::served(16);
  for (ListedRecord& listed : served.record.listed)
    listed.name = listed.module = listed.target = "'\"><script>alert(1)</script>\x1b";
  served.record.configuration = served.record.listen = "<b>";
  const std::string text = status_page(served.record, "1.2.3");
  CHECK(text.find("<script>") == std::string::npos);
  CHECK(text.find("alert('x')") == std::string::npos);
  CHECK(text.find("<dd><b>") == std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("href='probe?target=%27%22%3E%3Cscript%3Ealert%281%29"));
}

TEST_CASE("the first sentence of the status page counts what is not ok") {
  CHECK_THAT(page(0), ContainsSubstring("No targets are listed"));
  CHECK_THAT(page(1), ContainsSubstring("The target is ok."));
  CHECK_THAT(page(3), ContainsSubstring("2 of 3 targets are not ok."));
  CHECK_THAT(page(16),
             ContainsSubstring("2 of 16 targets are not ok. The last result of 1 is too old "
                               "to count. 1 not checked yet."));
}

TEST_CASE("a target that fails comes first, with fault, cause and advice") {
  const std::string text = page(3);
  CHECK(text.find("shard-1<") < text.find("shard-0<"));
  CHECK_THAT(text, ContainsSubstring("<code class=bad>refused</code> connection refused"));
  CHECK_THAT(text, ContainsSubstring("cause: redis-server listens at 127.0.0.1:6379"));
  CHECK_THAT(text, ContainsSubstring("<p class=advice>"));
}

TEST_CASE("the status page says once what the options in its advice are to a configuration") {
  support::KnownServer served = support::served(3);
  served.record.listed[0].last = served.record.listed[2].last =
      support::report_of(Fault::auth_required, "NOAUTH");
  const std::string text = status_page(served.record, "1.2.3");
  const std::string note = "configuration file has keys of the same names";
  CHECK(text.find(note) != std::string::npos);
  CHECK(text.find(note) == text.rfind(note));
  CHECK(page(1).find(note) == std::string::npos);
}

TEST_CASE("a reload that failed and the end of the server are told at the top") {
  const std::string text = page(3);
  CHECK(text.find("The configuration was not reloaded at 2026-03-01 00:30:00 UTC.") <
        text.find("<table"));
  CHECK(page(1).find("class=problem") == std::string::npos);
  support::KnownServer served = support::served(1);
  served.record.is_draining = true;
  CHECK_THAT(status_page(served.record, "1.2.3"), ContainsSubstring("<b>It ends:</b>"));
}

TEST_CASE("the status page shows the availability of what is watched") {
  CHECK_THAT(page(3), ContainsSubstring("data-label='Available'>99."));
  CHECK(page(1).find("Available") == std::string::npos);
}

TEST_CASE("the status page has at most so many rows, and counts the others") {
  const std::string text = page(2'100);
  CHECK_THAT(text, ContainsSubstring("100 more targets are not shown."));
  CHECK(text.size() < (std::size_t{2} << 20));
  CHECK(page(1'000).size() < (std::size_t{1} << 20));
}
