// Asks the name servers of resolv.conf for one name, one server after another, as glibc's
// res_send() does. Entry point: NameQuery::run(), which blocks. Both records are asked for side by
// side. A server that fails, rejects or does not answer in its time is followed by the next; where
// it answered one of the two questions, the other is asked once more by itself, and then left.
// c-ares carries each question (DnsChannel); its own list of servers, times and retries are not
// used: 1.18 reads few options of resolv.conf, and 1.31 and later change times and servers by
// experience.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "connector/net/dns/dns_channel.hpp"
#include "connector/net/dns/lookup.hpp"
#include "connector/net/dns/resolv_conf.hpp"
#include "connector/values/evidence/name_facts.hpp"

namespace rconn::net {

// Whether the answer ends the search for its record: it has it, or says that there is none.
bool is_final(const DnsAnswer& answer);

class NameQuery {
 public:
  // `first_server` is the place in the list where to begin. Without `ipv4` or `ipv6`, their record
  // is not asked for.
  NameQuery(const ResolvConf& conf, std::size_t first_server, const Wanted& wanted)
      : conf_(conf), first_server_(first_server), wanted_(wanted) {}

  // The last server's answers: one for each record. The name is asked for as it is.
  std::vector<DnsAnswer> run(const std::string& name, bool ipv4, bool ipv6);

 private:
  using Transport = DnsChannel::Transport;

  void ask_server(std::chrono::seconds patience);
  void ask(std::vector<std::size_t> questions, Transport transport, std::chrono::seconds patience);
  void take(std::size_t question, DnsStatus how, std::span<const std::uint8_t> message);
  [[nodiscard]] bool one_is_final() const;

  const ResolvConf& conf_;
  std::size_t first_server_;
  const Wanted& wanted_;
  std::vector<DnsAnswer> answers_;
};

}  // namespace rconn::net
