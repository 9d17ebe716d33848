#include "connector/net/dns/resolv_conf.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "connector/net/address.hpp"
#include "connector/net/dns/host_name.hpp"
#include "connector/net/machine/proc_file.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::net {
namespace {

// glibc uses no more (MAXNS in resolv.h).
constexpr std::size_t max_servers = 3;
// Of the file.
constexpr std::size_t max_file_size = std::size_t{64} << 20;

constexpr std::uint16_t dns_port = 53;

constexpr std::string_view blanks = " \t\r";

// The number of an option such as "ndots:2", at most `most` (resolv.conf(5)).
std::optional<unsigned> number_in(std::string_view option, std::string_view key, unsigned most) {
  if (!option.starts_with(key)) return std::nullopt;
  option.remove_prefix(key.size());
  unsigned number = 0;
  const auto error = std::from_chars(option.data(), option.data() + option.size(), number).ec;
  if (error == std::errc::result_out_of_range) return most;
  if (error != std::errc()) return std::nullopt;
  return std::min(number, most);
}

void take_option(ResolvConf& conf, std::string_view option) {
  constexpr unsigned most_dots = 15;
  constexpr unsigned most_seconds = 30;
  constexpr unsigned most_attempts = 5;
  if (const auto dots = number_in(option, "ndots:", most_dots)) conf.ndots = *dots;
  if (const auto seconds = number_in(option, "timeout:", most_seconds)) {
    conf.timeout = std::chrono::seconds(std::max(*seconds, 1U));
  }
  if (const auto attempts = number_in(option, "attempts:", most_attempts)) {
    conf.attempts = std::max(*attempts, 1U);
  }
  if (option == "rotate") conf.rotate = true;
  if (option == "use-vc") conf.use_tcp = true;
  if (option == "single-request" || option == "single-request-reopen") conf.single_request = true;
  if (option == "no-aaaa") conf.no_aaaa = true;
  if (option == "no-tld-query" || option == "no_tld_query") conf.no_tld_query = true;
}

void take_search(ResolvConf& conf, const std::vector<std::string_view>& domains) {
  conf.has_search = true;
  conf.search.clear();
  for (const std::string_view domain : domains) conf.search.emplace_back(without_final_dot(domain));
  std::erase(conf.search, "");
}

// A line with blanks before its keyword, or a comment: glibc reads neither.
bool is_skipped(std::string_view line) {
  return line.empty() || (blanks.find(line.front()) != std::string_view::npos) ||
         line.front() == '#' || line.front() == ';';
}

// The address of a server; empty if the word is none, which glibc passes over. IPv4 is also taken
// in short, as inet_aton(3) takes it: "127.1".
std::string server_in(const std::string& word) {
  in_addr ipv4{};
  std::array<char, INET_ADDRSTRLEN> text{};
  if (::inet_aton(word.c_str(), &ipv4) != 0) {
    return ::inet_ntop(AF_INET, &ipv4, text.data(), text.size()) != nullptr ? text.data() : "";
  }
  const bool is_ipv6 = word.find(':') != std::string::npos && word.front() != '[';
  return is_ipv6 && Address::numeric(word, dns_port) ? word : "";
}

void take_line(ResolvConf& conf, std::vector<std::string_view> words) {
  if (words.size() < 2) return;
  const std::string_view keyword = words.front();
  words.erase(words.begin());
  if (keyword == "nameserver") {
    const std::string server = server_in(std::string(words[0]));
    if (server.empty()) return;
    conf.names_servers = true;
    if (conf.servers.size() < max_servers) conf.servers.push_back(server);
  } else if (keyword == "domain") {  // of these two, the last line counts
    take_search(conf, {words[0]});
  } else if (keyword == "search") {
    take_search(conf, words);
  } else if (keyword == "options") {
    for (const std::string_view option : words) take_option(conf, option);
  }
}

}  // namespace

ResolvConf parse_resolv_conf(std::string_view text) {
  ResolvConf conf;
  for (const std::string_view line : split(text, '\n')) {
    if (!is_skipped(line)) take_line(conf, words_in(line, blanks));
  }
  if (conf.servers.empty()) conf.servers.emplace_back("127.0.0.1");
  return conf;
}

void take_environment(ResolvConf& conf, const char* local_domain, const char* options) {
  if (local_domain != nullptr) {
    const std::string_view list(local_domain);
    take_search(conf, words_in(list.substr(0, list.find('\n')), blanks));
  }
  if (options == nullptr) return;
  for (const std::string_view option : words_in(options, blanks)) take_option(conf, option);
}

ResolvConf read_resolv_conf() {
  ResolvConf conf = parse_resolv_conf(start_of("/etc/resolv.conf", max_file_size));
  take_environment(conf, std::getenv("LOCALDOMAIN"), std::getenv("RES_OPTIONS"));
  utsname system{};
  if (conf.has_search || ::uname(&system) != 0) return conf;
  const std::string own(static_cast<const char*>(system.nodename));
  const auto dot = own.find('.');
  if (dot != std::string::npos && dot + 1 < own.size()) conf.search = {own.substr(dot + 1)};
  return conf;
}

std::vector<std::string> names_to_ask(const ResolvConf& conf, std::string_view host,
                                      std::size_t most) {
  std::string bare(without_final_dot(host));
  if (host.ends_with('.')) return {bare};
  std::vector<std::string> names;
  for (const std::string& domain : conf.search) names.push_back(bare + "." + domain);
  if (names.size() >= most) names.resize(most - 1);
  const auto dots = static_cast<unsigned>(std::ranges::count(bare, '.'));
  if (dots == 0 && conf.no_tld_query && !names.empty()) return names;
  names.insert(dots >= conf.ndots ? names.begin() : names.end(), std::move(bare));
  return names;
}

// As in glibc's res_send(): twice as long for each further server, divided by their number.
std::chrono::seconds patience_with(const ResolvConf& conf, std::size_t place) {
  std::chrono::seconds patience = conf.timeout * (1U << place);
  if (place > 0) patience /= static_cast<int>(conf.servers.size());
  return std::max(patience, std::chrono::seconds{1});
}

}  // namespace rconn::net
