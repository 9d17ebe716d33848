// A real redis-server that takes half a minute to load its data, unless it is told to hurry.
// Entry point: LoadingServer. Once constructed, it answers with LOADING.
#pragma once

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

namespace support {

// A directory with the file of a server that had many keys.
class SavedData {
 public:
  SavedData();
  [[nodiscard]] std::string path() const { return directory_.path(); }

 private:
  TemporaryDirectory directory_;
};

class LoadingServer {
 public:
  LoadingServer();
  [[nodiscard]] std::string at() const { return server_.at(); }

  // From here on it loads as fast as it can.
  void hurry();

 private:
  SavedData data_;
  RedisServer server_;
};

}  // namespace support
