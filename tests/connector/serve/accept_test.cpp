#include "connector/serve/accept.hpp"

#include "support/catch.hpp"

using rconn::form_for;
using rconn::MetricsForm;

namespace {

bool is_openmetrics(const std::string& accept) {
  return form_for(accept) == MetricsForm::openmetrics;
}

}  // namespace

TEST_CASE("metrics are OpenMetrics for who says nothing, or takes all") {
  CHECK(form_for({}) == MetricsForm::openmetrics);
  for (const char* accept : {"", "*/*", " */* ; q=0.1", "application/*", "application/json",
                             "application/openmetrics-text", "APPLICATION/OpenMetrics-Text;q=1"}) {
    CAPTURE(accept);
    CHECK(is_openmetrics(accept));
  }
}

TEST_CASE("Prometheus of every version gets the form that it prefers") {
  CHECK(
      is_openmetrics("application/openmetrics-text;version=1.0.0;q=0.5,"
                     "application/openmetrics-text;version=0.0.1;q=0.4,"
                     "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"));
  CHECK(
      is_openmetrics("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                     "text/plain;version=0.0.4;escaping=allow-utf-8;q=0.4,*/*;q=0.3"));
  CHECK(
      is_openmetrics("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                     "encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;q=0.5,"
                     "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"));
  // Such as 2.5, which knows a draft of OpenMetrics only.
  CHECK_FALSE(
      is_openmetrics("application/openmetrics-text; version=0.0.1,"
                     "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"));
  CHECK_FALSE(is_openmetrics("text/plain;version=0.0.4;q=1,*/*;q=0.1"));
}

TEST_CASE("the weights decide, and the range that names a form most closely") {
  CHECK_FALSE(is_openmetrics("text/plain"));
  CHECK_FALSE(is_openmetrics("text/*"));
  CHECK_FALSE(is_openmetrics("application/openmetrics-text;q=0.1, text/plain"));
  CHECK_FALSE(is_openmetrics("*/*, application/openmetrics-text;q=0"));
  CHECK_FALSE(is_openmetrics("text/plain ; version=\"0.0.4\" , */*;q=0.999"));
  CHECK(is_openmetrics("text/plain, application/openmetrics-text"));
  CHECK(is_openmetrics("text/plain;version=0.0.5, */*;q=0.1"));
  CHECK(is_openmetrics("text/plain;q=0.4, application/openmetrics-text;q=0.401"));
  CHECK(is_openmetrics("text/plain;q=nonsense, application/openmetrics-text;q=0.001"));
}

TEST_CASE("who takes anything but OpenMetrics gets the other form") {
  CHECK_FALSE(is_openmetrics("application/openmetrics-text;q=0"));
  CHECK_FALSE(is_openmetrics("application/*;q=0"));
  CHECK_FALSE(is_openmetrics("application/openmetrics-text;version=1.0.0;q=0.000, text/html"));
  CHECK(is_openmetrics("*/*;q=0"));
  CHECK(is_openmetrics("application/openmetrics-text;q=0, text/plain;q=0"));
}

TEST_CASE("a browser gets the form that it shows") {
  CHECK_FALSE(
      is_openmetrics("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,"
                     "image/webp,*/*;q=0.8"));
  CHECK(is_openmetrics("text/html,application/openmetrics-text"));
}

TEST_CASE("a field of any size and content is read") {
  for (const std::string accept : {",,;;==", ";q=", "q=1;;,", "a/b;q=1.0000000", "\"", "*/*;q=\""})
    CHECK_NOTHROW(form_for(accept));
  const std::string commas(100'000, ',');
  CHECK(is_openmetrics(commas));
}
