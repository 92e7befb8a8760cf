#include "api/http/ics.hpp"

namespace flurwerk::api {

namespace {

// Text of RFC 5545: backslash, comma, semicolon and line ends are escaped.
std::string ics_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

// A content line, folded before its 76th octet and never inside a character.
std::string ics_line(const std::string& line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = 1;
    while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0U) == 0x80U) ++length;
    if (used + length > 75) {
      out += "\r\n ";
      used = 1;
    }
    out.append(line, i, length);
    used += length;
    i += length;
  }
  return out + "\r\n";
}

std::string digits(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace

std::string ics_event(const IcsEvent& event, Instant stamp) {
  const std::string second = digits(to_string(stamp)).substr(0, 15);  // "20260317T090000"
  return "BEGIN:VEVENT\r\n" + ics_line("UID:" + event.id + "@flurwerk") + ics_line("DTSTAMP:" + second + "Z") +
         ics_line("DTSTART;VALUE=DATE:" + digits(to_string(event.from))) +
         ics_line("DTEND;VALUE=DATE:" + digits(to_string(event.last + std::chrono::days{1}))) +
         ics_line("SUMMARY:" + ics_text(event.summary)) +
         (event.description.empty() ? "" : ics_line("DESCRIPTION:" + ics_text(event.description))) +
         ics_line("URL:" + event.url) + "END:VEVENT\r\n";
}

Response ics_response(const std::string& name, const std::string& events) {
  return Response{
      200,
      "text/calendar; charset=utf-8",
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Flurwerk//" + name + "//DE\r\n" + events + "END:VCALENDAR\r\n",
      {},
      {}};
}

}  // namespace flurwerk::api
