#include "command_line/output/test_results.hpp"

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

namespace support {
namespace {

constexpr const char* junit_reader = R"py(
import sys
import xml.etree.ElementTree as tree
ALLOWED = {
    "testsuites": {"name", "tests", "failures", "errors", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
    "properties": set(), "property": {"name", "value"}, "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"}, "error": {"type", "message"}, "system-out": set()}
root = tree.parse(sys.argv[1]).getroot()
for element in root.iter():
    assert set(element.attrib) == ALLOWED[element.tag], (element.tag, element.attrib)
cases = list(root.iter("testcase"))
for suite in (root, root[0]):
    counted = {"tests": len(cases), "failures": len(list(root.iter("failure"))),
               "errors": len(list(root.iter("error")))}
    assert {name: int(suite.get(name)) for name in counted} == counted, suite.attrib
    assert 0 <= float(suite.get("time")) and len(root) == 1
names = [case.get("name") for case in cases]
assert len(set(names)) == len(names), names
for case in cases:
    assert float(case.get("time")) >= 0
    ends = [child for child in case if child.tag in ("failure", "error")]
    assert len(ends) <= 1
    for end in ends:
        assert end.text.strip()
        print("failed" if end.tag == "failure" else "error", case.get("name"), end.get("type"))
    if not ends:
        print("passed", case.get("name"))
)py";

// What TAP escapes in a description, it leaves to its caller. A block of YAML that it cannot read
// is not of the type yaml.
constexpr const char* tap_reader = R"pl(
use strict;
use warnings;
use TAP::Parser;
open my $file, '<:encoding(UTF-8)', $ARGV[0] or die;
my $parser = TAP::Parser->new({ tap => join '', <$file> });
binmode STDOUT, ':encoding(UTF-8)';
my (@lines, $blocks);
while (my $result = $parser->next) {
    if ($result->is_test) {
        die 'a directive' if $result->has_skip || $result->has_todo;
        (my $name = $result->description) =~ s/^- //;
        $name =~ s/\\([\\#])/$1/g;
        push @lines, ($result->is_ok ? 'passed ' : 'failed ') . $name;
    } elsif ($result->is_yaml) {
        my $fault = $result->data->{fault};
        $lines[-1] .= " $fault" if defined $fault;
        ++$blocks;
    } elsif ($result->is_plan) {
        print map { "$_\n" } splice @lines;
        print 'plan ', $result->tests_planned, $result->has_skip ? ' ' . $result->explanation : '', "\n";
    } elsif ($result->is_bailout) {
        print map { "$_\n" } splice @lines;
        print 'bail out ', $result->explanation, "\n";
    } else {
        die $result->as_string unless $result->is_comment || $result->is_version;
    }
}
my @errors = grep { !/^No plan found/ } $parser->parse_errors;  # after a bail-out
die join "\n", @errors if @errors;
die 'a test without YAML' unless ($blocks // 0) == $parser->tests_run;
)pl";

bool has_tap_parser() {
  return Process({"/usr/bin/perl", "-MTAP::Parser", "-e", "1"}).finish().exit == 0;
}

std::string read_by(const Words& reader, const std::string& text) {
  const TemporaryDirectory directory;  // the output may be larger than a pipe
  const Outcome outcome = Process(joined(reader, {directory.file("results", text)})).finish();
  INFO(text << outcome.err);
  CHECK(outcome.exit == 0);
  return outcome.out;
}

}  // namespace

std::string junit_results(const std::string& text) {
  return read_by({"/usr/bin/python3", "-c", junit_reader}, text);
}

std::string tap_results(const std::string& text) {
  if (!has_tap_parser()) skip("perl has no TAP::Parser");
  return read_by({"/usr/bin/perl", "-e", tap_reader}, text);
}

}  // namespace support
