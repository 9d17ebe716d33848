#include "cli/output/text/sharing_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/options/text/escape.hpp"
#include "cli/output/text/phpredis_text.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli {
namespace {

std::string heading(std::size_t keys, std::size_t configurations) {
  return fmt::format("{} for {}\n", counted(keys, "key"), counted(configurations, "configuration"));
}

std::string group_text(const Group& group, const Group* first) {
  std::string text =
      fmt::format("\n{}\n", group.key ? text::for_terminal(*group.key) : "no key, not shared");
  for (const Derivation* member : group.members)
    text += fmt::format("  {}\n", text::for_terminal(member->configuration->named));
  if (!group.key) return text + fmt::format("  {}\n", note(*group.members.front(), CommandId::key));
  if (group.members.size() > 1) {
    text += "  these share a connection; what differs between them does not affect the key\n";
  }
  if (first == nullptr || first == &group) return text;
  const auto apart = differences(*first->members.front()->key(), *group.members.front()->key());
  if (!apart.empty())
    text +=
        text::for_terminal(fmt::format("  differs from the first in: {}", fmt::join(apart, "; "))) +
        "\n";
  return text;
}

// The connections that PHP workers keep open; the server counts each as a client.
std::string estimate(const std::vector<Derivation>& derivations, std::size_t keys,
                     unsigned workers) {
  const bool pooled = std::ranges::any_of(derivations, [](const Derivation& derivation) {
    return derivation.opening() != nullptr && derivation.opening()->pool_key;
  });
  const auto product = static_cast<unsigned long long>(workers) * keys;
  std::string text = fmt::format("\nconnections held: {} workers x {} = {}", workers,
                                 counted(keys, "key"), product);
  text += pooled ? ", times the objects that one request uses concurrently (pooling; see "
                   "redis.pconnect.connection_limit)\n"
                 : " at most\n";
  return text + "compare with the server's maxclients (INFO clients) and timeout (CONFIG GET)\n";
}

}  // namespace

std::string sharing_text(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers) {
  const std::vector<Group> all = groups(derivations);
  const auto keyed = static_cast<std::size_t>(
      std::ranges::count_if(all, [](const Group& g) { return g.key.has_value(); }));
  const auto first = std::ranges::find_if(all, [](const Group& g) { return g.key.has_value(); });
  std::string text = heading(keyed, derivations.size());
  for (const Group& group : all) {
    text += group_text(group, first == all.end() ? nullptr : &*first);
  }
  if (workers) text += estimate(derivations, keyed, *workers);
  return text;
}

}  // namespace rconn::cli
