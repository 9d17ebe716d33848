// --out-file: a regular file is replaced atomically; anything else is written to.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "command_line/output/undeliverable_output.hpp"
#include "support/redis_server.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("a file that cannot be replaced is reported and keeps its content") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("old", "old content\n");
  const std::string nowhere = directory.path("none") + "/out";
  for (const Words& words : every_output(server.at())) {
    const bool answers = words[0].starts_with("--") || words.back() == "--help";
    if (answers || words[0] == "key" || words[0] == "endpoint") continue;
    for (const auto& [path, why] : std::vector<std::pair<std::string, std::string>>{
             {nowhere, "No such file or directory"},
             {file + "/out", "Not a directory"},
             {directory.path(), "Is a directory"},
             {"/dev/full", "No space left on device"}}) {
      check_not_delivered(words, run_rconn(joined(words, {"--out-file", path})),
                          "cannot write to " + path + ": " + why);
    }
    const auto cut = run_rconn(joined(words, {"--out-file", file}), in_child([] {
                                 const rlimit limit{5, 5};
                                 ::setrlimit(RLIMIT_FSIZE, &limit);
                               }));
    check_not_delivered(words, cut, "cannot write to " + file + ": File too large");
    CHECK(content_of(file) == "old content\n");
  }
  const std::filesystem::directory_iterator left(directory.path());
  CHECK(std::distance(begin(left), end(left)) == 1);  // no temporary files
  CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("a symbolic link as the output file is followed and kept") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("old", "old content\n");
  std::filesystem::create_symlink("old", directory.path("link"));
  CHECK(run_rconn({"ping", "--out-file", directory.path("link"), server.at()}).exit == 0);
  CHECK(std::filesystem::is_symlink(directory.path("link")));
  CHECK_THAT(content_of(file), StartsWith("PONG from "));
}

TEST_CASE("a descriptor as the output file is written to even if it refers to a file") {
  need_linux_files();
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("log", "before\n");
  std::filesystem::create_symlink("/dev/fd/1", directory.path("link"));
  for (const std::string& path : {std::string("/dev/fd/1"), directory.path("link")}) {
    const Outcome outcome =
        run_rconn({"ping", "--out-file", path, server.at()},
                  in_child([&file] { ::dup2(::open(file.c_str(), O_WRONLY | O_APPEND), 1); }));
    CHECK(outcome.exit == 0);
  }
  CHECK(std::filesystem::is_symlink(directory.path("link")));
  CHECK_THAT(content_of(file), StartsWith("before\nPONG from "));
  CHECK_THAT(content_of(file).substr(8), ContainsSubstring("\nPONG from "));
}

TEST_CASE("a pipe or device as the output file is written to and not replaced") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string fifo = directory.path("fifo");
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const Words words{"ping", "-o", "json", "--out-file", fifo, server.at()};
  check_not_delivered(words, run_rconn(words),
                      "cannot write to " + fifo);  // a pipe without a reader
  const Descriptor reader(::open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  CHECK(run_rconn(words).exit == 0);
  std::string got(2000, '\0');
  got.resize(
      static_cast<std::size_t>(std::max<ssize_t>(0, ::read(reader.get(), got.data(), 2000))));
  CHECK(parsed(got)["ok"] == true);
  CHECK(std::filesystem::is_fifo(fifo));
}
