#include "command_line/secrets/password_sources.hpp"

#include <algorithm>
#include <cctype>

namespace support {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

void check_password_absent(const std::string& text) {
  for (const std::string& piece : password_pieces) {
    INFO(text);
    CHECK(lower(text).find(lower(piece)) == std::string::npos);
  }
}

Words as_uris(const Words& servers) {
  Words uris;
  for (const std::string& server : servers) uris.push_back("redis://u:" + in_uri + "@" + server);
  return uris;
}

std::vector<PasswordSource> password_sources(const Words& servers,
                                             const TemporaryDirectory& directory) {
  const std::string file = directory.file("password", secret + "\n");
  std::vector<PasswordSource> all;
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
