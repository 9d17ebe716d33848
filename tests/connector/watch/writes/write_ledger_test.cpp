#include "connector/watch/writes/write_ledger.hpp"

#include "connector/watch/writes/written_value.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

// Writes with the numbers 1, 2, ... on a key that lives for a minute.
struct Ledger {
  Writes writes;
  WriteLedger ledger{writes};

  Ledger() { writes.time_to_live = 60s; }

  void acknowledge(int count) {
    for (int i = 0; i < count; ++i) ledger.acknowledged(ledger.next(), 1s);
  }
  void leave_unanswered(int count) {
    for (int i = 0; i < count; ++i) ledger.unanswered(ledger.next());
  }
};

}  // namespace

TEST_CASE("acknowledged writes above the number that the key holds are lost") {
  Ledger test;
  test.acknowledge(10);
  CHECK(test.ledger.found(7) == 3);
  CHECK(test.writes.acknowledged == 10);
  CHECK(test.writes.lost == 3);
  CHECK(test.writes.unknown == 0);
  CHECK(test.writes.unread.empty());

  SECTION("and are not counted twice") {
    CHECK(test.ledger.found(7) == 0);
    CHECK(test.writes.lost == 3);
  }
  SECTION("and so are those that were in the key once, if it goes back") {
    test.acknowledge(1);
    CHECK(test.ledger.found(5) == 3);  // 6, 7 and 11
    CHECK(test.writes.lost == 6);
  }
}

TEST_CASE("writes without an answer are unknown, never lost") {
  Ledger test;
  test.acknowledge(10);
  test.leave_unanswered(4);
  CHECK(test.writes.unanswered == 4);

  SECTION("none of them was done") {
    CHECK(test.ledger.found(10) == 0);
    CHECK(test.writes.unknown == 4);
  }
  SECTION("one was done, as the key shows") {
    CHECK(test.ledger.found(12) == 0);
    CHECK(test.writes.unknown == 3);
    CHECK(test.writes.unanswered == 4);
  }
  CHECK(test.writes.lost == 0);
}

TEST_CASE("refused writes are neither lost nor unknown") {
  Ledger test;
  test.acknowledge(2);
  static_cast<void>(test.ledger.next());
  test.ledger.refused();
  CHECK(test.ledger.found(2) == 0);
  CHECK(test.writes.refused == 1);
  CHECK(test.writes.unknown == 0);
}

TEST_CASE("an unanswered write that a server did late does not make later ones lost") {
  Ledger test;
  test.acknowledge(3);
  test.leave_unanswered(1);
  test.acknowledge(5);  // on another connection
  CHECK(test.ledger.found(4) == 0);
  CHECK(test.writes.lost == 0);
  CHECK(test.writes.unknown == 8);
  CHECK_FALSE(test.writes.unread.empty());
}

TEST_CASE("a key that is gone shows lost writes only if it cannot have expired") {
  Ledger test;
  test.acknowledge(5);
  SECTION("it lived on, and another process does not have it") {
    CHECK(test.ledger.missing(10s, true) == 5);
    CHECK(test.writes.lost == 5);
    CHECK(test.writes.unread.empty());
  }
  SECTION("it lived on, but the same process does not have it") {
    CHECK(test.ledger.missing(10s, false) == 0);
    CHECK(test.writes.unknown == 5);
    CHECK(test.writes.unread == "the key was deleted or evicted");
  }
  SECTION("it may have expired") {
    CHECK(test.ledger.missing(61s, true) == 0);
    CHECK(test.writes.lost == 0);
    CHECK(test.writes.unknown == 5);
    CHECK_THAT(test.writes.unread, ContainsSubstring("too short"));
  }
}

TEST_CASE("a key that cannot be read leaves the writes since the last time unknown") {
  Ledger test;
  test.acknowledge(5);
  CHECK(test.ledger.found(5) == 0);
  test.acknowledge(2);
  test.ledger.unreadable("GET was refused");
  CHECK(test.writes.unknown == 2);
  CHECK(test.writes.unread == "GET was refused");
  CHECK(test.ledger.found(0) == 0);
  CHECK(test.writes.lost == 0);
}

TEST_CASE("a value that a watch wrote is told from any other") {
  const WrittenValue value{new_run(), 18'446'744'073'709'551'615U};
  CHECK(written_value_in(value.text()) == value);
  CHECK(new_run() != value.run);
  for (const char* text :
       {"", "5", "rconn-watch:", "rconn-watch:0123456789abcdef:", "rconn-watch:0123456789abcdeg:5",
        "rconn-watch:0123456789abcdef:5x", "rconn-watch:0123456789abcdef:-5",
        "rconn-watch:0123456789abcdef5:5", "rconn-watch:0123456789abcdef:99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(written_value_in(text));
  }
}
