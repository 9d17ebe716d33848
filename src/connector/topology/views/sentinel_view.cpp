#include "connector/topology/views/sentinel_view.hpp"

#include <utility>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/pairs.hpp"
#include "connector/values/text/split.hpp"

namespace rconn {

std::optional<Instance> instance_in(const resp::Reply& reply) {
  const resp::Pairs fields(reply);
  if (fields.find("port") == nullptr) return std::nullopt;
  Instance instance;
  instance.name = fields.text("name");
  instance.host = fields.text("ip");
  instance.port = resp::port_in(fields.number("port").value_or(0));
  instance.run_id = fields.text("runid");
  const std::string flags = fields.text("flags");
  for (const std::string_view flag : split(flags, ',')) instance.flags.emplace_back(flag);
  instance.epoch = fields.number("config-epoch");
  instance.quorum = fields.number("quorum");
  instance.other_sentinels = fields.number("num-other-sentinels");
  instance.replicas = fields.number("num-slaves");
  instance.failover = fields.text("failover-state");
  instance.link = fields.text("master-link-status");
  instance.master_host = fields.text("master-host");
  instance.master_port = resp::port_in(fields.number("master-port").value_or(0));
  instance.offset = fields.number("slave-repl-offset");
  return instance;
}

std::vector<Instance> instances_in(const resp::Reply& reply) {
  std::vector<Instance> instances;
  for (const resp::Reply& entry : reply.elements) {
    if (auto instance = instance_in(entry)) instances.push_back(*std::move(instance));
  }
  return instances;
}

}  // namespace rconn
