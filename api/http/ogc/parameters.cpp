#include "api/http/ogc/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace flurwerk::api {

namespace {

// One end of an interval: nothing for "..", a day for a date or the date of an instant.
Result<std::optional<Date>> read_day(std::string_view text) {
  if (text.empty() || text == "..") return std::optional<Date>{};
  const bool instant = text.size() > 10 && text[10] == 'T' && text.ends_with('Z');
  const auto day = text.size() == 10 || instant ? parse_date(text.substr(0, 10)) : std::nullopt;
  if (day) return day;
  return bad_parameter("datetime", {"datetime ist kein Tag und kein Zeitraum.", "datetime is no day and no interval."},
                       {"Zum Beispiel 2026-01-31 oder 2026-01-01/.. .", "For instance 2026-01-31 or 2026-01-01/.. ."});
}

}  // namespace

Result<Days> read_days(const Call& call) {
  const auto given = call.request.query_value("datetime");
  if (!given) return Days{};
  const std::string_view text = *given;
  const auto slash = text.find('/');
  const auto from = read_day(text.substr(0, slash));
  const auto until = read_day(slash == std::string_view::npos ? text : text.substr(slash + 1));
  if (!from) return tl::unexpected(from.error());
  if (!until) return tl::unexpected(until.error());
  if (text.empty() || (*from && *until && **from > **until))
    return bad_parameter("datetime", {"Der Zeitraum endet vor seinem Anfang.", "The interval ends before it begins."},
                         {"Zum Beispiel 2026-01-01/2026-03-31.", "For instance 2026-01-01/2026-03-31."});
  return Days{*from, *until};
}

Result<std::optional<Date>> one_day(const Days& days) {
  if (days.from == days.until) return days.from;
  return bad_parameter("datetime",
                       {"Das Kataster wird gezeigt, wie es an einem Tag war, nicht über einen Zeitraum.",
                        "The cadastre is shown as it was on a day, not over an interval."},
                       {"Zum Beispiel 2026-01-31.", "For instance 2026-01-31."});
}

tl::unexpected<Refusal> bad_parameter(std::string_view parameter, Text text, Text cure) {
  return refuse(RefusalKind::malformed, "bad-parameter", std::move(text), std::move(cure), {}, std::string(parameter));
}

Result<void> only_parameters(const Call& call, std::initializer_list<std::string_view> known) {
  const auto& query = call.request.query;
  for (std::size_t i = 0; i < query.size(); ++i) {
    const auto& name = query[i].first;
    if (name != "f" && std::ranges::find(known, name) == known.end()) {
      std::string list;
      for (const auto& one : known) list += std::string(one) + ", ";
      return bad_parameter(name.substr(0, 100),
                           {"Diesen Parameter gibt es hier nicht.", "There is no such parameter here."},
                           {"Möglich sind: " + list + "f", "There are: " + list + "f"});
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (query[j].first == name)
        return bad_parameter(name, {"Dieser Parameter steht doppelt da.", "This parameter is there twice."},
                             {"Nur einmal angeben.", "Give it once."});
    }
  }
  return {};
}

Result<Form> form_of(const Call& call) {
  if (const auto f = call.request.query_value("f")) {
    if (*f == "json") return Form::data;
    if (*f == "html") return Form::page;
    return bad_parameter("f", {"Diese Form der Antwort gibt es nicht.", "There is no such form of answer."},
                         {"Möglich sind: json, html", "There are: json, html"});
  }
  const std::string accept{call.request.header("accept").value_or("")};
  const auto html_at = accept.find("text/html"), json_at = accept.find("json");
  return html_at < json_at ? Form::page : Form::data;  // the one that stands first; neither: JSON
}

std::string origin_of(const Call& call) {
  const auto host = call.request.header("host").value_or("localhost");
  return fmt::format("{}://{}", call.secure ? "https" : "http", host);
}

std::string ogc_url(const Call& call, std::string_view path) { return fmt::format("{}/ogc{}", origin_of(call), path); }

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~' || c == ':' || c == ',';
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string content_tag(const Call& call, std::int64_t generation, std::string_view form) {
  std::string all = fmt::format(FLURWERK_VERSION " {} {} {}", origin_of(call), call.request.path, form);
  all += call.request.language() == Language::en ? " en" : " de";
  all += call.caller.signed_in() ? " in" : " out";
  for (const auto& [name, value] : call.request.query) all += fmt::format(" {}={}", name, value);
  return fmt::format("\"{}-{:016x}\"", generation, std::hash<std::string>{}(all));
}

bool client_has(const Call& call, const std::string& tag) {
  const auto known = call.request.header("if-none-match");
  return known && known->find(tag) != std::string_view::npos;
}

Response unchanged(const std::string& tag) {
  Response response;
  response.status = 304;
  with_tag(response, tag);
  return response;
}

Response& with_tag(Response& response, const std::string& tag) {
  return response.with("ETag", tag)
      .with("Cache-Control", "private, no-cache")
      .with("Vary", "Accept, Accept-Language, Cookie");
}

}  // namespace flurwerk::api
