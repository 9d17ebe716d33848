#include "connector/resp/reply.hpp"

#include <fmt/format.h>

namespace rconn::resp {

std::string describe(const Reply& reply) {
  switch (reply.type) {
    case Reply::Type::status:
      return fmt::format("status \"{}\"", reply.text);
    case Reply::Type::error:
      return fmt::format("error \"{}\"", reply.text);
    case Reply::Type::integer:
      return fmt::format("integer {}", reply.integer);
    case Reply::Type::bulk:
      return fmt::format("bulk string \"{}\"", reply.text);
    case Reply::Type::nil:
      return "nil";
    case Reply::Type::array:
      break;
  }
  return fmt::format("array of {} elements", reply.elements.size());
}

}  // namespace rconn::resp
