#include "connector/values/slots.hpp"
#include "connector/topology/views/cluster_view.hpp"

#include "support/catch.hpp"

using namespace rconn;

TEST_CASE("slot words are a range or a single slot") {
  CHECK(slots_in("0-5460") == SlotRange{0, 5460});
  CHECK(slots_in("16383") == SlotRange{16383, 16383});
  for (const char* word : {"", "-", "5-", "-5", "9-5", "0-16384", "16384", "a", "1-2-3", "0x1",
                           "[93-<-292f8b365bb7edb5e285caf0b7e6ddc7265d2f4f]"}) {
    CAPTURE(word);
    CHECK_FALSE(slots_in(word));
  }
}

TEST_CASE("equal sets of slots compare equal, however they are divided into ranges") {
  CHECK(normalized({{5, 9}, {0, 4}}) == SlotRanges{{0, 9}});
  CHECK(normalized({{0, 4}, {6, 9}}) == SlotRanges{{0, 4}, {6, 9}});
  CHECK(normalized({{0, 9}, {2, 3}}) == SlotRanges{{0, 9}});
}

TEST_CASE("coverage gives the missing slots") {
  Coverage coverage;
  CHECK(coverage.missing() == SlotRanges{{0, 16383}});
  coverage.add({{0, 99}, {102, 16383}});
  CHECK_FALSE(coverage.complete());
  CHECK(coverage.count() == 16382);
  CHECK(coverage.missing() == SlotRanges{{100, 101}});
  coverage.add({{100, 101}});
  CHECK(coverage.complete());
}

TEST_CASE("the text of ranges is the first few and the number of others") {
  CHECK(text_of({{0, 5}, {7, 7}}) == "0-5,7");
  CHECK(text_of({{0, 0}, {2, 2}, {4, 4}}, 1) == "0 and 2 more");
}
