// Whatever strangers and files say, and whatever a user was made to type: no control character,
// no invisible or reversing one, and nothing that is not UTF-8 is printed, in any format, to a
// terminal or to a pipe. JSON is ASCII throughout.

#include <algorithm>
#include <array>
#include <memory>
#include <regex>

#include "command_line/tls.hpp"
#include "command_line/trace.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/terminal.hpp"
#include "support/tls_peer.hpp"

using namespace support;
using namespace std::string_literals;

namespace {

// Clears the screen, sets the title, rings, moves; also by C1, as UTF-8.
const std::string controls = "\x1b[2J\x1b]0;x\x07\x7f\x08\x0b\t\x01\xc2\x9b\x32J"s + '\0';
// Reverses, isolates, ends a line or a paragraph, hides.
const std::string invisible =
    "\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xe2\x80\xa9\xc2\x85\xe2\x80\x8b\xef\xbb\xbf\xc2\xad"
    "\xf3\xa0\x80\x81";
// Overlong forms, a surrogate, beyond Unicode, a raw C1, and a character that is cut off.
const std::string broken =
    "\xc0\x9b\xe0\x80\x9b\xf0\x80\x80\x9b\xed\xa0\x80\xf4\x90\x80\x80\x9b\x32J\xe2\x80";
const Words evils{controls, invisible, broken};

// What a line of the protocol can hold, and a length of bytes.
std::string evil_line() {
  std::string all = "evil";
  for (const std::string& evil : evils) all += evil + "|";
  return all;
}
std::string evil_bytes() { return evil_line() + "\r\nsecond\nthird\r" + evils.back(); }

// The code point that the text begins with, taken off; nothing if it is not UTF-8 (RFC 3629 §4).
std::optional<char32_t> take_character(std::string_view& text) {
  const auto at = [&text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const unsigned first = at(0);
  const std::size_t size = first < 0x80   ? 1
                           : first < 0xc0 ? 0
                           : first < 0xe0 ? 2
                           : first < 0xf0 ? 3
                                          : 4;
  if (size == 0 || first > 0xf4) return std::nullopt;
  char32_t point = size == 1 ? first : first & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((at(i) & 0xc0U) != 0x80) return std::nullopt;
    point = (point << 6) | (at(i) & 0x3fU);
  }
  const bool surrogate = point >= 0xd800 && point <= 0xdfff;
  if (point < least.at(size) || point > 0x10ffff || surrogate) return std::nullopt;
  text.remove_prefix(size);
  return point;
}

bool is_harmless(char32_t point) {
  if (point == '\n') return true;
  const bool control = point < 0x20 || (point >= 0x7f && point <= 0x9f);
  const bool hidden = point == 0xad || (point >= 0x200b && point <= 0x200f) ||
                      (point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
                      (point >= 0xe0000 && point <= 0xe007f);
  const bool layout = point >= 0x2028 && point <= 0x202e;
  return !control && !hidden && !layout;
}

void check_harmless(std::string_view text) {
  INFO(text);
  while (!text.empty()) {
    const auto point = take_character(text);
    REQUIRE(point.has_value());
    REQUIRE(is_harmless(*point));
  }
}

void check_harmless(const Outcome& outcome) {
  check_harmless(outcome.out);
  check_harmless(outcome.err);
}

// Colours, and the line that is written over, are rconn's own.
void check_harmless_on_terminal(const Words& words) {
  const std::regex own("\x1b\\[([0-9;]*m|K)");
  for (const int stream : {1, 2}) {
    const Outcome outcome = shown_on_terminal(
        rconn_command(words), {{"TERM", "xterm"}, {"NO_COLOR", ""}, {"REDIS_URL", ""}}, stream);
    const std::string& shown = stream == 1 ? outcome.out : outcome.err;
    check_harmless(std::regex_replace(shown, own, ""));
  }
}

const std::string every_field =
    "{command} {target} {endpoint} {address} {verdict} {fault} {rung} {detail} {hint} {server} "
    "{tls} {topology}\n";

// Text, with every rung and without; what scripts and monitors read; and a terminal.
void check_all_harmless(const Words& words) {
  check_harmless(run_rconn(words));
  for (const Words& output : {Words{"-v"}, Words{"-o", "nagios"}, Words{"-o", "openmetrics"},
                              Words{"--format", every_field}}) {
    check_harmless(run_rconn(joined(words, output)));
  }
  const Outcome json = run_rconn(joined(words, {"-o", "json"}));
  check_harmless(json.err);
  CHECK((json.exit == 3 || !json.out.empty()));
  CHECK(std::ranges::all_of(json.out, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
  check_harmless_on_terminal(words);
}

std::string hello(const std::string& mode, const std::string& evil) {
  return "*10\r\n" + bulk("server") + bulk(evil) + bulk("version") + bulk(evil) + bulk("mode") +
         bulk(mode) + bulk("role") + bulk(evil) + bulk("id") + bulk(evil);
}

// A peer that answers commands by the first word that it knows of them.
using Answers = std::vector<std::pair<std::string, std::string>>;

class Peers {
 public:
  void add(const Answers& answers) {
    add([answers](Conversation& peer) {
      for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
        const auto known = std::ranges::find_if(answers, [&got](const auto& answer) {
          return got.find(answer.first) != std::string::npos;
        });
        peer.send(known == answers.end() ? "-ERR " + evil_line() + "\r\n" : known->second);
      }
    });
  }
  void add(ScriptedPeer::Script script) {
    peers_.push_back(std::make_unique<ScriptedPeer>(std::move(script)));
  }
  [[nodiscard]] Words targets() const {
    Words all;
    for (const auto& peer : peers_) all.push_back(peer->at());
    return all;
  }

 private:
  std::vector<std::unique_ptr<ScriptedPeer>> peers_;
};

const std::string pong = "+PONG\r\n";

std::string line_of(const Words& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line + "\n";
}

// Port 0: so that no name of these is looked up anywhere.
std::string evil_nodes() {
  std::string nodes;
  for (const std::string& evil : evils) {
    nodes += line_of({"id" + evil, "h" + evil + ":0@0,n" + evil, "myself,master" + evil, "-", "0",
                      "0", "1", "connected" + evil, "0-16383" + evil});
  }
  return nodes;
}

std::string map_of(const Words& words) {
  std::string text = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string& word : words) text += bulk(word);
  return text;
}

}  // namespace

TEST_CASE("what a peer says to a ping is printed harmless by every command, in every format") {
  Peers peers;
  for (const std::string& evil : evils) {
    peers.add(greet(evil + "\r\n"));
    peers.add(Answers{{"PING", "-ERR " + evil + "\r\n"}});
  }
  peers.add(Answers{{"PING", bulk(evil_bytes())}});
  peers.add(Answers{{"PING", "+" + evil_line() + "\r\n"}});
  peers.add(Answers{{"PING", "*1\r\n*" + evil_line() + "\r\n"}});
  peers.add(Answers{{"PING", pong}, {"HELLO", hello(evil_line(), evil_line())}});
  peers.add(Answers{{"PING", pong},
                    {"HELLO", hello("standalone", evil_bytes())},
                    {"ROLE", "*1\r\n" + bulk(evil_bytes())}});
  peers.add(Answers{{"PING", pong},
                    {"INFO", bulk("redis_version:" + evil_line() + "\r\nrole:" + evil_line() +
                                  "\r\nredis_mode:" + evil_line() + "\r\n")}});
  const Words hasty{"-t", "2", "--read-timeout", "300ms"};
  for (const Words& command :
       {Words{"ping"}, Words{"trace"}, Words{"check"}, Words{"topology"},
        Words{"wait", "--deadline", "300ms"},
        Words{"check", "--expect", "role=master", "--expect", "version=7"}}) {
    check_all_harmless(joined(joined(command, hasty), peers.targets()));
  }
}

TEST_CASE("what a Cluster or a Sentinel tells of its members is printed harmless") {
  const Answers cluster{{"PING", pong},
                        {"HELLO", hello("cluster", "redis")},
                        {"NODES", bulk(evil_nodes())},
                        {"CLUSTER\r\n$4\r\nINFO", bulk("cluster_state:" + evil_line() + "\r\n")}};
  std::string master = map_of({"name", evil_line(), "ip", evil_line(), "port", "0", "runid",
                               evil_line(), "flags", evil_line(), "quorum", evil_line()});
  const Answers sentinel{{"PING", pong},
                         {"HELLO", hello("sentinel", "redis")},
                         {"SENTINELS", "*1\r\n" + master},
                         {"REPLICAS", "*1\r\n" + master},
                         {"MASTER", "*1\r\n" + master},
                         {"MASTERS", "*1\r\n" + master}};
  const std::string slave =
      "slave0:ip=" + evil_line() + ",port=0,state=" + evil_line() + ",offset=1,lag=0\r\n";
  const Answers master_of_evil{{"PING", pong},
                               {"HELLO", hello("standalone", "redis")},
                               {"ROLE", "*3\r\n" + bulk("master") + ":0\r\n*1\r\n*3\r\n" +
                                            bulk(evil_line()) + bulk("0") + bulk("0")},
                               {"INFO", bulk("role:master\r\n" + slave)}};
  for (const Answers& answers : {cluster, sentinel, master_of_evil}) {
    Peers peers;
    peers.add(answers);
    check_all_harmless(joined({"topology", "--read-timeout", "300ms"}, peers.targets()));
    check_harmless(
        run_rconn(joined({"wait", "--topology", "--deadline", "300ms"}, peers.targets())));
  }
}

TEST_CASE("what a condition has found is printed harmless") {
  Peers peers;
  peers.add(Answers{{"PING", pong}, {"GET", bulk(evil_bytes())}, {"EXISTS", ":0\r\n"}});
  for (const std::string& evil : evils) {
    if (evil.find('\0') != std::string::npos) continue;  // no argument can hold it
    check_all_harmless(
        joined({"ping", "--expect", "key=k~^never$", "--expect", "key=" + evil}, peers.targets()));
  }
}

TEST_CASE("what a certificate says is printed harmless by every command, in every format") {
  const Authority ca("Test CA" + controls.substr(0, 4) + invisible);
  Wish wish{.subject = "x" + controls.substr(0, 4) + invisible, .names = {"DNS:redis.test"}};
  for (const std::string& evil : evils) wish.names.push_back("DNS:" + evil);
  const TlsPeer peer({ca.issue(wish)}, answer_as_redis);
  for (const Words& trust : {Words{"--cacert", ca.file()}, Words{"--insecure"}, Words{}}) {
    const Words words = joined({peer.uri(), "-t", "5"}, trust);
    check_all_harmless(joined({"trace"}, words));
    check_all_harmless(joined({"check"}, words));
  }
}

TEST_CASE("what a user was made to type is printed harmless") {
  const std::string nobody = "127.0.0.1:1";
  for (std::string evil : evils) {
    std::erase(evil, '\0');  // no argument can hold it
    for (const Words& words :
         std::vector<Words>{{evil},
                            {"--" + evil},
                            {"ping", "--" + evil},
                            {"ping", "-" + evil},
                            {"ping", "--port", evil},
                            {"ping", "-n", evil, nobody},
                            {"ping", "--expect", evil, nobody},
                            {"ping", "--expect", "role=" + evil, nobody},
                            {"ping", "--format", "{" + evil + "}", nobody},
                            {"ping", "-o", evil, nobody},
                            {"ping", "--out-file", "/none/" + evil, nobody},
                            {"ping", "--pass-file", "/none/" + evil, nobody},
                            {"ping", "-s", "/none/" + evil},
                            {"ping", "-s", "/none/" + evil, "-v"},
                            {"ping", "unix:///none/" + evil},
                            {"ping", "redis://" + nobody + "?" + evil + "=1"},
                            {"ping", "redis://" + nobody + "/" + evil},
                            {"ping", evil + "://" + nobody},
                            {"ping", "redis://[" + evil + "]"},
                            {"ping", "rediss://" + nobody, "--cacert", evil},
                            {"ping", "rediss://" + nobody, "--cert", evil},
                            {"ping", "rediss://" + nobody, "--sni", evil},
                            {"ping", "rediss://" + nobody, "--tls-ciphers", evil},
                            {"check", "-f", "/none/" + evil},
                            {"check", "--sd", "/none/" + evil},
                            {"key", "-f", "/none/" + evil},
                            {"key", "h" + evil},
                            {"key", "--persistent-id", evil, "h"},
                            {"key", "--phpredis", evil},
                            {"key", "--phpredis", "all", "-h", "h" + evil},
                            {"endpoint", "h" + evil},
                            {"endpoint", "[" + evil},
                            {"endpoint", "-s", "/" + evil}}) {
      INFO(words[0] << " " << words.back());
      check_harmless(run_rconn(words).err);
      // Keys and endpoints are for scripts, and stay as they are unless they go to a terminal.
      if (words[0] == "key" || words[0] == "endpoint") check_harmless_on_terminal(words);
    }
  }
}

TEST_CASE("what lists and the command after a wait are called is printed harmless") {
  const RedisServer server;
  const TemporaryDirectory directory;
  std::string lines = server.at() + "\n";
  nlohmann::json targets{server.at()};
  for (const std::string& evil : evils) lines += "[h" + evil + "\nredis://[" + evil + "]/x\n";
  lines += "redis://" + server.at() + "?x\x1b[2J=1\n";
  const std::string list = directory.file("targets\x1b[2J", lines);
  nlohmann::json groups = nlohmann::json::array();
  for (const char* evil : {"\x1b[2J\x07\x08", "\xc2\x9b\xe2\x80\xae\xe2\x80\xa8", "\x7f|\"\\\n"}) {
    groups.push_back({{"targets", {server.at(), "[" + std::string(evil)}},
                      {"labels", {{"env", evil}, {evil, "x"}}}});
  }
  const std::string discovered = directory.file("sd\x1b[2J.json", groups.dump());
  check_all_harmless({"check", "-f", list});
  check_all_harmless({"check", "--sd", discovered});
  check_harmless(run_rconn({"check", "--sd", directory.file("bad\x07.json", "[\x1b")}));
  check_harmless(run_rconn({"wait", server.at(), "--", "/none/\x1b[2J\xe2\x80\xae"}));
}
