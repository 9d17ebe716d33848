#include "connector/net/dns/name_sources.hpp"

#include "support/catch.hpp"

using namespace rconn::net;

using Names = std::vector<std::string>;

namespace {

Names not_asked(const Names& sources, std::string_view host, const Names& servers = {"10.0.0.1"}) {
  return sources_not_asked(sources, {host, "box.corp.example", servers});
}

}  // namespace

TEST_CASE("nsswitch.conf names sources for hosts, without actions and comments") {
  CHECK(name_sources("passwd: files\n# hosts: nis\nhosts:  files mdns4_minimal [NOTFOUND=return "
                     "TRYAGAIN=continue] dns[!UNAVAIL=return] ldap # end\nnetworks: files\n") ==
        Names{"files", "mdns4_minimal", "dns", "ldap"});
  CHECK(name_sources("hosts:").empty());
  CHECK(name_sources("hosts: files [NOTFOUND") == Names{"files"});
  CHECK(name_sources("").empty());
}

TEST_CASE("a source is not missed for names of which it knows nothing") {
  const Names all{"files", "mdns4_minimal", "mymachines", "dns", "myhostname"};
  CHECK(not_asked(all, "cache.example").empty());
  CHECK(not_asked(all, "nas.local") == Names{"mdns4_minimal"});
  CHECK(not_asked(all, "cache.svc.cluster.local").empty());
  CHECK(not_asked(all, "guest") == Names{"mymachines"});
  CHECK(not_asked({"files", "dns", "myhostname"}, "BOX") == Names{"myhostname"});
  CHECK(not_asked({"files", "dns", "myhostname"}, "box.corp.example.") == Names{"myhostname"});
  CHECK(not_asked({"files", "dns", "myhostname"}, "_gateway") == Names{"myhostname"});
  CHECK(not_asked({"files", "ldap", "dns"}, "cache.example") == Names{"ldap"});
}

TEST_CASE("systemd-resolved knows more than the servers of resolv.conf if it is not one of them") {
  const Names sources{"resolve", "files", "dns"};
  CHECK(not_asked(sources, "cache.example", {"127.0.0.53"}).empty());
  CHECK(not_asked(sources, "cache.example", {"10.0.0.1"}) == Names{"resolve"});
  CHECK(not_asked(sources, "cache", {"127.0.0.53"}) == Names{"resolve"});
  CHECK(not_asked(sources, "nas.local", {"127.0.0.53"}) == Names{"resolve"});
}

TEST_CASE("a name in .local is one of multicast DNS, whatever nsswitch.conf names") {
  CHECK(not_asked({}, "nas.LOCAL") == Names{"multicast DNS"});
  CHECK(not_asked({"files", "dns"}, "nas.local.") == Names{"multicast DNS"});
  CHECK(not_asked({}, ".local").empty());
}
