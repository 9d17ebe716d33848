// Where the configuration file is looked for, and when it is read at all.

#include <sys/stat.h>

#include <filesystem>

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using Catch::Matchers::EndsWith;

namespace {

// Writes "FOLDER/rconn/config.toml" with a target "t" of this database, to tell files apart.
void write_file(const std::string& folder, const std::string& database) {
  std::filesystem::create_directories(folder + "/rconn");
  std::ofstream(folder + "/rconn/config.toml") << "[targets.t]\ntarget = 'redis://h.example:1/" +
                                                      database + "'\ntimeout = " + database + "\n";
}

Surroundings in(const TemporaryDirectory& directory, bool with_config_home = true) {
  Surroundings around;
  around.environment["HOME"] = directory.path("home");
  around.environment["XDG_CONFIG_HOME"] = with_config_home ? directory.path("xdg") : "";
  return around;
}

std::string key_of(const Words& words, const Surroundings& around) {
  return run_rconn(joined({"key", "@t"}, words), around).out;
}

}  // namespace

TEST_CASE("the file of --config is used, else that of the user") {
  const TemporaryDirectory directory;
  write_file(directory.path("home/.config"), "1");
  CHECK_THAT(key_of({}, in(directory)), !ContainsSubstring("1.000000"));
  CHECK_THAT(key_of({}, in(directory, false)), EndsWith(":1.000000\n"));
  write_file(directory.path("xdg"), "2");
  CHECK_THAT(key_of({}, in(directory)), EndsWith(":2.000000\n"));
  write_file(directory.path("other"), "3");
  const std::string other = directory.path("other/rconn/config.toml");
  CHECK_THAT(key_of({"--config", other}, in(directory)), EndsWith(":3.000000\n"));
}

TEST_CASE("an XDG_CONFIG_HOME that is no absolute path counts as unset") {
  const TemporaryDirectory directory;
  write_file(directory.path("home/.config"), "1");
  Surroundings around = in(directory);
  around.environment["XDG_CONFIG_HOME"] = "relative";
  CHECK_THAT(key_of({}, around), EndsWith(":1.000000\n"));
}

TEST_CASE("an unknown name is told of with the nearest one and the file, or where none was") {
  const TemporaryDirectory directory;
  const std::string nowhere = check_usage_error({"ping", "@prod"}, in(directory));
  CHECK_THAT(nowhere, ContainsSubstring("@prod: there is no configuration file") &&
                          ContainsSubstring(directory.path("xdg/rconn/config.toml")) &&
                          ContainsSubstring("/etc/rconn/config.toml") &&
                          ContainsSubstring("--config FILE"));
  const std::string file = directory.file("c.toml", "[targets.prod]\ntarget = 'h'\n");
  CHECK_THAT(check_usage_error({"ping", "@prd", "--config", file}),
             ContainsSubstring(file) && ContainsSubstring("did you mean @prod?"));
}

TEST_CASE("a ping without a name does not open the file, and one with --config does") {
  const RedisServer server;
  const TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path("xdg/rconn"));
  // Whoever opened it would wait.
  REQUIRE(::mkfifo(directory.path("xdg/rconn/config.toml").c_str(), 0600) == 0);
  check_pong({"ping", server.at()}, in(directory));
  const std::string broken = directory.file("c.toml", "[targets\n");
  CHECK_THAT(check_usage_error({"ping", server.at(), "--config", broken}),
             ContainsSubstring("c.toml, line 1") && ContainsSubstring("not TOML"));
}

TEST_CASE("a file that is missing, a folder, too large or never written is an error") {
  const TemporaryDirectory directory;
  const auto refusal = [](const std::string& path) {
    return check_usage_error({"ping", "@t", "--config", path, "--deadline", "500ms"});
  };
  CHECK_THAT(refusal(directory.path("none")),
             ContainsSubstring("--config:") && ContainsSubstring("No such file"));
  CHECK_THAT(refusal(directory.path()), ContainsSubstring("Is a directory"));
  CHECK_THAT(refusal(directory.file("large", std::string((std::size_t{4} << 20) + 1, '#'))),
             ContainsSubstring("larger than 4194304 bytes"));
  CHECK_THAT(refusal(directory.file("most", std::string(std::size_t{4} << 20, '#'))),
             ContainsSubstring("no target of that name"));
  REQUIRE(::mkfifo(directory.path("fifo").c_str(), 0600) == 0);
  CHECK_THAT(refusal(directory.path("fifo")), ContainsSubstring("before the deadline"));
}

TEST_CASE("serve knows its targets by itself, and takes no name") {
  CHECK_THAT(check_usage_error({"serve", "@prod", "--check"}),
             ContainsSubstring("serve lists every target of its configuration file"));
}
