#include "connector/redis/proxy_error.hpp"

#include <algorithm>
#include <array>

namespace rconn {
namespace {

// twemproxy in the words of strerror(3), then Envoy, Codis and predixy. All stand at the end.
constexpr std::array endings{
    std::string_view("ERR Connection refused"),
    std::string_view("ERR Connection timed out"),
    std::string_view("ERR Connection reset by peer"),
    std::string_view("ERR Host is down"),
    std::string_view("ERR No route to host"),
    std::string_view("ERR Network is unreachable"),
    std::string_view("no upstream host"),
    std::string_view("upstream failure"),
    std::string_view("backend conn reset"),
    std::string_view("backend conn failure"),
    std::string_view("slot is not ready, may be offline"),
    std::string_view("ERR no server avaliable"),
    std::string_view("ERR no server connection avaliable"),
    std::string_view("ERR server connection close"),
};

}  // namespace

bool is_about_backend(std::string_view text) {
  return std::ranges::any_of(endings,
                             [text](std::string_view ending) { return text.ends_with(ending); });
}

}  // namespace rconn
