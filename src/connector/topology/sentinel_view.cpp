#include "connector/topology/sentinel_view.hpp"

#include <utility>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/pairs.hpp"
#include "connector/topology/words.hpp"

namespace rconn {

std::optional<Instance> instance_in(const resp::Reply& reply) {
  const resp::Pairs told(reply);
  if (told.find("port") == nullptr) return std::nullopt;
  Instance instance;
  instance.name = told.text("name");
  instance.host = told.text("ip");
  instance.port = resp::port_in(told.number("port").value_or(0));
  instance.run_id = told.text("runid");
  const std::string flags = told.text("flags");
  for (const std::string_view flag : words_of(flags, ',')) instance.flags.emplace_back(flag);
  instance.epoch = told.number("config-epoch");
  instance.quorum = told.number("quorum");
  instance.other_sentinels = told.number("num-other-sentinels");
  instance.failover = told.text("failover-state");
  instance.link = told.text("master-link-status");
  instance.master_host = told.text("master-host");
  instance.master_port = resp::port_in(told.number("master-port").value_or(0));
  instance.offset = told.number("slave-repl-offset");
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
