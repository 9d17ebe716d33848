// Text from peers is escaped by every command, in every format, on a terminal and in a pipe.

#include <memory>

#include "command_line/output/hostile_text.hpp"
#include "command_line/tls.hpp"
#include "command_line/trace.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_peer.hpp"

using namespace support;

namespace {

std::string hello(const std::string& mode, const std::string& hostile) {
  return "*10\r\n" + bulk("server") + bulk(hostile) + bulk("version") + bulk(hostile) +
         bulk("mode") + bulk(mode) + bulk("role") + bulk(hostile) + bulk("id") + bulk(hostile);
}

// A peer that answers a command by the first of its words that the table has.
using Answers = std::vector<std::pair<std::string, std::string>>;

class Peers {
 public:
  void add(const Answers& answers) {
    add([answers](Conversation& peer) {
      for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
        const auto known = std::ranges::find_if(answers, [&got](const auto& answer) {
          return got.find(answer.first) != std::string::npos;
        });
        peer.send(known == answers.end() ? "-ERR " + hostile_line() + "\r\n" : known->second);
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

// Port 0, so that none of these names is looked up.
std::string hostile_nodes() {
  std::string nodes;
  for (const std::string& hostile : hostile_texts) {
    nodes += line_of({"id" + hostile, "h" + hostile + ":0@0,n" + hostile, "myself,master" + hostile,
                      "-", "0", "0", "1", "connected" + hostile, "0-16383" + hostile});
  }
  return nodes;
}

std::string map_of(const Words& words) {
  std::string text = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string& word : words) text += bulk(word);
  return text;
}

}  // namespace

TEST_CASE("replies to a ping are escaped by every command in every format") {
  Peers peers;
  for (const std::string& hostile : hostile_texts) {
    peers.add(greet(hostile + "\r\n"));
    peers.add(Answers{{"PING", "-ERR " + hostile + "\r\n"}});
  }
  peers.add(Answers{{"PING", bulk(hostile_bytes())}});
  peers.add(Answers{{"PING", "+" + hostile_line() + "\r\n"}});
  peers.add(Answers{{"PING", "*1\r\n*" + hostile_line() + "\r\n"}});
  peers.add(Answers{{"PING", pong}, {"HELLO", hello(hostile_line(), hostile_line())}});
  peers.add(Answers{{"PING", pong},
                    {"HELLO", hello("standalone", hostile_bytes())},
                    {"ROLE", "*1\r\n" + bulk(hostile_bytes())}});
  peers.add(Answers{{"PING", pong},
                    {"INFO", bulk("redis_version:" + hostile_line() + "\r\nrole:" + hostile_line() +
                                  "\r\nredis_mode:" + hostile_line() + "\r\n")}});
  const Words with_short_budgets{"-t", "2", "--read-timeout", "300ms"};
  for (const Words& command :
       {Words{"ping"}, Words{"trace"}, Words{"check"}, Words{"topology"},
        Words{"wait", "--deadline", "300ms"},
        Words{"check", "--expect", "role=master", "--expect", "version=7"}}) {
    check_safe_in_every_format(joined(joined(command, with_short_budgets), peers.targets()));
  }
}

TEST_CASE("member data of a Cluster or a Sentinel is escaped") {
  const Answers cluster{
      {"PING", pong},
      {"HELLO", hello("cluster", "redis")},
      {"NODES", bulk(hostile_nodes())},
      {"CLUSTER\r\n$4\r\nINFO", bulk("cluster_state:" + hostile_line() + "\r\n")}};
  std::string master = map_of({"name", hostile_line(), "ip", hostile_line(), "port", "0", "runid",
                               hostile_line(), "flags", hostile_line(), "quorum", hostile_line()});
  const Answers sentinel{{"PING", pong},
                         {"HELLO", hello("sentinel", "redis")},
                         {"SENTINELS", "*1\r\n" + master},
                         {"REPLICAS", "*1\r\n" + master},
                         {"MASTER", "*1\r\n" + master},
                         {"MASTERS", "*1\r\n" + master}};
  const std::string slave =
      "slave0:ip=" + hostile_line() + ",port=0,state=" + hostile_line() + ",offset=1,lag=0\r\n";
  const Answers hostile_master{{"PING", pong},
                               {"HELLO", hello("standalone", "redis")},
                               {"ROLE", "*3\r\n" + bulk("master") + ":0\r\n*1\r\n*3\r\n" +
                                            bulk(hostile_line()) + bulk("0") + bulk("0")},
                               {"INFO", bulk("role:master\r\n" + slave)}};
  for (const Answers& answers : {cluster, sentinel, hostile_master}) {
    Peers peers;
    peers.add(answers);
    check_safe_in_every_format(joined({"topology", "--read-timeout", "300ms"}, peers.targets()));
    check_safe(run_rconn(joined({"wait", "--topology", "--deadline", "300ms"}, peers.targets())));
  }
}

TEST_CASE("a value found by a condition is escaped") {
  Peers peers;
  peers.add(Answers{{"PING", pong}, {"GET", bulk(hostile_bytes())}, {"EXISTS", ":0\r\n"}});
  for (const std::string& hostile : hostile_texts) {
    if (hostile.find('\0') != std::string::npos) continue;  // no argument can hold it
    check_safe_in_every_format(joined(
        {"ping", "--expect", "key=k~^never$", "--expect", "key=" + hostile}, peers.targets()));
  }
}

TEST_CASE("text in a certificate is escaped by every command in every format") {
  const Authority ca("Test CA" + controls.substr(0, 4) + invisible);
  CertificateSpec spec{.subject = "x" + controls.substr(0, 4) + invisible,
                       .names = {"DNS:redis.test"}};
  for (const std::string& hostile : hostile_texts) spec.names.push_back("DNS:" + hostile);
  const TlsPeer peer({ca.issue(spec)}, answer_as_redis);
  for (const Words& trust : {Words{"--cacert", ca.file()}, Words{"--insecure"}, Words{}}) {
    const Words words = joined({peer.uri(), "-t", "5"}, trust);
    check_safe_in_every_format(joined({"trace"}, words));
    check_safe_in_every_format(joined({"check"}, words));
  }
}
