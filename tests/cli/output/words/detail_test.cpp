#include "cli/output/words/detail.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;

TEST_CASE("a limit is shown with its duration and the option that sets it") {
  const auto within = [](LimitKind kind, std::chrono::microseconds length) {
    return in_words({"5 bytes received within ", Limit{kind, length}, ", no whole reply"});
  };
  CHECK(within(LimitKind::connect, 250ms) ==
        "5 bytes received within 250 ms (--timeout), no whole reply");
  CHECK_THAT(within(LimitKind::reply, 3s), ContainsSubstring(" 3 s (--read-timeout),"));
  CHECK_THAT(within(LimitKind::total, 1500ms), ContainsSubstring(" 1.5 s (--deadline),"));
  CHECK_THAT(within(LimitKind::connect_share, 500us),
             ContainsSubstring(" 0.5 ms (a share of --timeout),"));
  CHECK_THAT(within(LimitKind::none, 200ms), ContainsSubstring(" 200 ms,"));
}

TEST_CASE("a long detail is cut unless all of it is rconn's own") {
  const std::string path(300, 'x');
  CHECK(shown(own_words("looked at " + path + " and more")) == "looked at " + path + " and more");
  CHECK(shown(Detail("ERR " + path + " and more")) == "ERR ...");
  CHECK_THAT(shown(own_words("it says ") + Detail(path + " more")), ContainsSubstring(" ..."));
  CHECK(shown(Detail("ERR no")) == "ERR no");
}

TEST_CASE("a setting is shown as its option") {
  const auto named = [](TlsSetting setting) { return in_words({setting, " 'x': no"}); };
  CHECK(named(TlsSetting::server_name) == "--sni 'x': no");
  CHECK(named(TlsSetting::ca_file) == "--cacert 'x': no");
  CHECK(named(TlsSetting::ca_directory) == "--cacertdir 'x': no");
  CHECK(named(TlsSetting::certificate) == "--cert 'x': no");
  CHECK(named(TlsSetting::key) == "--key 'x': no");
  CHECK(named(TlsSetting::ciphers) == "--tls-ciphers 'x': no");
  CHECK(named(TlsSetting::ciphersuites) == "--tls-ciphersuites 'x': no");
  CHECK(named(TlsSetting::min_days) == "--min-days 'x': no");
}
