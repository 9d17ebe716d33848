#include "cli/targets/line_stream.hpp"

#include <sys/stat.h>

#include <fstream>

#include "support/catch.hpp"
#include "support/descriptor.hpp"
#include "support/temporary_directory.hpp"

using rconn::cli::Line;
using rconn::cli::LineStream;
using Kind = rconn::cli::Line::Kind;

namespace {

struct File {
  support::TemporaryDirectory directory;
  std::string path = directory.path("list");

  explicit File(const std::string& content) { std::ofstream(path) << content; }

  [[nodiscard]] LineStream open() const { return LineStream::open(path).value(); }
};

std::vector<std::string> all_lines(LineStream stream) {
  std::vector<std::string> lines;
  for (Line line = stream.next(); line.kind != Kind::end; line = stream.next()) {
    REQUIRE(lines.size() < 1000);
    lines.push_back(line.kind == Kind::text ? line.text : "?");
    CHECK(line.number == lines.size());
  }
  return lines;
}

}  // namespace

TEST_CASE("lines of a file come in order, the last one also without a line end") {
  using Lines = std::vector<std::string>;
  CHECK(all_lines(File("a\nb\n").open()) == Lines{"a", "b"});
  CHECK(all_lines(File("a\n\nb").open()) == Lines{"a", "", "b"});
  CHECK(all_lines(File("").open()).empty());
  CHECK(all_lines(File("\n").open()) == Lines{""});
}

TEST_CASE("a line that is too long is reported once, by its number, and the next one is read") {
  for (const std::size_t size : {LineStream::max_line_size + 1, std::size_t{100'000}}) {
    const std::string content = "a\n" + std::string(size, 'x') + "\nb\n";
    CHECK(all_lines(File(content).open()) == std::vector<std::string>{"a", "?", "b"});
  }
  const std::string longest(LineStream::max_line_size, 'x');
  CHECK(all_lines(File(longest + "\nb").open()) == std::vector<std::string>{longest, "b"});
  CHECK(all_lines(File(std::string(50'000, 'x')).open()) == std::vector<std::string>{"?"});
}

TEST_CASE("lines of a pipe come when they are complete") {
  support::TemporaryDirectory directory;
  const std::string path = directory.path("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  LineStream stream = LineStream::open(path).value();
  CHECK(stream.next().kind == Kind::not_yet);
  {
    std::ofstream writer(path);
    writer << "one\ntw" << std::flush;
    CHECK(stream.next().text == "one");
    CHECK(stream.next().kind == Kind::not_yet);
    writer << "o\nthree" << std::flush;
    CHECK(stream.next().text == "two");
    CHECK(stream.next().kind == Kind::not_yet);
  }
  CHECK(stream.next().text == "three");
  CHECK(stream.next().kind == Kind::end);
}

TEST_CASE("a directory and a missing file are refused by name") {
  support::TemporaryDirectory directory;
  CHECK(LineStream::open(directory.path()).error().message ==
        "cannot read '" + directory.path() + "': Is a directory");
  CHECK(LineStream::open(directory.path("none")).error().message ==
        "cannot read '" + directory.path("none") + "': No such file or directory");
}
