#include "connector/redis/reply_fault.hpp"

#include "support/catch.hpp"

using namespace rconn;
using resp::Reply;

namespace {

std::string fault(const std::string& error, Rung rung = Rung::ping) {
  const auto failure = fault_in(Reply{Reply::Type::error, error, 0, {}}, rung);
  return failure ? std::string(info(failure->fault).id) : "none";
}

}  // namespace

TEST_CASE("OK answers AUTH and SELECT, PONG answers PING, and nothing else does") {
  const Reply ok{Reply::Type::status, "OK", 0, {}};
  const Reply pong{Reply::Type::status, "PONG", 0, {}};
  CHECK_FALSE(fault_in(ok, Rung::auth));
  CHECK_FALSE(fault_in(ok, Rung::select));
  CHECK_FALSE(fault_in(pong, Rung::ping));
  CHECK(fault_in(ok, Rung::ping)->fault == Fault::unexpected_reply);
  CHECK(fault_in(pong, Rung::auth)->fault == Fault::unexpected_reply);
  CHECK(fault_in(Reply{Reply::Type::bulk, "PONG", 0, {}}, Rung::ping)->fault ==
        Fault::unexpected_reply);
}

TEST_CASE("an error reply is told by its first word") {
  CHECK(fault("NOAUTH Authentication required.") == "auth-required");
  CHECK(fault("WRONGPASS invalid username-password pair or user is disabled.") == "auth-rejected");
  CHECK(fault("NOPERM this user has no permissions") == "no-permission");
  CHECK(fault("DENIED Redis is running in protected mode") == "denied");
  CHECK(fault("LOADING Redis is loading the dataset in memory") == "loading");
  CHECK(fault("LOADING") == "loading");
  CHECK(fault("BUSY Redis is busy running a script.") == "busy");
  CHECK(fault("MASTERDOWN Link with MASTER is down") == "master-down");
  CHECK(fault("MISCONF Redis is configured to save RDB snapshots") == "misconf");
  CHECK(fault("CLUSTERDOWN Hash slot not served") == "cluster-down");
  CHECK(fault("READONLY You can't write against a read only replica.") == "read-only");
  CHECK(fault("LOADINGX not that word") == "error-reply");
}

TEST_CASE("a bare ERR is told by its text, as old and new servers write it") {
  CHECK(fault("ERR operation not permitted") == "auth-required");
  CHECK(fault("ERR invalid password", Rung::auth) == "auth-rejected");
  CHECK(fault("ERR Client sent AUTH, but no password is set", Rung::auth) == "auth-unneeded");
  CHECK(fault("ERR AUTH <password> called without any password configured for the default user.",
              Rung::auth) == "auth-unneeded");
  CHECK(fault("ERR max number of clients reached") == "max-clients");
  CHECK(fault("ERR something new") == "error-reply");
}

TEST_CASE("a form of AUTH that the server does not know is told apart from a wrong password") {
  CHECK(fault("ERR wrong number of arguments for 'auth' command", Rung::auth) ==
        "auth-unsupported");
  CHECK(fault("ERR unknown command 'AUTH'", Rung::auth) == "auth-unsupported");
  CHECK(fault("ERR unknown command `AUTH`, with args beginning with: ", Rung::auth) ==
        "auth-unsupported");
  CHECK(fault("ERR unknown command 'PROXY'", Rung::auth) == "error-reply");
  CHECK(fault("ERR wrong number of arguments for 'get' command", Rung::auth) == "error-reply");
  CHECK(fault("ERR unknown command 'PING'", Rung::ping) == "error-reply");
}

TEST_CASE("errors that other products word differently are recognised") {
  CHECK(fault("NOPERM: app has no ACL permissions") == "no-permission");
  CHECK(fault("ERR Client sent AUTH, but no username-password pair is set", Rung::auth) ==
        "auth-unneeded");
}

TEST_CASE("the errors and echoes of other services are not those of a Redis server") {
  for (const char* error : {"ERR Unknown command.", "ERR", "ERR [SYS/TEMP] later",
                            "ERR unknown command", "ERR 'Unknown Protocol Operation'"}) {
    INFO(error);
    CHECK(fault(error) == "not-redis");
  }
  Reply echo{Reply::Type::array, "", 0, {Reply{Reply::Type::bulk, "PING", 0, {}}}};
  CHECK(fault_in(echo, Rung::ping)->fault == Fault::not_redis);
  echo.elements[0].text = "pong";  // to a subscriber
  CHECK(fault_in(echo, Rung::ping)->fault == Fault::unexpected_reply);
}

TEST_CASE("only what a Redis server says to a command is its answer") {
  const auto is_answer = [](const std::string& error, Rung rung = Rung::ping) {
    return is_answer_of_redis(Reply{Reply::Type::error, error, 0, {}}, rung);
  };
  CHECK(is_answer_of_redis(Reply{Reply::Type::status, "PONG", 0, {}}, Rung::ping));
  CHECK_FALSE(is_answer_of_redis(Reply{Reply::Type::status, "OK", 0, {}}, Rung::ping));
  for (const char* error :
       {"LOADING wait", "NOAUTH Authentication required.", "BUSY x", "ERR operation not permitted",
        "ERR unknown command 'PING'", "NOPERM this user has no permissions"}) {
    INFO(error);
    CHECK(is_answer(error));
  }
  CHECK(is_answer("ERR invalid password", Rung::auth));
  CHECK(is_answer("ERR wrong number of arguments for 'auth' command", Rung::auth));
  CHECK(is_answer("ERR DB index is out of range", Rung::select));
  for (const char* error :
       {"ERR max number of clients reached", "DENIED protected mode", "ERR unknown command 'PROXY'",
        "ERR Unknown command.", "ERR whatever", "no upstream host", ""}) {
    INFO(error);
    CHECK_FALSE(is_answer(error));
  }
}

TEST_CASE("any other error to SELECT means that the database was refused") {
  CHECK(fault("ERR DB index is out of range", Rung::select) == "db-rejected");
  CHECK(fault("NOPERM no", Rung::select) == "no-permission");
  CHECK(fault("ERR unknown command 'PROXY'", Rung::select) == "error-reply");
}
