// Reports as a JUnit document: XML that CI systems show as test results.
// Entry points: JunitDocument::add() and the like, then render(). Pure. It has one testsuite, with
// a testcase for each report, and only elements and attributes of the schema of Jenkins's xUnit
// plugin (junit-10.xsd). The cases are kept as text, because their numbers come first.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "connector/values/report.hpp"

namespace rconn::cli {

class JunitDocument {
 public:
  explicit JunitDocument(std::string_view command) : command_(command) {}

  // Passed, failed, or in error where nothing is known of the target.
  void add(const Report& report, const std::string& name);

  // What could not be tested, for a reason that is no fault of a target.
  void add_error(const std::string& name, std::string_view type, const std::string& message);

  // Text beside the cases. Lines are escaped already.
  void add_output(std::string_view lines) { output_ += lines; }

  [[nodiscard]] std::string render(std::chrono::system_clock::time_point began,
                                   Duration took) const;

 private:
  void open_case(const std::string& name, Duration took);

  std::string_view command_;
  std::string cases_;
  std::string output_;
  std::size_t tests_ = 0;
  std::size_t failures_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace rconn::cli
