// A password, the ways to give it, and what of it must be seen nowhere.
// Entry points: ways(), check_no_trace().
#pragma once

#include <algorithm>
#include <cctype>

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

namespace support {

// It has what URIs, JSON and shells write in another way.
inline const std::string secret = "zq7/\"Hunter% 2";
inline const std::string in_uri = "zq7%2F%22Hunter%25%202";

// Pieces that are told by nothing else here; base64 and hexadecimal at each offset.
inline const Words traces{"zq7",      "hunter", "enE3LyJ",     "p6cTcvIk",
                          "6cTcvIkh", "7a7137", "48756e746572"};

inline std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

inline void check_no_trace(const std::string& text) {
  for (const std::string& trace : traces) {
    INFO(text);
    CHECK(lower(text).find(lower(trace)) == std::string::npos);
  }
}

// A way to give the password to a command for these servers, which all have it then.
struct Way {
  std::string name;
  Words words;
  Surroundings surroundings;
};

inline Words as_uris(const Words& servers) {
  Words uris;
  for (const std::string& server : servers) uris.push_back("redis://u:" + in_uri + "@" + server);
  return uris;
}

inline std::vector<Way> ways(const Words& servers, const TemporaryDirectory& directory) {
  const std::string file = directory.file("password", secret + "\n");
  std::vector<Way> all;
  all.push_back({"-a", joined({"-a", secret}, servers), {}});
  all.push_back({"-aPASS", joined({"-a" + secret, "--user", "u"}, servers), {}});
  all.push_back({"--pass", joined({"--pass", secret}, servers), {}});
  all.push_back({"--pass=", joined({"--pass=" + secret}, servers), {}});
  all.push_back({"--pass-file", joined({"--pass-file", file}, servers), {}});
  all.push_back({"$REDISCLI_AUTH", servers, {{{"REDISCLI_AUTH", secret}}, "", {}}});
  all.push_back({"URIs", as_uris(servers), {}});
  all.push_back({"-u", {"-u", as_uris(servers).front()}, {}});
  all.push_back({"$REDIS_URL", {}, {{{"REDIS_URL", as_uris(servers).front()}}, "", {}}});
  return all;
}

}  // namespace support
