#include "connector/idle/ages.hpp"

#include <algorithm>
#include <array>

namespace rconn {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Each stands after what it is just above:
// - 30: examples of haproxy ('timeout client 30s')
// - 60: AWS Application and Classic Load Balancers; 'timeout client 1m' of haproxy
// - 90, 120, 180: no common limit, for the ladder
// - 240: Azure Load Balancer and NAT Gateway (4 minutes by default)
// - 300: 'tcp-keepalive' of Redis, which may keep a connection open from here on
// - 350: AWS Network Load Balancer and NAT Gateway
// - 600: Google Cloud's firewalls (10 minutes), Azure Cache for Redis, 'proxy_timeout' of nginx
// - 900: IPVS, which kube-proxy may use (its TCP timeout, 15 minutes)
// - 1200: Google Cloud NAT (established TCP)
// - 3600: Cisco ASA ('timeout conn'), 'idle_timeout' of Envoy's TCP proxy
// - 7440: what RFC 5382, REQ-5 demands of a NAT at least
// - 43200: 'TIMEOUTidle' of stunnel
// - 432000: Linux (nf_conntrack_tcp_timeout_established)
constexpr std::array<int, 16> ladder{10,  32,  62,  92,   122,  182,  245,   305,
                                     355, 605, 905, 1205, 3605, 7445, 43205, 432005};

constexpr std::array<int, 18> round_numbers{1,  2,  3,   5,   10,  15,  20,  30,   45,
                                            60, 90, 120, 180, 240, 300, 600, 1200, 3600};

constexpr seconds step{5};
constexpr milliseconds least_step{50};  // a shorter one would measure this machine

}  // namespace

std::vector<IdleTime> default_ages(IdleTime up_to) {
  std::vector<IdleTime> ages;
  for (const int age : ladder) {
    if (seconds(age) < up_to) ages.emplace_back(seconds(age));
  }
  ages.push_back(up_to);
  return ages;
}

std::vector<IdleTime> in_order(std::vector<IdleTime> ages) {
  std::ranges::sort(ages);
  const auto twice = std::ranges::unique(ages);
  ages.erase(twice.begin(), twice.end());
  return ages;
}

std::vector<IdleTime> ages_between(IdleTime survived, IdleTime cut, std::size_t room) {
  std::vector<IdleTime> ages;
  const IdleTime gap = cut - survived;
  if (room == 0 || gap <= least_step) return ages;
  const IdleTime wanted = std::max<IdleTime>(std::min<IdleTime>(step, cut / 20), least_step);
  const auto most = static_cast<IdleTime::rep>(room);
  const auto count = std::min<IdleTime::rep>((gap + wanted - IdleTime(1)) / wanted - 1, most);
  for (IdleTime::rep i = 1; i <= count; ++i) ages.push_back(survived + gap * i / (count + 1));
  return ages;
}

IdleTime keeping_interval(IdleTime shortest_age) {
  const auto half = std::chrono::floor<seconds>(shortest_age / 2);
  return std::clamp(half, seconds(1), seconds(60));
}

IdleTime round_interval(IdleTime survived) {
  IdleTime best = seconds(round_numbers.front());
  for (const int number : round_numbers) {
    if (seconds(number) <= survived / 3) best = seconds(number);
  }
  return best;
}

}  // namespace rconn
