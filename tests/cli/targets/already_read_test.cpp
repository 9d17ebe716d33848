#include "cli/targets/already_read.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

TEST_CASE("what was read is found by equal options, and by no others") {
  AlreadyRead already;
  TlsSettings settings;
  settings.ca_file = "/etc/ca.pem";
  const auto read = std::make_shared<const TlsSettings>(settings);
  already.add_tls(settings, read);
  CHECK(already.tls(settings) == read);
  settings.insecure = true;
  CHECK(already.tls(settings) == nullptr);

  Options options;
  options.password_file = "one";
  already.add_password(options, Secret("hidden"));
  REQUIRE(already.password(options) != nullptr);
  CHECK(*already.password(options) == Secret("hidden"));
  options.password_file = "two";
  CHECK(already.password(options) == nullptr);
  options.password_file.reset();
  CHECK(already.password(options) == nullptr);
}

TEST_CASE("a password of the options themselves is not shared") {
  AlreadyRead already;
  Options options;
  options.password = Secret("own");
  already.add_password(options, options.password);
  CHECK(already.password(options) == nullptr);
  options.password.reset();
  CHECK(already.password(options) == nullptr);
}
