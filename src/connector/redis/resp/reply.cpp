#include "connector/redis/resp/reply.hpp"

#include <fmt/format.h>

#include "connector/redis/resp/digits.hpp"

namespace rconn::resp {

std::optional<std::int64_t> Reply::number() const {
  return type == Type::integer ? std::optional(integer) : whole_number(text);
}

std::string Reply::text_at(std::size_t place) const {
  return place < elements.size() ? elements[place].text : "";
}

std::optional<std::int64_t> Reply::number_at(std::size_t place) const {
  return place < elements.size() ? elements[place].number() : std::nullopt;
}

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
