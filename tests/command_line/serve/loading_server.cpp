#include "command_line/serve/loading_server.hpp"

namespace support {
namespace {

// Ten milliseconds for each key; it answers between them.
const Words slow{"--key-load-delay", "10000", "--loading-process-events-interval-bytes", "1024"};

}  // namespace

SavedData::SavedData() {
  const RedisServer server({"--dir", directory_.path(), "--enable-debug-command", "yes"});
  REQUIRE(server.ask("DEBUG POPULATE 3000 key 100") == "+OK");
  REQUIRE(server.ask("SAVE") == "+OK");
}

LoadingServer::LoadingServer() : server_(joined({"--dir", data_.path()}, slow)) {
  const std::string answer = server_.ask("PING");
  INFO(answer);
  REQUIRE(answer.starts_with("-LOADING"));
}

void LoadingServer::hurry() { REQUIRE(server_.ask("CONFIG SET key-load-delay 0") == "+OK"); }

}  // namespace support
