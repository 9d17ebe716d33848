// A password, the ways to give it to rconn, and the pieces of it that no output may hold.
// Entry points: password_sources(), check_password_absent().
#pragma once

#include <string>
#include <vector>

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

namespace support {

// Contains characters that URIs, JSON and shells encode.
inline const std::string secret = "zq7/\"Hunter% 2";
inline const std::string in_uri = "zq7%2F%22Hunter%25%202";

// Pieces that no other output contains; base64 and hexadecimal at each offset.
inline const Words password_pieces{"zq7",      "hunter", "enE3LyJ",     "p6cTcvIk",
                                   "6cTcvIkh", "7a7137", "48756e746572"};

void check_password_absent(const std::string& text);

// A way to give the password to a command.
struct PasswordSource {
  std::string name;
  Words words;
  Surroundings surroundings;
};

Words as_uris(const Words& servers);

// Every way to give the password, for all of these servers.
std::vector<PasswordSource> password_sources(const Words& servers,
                                             const TemporaryDirectory& directory);

}  // namespace support
