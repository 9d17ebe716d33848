// rconn watch: replies that are errors, and connections that are cut.

#include <atomic>

#include "command_line/watch/watching.hpp"
#include "support/scripted_peer.hpp"
#include "support/table_peer.hpp"

using namespace support;
using std::chrono::steady_clock;

namespace {

constexpr const char* pong = "+PONG\r\n";

// Answers so many commands, then does `end`.
ScriptedPeer::Script answers(int count, const std::function<void(Conversation&)>& end) {
  return [count, end](Conversation& with) {
    for (int i = 0; i < count; ++i) {
      if (with.receive().empty()) return;
      with.send(pong);
    }
    end(with);
  };
}

}  // namespace

TEST_CASE("error replies are outages on a connection that stays open") {
  for (const std::string error :
       {"LOADING Redis is loading the dataset in memory", "NOAUTH Authentication required.",
        "MISCONF Redis is configured to save RDB snapshots",
        "BUSY Redis is busy running a script."}) {
    INFO(error);
    std::atomic<bool> refuses = false;
    const TablePeer peer([&](const TablePeer::Question&) {
      return refuses ? "-" + error + "\r\n" : std::string(pong);
    });
    Watch watch({"-i", "0.02", peer.at()});
    watch.tells("\"event\":\"connected\"");
    const auto began = steady_clock::now();
    refuses = true;
    watch.tells("\"event\":\"down\"");
    refuses = false;
    const auto ended = steady_clock::now();
    watch.tells("\"event\":\"up\"");
    const Watched watched = watch.stop();
    const auto outages = outages_of(watched);
    REQUIRE(outages.size() == 1);
    check_window(outages[0], began, ended);
    CHECK(watched.summary["targets"][0]["views"]["held"]["connections"] == 1);
    CHECK(peer.connected_to().size() == 2);  // one was to ask who the master is
  }
}

TEST_CASE("faults that follow one another are told in their order") {
  std::atomic<int> stage = 0;
  const TablePeer peer([&](const TablePeer::Question&) -> std::string {
    if (stage == 1) return "-LOADING Redis is loading\r\n";
    if (stage == 2) return "-MASTERDOWN Link with MASTER is down\r\n";
    return pong;
  });
  Watch watch({"-i", "0.02", peer.at()});
  watch.tells("\"event\":\"connected\"");
  stage = 1;
  watch.tells("\"fault\":\"loading\"");
  stage = 2;
  watch.tells("\"fault\":\"master-down\"");
  stage = 0;
  watch.tells("\"event\":\"up\"");
  const auto outages = outages_of(watch.stop());
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["faults"] == std::vector<std::string>{"loading", "master-down"});
}

TEST_CASE("a connection that is closed while nothing is asked is lost, which is no outage") {
  for (const bool resets : {false, true}) {
    INFO(resets);
    const ScriptedPeer peer(answers(5, [resets](Conversation& with) {
      if (resets) with.reset();
    }));
    Watch watch({"-i", "0.05", peer.at()});
    watch.tells("\"event\":\"connection-lost\"");
    const Watched watched = watch.stop();
    CHECK(outages_of(watched).empty());
    CHECK(watched.summary["targets"][0]["availability"]["time"] == 1.0);
  }
}

TEST_CASE("a request that is answered by the end of the connection has failed") {
  for (const bool resets : {false, true}) {
    INFO(resets);
    const ScriptedPeer peer(answers(5, [resets](Conversation& with) {
      static_cast<void>(with.receive());
      if (resets) with.reset();
    }));
    Watch watch({"-i", "0.05", peer.at()});
    watch.tells("\"event\":\"up\"");
    const auto outages = outages_of(watch.stop());
    REQUIRE_FALSE(outages.empty());
    CHECK(outages[0]["faults"][0] == (resets ? "reset" : "closed"));
  }
}

TEST_CASE("what is no reply of Redis ends the held connection") {
  const ScriptedPeer peer(answers(5, [](Conversation& with) {
    static_cast<void>(with.receive());
    with.send("HTTP/1.1 400 Bad Request\r\n");
    with.hold();
  }));
  Watch watch({"-i", "0.05", peer.at()});
  watch.tells("\"event\":\"up\"");
  const auto outages = outages_of(watch.stop());
  REQUIRE_FALSE(outages.empty());
  CHECK(outages[0]["faults"][0] == "protocol-error");
}
