// Targets as other tools, variables and lists spell them: exit 3, what is wrong and what to write
// here, no connection, and never a secret.

#include "command_line/expect.hpp"

using namespace support;

namespace {

struct Spelling {
  std::string text;
  std::string told;  // part of the message
};

std::string refusal_of_variable(const std::string& value) {
  return check_usage_error({"ping"}, {{{"REDIS_URL", value}}, "", {}});
}

void check_argument(const Spelling& spelling) {
  INFO(spelling.text);
  const std::string line = check_usage_error({"ping", spelling.text});
  CHECK_THAT(line, ContainsSubstring("ping: TARGET: "));
  CHECK_THAT(line, ContainsSubstring(spelling.told));
  CHECK_THAT(line, !ContainsSubstring("hunter2"));
}

void check_arguments(const std::vector<Spelling>& spellings) {
  for (const Spelling& spelling : spellings) check_argument(spelling);
}

}  // namespace

TEST_CASE("white space and quotes around REDIS_URL are named and the value is not shown") {
  const std::vector<Spelling> spellings{
      {"redis://:hunter2@127.0.0.1:1 ", "it ends with a space"},
      {"redis://:hunter2@127.0.0.1:1/0\n", "it ends with a line end"},
      {"redis://:hunter2@127.0.0.1:1\r", "it ends with a carriage return"},
      {"\tredis://:hunter2@127.0.0.1:1", "it begins with a tab"},
      {"\"redis://:hunter2@127.0.0.1:1\"", "it is in quotes"},
      {"'redis://:hunter2@127.0.0.1:1'", "it is in quotes"},
      {"\"redis://:hunter2@127.0.0.1:1", "it begins with a quote"},
      {"  ", "only white space"},
      {"redis://:hunter2@127.0.0.1:1 /0", "white space"},
      {"redis://:hunter2@127.0.0.1:1/0 x", "white space"},
      {"REDIS_URL=redis://:hunter2@127.0.0.1:1", "a variable's name"},
      {"host=h port=1 password=hunter2", "redis://:PASSWORD@h:1"}};
  for (const auto& [text, told] : spellings) {
    INFO(text);
    const std::string line = refusal_of_variable(text);
    CHECK_THAT(line, StartsWith("rconn: ping: $REDIS_URL: "));
    CHECK_THAT(line, ContainsSubstring(told));
    CHECK_THAT(line, !ContainsSubstring("hunter2"));
  }
}

TEST_CASE("a socket in the spelling of a TCP URI, or without slashes, is told as unix") {
  check_arguments({{"redis:///run/x.sock", "unix:///run/x.sock"},
                   {"rediss:///run/x.sock", "unix:///run/x.sock, with --tls"},
                   {"redis://u:hunter2@/run/x.sock", "unix:///PATH"},
                   {"redis://localhost/run/x.sock", "unix:///PATH"},
                   {"unix:/run/x.sock", "unix:///run/x.sock"},
                   {"unix:x.sock", "unix:///PATH"},
                   {"file:///run/x.sock", "unix:///PATH"}});
}

TEST_CASE("a URI without slashes is told from a host with a port") {
  check_arguments({{"redis:127.0.0.1", "redis://HOST[:PORT]"},
                   {"redis:hunter2", "redis://HOST[:PORT]"},
                   {"tcp:10.0.0.1:6379", "tcp://HOST[:PORT]"}});
  CHECK(run_rconn({"endpoint", "redis:6380"}).out == "redis:6380\n");
}

TEST_CASE("the port variable of a Kubernetes Service is told from a port") {
  check_arguments({{"redis:tcp://10.0.0.1:6379", "$REDIS_SERVICE_PORT"},
                   {"redis://redis:tcp://10.0.0.1:6379", "$REDIS_SERVICE_PORT"},
                   {"redis://:hunter2@redis:tcp://10.0.0.1:6379/0", "$REDIS_SERVICE_PORT"}});
  for (const Words& port : {Words{"ping", "-p"}, Words{"key", "--phpredis", "6.1.0", "-p"}}) {
    CHECK_THAT(check_usage_error(joined(port, {"tcp://10.0.0.1:6379"})),
               ContainsSubstring("$REDIS_SERVICE_PORT"));
  }
}

TEST_CASE("several hosts or URIs in one are told to be targets of their own") {
  check_arguments({{"redis://a:1,b:2", "several hosts"},
                   {"redis://u:hunter2@a:1,b:2/0", "several hosts"},
                   {"redis://u:hunter2@a:1,u:hunter2@b:2", "several hosts"},
                   {"redis://u:hunter2@a:1,redis://u:hunter2@b:2", "several URIs"},
                   {"redis://a redis://b", "several URIs"},
                   {"a:1,b:2", "several hosts"},
                   {"a;b", "several hosts"},
                   {"a:1,tls://b:2", "several hosts"},
                   {"redis://redis://h", "a URI within the URI"}});
  // A comma in a password is no list.
  CHECK(run_rconn({"endpoint", "redis://u:a,b@h:1"}).out == "h:1\n");
}

TEST_CASE("an IPv6 address and a port without brackets are both readings, or neither") {
  check_arguments({{"redis://::1:6380", "redis://[::1]:6380, or redis://[::1:6380]"},
                   {"redis://fd00::10:5", "redis://[fd00::10]:5, or redis://[fd00::10:5]"},
                   {"::1:6380", "write [::1:6380] or [::1]:6380"},
                   {"2001:db8::1:6379", "write [2001:db8::1:6379] or [2001:db8::1]:6379"},
                   {"::1:16380", "write [::1]:16380"},
                   {":::6380", "write [::1]:6380"},
                   {"2001:db8:0:0:0:0:0:1:6379", "write [2001:db8:0:0:0:0:0:1]:6379"},
                   {"::ffff:10.0.0.1:6379", "write [::ffff:10.0.0.1]:6379"},
                   {"fe80::1%eth0:6379", "write [fe80::1%eth0]:6379"},
                   {"u:hunter2:1", "no IPv6 address"}});
  CHECK_THAT(check_usage_error({"ping", "-h", "::1:6380"}),
             ContainsSubstring("the host '::1', and -p 6380"));
  for (const auto& [text, endpoint] :
       {std::pair("::1", "[::1]:6379\n"), std::pair("redis://::1", "[::1]:6379\n"),
        std::pair("[::1:6380]", "[::1:6380]:6379\n"),
        std::pair("2001:db8:0:0:0:0:0:6379", "[2001:db8:0:0:0:0:0:6379]:6379\n")}) {
    const Outcome outcome = run_rconn({"endpoint", text});
    CHECK(outcome.out == endpoint);
    CHECK(outcome.err.empty());
  }
  const Outcome unlikely = run_rconn({"endpoint", "fd00::10:5"});
  CHECK(unlikely.out == "[fd00::10:5]:6379\n");
  CHECK_THAT(unlikely.err, ContainsSubstring("with port 5 it would be [fd00::10]:5"));
}

TEST_CASE("a database after a short form is told as a URI or an option") {
  check_arguments({{"127.0.0.1:6380/2", "redis://127.0.0.1:6380/2, or 127.0.0.1:6380 -n 2"},
                   {"cache/2", "redis://cache/2, or cache -n 2"},
                   {"[::1]:6380/2", "redis://[::1]:6380/2"},
                   {"::1/2", "redis://[::1]/2"},
                   {"cache:6380/", "leave out the '/'"},
                   {"redis://cache:6380/2/", "redis://HOST:PORT/2"},
                   {"6380/2", "redis://HOST:6380/DB"},
                   {"redis://cache/2,password=hunter2", "settings follow"},
                   {"redis://cache?db=2,password=hunter2", "the database is not a whole number"},
                   {"cache:6380?db=2", "needs a URI"},
                   {"cache:6380/0?password=hunter2", "needs a URI"}});
  CHECK_THAT(check_usage_error({"ping", "-h", "cache/2"}), ContainsSubstring("-n 2"));
}

TEST_CASE("settings of other tools are told as the URI to write, without the secret") {
  check_arguments(
      {{"addr=10.0.0.1:6379,db=2", "write redis://10.0.0.1:6379/2"},
       {"host=cache port=6380", "write redis://cache:6380"},
       {"host=cache port=6380 user=app password=hunter2", "write redis://USER:PASSWORD@cache:6380"},
       {"cache:6380,password=hunter2,ssl=True,abortConnect=False",
        "write rediss://:PASSWORD@cache:6380"},
       {"cache:6380,password=hun,ter2hunter2,ssl=True", "redis://[[USER:]PASSWORD@]HOST"},
       {"cache:6380,password=p@hunter2,defaultDatabase=3", "write redis://:PASSWORD@cache:6380/3"},
       {"tcp://cache:6380,password=hunter2", "write redis://:PASSWORD@cache:6380"},
       {"host=::1;port=6380", "write redis://[::1]:6380"},
       {"{\"host\":\"h\",\"password\":\"hunter2\"}", "no JSON"},
       {"cache 6380", "write cache:6380"},
       {"cache,6380", "write cache:6380"},
       {"::1\t6380", "write [::1]:6380"},
       {"cache 6380 hunter2", "white space"},
       {"jdbc:redis://u:hunter2@h/0", "leave out 'jdbc:'"}});
  for (const char* option : {"-h", "-n", "-p", "-s"}) {
    CHECK_THAT(check_usage_error({"ping", option, "1,password=hunter2"}),
               !ContainsSubstring("hunter2"));
  }
}

TEST_CASE("what stands before a URI is told to be left out") {
  check_arguments({{"REDIS_URL=redis://u:hunter2@h", "a variable's name"},
                   {"REDIS_URL: redis://u:hunter2@h", "before its scheme"},
                   {"u:hunter2@redis://h", "before its scheme"},
                   {"spring.redis.url=redis://u:hunter2@h:1/0", "a variable's name"}});
}

TEST_CASE("the schemes of other tools are told as those to write here") {
  check_arguments({{"redis+sentinel://:hunter2@a:1,b:2/mymaster", "--master NAME"},
                   {"redis-sentinel://a", "--master NAME"},
                   {"rediscluster://u:hunter2@h", "any of its nodes"},
                   {"redis+cluster://h", "any of its nodes"},
                   {"http://h:6379", "not HTTP"},
                   {"https://u:hunter2@h", "not HTTP"},
                   {"ssl://h", "rediss://HOST:PORT"},
                   {"reddis://h", "did you mean redis://?"}});
}

TEST_CASE("a bare number is no host") {
  check_arguments({{"6380", "HOST:6380"},
                   {":6380", "127.0.0.1:6380"},
                   {"redis://6380", "redis://HOST:6380"},
                   {"2130706433", "write 127.0.0.1"},
                   {"99999999999", "as a port it is not in 0..65535"}});
  CHECK_THAT(check_usage_error({"ping", "cache.example", "6380"}),
             ContainsSubstring("did you mean cache.example:6380?"));
  CHECK_THAT(check_usage_error({"ping", "::1", "6380"}), ContainsSubstring("[::1]:6380?"));
  CHECK_THAT(check_usage_error({"ping", "cache:1", "6380"}), ContainsSubstring("HOST:6380"));
  CHECK_THAT(check_usage_error({"ping", "-h", "6380"}), ContainsSubstring("-p"));
  CHECK(run_rconn({"endpoint", "127.1"}).out == "127.1:6379\n");
  CHECK(run_rconn({"endpoint", "0"}).out == "0:6379\n");
}

TEST_CASE("a line of a list is refused with the same words and its place") {
  const Outcome outcome =
      run_rconn({"check", "-f", "-"},
                {{}, "6380\ncache 6380\n\"cache:1\"\ncache:1,password=hunter2\ncache:1/2\n", {}});
  CHECK(outcome.exit == 3);
  for (const char* told : {"line 1: a number is no host",
                           "line 2: a ':' stands between host and port", "line 3: it is in quotes",
                           "line 4: these are settings", "line 5: a database needs a URI"}) {
    CHECK_THAT(outcome.err, ContainsSubstring(told));
  }
  CHECK_THAT(outcome.err, !ContainsSubstring("hunter2"));
}

TEST_CASE("a parameter of a URI that is ignored is named with what sets it here") {
  const Outcome outcome =
      run_rconn({"endpoint", "redis://h?timeout=1&password=hunter2&ssl=true&hunter2"});
  CHECK(outcome.exit == 0);
  for (const char* told :
       {"'timeout' in the query of a URI is ignored: --timeout", "before its host", "rediss://"}) {
    CHECK_THAT(outcome.err, ContainsSubstring(told));
  }
  CHECK_THAT(outcome.err, !ContainsSubstring("hunter2"));
}
