// --out-file and symbolic links, modes and FIFOs: what the kernel would open, or nothing.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "command_line/output/undeliverable_output.hpp"
#include "support/redis_server.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
namespace fs = std::filesystem;

namespace {

Outcome write_to(const std::string& path, const RedisServer& server,
                 const Surroundings& surroundings = {}) {
  return run_rconn({"ping", "--out-file", path, server.at()}, surroundings);
}

mode_t mode_of(const std::string& path) {
  struct stat about{};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  return about.st_mode & 07777;
}

uid_t owner_of(const std::string& path) {
  struct stat about{};
  REQUIRE(::lstat(path.c_str(), &about) == 0);
  return about.st_uid;
}

constexpr uid_t nobody = 65534;

void need_root() {
  if (::geteuid() != 0) skip("only root can make files of another user");
}

// The directories of a case: files made by root, and a sticky one that everyone may write to.
class SharedDirectory {
 public:
  SharedDirectory() : path_(directory_.path("sticky")) {
    fs::create_directory(path_);
    REQUIRE(::chmod(path_.c_str(), 01777) == 0);
  }
  [[nodiscard]] std::string precious() const { return directory_.path("precious"); }
  [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const TemporaryDirectory& around() const { return directory_; }

  // A link as another user would make it.
  void link(const std::string& to, const std::string& name) const {
    fs::create_symlink(to, path(name));
    REQUIRE(::lchown(path(name).c_str(), nobody, nobody) == 0);
  }

 private:
  TemporaryDirectory directory_;
  std::string path_;
};

}  // namespace

TEST_CASE("a link that leads nowhere is kept and the file is made where it points") {
  const RedisServer server;
  const TemporaryDirectory directory;
  fs::create_directory(directory.path("sub"));
  fs::create_symlink("to", directory.path("link"));
  fs::create_symlink("sub/chain", directory.path("first"));
  fs::create_symlink("../last", directory.path("sub/chain"));
  fs::create_directory_symlink("sub", directory.path("alias"));
  for (const auto& [named, made] : std::vector<std::pair<std::string, std::string>>{
           {"link", "to"}, {"first", "last"}, {"alias/new", "sub/new"}}) {
    INFO(named);
    CHECK(write_to(directory.path(named), server).exit == 0);
    CHECK_THAT(content_of(directory.path(made)), StartsWith("PONG from "));
  }
  CHECK(fs::is_symlink(directory.path("link")));
  CHECK(fs::is_symlink(directory.path("first")));
}

TEST_CASE("a loop of links is refused and stays") {
  const RedisServer server;
  const TemporaryDirectory directory;
  fs::create_symlink("b", directory.path("a"));
  fs::create_symlink("a", directory.path("b"));
  const Outcome outcome = write_to(directory.path("a"), server);
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("Too many levels of symbolic links"));
  CHECK(fs::is_symlink(directory.path("a")));
  CHECK(fs::is_symlink(directory.path("b")));
}

TEST_CASE("another user's link in a sticky directory is not followed") {
  need_root();
  const RedisServer server;
  const SharedDirectory shared;
  static_cast<void>(shared.around().file("precious", "precious\n"));
  fs::create_directory(shared.around().path("private"));
  fs::create_symlink(shared.path("out"), shared.around().path("entry"));
  shared.link(shared.precious(), "out");
  shared.link(shared.around().path("nothing"), "dangling");
  shared.link(shared.around().path("private"), "directory");
  for (const std::string& path :
       {shared.path("out"), shared.path("dangling"), shared.path("directory") + "/file",
        shared.around().path("entry")}) {
    INFO(path);
    const Outcome outcome = write_to(path, server);
    CHECK(outcome.exit == 3);
    CHECK_THAT(outcome.err, ContainsSubstring("Permission denied"));
  }
  CHECK(content_of(shared.precious()) == "precious\n");
  CHECK_FALSE(fs::exists(shared.around().path("nothing")));
  CHECK(fs::is_empty(shared.around().path("private")));
}

TEST_CASE("a link in a sticky directory is followed if it is the user's own") {
  const RedisServer server;
  const SharedDirectory shared;
  fs::create_symlink(shared.precious(), shared.path("out"));
  CHECK(write_to(shared.path("out"), server).exit == 0);
  CHECK_THAT(content_of(shared.precious()), StartsWith("PONG from "));
}

TEST_CASE("another user's file in a sticky directory is not replaced") {
  need_root();
  const RedisServer server;
  const SharedDirectory shared;
  static_cast<void>(shared.around().file("sticky/theirs", "theirs\n"));
  REQUIRE(::chown(shared.path("theirs").c_str(), nobody, nobody) == 0);
  const Outcome outcome = write_to(shared.path("theirs"), server);
  CHECK(outcome.exit == 3);
  CHECK(content_of(shared.path("theirs")) == "theirs\n");
  CHECK(owner_of(shared.path("theirs")) == nobody);
}

TEST_CASE("an existing file keeps its mode and a new one gets the usual mode") {
  const RedisServer server;
  const TemporaryDirectory directory;
  for (const mode_t mode : {0600, 0664, 0640}) {
    const std::string file = directory.file("old", "old\n");
    REQUIRE(::chmod(file.c_str(), mode) == 0);
    CHECK(write_to(file, server).exit == 0);
    CHECK(mode_of(file) == mode);
    CHECK_THAT(content_of(file), StartsWith("PONG from "));
  }
  CHECK(write_to(directory.path("new"), server, in_child([] { ::umask(027); })).exit == 0);
  CHECK(mode_of(directory.path("new")) == 0640);
}

TEST_CASE("a file of another user keeps its owner") {
  need_root();
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("theirs", "old\n");
  REQUIRE(::chown(file.c_str(), nobody, nobody) == 0);
  CHECK(write_to(file, server).exit == 0);
  CHECK(owner_of(file) == nobody);
  CHECK_THAT(content_of(file), StartsWith("PONG from "));
}

TEST_CASE("a FIFO whose reader does not read is given up after the deadline") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string fifo = directory.path("fifo");
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const Descriptor reader(::open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  const Descriptor writer(::open(fifo.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
  const std::string block(4096, 'x');
  while (::write(writer.get(), block.data(), block.size()) > 0) {
  }
  const Outcome outcome =
      run_rconn({"ping", "--deadline", "200ms", "--out-file", fifo, server.at()});
  CHECK(outcome.exit == 3);
  CHECK(outcome.took < ceiling);
  CHECK_THAT(outcome.err, ContainsSubstring("cannot write to " + fifo));
}
