#include "connector/net/machine/listeners.hpp"

#include <netinet/in.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "connector/net/address.hpp"
#include "connector/net/machine/proc_file.hpp"
#include "connector/net/machine/redis_processes_linux.hpp"

namespace rconn::net {
namespace {

constexpr std::size_t max_tcp_size = std::size_t{256} << 10;  // bytes: some 1,600 listeners
constexpr std::size_t max_unix_size = std::size_t{1} << 20;   // bytes: some 10,000 sockets

using Processes = std::map<std::uint64_t, std::string>;

// The words of a line, parted by any number of spaces.
std::vector<std::string_view> words_of(std::string_view line, std::size_t most) {
  std::vector<std::string_view> words;
  while (words.size() < most) {
    const std::size_t from = line.find_first_not_of(' ');
    if (from == std::string_view::npos) break;
    line.remove_prefix(from);
    const std::size_t end = words.size() + 1 == most ? line.size() : line.find(' ');
    words.push_back(line.substr(0, end));
    if (end == std::string_view::npos) break;
    line.remove_prefix(words.back().size());
  }
  return words;
}

template <typename Number>
std::optional<Number> number_in(std::string_view text, int base) {
  Number number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

struct Place {
  std::string host;
  int port = 0;
};

// Of an address of the system.
Place place_of(const sockaddr* address, socklen_t size) {
  const std::string text = Address(address, size).text();
  const std::size_t colon = text.rfind(':');
  return {text.substr(0, colon), number_in<int>(text.substr(colon + 1), 10).value_or(0)};
}

template <typename Sockaddr>
Place place_of(const Sockaddr& address) {
  return place_of(reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

// "0100007F:18EB": words of 32 bits in the byte order of the machine, then the port.
std::optional<Place> place_in(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon != 8 && colon != 32) return std::nullopt;
  std::array<std::uint32_t, 4> parts{};
  for (std::size_t i = 0; i < colon / 8; ++i) {
    const auto part = number_in<std::uint32_t>(text.substr(i * 8, 8), 16);
    if (!part) return std::nullopt;
    parts.at(i) = *part;
  }
  const auto port = number_in<std::uint16_t>(text.substr(colon + 1), 16);
  if (!port) return std::nullopt;
  if (colon == 8) {
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(*port);
    ipv4.sin_addr.s_addr = parts[0];
    return place_of(ipv4);
  }
  sockaddr_in6 ipv6{};
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = htons(*port);
  std::memcpy(&ipv6.sin6_addr, parts.data(), sizeof ipv6.sin6_addr);
  return place_of(ipv6);
}

std::string process_of(const Processes& processes, std::string_view inode) {
  const auto number = number_in<std::uint64_t>(inode, 10);
  const auto found = number ? processes.find(*number) : processes.end();
  return found != processes.end() ? found->second : "";
}

// The kernel lists the sockets that listen before all others.
void add_tcp(const char* file, const Processes& processes, std::vector<TcpListener>& found) {
  bool heading = true;
  lines_of(file, max_tcp_size, [&](std::string_view line) {
    if (std::exchange(heading, false)) return true;
    // Number, local address, remote address, state, queues, timer, retransmits, user, probes, inode
    const auto words = words_of(line, 11);
    if (words.size() < 11 || words[3] != "0A") return false;
    auto place = place_in(words[1]);
    if (place)
      found.push_back({std::move(place->host), place->port, process_of(processes, words[9])});
    return true;
  });
}

struct UnixLine {
  bool listens;
  bool is_stream;
  std::string_view inode;
  std::string_view path;
};

bool each_unix(const std::function<bool(const UnixLine&)>& take) {
  return lines_of("/proc/net/unix", max_unix_size, [&](std::string_view line) {
    // Number, references, protocol, flags, type, state, inode, path
    const auto words = words_of(line, 8);
    if (words.size() < 8 || !words[7].starts_with('/')) return true;
    constexpr unsigned accepts = 0x10000;  // __SO_ACCEPTCON
    const unsigned flags = number_in<unsigned>(words[3], 16).value_or(0);
    return take({(flags & accepts) != 0, words[4] == "0001", words[6], words[7]});
  });
}

bool is_named_for_redis(std::string_view path) {
  if (!path.ends_with(".sock") && !path.ends_with(".socket")) return false;
  return std::ranges::any_of(std::array{"redis", "valkey", "keydb"}, [path](const char* name) {
    return path.find(name) != std::string_view::npos;
  });
}

bool is_socket(const std::string& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode);
}

void add_paths(const Processes& processes, std::vector<PathListener>& found) {
  each_unix([&](const UnixLine& line) {
    if (!line.listens || !line.is_stream) return true;
    std::string process = process_of(processes, line.inode);
    std::string path(line.path);
    if ((process.empty() && !is_named_for_redis(path)) || !is_socket(path)) return true;
    found.push_back({std::move(path), std::move(process)});
    return true;
  });
}

}  // namespace

Listeners find_listeners() {
  Listeners found;
  const Processes processes = redis_sockets();
  add_tcp("/proc/net/tcp", processes, found.tcp);
  add_tcp("/proc/net/tcp6", processes, found.tcp);
  add_paths(processes, found.paths);
  return found;
}

Bound bound_at(std::string_view path) {
  Bound found = Bound::no;
  const bool all = each_unix([&](const UnixLine& line) {
    if (line.path != path) return true;
    if (found != Bound::stream) found = line.is_stream ? Bound::stream : Bound::other;
    return true;
  });
  return found == Bound::no && !all ? Bound::unknown : found;
}

}  // namespace rconn::net
