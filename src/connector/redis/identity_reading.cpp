#include "connector/redis/identity_reading.hpp"

#include <array>
#include <utility>

#include "connector/redis/resp/info.hpp"
#include "connector/redis/resp/pairs.hpp"

namespace rconn {
namespace {

// A product that calls itself Redis in HELLO, as for its clients, is named in INFO.
void add_product(std::string_view info, Identity& identity) {
  struct Product {
    std::string_view version;  // the line that only this product has
    const char* name;
  };
  constexpr std::array products{Product{"dragonfly_version", "dragonfly"},
                                Product{"kvrocks_version", "kvrocks"},
                                Product{"valkey_version", "valkey"}};
  for (const Product& product : products) {
    std::string version = resp::info_value(info, product.version);
    if (version.empty()) continue;
    identity.product = product.name;
    identity.version = std::move(version);
    return;
  }
  if (resp::info_value(info, "executable").ends_with("keydb-server")) identity.product = "keydb";
}

void add_module(std::string name, const std::string& version, Identity& identity) {
  if (!version.empty()) name += " " + version;
  if (!name.empty()) identity.modules.push_back(std::move(name));
}

// HELLO: a list of modules, each alternating names and values.
void add_modules(const resp::Reply& list, Identity& identity) {
  for (const resp::Reply& module : list.elements) {
    const resp::Pairs facts(module);
    const resp::Reply* const version = facts.find("ver");
    add_module(facts.text("name"), version != nullptr ? text_of(*version) : "", identity);
  }
}

// INFO: "module:name=search,ver=20804,api=1,...".
void add_modules(std::string_view info, Identity& identity) {
  constexpr std::string_view mark = "module:name=";
  for (std::size_t at = info.find(mark); at != std::string_view::npos; at = info.find(mark, at)) {
    at += mark.size();
    const std::string_view line = info.substr(at, info.find_first_of("\r\n", at) - at);
    const std::size_t version = line.find(",ver=");
    const std::string_view name = line.substr(0, line.find(','));
    const bool versioned = version != std::string_view::npos;
    const std::string_view rest = versioned ? line.substr(version + 5) : "";
    add_module(std::string(name), std::string(rest.substr(0, rest.find(','))), identity);
  }
}

}  // namespace

std::string text_of(const resp::Reply& reply) {
  if (reply.type == resp::Reply::Type::integer) return std::to_string(reply.integer);
  return reply.text;
}

void add_process(std::string_view info, Identity& identity) {
  add_product(info, identity);
  const std::array slots{std::pair{"run_id", &identity.run_id}, std::pair{"os", &identity.os},
                         std::pair{"uptime_in_seconds", &identity.uptime},
                         std::pair{"availability_zone", &identity.availability_zone}};
  for (const auto& [name, slot] : slots) {
    std::string value = resp::info_value(info, name);
    if (!value.empty()) *slot = std::move(value);
  }
}

std::string role_named(const std::string& role) { return role == "slave" ? "replica" : role; }

Identity identity_in_hello(const resp::Reply& reply) {
  Identity identity;
  const std::array slots{std::pair{"server", &identity.product},
                         std::pair{"version", &identity.version},
                         std::pair{"mode", &identity.mode},
                         std::pair{"role", &identity.role},
                         std::pair{"id", &identity.connection_id},
                         std::pair{"availability_zone", &identity.availability_zone}};
  for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2) {
    for (const auto& [name, slot] : slots) {
      if (reply.elements[i].text == name) *slot = text_of(reply.elements[i + 1]);
    }
    if (reply.elements[i].text == "modules") add_modules(reply.elements[i + 1], identity);
  }
  identity.role = role_named(identity.role);
  if (identity.role.empty() && identity.mode == "sentinel") identity.role = "sentinel";
  if (identity.product.empty() && identity.version.empty()) {
    identity.silence =
        Failure{Fault::unexpected_reply, {"HELLO was answered with ", resp::describe(reply)}};
  }
  return identity;
}

Identity identity_in_info(std::string_view text) {
  Identity identity;
  identity.product = resp::info_value(text, "server_name");
  identity.version = resp::info_value(text, "redis_version");
  add_process(text, identity);
  if (identity.product.empty() && !identity.version.empty()) identity.product = "redis";
  identity.mode = resp::info_value(text, "redis_mode");
  if (identity.mode.empty()) identity.mode = resp::info_value(text, "server_mode");
  identity.role = role_named(resp::info_value(text, "role"));
  if (identity.role.empty() && identity.mode == "sentinel") identity.role = "sentinel";
  add_modules(text, identity);
  if (identity.version.empty()) {
    identity.silence = Failure{Fault::unexpected_reply, "INFO does not name a version"};
  }
  return identity;
}

}  // namespace rconn
