#include "cli/targets/entry_targets.hpp"

#include <fmt/format.h>

namespace rconn::cli {

Parsed<Target> EntryTargets::target(const std::string& name, const TargetBuilder& common) {
  const std::string shown = name_mark + name;
  if (const auto found = targets_.find(name); found != targets_.end()) return found->second;
  if (!find_) {
    return UsageError{shown + ": leave it out: serve lists every target of its configuration file"};
  }
  auto entry = find_(name);
  if (!entry) return UsageError{fmt::format("{}: {}", shown, entry.error().message)};
  common.add_to(already_);
  BuilderContext context{.log_in = log_in_, .already = &already_};
  auto made = std::make_unique<Made>(Made{std::move(entry.value().options), std::nullopt});
  auto builder = TargetBuilder::of(made->options, environment_, context);
  if (!builder) return UsageError{fmt::format("{}: {}", shown, builder.error().message)};
  made->builder.emplace(std::move(builder).value());
  TargetSpec spec = std::move(entry.value().spec);
  spec.shown = shown;
  auto target = made->builder->build(std::move(spec));
  if (!target) return UsageError{fmt::format("{}: {}", shown, target.error().message)};
  target.value().named = shown;
  target.value().nth = 1;  // a name stands for one target
  target.value().labels = std::move(entry.value().labels);
  made_.push_back(std::move(made));
  return targets_.emplace(name, std::move(target).value()).first->second;
}

}  // namespace rconn::cli
