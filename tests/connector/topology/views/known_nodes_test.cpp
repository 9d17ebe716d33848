#include "connector/topology/views/known_nodes.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

const std::string reply =
    "a 10.0.0.1:7000@17000 myself,master - 0 0 3 connected 0-99 200\n"
    "nonsense\n"
    "b 10.0.0.2:7000@17000 master - 5 6 4 connected 100-199\r\n"
    "c 10.0.0.3:7000@17000 slave a 7 8 3 connected\n";

}  // namespace

TEST_CASE("a line that says the same of a node is recognised") {
  const KnownNodes known(reply);
  CHECK(known.size() == 3);
  CHECK(known.place_of("a 10.0.0.1:7000@17000 master - 1 2 3 connected 0-99 200") == 0);
  CHECK(known.place_of("b 10.0.0.2:7000@17000 master - 9 9 4 disconnected 100-199") == 1);
  CHECK(known.place_of("c 10.0.0.3:7000@17000 slave a 0 0 3 connected\r") == 2);
}

TEST_CASE("a line that says anything else is not recognised") {
  const KnownNodes known(reply);
  for (const char* const line :
       {"b 10.0.0.9:7000@17000 master - 5 6 4 connected 100-199",
        "b 10.0.0.2:7000@17000 master - 5 6 5 connected 100-199",
        "b 10.0.0.2:7000@17000 master - 5 6 4 connected 100-198",
        "b 10.0.0.2:7000@17000 master - 5 6 4 connected",
        "b 10.0.0.2:7000@17000 slave a 5 6 4 connected 100-199",
        "b 10.0.0.2:7000@17000 master,fail? - 5 6 4 connected 100-199",
        "b 10.0.0.2:7000@17000 myself,master - 5 6 4 connected 100-199",
        "d 10.0.0.2:7000@17000 master - 5 6 4 connected 100-199", "nonsense", ""}) {
    INFO(line);
    CHECK_FALSE(known.place_of(line));
  }
}
