// Writes what a server of probes answers into files, for parsers and browsers that tests run.
// usage: write_pages FOLDER

#include <cstdio>
#include <memory>
#include <string>

#include "cli/output/serve/serve_pages.hpp"
#include "support/serve_values.hpp"

using namespace rconn;

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}

  // Whether it is complete.
  [[nodiscard]] bool write(const std::string& name, const std::string& text) const {
    const std::unique_ptr<std::FILE, CloseFile> file(
        std::fopen((path_ + "/" + name).c_str(), "wb"));
    return file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
           std::fflush(file.get()) == 0;
  }

 private:
  std::string path_;
};

bool write_all(const Folder& folder) {
  const cli::ServePages pages("1.2.3");
  bool good = true;
  for (const std::size_t targets : {0U, 1U, 3U, 300U}) {
    const support::KnownServer served = support::served(targets);
    const std::string number = std::to_string(targets);
    good = folder.write("status-" + number + ".html", pages.status(served.record)) && good;
    good = folder.write("metrics-" + number + ".open",
                        pages.metrics(served.record, MetricsForm::openmetrics)) &&
           good;
    good = folder.write("metrics-" + number + ".prom",
                        pages.metrics(served.record, MetricsForm::prometheus)) &&
           good;
  }
  for (const auto& [name, report] : support::reports()) {
    good = folder.write("probe-" + name + ".open",
                        pages.probe(report, "tls", MetricsForm::openmetrics)) &&
           good;
    good = folder.write("probe-" + name + ".prom",
                        pages.probe(report, "tls", MetricsForm::prometheus)) &&
           good;
    good = folder.write("discover-" + name + ".json", pages.discovery(report)) && good;
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  return write_all(Folder(argv[1])) ? 0 : 1;
}
