#include "connector/ladder/tls_contexts.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "connector/net/completion.hpp"
#include "connector/net/process/detached_thread.hpp"
#include "connector/net/tls/context.hpp"

namespace rconn {
namespace {

TlsContexts::Made make(const TlsSettings& settings) {
  auto openssl = net::OpenSsl::load();
  if (!openssl) return Failure{Fault::tls_config, own_words(openssl.error())};
  return net::make_context(std::move(openssl).value(), settings);
}

}  // namespace

std::optional<Failure> tls_problem(const TlsSettings& settings) {
  auto made = make(settings);
  if (made) return std::nullopt;
  return std::move(made).error();
}

// Shared with the thread, which may outlive the run: a file that is never written keeps it.
struct TlsContexts::Job {
  TlsSettings settings;
  net::Completion completion;
  std::optional<Made> made;  // the thread's until it is complete
};

std::shared_ptr<TlsContexts::Job> TlsContexts::job_for(const TlsSettings& settings) {
  // An error is forgotten: the files may have been corrected since.
  std::erase_if(jobs_, [](const std::shared_ptr<Job>& job) {
    return job->completion.is_done() && !*job->made;
  });
  const auto known = std::ranges::find_if(
      jobs_, [&settings](const std::shared_ptr<Job>& job) { return job->settings == settings; });
  if (known != jobs_.end()) return *known;
  auto job = std::make_shared<Job>();
  job->settings = settings;
  const auto work = [job] {
    job->made = make(job->settings);
    job->completion.finish();
  };
  try {
    start_detached(work);
  } catch (const std::system_error&) {
    work();  // no thread: better late than not
  }
  return jobs_.emplace_back(std::move(job));
}

asio::awaitable<TlsContexts::Answer> TlsContexts::of(const TlsSettings& settings,
                                                     net::Deadline deadline) {
  const auto job = job_for(settings);
  const net::Status status = co_await job->completion.wait(deadline);
  if (!status.ok()) co_return Answer{status, std::nullopt};
  co_return Answer{status, job->made};
}

}  // namespace rconn
