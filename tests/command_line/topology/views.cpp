#include "command_line/topology/views.hpp"

#include <utility>

#include "support/wire.hpp"

namespace support {
namespace {

using Question = TablePeer::Question;

std::string hello(const std::string& mode, const std::string& role) {
  return wire::bulks({"server", "redis", "version", "7.2.0", "mode", mode, "role", role});
}

std::string info(const std::string& more) {
  return wire::bulk("redis_version:7.2.0\r\n" + more + "\r\n");
}

std::string run_id(int index) {
  std::string digits = std::to_string(index);
  return std::string(40 - digits.size(), '0') + digits;
}

std::string watched_master(int index, int port) {
  return wire::bulks({"name", "m" + std::to_string(index), "ip", member_address(1, index), "port",
                      std::to_string(port), "runid", run_id(index), "flags", "master",
                      "config-epoch", "0", "num-slaves", "0", "num-other-sentinels", "0", "quorum",
                      "1"});
}

}  // namespace

std::string member_address(int network, int index) {
  return "127." + std::to_string(network) + "." + std::to_string(index / 250) + "." +
         std::to_string(index % 250 + 1);
}

TablePeer::Answering master(const std::vector<std::pair<std::string, int>>& replicas) {
  std::string text = "role:master\r\nconnected_slaves:" + std::to_string(replicas.size());
  for (std::size_t i = 0; i < replicas.size(); ++i) {
    text += "\r\nslave" + std::to_string(i) + ":ip=" + replicas[i].first +
            ",port=" + std::to_string(replicas[i].second) + ",state=online,offset=1,lag=0";
  }
  return redis_like([reply = info(text)](const Question& question) {
    return question.words.front() == "INFO" ? reply : "";
  });
}

TablePeer::Answering replica(const std::string& host, int port) {
  const std::string reply =
      info("role:slave\r\nmaster_host:" + host + "\r\nmaster_port:" + std::to_string(port) +
           "\r\nmaster_link_status:up\r\nmaster_last_io_seconds_ago:0");
  return redis_like(
      [reply](const Question& question) { return question.words.front() == "INFO" ? reply : ""; });
}

TablePeer::Answering sentinel(int count, int port, int dead) {
  std::vector<std::string> masters;
  for (int i = 0; i < count; ++i) masters.push_back(watched_master(i, i == dead ? 1 : port));
  return redis_like([reply = wire::array(masters)](const Question& question) -> std::string {
    const std::string& name = question.words.front();
    if (name == "HELLO") return hello("sentinel", "sentinel");
    if (name == "INFO") return info("redis_mode:sentinel");
    if (name != "SENTINEL") return "";
    if (question.words[1] == "MASTERS") return reply;
    if (question.words[1] == "MYID") return wire::bulk(run_id(99999));
    return question.words[1] == "CKQUORUM" ? "+OK 1 usable Sentinels\r\n" : "*0\r\n";
  });
}

TablePeer::Answering cluster_node(int count, const int& port) {
  // Made once, for the port is known only when the first question comes.
  return redis_like([count, &port, lines = std::vector<std::string>()](
                        const Question& question) mutable -> std::string {
    const std::string text = question.text();
    if (text == "HELLO") return hello("cluster", "master");
    if (text == "CLUSTER INFO") return wire::bulk("cluster_state:ok\r\n");
    if (text != "CLUSTER NODES") return "";
    for (int i = static_cast<int>(lines.size()); i < count; ++i) {
      lines.push_back(run_id(i + 1) + " " + member_address(2, i) + ":" + std::to_string(port) +
                      "@1 master - 0 0 1 connected " + std::to_string(i * 16384 / count) + "-" +
                      std::to_string((i + 1) * 16384 / count - 1) + "\n");
    }
    const std::string own = " " + question.address + ":";
    std::string nodes;
    for (const std::string& line : lines) {
      const bool myself = line.find(own) != std::string::npos;
      nodes += myself ? std::string(line).insert(line.find("master"), "myself,") : line;
    }
    return wire::bulk(nodes);
  });
}

bool is_told(const std::string& text, const std::string& fault) {
  return text.find("(" + fault + " at topology") != std::string::npos ||
         text.find("\n  " + fault + " ") != std::string::npos;
}

}  // namespace support
