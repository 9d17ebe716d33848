#include "connector/net/http/response_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/serializer.hpp>
#include <ctime>
#include <string_view>

namespace rconn::net::http {
namespace {

namespace beast = boost::beast::http;
using Message = beast::response<beast::empty_body>;

boost::beast::string_view view(std::string_view text) { return {text.data(), text.size()}; }

std::string in_one_line(std::string text) {
  for (char& c : text) {
    if ((c >= '\0' && c < ' ') || c == '\x7f') c = ' ';
  }
  return text;
}

Message header_of(const Response& response, const Framing& framing) {
  Message message;
  message.version(11);
  message.result(response.status);
  message.set(beast::field::date, view(http_date(framing.date)));
  message.set(beast::field::content_type, view(in_one_line(response.type)));
  message.set(beast::field::content_length, view(fmt::format("{}", response.body.size())));
  message.set(beast::field::cache_control, "no-store");
  message.set("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : response.fields) message.insert(name, view(in_one_line(value)));
  if (framing.close) message.set(beast::field::connection, "close");
  if (framing.says_keep_alive) message.set(beast::field::connection, "keep-alive");
  return message;
}

}  // namespace

std::string to_bytes(const Response& response, const Framing& framing) {
  const Message message = header_of(response, framing);
  beast::response_serializer<beast::empty_body, beast::fields> serializer(message);
  std::string bytes;
  boost::beast::error_code error;
  while (!serializer.is_done()) {
    serializer.next(error, [&](boost::beast::error_code&, const auto& buffers) {
      for (const auto buffer : boost::beast::buffers_range_ref(buffers)) {
        bytes.append(static_cast<const char*>(buffer.data()), buffer.size());
      }
      serializer.consume(boost::beast::buffer_bytes(buffers));
    });
  }
  if (!framing.head) bytes += response.body;
  return bytes;
}

std::string http_date(std::chrono::system_clock::time_point time) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                     days.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                     months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}  // namespace rconn::net::http
