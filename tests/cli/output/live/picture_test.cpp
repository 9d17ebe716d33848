#include "cli/output/live/picture.hpp"

#include "cli/options/text/width.hpp"
#include "cli/output/live/row.hpp"
#include "cli/output/live/sparkline.hpp"
#include "cli/output/recorded_watch.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;
using support::RecordedWatch;

namespace {

std::string joined(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A probe each 0.1 s, ticks each 0.25 s; refused from 5 s to `until`.
struct Watched {
  RecordedWatch watch;
  Recent recent;

  explicit Watched(const std::vector<std::string>& targets, Duration down_until = 8s)
      : watch(targets) {
    for (Duration at{}; at < 10s; at += 100ms) {
      for (std::size_t place = 0; place < targets.size(); ++place) {
        const bool down = at >= 5s && at < down_until;
        if (down) {
          watch.failed(at, Fault::refused, View::held, place);
        } else {
          watch.ok(at, at < 5s ? 200us : 900us, View::held, place);
        }
      }
      if (at % 250ms < 100ms) recent.tick(watch.until(at + 50ms));
    }
    watch.until(10s);
  }

  [[nodiscard]] std::string shown(PictureSize size, PictureStyle style = {}) const {
    return joined(picture(watch.record, recent, size, style));
  }
};

}  // namespace

TEST_CASE("a picture is never larger than the terminal") {
  const std::size_t count = GENERATE(1U, 3U, 40U);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("cache-number-" + std::to_string(i));
  const Watched watched(names, count == 3 ? 20s : 8s);
  for (const bool unicode : {false, true}) {
    for (std::size_t columns = 1; columns < 140; columns += 3) {
      for (std::size_t rows = 1; rows < 50; rows += 7) {
        const auto lines = picture(watched.watch.record, watched.recent, {columns, rows},
                                   {.unicode = unicode, .keys = true});
        REQUIRE(lines.size() <= rows);
        for (const std::string& line : lines) REQUIRE(text::width_of(line) <= columns);
      }
    }
  }
}

TEST_CASE("a picture shows state, availability, times and events") {
  const Watched watched({"cache:6379"});
  const std::string text = watched.shown({80, 24}, {.keys = true});
  INFO(text);
  CHECK(holds(text, "rconn watch 10 s"));
  CHECK(holds(text, "q quit  space freeze  p rungs"));
  CHECK(holds(text, "UP for 2 s"));
  CHECK(holds(text, "available 69."));
  CHECK(holds(text, "1 outage, longest 3."));
  CHECK(holds(text, "the last minute"));
  CHECK(holds(text, "p99.9"));
  CHECK(holds(text, "0.900"));
  CHECK(holds(text, "12:00:05 held: down: connection refused"));
  CHECK(holds(text, "held: up, was down for 3."));
}

TEST_CASE("a picture shows the current fault and what to do") {
  const Watched watched({"cache:6379"}, 20s);
  const std::string text = watched.shown({80, 24});
  CHECK(holds(text, "DOWN for 5 s"));
  CHECK(holds(text, "held: connection refused (refused at connect after 0.200 ms)"));
  CHECK(holds(text, "hint: nothing listens at cache:6379"));
}

TEST_CASE("the figures of a target fit 40 columns") {
  const Watched watched({"cache:6379"});
  const std::string text = watched.shown({40, 24});
  CHECK(holds(text, "UP for 2 s"));
  CHECK(holds(text, "available 69."));
  CHECK(holds(text, "p50     p99     max"));
  CHECK_FALSE(holds(text, "the whole watch"));
}

TEST_CASE("targets whose blocks do not fit are a table, those that are down first") {
  std::vector<std::string> names;
  for (int i = 0; i < 40; ++i) names.push_back("cache-" + std::to_string(i));
  Watched watched(names);
  watched.watch.failed(10s, Fault::refused, View::held, 37);
  watched.watch.until(10s + 50ms);
  const std::string text = watched.shown({80, 24});
  const auto head = text.find("target");
  REQUIRE(head != std::string::npos);
  CHECK(holds(text, "available"));
  CHECK(text.find("cache-37") < text.find("cache-0 "));
  CHECK(holds(text, "more targets"));
}

TEST_CASE("a picture names what the keys do, and that it is frozen") {
  const Watched watched({"cache:6379"});
  CHECK(holds(watched.shown({80, 24}, {.keys = true, .frozen = true}), "FROZEN, probing goes on"));
  CHECK(holds(watched.shown({80, 24}, {.keys = true, .rungs = true}), "held ping"));
  CHECK(holds(watched.shown({80, 24}), "Ctrl-C ends"));
}

TEST_CASE("colour is used only if it is wanted") {
  const Watched watched({"cache:6379"});
  CHECK_FALSE(holds(watched.shown({80, 24}), "\x1b"));
  CHECK(holds(watched.shown({80, 24}, {.colour = true}), "\x1b[32mUP for 2 s\x1b[0m"));
}

TEST_CASE("a name cannot control the terminal") {
  const Watched watched({"c\x1b[2Jache"});
  CHECK_FALSE(holds(watched.shown({80, 24}), "\x1b"));
}

TEST_CASE("a sparkline marks the seconds of an outage") {
  const Watched watched({"cache:6379"});
  std::string ascii;
  for (const SparkCell& cell : sparkline(watched.recent.slots_of(0, 0), 60,
                                         watched.watch.record.targets[0], View::held, false)) {
    ascii += cell.text;
  }
  INFO(ascii);
  CHECK(ascii.size() >= 8);
  CHECK(ascii.find("xxx") != std::string::npos);
  CHECK(ascii.front() != 'x');
  CHECK(ascii.find_last_of('x') < ascii.size() - 1);
}

TEST_CASE("a pause of rconn is among the events of a picture") {
  Watched watched({"cache:6379"});
  watched.watch.record.pauses.push_back(
      {.began = {9s, watched.watch.record.start.wall + 9s}, .lasted = Duration(2s)});
  CHECK(holds(watched.shown({80, 24}), "12:00:09 observer paused for 2.000 s"));
}
