#include "cli/output/words/idle/idle_causes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fill_in.hpp"
#include "cli/output/words/idle/idle_words.hpp"
#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

using Cause = IdleCause;

// {timeout}: the server's setting; {servers}: how many answered; {why}: why it told no settings;
// {error}: what the peer said; {refusal}: the fault of new connections.
constexpr std::array table{
    IdleCauseWords{Cause::server_timeout, "server-timeout",
                   "the server closes clients that send nothing: its setting 'timeout' is "
                   "{timeout}; it looks at each about once a second, so within 2 s after that",
                   "raise 'timeout' on the server ('CONFIG SET timeout 0' turns it off), or use "
                   "each connection more often; TCP keepalive does not count for it"},
    IdleCauseWords{Cause::closed_on_the_way, "closed-on-the-way",
                   "not the server, whose setting 'timeout' is {timeout}, but something before it "
                   "closes idle connections: a proxy or load balancer",
                   "raise its idle timeout: 'timeout client' and 'timeout server' of haproxy, "
                   "'proxy_timeout' of nginx, 'TIMEOUTidle' of stunnel, 'idle_timeout' of Envoy"},
    IdleCauseWords{Cause::closed_by_peer, "closed-by-peer",
                   "the server, or a proxy before it, closes idle connections; which one is not "
                   "known, since the server does not tell its setting 'timeout' ({why})",
                   "look up 'timeout' on the server, and the idle timeouts of the proxies on the "
                   "way"},
    IdleCauseWords{Cause::reset_while_silent, "reset-while-silent",
                   "something on the way resets idle connections when their time is up: a load "
                   "balancer, NAT or firewall",
                   "raise its idle timeout for TCP connections"},
    IdleCauseWords{Cause::reset_by_proxy, "reset-by-proxy",
                   "a proxy on the way resets connections that were idle; it must be one that ends "
                   "TCP connections, since TCP keepalive does not count for it",
                   "raise its idle timeout: 'TIMEOUTidle' of stunnel, 'idle_timeout' of Envoy, or "
                   "that of a load balancer that ends connections"},
    IdleCauseWords{Cause::forgotten_rejected, "forgotten-and-rejected",
                   "something on the way forgets idle connections, and resets what is sent on them "
                   "later: a load balancer, NAT or firewall",
                   "raise its idle timeout for TCP connections (of Linux: "
                   "nf_conntrack_tcp_timeout_established)"},
    IdleCauseWords{Cause::forgotten_dropped, "forgotten-silently",
                   "something on the way forgets idle connections, and drops what is sent on them "
                   "later, without a word: a NAT, firewall or load balancer; clients hang until "
                   "they time out",
                   "raise its idle timeout for TCP connections (of Linux: "
                   "nf_conntrack_tcp_timeout_established); let clients have a read timeout"},
    IdleCauseWords{Cause::lost_behind_proxy, "lost-behind-proxy",
                   "what is sent on an idle connection arrives, but is not answered: a proxy has "
                   "lost its own connection to the server",
                   "look at what the proxy does with idle connections to the server"},
    IdleCauseWords{
        Cause::answered_with_error, "answered-with-error",
        "after an idle time the answer is an error ({error}): a proxy has replaced its connection "
        "to the server by one that is not logged in or set up alike",
        "look at what the proxy does with idle connections to the server"},
    IdleCauseWords{Cause::connection_lifetime, "connection-lifetime",
                   "connections are cut at this age whether they are used or not: something limits "
                   "their lifetime",
                   "let clients replace connections before this age; keeping them busy is no help"},
    IdleCauseWords{Cause::servers_differ, "servers-differ",
                   "{servers} answer at this address, and not all of them keep idle connections as "
                   "long: there is no single limit",
                   "compare their settings and the ways to them; try each by its own address"},
    IdleCauseWords{Cause::mixed_results, "mixed-results",
                   "there is no single limit: some connections were cut earlier than others lived",
                   "several ways or several devices may treat them differently, or the cuts have "
                   "another reason: try again, and each server by its own address"},
    IdleCauseWords{Cause::server_restarted, "server-restarted",
                   "the server was restarted meanwhile, which ends every connection: this tells "
                   "nothing about idle ones",
                   "try again"},
    IdleCauseWords{
        Cause::server_down, "server-down",
        "the server did not answer new connections either: this tells nothing about idle "
        "ones",
        "try again when it answers"},
    IdleCauseWords{Cause::closed_with_error, "closed-with-error",
                   "the server, or a proxy before it, ends idle connections, and says: {error}",
                   "look up the idle timeout of what says so, and raise it"},
    IdleCauseWords{Cause::turned_away, "turned-away",
                   "the server answers new connections, but refuses to serve them ({refusal}): so "
                   "it is not known why others ended, and this tells nothing about idle ones",
                   "see to it that it serves new connections, as with another password, and try "
                   "again"},
    IdleCauseWords{
        Cause::server_stalled, "server-stalled",
        "the server, or the way to it, stalled or was down for a while: what failed then "
        "would have failed whether idle or not, which tells nothing about idle "
        "connections",
        "try again; look for slow commands, a server that was stopped or a link that "
        "was down at that time"},
    IdleCauseWords{Cause::ended_together, "ended-together",
                   "connections ended at one moment, used or not, as after the restart of a "
                   "proxy or CLIENT KILL: this tells nothing about idle ones",
                   "try again: if they end at the same age then, something limits their lifetime"},
};

static_assert(is_complete(table, &IdleCauseWords::cause, Cause::ended_together),
              "one row for each cause, in the order of the enum");

std::string timeout_of(const IdleRecord& record) {
  if (!record.server.timeout) return "not known";
  if (*record.server.timeout == 0) return "0 (never)";
  return fmt::format("{} s", *record.server.timeout);
}

// Of those with a failure.
const IdleSample* first_of(const IdleRecord& record, IdleEnd end) {
  const auto found = std::ranges::find_if(record.samples, [end](const IdleSample& sample) {
    return sample.end == end && sample.failure;
  });
  return found == record.samples.end() ? nullptr : &*found;
}

// Servers do not time out subscribed clients.
std::string also_cut(const IdleRecord& record) {
  const IdleBoundary& subscribed = record.boundary(IdleArm::subscribed);
  if (record.finding->cause != Cause::server_timeout || !subscribed.cut_from) return "";
  return fmt::format(
      "; subscribed connections, which it never times out, are cut as well, by something else, at "
      "{}",
      seconds_in_words(*subscribed.cut_from));
}

std::string filled(std::string_view sentence, const IdleRecord& record) {
  const std::string timeout = timeout_of(record);
  const std::string servers = counted(record.servers.size(), "server");
  const std::string_view why =
      record.server.silence ? info(record.server.silence->fault).id : "another was asked";
  const IdleSample* erring = first_of(record, IdleEnd::closed_with_error);
  if (erring == nullptr) erring = first_of(record, IdleEnd::error_reply);
  const IdleSample* turned = first_of(record, IdleEnd::turned_away);
  std::string error = erring != nullptr ? in_words(erring->failure->detail) : "";
  if (error.empty()) error = "an error";
  const std::string_view refusal = turned != nullptr ? info(turned->failure->fault).id : "";
  const std::array fillings{Filling{"{timeout}", timeout}, Filling{"{servers}", servers},
                            Filling{"{why}", why}, Filling{"{error}", error},
                            Filling{"{refusal}", refusal}};
  return fill_in(sentence, fillings);
}

}  // namespace

std::span<const IdleCauseWords> idle_causes() { return table; }

const IdleCauseWords& words_for(IdleCause cause) {
  return table.at(static_cast<std::size_t>(cause));
}

std::string sentence_of(const IdleRecord& record) {
  return filled(words_for(record.finding->cause).sentence, record) + also_cut(record);
}

std::string advice_of(const IdleRecord& record) {
  return filled(words_for(record.finding->cause).advice, record);
}

}  // namespace rconn::cli
