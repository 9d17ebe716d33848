#include "connector/redis/exchange_failure.hpp"

#include <cerrno>

#include "support/catch.hpp"

using namespace rconn;
using Kind = net::Status::Kind;

namespace {

constexpr Limit limit{LimitKind::reply, std::chrono::milliseconds(250)};
const net::Deadline soon{{}, limit};

}  // namespace

TEST_CASE("what was received is part of a broken exchange's detail") {
  CHECK(exchange_failure({Kind::end_of_stream, 0}, 5, soon).detail ==
        "the peer closed the connection after 5 bytes of a reply");
  CHECK(exchange_failure({Kind::timed_out, 0}, 5, soon).fault == Fault::reply_timeout);
  CHECK(exchange_failure({Kind::failed, EPIPE}, 0, soon).fault == Fault::reset);
  CHECK(exchange_failure({Kind::failed, EMFILE}, 0, soon).fault == Fault::local_limit);
}

TEST_CASE("a reply timeout names the limit and the bytes received") {
  CHECK(exchange_failure({Kind::timed_out, 0}, 0, soon).detail ==
        Detail{"nothing received within ", limit});
  CHECK(exchange_failure({Kind::timed_out, 0}, 5, soon).detail ==
        Detail{"5 bytes received within ", limit, ", no whole reply"});
}
