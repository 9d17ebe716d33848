#include "connector/net/dns/resolv_conf.hpp"

#include <strings.h>
#include <sys/utsname.h>

#include <algorithm>
#include <charconv>

#include "connector/net/machine/proc_file.hpp"

namespace rconn::net {
namespace {

// glibc uses no more (MAXNS in resolv.h).
constexpr std::size_t max_servers = 3;
// Each is asked for at every server. Real lists are shorter.
constexpr std::size_t max_names = 8;
// Of a file. Lists of blocked hosts have some megabytes.
constexpr std::size_t max_file_size = std::size_t{64} << 20;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  constexpr std::string_view blanks = " \t\r";
  for (auto at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
    const auto end = line.find_first_of(blanks, at);
    words.push_back(line.substr(at, end == std::string_view::npos ? end : end - at));
    at = line.find_first_not_of(blanks, end);
  }
  return words;
}

// The words of each line, without comments and empty lines.
std::vector<std::vector<std::string_view>> lines_of(std::string_view text,
                                                    std::string_view comment) {
  std::vector<std::vector<std::string_view>> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    auto words = words_of(line.substr(0, line.find_first_of(comment)));
    if (!words.empty()) lines.push_back(std::move(words));
  }
  return lines;
}

void take_option(ResolvConf& conf, std::string_view option) {
  constexpr std::string_view ndots = "ndots:";
  constexpr unsigned most = 15;  // resolv.conf(5)
  if (!option.starts_with(ndots)) return;
  option.remove_prefix(ndots.size());
  unsigned number = 0;
  if (std::from_chars(option.data(), option.data() + option.size(), number).ec == std::errc()) {
    conf.ndots = std::min(number, most);
  }
}

bool same_name(std::string_view one, std::string_view other) {
  return one.size() == other.size() && ::strncasecmp(one.data(), other.data(), one.size()) == 0;
}

std::string without_final_dot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return std::string(name);
}

}  // namespace

ResolvConf parse_resolv_conf(std::string_view text) {
  ResolvConf conf;
  for (const auto& words : lines_of(text, "#;")) {
    if (words.size() < 2) continue;
    if (words[0] == "nameserver") {
      conf.names_servers = true;
      if (conf.servers.size() < max_servers) conf.servers.emplace_back(words[1]);
    } else if (words[0] == "domain") {
      conf.has_search = true;
      conf.search = {without_final_dot(words[1])};
    } else if (words[0] == "search") {  // the last line counts
      conf.has_search = true;
      conf.search.clear();
      for (std::size_t i = 1; i < words.size(); ++i) {
        conf.search.push_back(without_final_dot(words[i]));
      }
    } else if (words[0] == "options") {
      for (const std::string_view option : words) take_option(conf, option);
    }
  }
  std::erase(conf.search, "");
  if (conf.servers.empty()) conf.servers.emplace_back("127.0.0.1");
  return conf;
}

ResolvConf read_resolv_conf() {
  ResolvConf conf = parse_resolv_conf(start_of("/etc/resolv.conf", max_file_size));
  utsname system{};
  if (conf.has_search || ::uname(&system) != 0) return conf;
  const std::string own(static_cast<const char*>(system.nodename));
  const auto dot = own.find('.');
  if (dot != std::string::npos && dot + 1 < own.size()) conf.search = {own.substr(dot + 1)};
  return conf;
}

std::vector<std::string> names_to_ask(const ResolvConf& conf, std::string_view host) {
  std::string bare = without_final_dot(host);
  if (host.ends_with('.')) return {bare};
  std::vector<std::string> names;
  for (const std::string& domain : conf.search) {
    names.push_back(bare + "." + domain);
    if (names.size() + 1 == max_names) break;
  }
  const bool first = static_cast<unsigned>(std::ranges::count(bare, '.')) >= conf.ndots;
  names.insert(first ? names.begin() : names.end(), std::move(bare));
  return names;
}

std::vector<std::string> addresses_in_hosts(std::string_view text, std::string_view host) {
  std::vector<std::string> addresses;
  const std::string wanted = without_final_dot(host);
  for (const auto& words : lines_of(text, "#")) {
    const bool named =
        std::any_of(words.begin() + 1, words.end(),
                    [&wanted](std::string_view name) { return same_name(name, wanted); });
    if (named) addresses.emplace_back(words[0]);
  }
  return addresses;
}

std::vector<std::string> addresses_in_hosts_file(std::string_view host) {
  return addresses_in_hosts(start_of("/etc/hosts", max_file_size), host);
}

}  // namespace rconn::net
