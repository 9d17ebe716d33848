#include "connector/diagnosis/observe_listeners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace rconn {
namespace {

// How many are kept; the first is the best guess.
constexpr std::size_t max_listeners = 8;

struct Place {
  std::string_view host;
  int port = 0;
};

Place place_of(std::string_view address) {
  const std::size_t colon = address.rfind(':');
  Place place{address.substr(0, colon), 0};
  const std::string_view digits = address.substr(colon + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
  return place;
}

bool is_ipv6(std::string_view host) { return host.starts_with('['); }

// Whether a listener gets what is sent to this place. That of [::] may get IPv4 too, but whoever
// was refused there shows that it does not (IPV6_V6ONLY).
bool covers(const net::TcpListener& listener, const Place& place) {
  if (listener.port != place.port || is_ipv6(listener.host) != is_ipv6(place.host)) return false;
  return listener.host == place.host || net::is_wildcard(listener.host) ||
         net::is_wildcard(place.host);
}

// Where redis-server listens unless it is told otherwise, and where tutorials have it listen: those
// of a Cluster only for a target that is near.
bool is_usual_port(int port, int asked) {
  if (port == 6379 || port == 6380) return true;
  if (port == 26379) return asked == 26379;
  return port >= 7000 && port <= 7005 && asked >= 7000 && asked <= 7005;
}

std::string reachable(const net::TcpListener& listener) {
  std::string_view host = listener.host;
  if (net::is_wildcard(host)) host = is_ipv6(host) ? "[::1]" : "127.0.0.1";
  return fmt::format("{}:{}", host, listener.port);
}

void add_tcp(const net::LocalSockets& sockets, int asked, std::vector<LocalListener>& found) {
  for (const net::TcpListener& one : sockets.tcp) {
    const bool same = asked > 0 && one.port == asked;
    if (!same && one.process.empty() && !is_usual_port(one.port, asked)) continue;
    found.push_back({reachable(one), one.process, same});
  }
}

void add_paths(const net::LocalSockets& sockets, std::vector<LocalListener>& found) {
  for (const net::PathListener& one : sockets.paths) {
    found.push_back({"unix://" + one.path, one.process, false});
  }
}

// The same port first, then what is known to be Redis, then the nearest port. `asked`: the port
// that was; 0: none.
void sort_and_cut(std::vector<LocalListener>& found, int asked) {
  std::ranges::sort(found, {}, [asked](const LocalListener& of) {
    const int port = of.endpoint.starts_with("unix://") ? 0 : place_of(of.endpoint).port;
    const int distance = asked == 0 ? 0 : std::abs(port - asked);
    return std::tuple(!of.same_port, of.process.empty(), distance, of.endpoint);
  });
  if (found.size() > max_listeners) found.resize(max_listeners);
}

}  // namespace

void observe_listeners(const std::vector<Attempt>& refused, const net::LocalSockets& sockets,
                       PlaceFacts& facts) {
  int asked = 0;
  for (const Attempt& attempt : refused) {
    const Place place = place_of(attempt.address);
    asked = place.port;
    if (std::ranges::any_of(sockets.tcp,
                            [&place](const net::TcpListener& one) { return covers(one, place); })) {
      facts.listens_there = true;
    }
  }
  if (facts.listens_there) return;
  add_tcp(sockets, asked, facts.listeners);
  add_paths(sockets, facts.listeners);
  sort_and_cut(facts.listeners, asked);
}

void observe_listeners(const std::string& path, const net::LocalSockets& sockets,
                       PlaceFacts& facts) {
  add_paths(sockets, facts.listeners);
  std::erase_if(facts.listeners,
                [&path](const LocalListener& one) { return one.endpoint == "unix://" + path; });
  add_tcp(sockets, 0, facts.listeners);
  sort_and_cut(facts.listeners, 0);
}

}  // namespace rconn
