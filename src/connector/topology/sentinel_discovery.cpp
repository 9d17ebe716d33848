#include "connector/topology/sentinel_discovery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "connector/redis/resp/pairs.hpp"
#include "connector/values/target.hpp"

namespace rconn {
namespace {

using Answer = Inquiry::Answer;
using Words = Inquiry::Words;

// Takes what a Sentinel lists, up to most_members instances in all.
class Instances {
 public:
  explicit Instances(SentinelView& view) : view_(view) {}

  std::vector<Instance> taken_from(const resp::Reply& reply) {
    std::vector<Instance> taken;
    if (reply.type != resp::Reply::Type::array) ++view_.unread;
    for (const resp::Reply& entry : reply.elements) {
      auto instance = instance_in(entry);
      if (!instance) {
        ++view_.unread;
      } else if (count_ == most_members) {
        ++view_.left_out;
      } else {
        ++count_;
        taken.push_back(*std::move(instance));
      }
    }
    return taken;
  }

 private:
  SentinelView& view_;
  std::size_t count_ = 0;
};

// The questions about the masters of a view, and where their answers go.
class Belongings {
 public:
  Belongings(Inquiry& inquiry, SentinelView& view, Instances& instances)
      : inquiry_(inquiry), view_(view), instances_(instances) {}

  // None if every question was answered, be it by an error.
  asio::awaitable<std::optional<Failure>> ask_all() {
    auto broken = co_await ask_lists();
    if (!broken && !without_replicas_.empty()) broken = co_await ask_replicas_by_old_name();
    const bool whole = !view_.hidden && view_.left_out + view_.unread == 0;
    for (Watched& watched : view_.masters) watched.whole = whole;
    co_return broken;
  }

 private:
  asio::awaitable<std::optional<Failure>> ask_lists() {
    constexpr std::size_t each = 3;
    std::vector<Words> commands;
    for (const Watched& watched : view_.masters) {
      for (const char* const what : {"REPLICAS", "SENTINELS", "CKQUORUM"}) {
        commands.push_back({"SENTINEL", what, watched.master.name});
      }
    }
    const Inquiry::OnAnswer on_answer = [this](std::size_t place, const Answer& answer) {
      Watched& watched = view_.masters[place / each];
      if (place % each == 0) take_replicas(place / each, answer);
      if (place % each == 1) take_list("SENTINELS", watched, watched.sentinels, answer);
      if (place % each == 2) take_quorum(watched, answer);
    };
    co_return co_await inquiry_.ask_all(commands, on_answer);
  }

  asio::awaitable<std::optional<Failure>> ask_replicas_by_old_name() {  // before 5.0
    std::vector<Words> commands;
    for (const std::size_t place : without_replicas_) {
      commands.push_back({"SENTINEL", "SLAVES", view_.masters[place].master.name});
    }
    const Inquiry::OnAnswer on_answer = [this](std::size_t place, const Answer& answer) {
      Watched& watched = view_.masters[without_replicas_[place]];
      take_list("SLAVES", watched, watched.replicas, answer);
    };
    co_return co_await inquiry_.ask_all(commands, on_answer);
  }

  void take_replicas(std::size_t place, const Answer& answer) {
    if (!answer && answer.error().fault == Fault::error_reply) {
      without_replicas_.push_back(place);
    } else {
      Watched& watched = view_.masters[place];
      take_list("REPLICAS", watched, watched.replicas, answer);
    }
  }

  void take_list(const char* what, const Watched& watched, std::vector<Instance>& list,
                 const Answer& answer) {
    if (answer) {
      list = instances_.taken_from(answer.value());
    } else if (!view_.hidden) {
      view_.hidden = answer.error();
      view_.hidden->detail =
          fmt::format("SENTINEL {} {}: ", what, watched.master.name) + answer.error().detail;
    }
  }

  static void take_quorum(Watched& watched, const Answer& answer) {
    if (answer) return;
    const std::string text = answer.error().detail.text();
    if (text.starts_with("NOQUORUM")) watched.quorum_error = text;
  }

  Inquiry& inquiry_;
  SentinelView& view_;
  Instances& instances_;
  std::vector<std::size_t> without_replicas_;  // places of masters
};

// Only the masters, without their replicas and Sentinels.
asio::awaitable<std::optional<Failure>> ask_masters(Inquiry& inquiry,
                                                    const std::optional<std::string>& name,
                                                    SentinelView& view, Instances& instances) {
  Words command{"SENTINEL", "MASTERS"};
  if (name) command = Words{"SENTINEL", "MASTER", *name};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return answer->error();
  const resp::Reply& reply = answer->value();
  if (name) {
    auto master = instance_in(reply);
    if (!master) co_return not_understood(reply);
    view.masters.push_back({*std::move(master), {}, {}, {}});
    co_return std::nullopt;
  }
  if (reply.type != resp::Reply::Type::array) co_return not_understood(reply);
  for (Instance& master : instances.taken_from(reply)) {
    view.masters.push_back({std::move(master), {}, {}, {}});
  }
  co_return std::nullopt;
}

asio::awaitable<std::string> ask_id(Inquiry& inquiry) {
  Words command{"SENTINEL", "MYID"};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  co_return *answer ? answer->value().text : std::string();
}

// A setting of Sentinel itself; none: it does not say.
asio::awaitable<std::optional<bool>> ask_switch(Inquiry& inquiry, const char* name) {
  Words command{"SENTINEL", "CONFIG", "GET", name};
  const Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return std::nullopt;
  const std::string value = resp::Pairs(answer->value()).text(name);
  if (value != "yes" && value != "no") co_return std::nullopt;
  co_return value == "yes";
}

asio::awaitable<std::string> ask_process(Inquiry& inquiry) {
  const Inquiry::Fact fact = co_await inquiry.info_line("server", "run_id");
  co_return fact ? fact.value() : std::string();
}

}  // namespace

asio::awaitable<Result<SentinelView, Failure>> ask_asked_sentinel(
    Inquiry& inquiry, const std::optional<std::string>& master) {
  SentinelView view;
  Instances instances(view);
  auto failure = co_await ask_masters(inquiry, master, view, instances);
  if (failure) co_return *std::move(failure);
  Belongings belongings(inquiry, view, instances);
  failure = co_await belongings.ask_all();
  if (failure) co_return *std::move(failure);
  view.id = co_await ask_id(inquiry);
  view.process = co_await ask_process(inquiry);
  view.resolves_names = co_await ask_switch(inquiry, "resolve-hostnames");
  view.announces_names = co_await ask_switch(inquiry, "announce-hostnames");
  co_return view;
}

asio::awaitable<SentinelView> ask_other_sentinel(Inquiry& inquiry, const std::string& master) {
  SentinelView view;
  Instances instances(view);
  view.id = co_await ask_id(inquiry);
  view.process = co_await ask_process(inquiry);
  const std::optional<std::string> all;
  static_cast<void>(co_await ask_masters(inquiry, all, view, instances));
  for (Watched& watched : view.masters) {
    if (watched.master.name != master) continue;
    Words command{"SENTINEL", "SENTINELS", master};
    const Answer* const answer = co_await inquiry.ask(std::move(command));
    if (*answer) watched.sentinels = instances.taken_from(answer->value());
  }
  co_return view;
}

Failure not_understood(const resp::Reply& reply) {
  return {Fault::unexpected_reply, "got " + resp::describe(reply)};
}

}  // namespace rconn
