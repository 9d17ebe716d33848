#include "connector/redis/exchange_failure.hpp"

#include <fmt/format.h>

#include <string>

#include "connector/net/process/system_error.hpp"

namespace rconn {

Failure exchange_failure(const net::Status& status, std::size_t received,
                         const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  const std::string so_far =
      received == 0 ? "" : fmt::format(" after {} bytes of a reply", received);
  switch (status.kind) {
    case Kind::interrupted:
      return {Fault::interrupted, {}};
    case Kind::timed_out:
      if (received == 0)
        return {Fault::reply_timeout, {"nothing received within ", deadline.limit}};
      return {Fault::reply_timeout,
              {own_words(fmt::format("{} bytes received within ", received)), deadline.limit,
               ", no whole reply"}};
    case Kind::end_of_stream:
      return {Fault::closed, own_words("the peer closed the connection" + so_far)};
    default:
      break;
  }
  if (net::is_local_limit(status.error)) {
    return {Fault::local_limit, own_words(net::system_message(status.error))};
  }
  return {Fault::reset, own_words(net::system_message(status.error) + so_far)};
}

}  // namespace rconn
