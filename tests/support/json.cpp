#include "support/json.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

namespace support {
namespace {

using Node = nlohmann::json;

const Node& node_in(const std::shared_ptr<const void>& pointer) {
  return *static_cast<const Node*>(pointer.get());
}

const Node& null() {
  static const Node only;
  return only;
}

const Node& member_of(const Node& node, std::string_view name) {
  if (!node.is_object()) return null();
  const auto found = node.find(std::string(name));
  return found == node.end() ? null() : *found;
}

template <typename Value>
Value value_of(const Node& node, std::string_view name, Value fallback) {
  const Node& member = member_of(node, name);
  return member.is_null() ? fallback : member.get<Value>();
}

}  // namespace

Json::Json() : node_(std::shared_ptr<const void>(), &null()) {}

Json Json::parse(std::string_view text) {
  return Json(std::make_shared<const Node>(Node::parse(text)));
}

Json Json::operator[](std::string_view name) const {
  return Json(std::shared_ptr<const void>(node_, &member_of(node_in(node_), name)));
}

Json Json::operator[](std::size_t index) const {
  const Node& array = node_in(node_);
  const bool known = array.is_array() && index < array.size();
  return Json(std::shared_ptr<const void>(node_, known ? &array[index] : &null()));
}

bool Json::is_null() const { return node_in(node_).is_null(); }

bool Json::contains(std::string_view name) const {
  return node_in(node_).contains(std::string(name));
}

std::size_t Json::size() const { return node_in(node_).size(); }

std::vector<Json> Json::elements() const {
  std::vector<Json> all;
  for (const Node& element : node_in(node_)) {
    all.push_back(Json(std::shared_ptr<const void>(node_, &element)));
  }
  return all;
}

std::vector<std::pair<std::string, Json>> Json::items() const {
  std::vector<std::pair<std::string, Json>> all;
  for (const auto& [name, member] : node_in(node_).items()) {
    all.emplace_back(name, Json(std::shared_ptr<const void>(node_, &member)));
  }
  return all;
}

std::string Json::dump() const { return node_in(node_).dump(); }

std::string Json::text() const { return node_in(node_).get<std::string>(); }
double Json::number() const { return node_in(node_).get<double>(); }
long Json::integer() const { return node_in(node_).get<long>(); }

std::string Json::value(std::string_view name, const char* fallback) const {
  return value_of(node_in(node_), name, std::string(fallback));
}
bool Json::value(std::string_view name, bool fallback) const {
  return value_of(node_in(node_), name, fallback);
}
int Json::value(std::string_view name, int fallback) const {
  return value_of(node_in(node_), name, fallback);
}
double Json::value(std::string_view name, double fallback) const {
  return value_of(node_in(node_), name, fallback);
}

bool operator==(const Json& left, const Json& right) {
  return node_in(left.node_) == node_in(right.node_);
}
bool operator==(const Json& left, std::string_view right) {
  const Node& node = node_in(left.node_);
  return node.is_string() && node.get_ref<const std::string&>() == right;
}
bool operator==(const Json& left, const char* right) { return left == std::string_view(right); }
bool operator==(const Json& left, bool right) { return node_in(left.node_) == Node(right); }
bool operator==(const Json& left, int right) { return node_in(left.node_) == Node(right); }
bool operator==(const Json& left, long right) { return node_in(left.node_) == Node(right); }
bool operator==(const Json& left, unsigned long right) {
  return node_in(left.node_) == Node(right);
}
bool operator==(const Json& left, double right) { return node_in(left.node_) == Node(right); }
bool operator==(const Json& left, const std::vector<std::string>& right) {
  return node_in(left.node_) == Node(right);
}

std::ostream& operator<<(std::ostream& out, const Json& json) { return out << json.dump(); }

}  // namespace support
