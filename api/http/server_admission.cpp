#include "api/http/server_admission.hpp"

#include <algorithm>

#include "api/http/problem.hpp"
#include "api/http/response_wire.hpp"
#include "permit-core/markup.hpp"

namespace flurwerk::api {
namespace {

std::vector<Router::Row> rows_of(const std::vector<Route>& routes) {
  std::vector<Router::Row> rows;
  rows.reserve(routes.size());
  for (const auto& route : routes) rows.push_back({route.method, route.pattern});
  return rows;
}

std::string_view header(const Head& head, std::string_view name) {
  for (const auto& [known, value] : head.headers) {
    if (known == name) return value;
  }
  return {};
}

Language language_of(const Head& head) {
  Request request;
  request.headers = head.headers;
  return request.language();
}

Text text_of(int status) {
  switch (status) {
    case 404: return {"Diese Adresse gibt es nicht.", "There is nothing at this address."};
    case 405: return {"Diese Methode ist hier nicht erlaubt.", "This method is not allowed here."};
    case 408: return {"Die Anfrage kam zu langsam an.", "The request arrived too slowly."};
    case 413: return {"Der Inhalt ist größer als hier erlaubt.", "The content is larger than allowed here."};
    case 414: return {"Die Adresse ist zu lang.", "The address is too long."};
    case 415: return {"Inhalte dieser Art werden hier nicht angenommen.", "Content of this kind is not accepted here."};
    case 421:
      return {"Unter diesem Namen antwortet dieses Programm nicht.", "This program does not answer to that name."};
    case 431: return {"Die Kopfzeilen der Anfrage sind zu groß.", "The request's headers are too large."};
    case 501: return {"Diese Methode ist unbekannt.", "This method is unknown."};
    case 503: return {"Zu viele Anfragen auf einmal.", "Too many requests at once."};
    default: return {"Die Anfrage ist kein gültiges HTTP.", "The request is not valid HTTP."};
  }
}

Text cure_of(int status) {
  if (status == 503) return {"Bitte in einigen Sekunden noch einmal versuchen.", "Please try again in a few seconds."};
  if (status == 421) {
    return {"Den Namen in der Konfiguration als öffentlichen Namen eintragen.",
            "Add the name to the configured public hosts."};
  }
  return {};
}

// Media type without parameters, in lower case.
std::string media_type(std::string_view value) {
  std::string type(value.substr(0, value.find(';')));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.pop_back();
  for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return type;
}

// For who filled in a page's form: as a page, in the language of that page.
Response too_large_page(const Head& head, std::uint64_t limit) {
  const auto from = header(head, "referer");
  const bool english =
      from.find("lang=en") != std::string_view::npos || (from.empty() && language_of(head) == Language::en);
  const std::string most = std::to_string(limit >> 20U) + " MiB";
  const std::string title = english ? "The files are too large" : "Die Dateien sind zu groß";
  const std::string said = english ? "Everything sent at once may have " + most +
                                         " at most. Nothing was stored; with your browser's back button your entries "
                                         "are still there. Make the files smaller, or send fewer of them."
                                   : "Was auf einmal abgesendet wird, darf zusammen höchstens " + most +
                                         " haben. Gespeichert wurde nichts; mit der Zurück-Taste sind Ihre Eingaben "
                                         "noch da. Verkleinern Sie die Dateien, oder senden Sie weniger.";
  Response response{413, "text/html; charset=utf-8", {}, {}, {}};
  response.body = "<!doctype html>\n<html lang=\"" + std::string(english ? "en" : "de") +
                  "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
                  "initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>" +
                  title +
                  "</title><link rel=\"stylesheet\" href=\"/link/link.css\"></head>\n<body><main class=\"wrap\"><h1>" +
                  title + "</h1><div class=\"note note-error\" role=\"alert\"><p>" + said + "</p><p><a href=\"" +
                  escaped(head.path) + (english ? "?lang=en\">Back to the page" : "\">Zurück zur Seite") +
                  "</a></p></div></main></body></html>\n";
  return response;
}

bool type_fits(BodyKind kind, std::string_view value) {
  std::string type = media_type(value);
  switch (kind) {
    case BodyKind::json:
      return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
    case BodyKind::form: return type == "application/x-www-form-urlencoded";
    case BodyKind::multipart: return type == "multipart/form-data";
    case BodyKind::none:
    case BodyKind::stream: return true;
  }
  return false;
}

}  // namespace

Admission::Admission(const ServerOptions& options, const std::vector<Route>& routes)
    : options_(options),
      routes_(routes),
      limits_{options.head_bytes, options.target_bytes, options.header_count},
      router_(rows_of(routes)) {}

bool Admission::trusts(const std::string& address) const {
  const auto& known = options_.trusted_proxies;
  return std::find(known.begin(), known.end(), address) != known.end();
}

// Against poisoned links and DNS rebinding: only names we were told, and this machine's own.
bool Admission::known_host(std::string_view host) const {
  std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) host = host.substr(0, colon);
  if (host == "localhost" || host == "127.0.0.1" || host == "[::1]") return true;
  return std::find(options_.public_hosts.begin(), options_.public_hosts.end(), host) != options_.public_hosts.end();
}

Admission::Next Admission::answer(Connection& connection, Response response, bool close) const {
  const Head& head = connection.head;
  Asked asked;
  asked.head_only = head.method == "HEAD";
  connection.close_after = close || !head.keep_alive;
  connection.out += serialize(to_wire(std::move(response), asked), connection.close_after);
  connection.enter(Phase::sending);
  return Next::answered;
}

void Admission::refuse_and_close(Connection& connection, int status, std::string_view code) const {
  answer(connection, problem(status, code, text_of(status), language_of(connection.head), cure_of(status)), true);
}

std::optional<Admission::Next> Admission::refuse_head(Connection& connection) const {
  const Head& head = connection.head;
  bool body = head.chunked || head.content_length > 0;
  auto refuse_as = [&](int status, std::string_view code) {
    Response response = problem(status, code, text_of(status), language_of(head), cure_of(status));
    if (status == 405) response.with("Allow", connection.match.allow);
    return answer(connection, std::move(response), body || status == 421);
  };
  if (!known_host(head.host) && !head.host.empty()) return refuse_as(421, "host-unknown");
  connection.match = router_.find(head.method, head.path);
  if (connection.match.allow.empty()) return refuse_as(404, "not-found");
  if (head.method == "OPTIONS") return answer(connection, no_content().with("Allow", connection.match.allow), body);
  if (connection.match.route == Match::npos) return refuse_as(405, "method-not-allowed");
  const Route& route = routes_[connection.match.route];
  if (route.body == BodyKind::none && body) return refuse_as(400, "body-not-expected");
  if (route.body != BodyKind::none && !type_fits(route.body, header(head, "content-type"))) {
    return refuse_as(415, "content-type-not-accepted");
  }
  if (head.content_length > route.max_body) {
    if (route.body != BodyKind::multipart) return refuse_as(413, "too-large");
    return answer(connection, too_large_page(head, route.max_body), true);
  }
  return std::nullopt;
}

Admission::Next Admission::advance(Connection& connection) const {
  if (connection.phase == Phase::head) {
    auto end = head_end(connection.in);
    if (!end) {
      auto fault = early_fault(connection.in, limits_);
      if (!fault) return Next::more;
      connection.head = Head{};
      refuse_and_close(connection, fault->status, fault->code);
      return Next::answered;
    }
    auto head = parse_head(std::string_view(connection.in).substr(0, *end), limits_);
    if (!head) {
      connection.head = Head{};
      Response response = problem(head.error().status, head.error().code, text_of(head.error().status), Language::de);
      if (head.error().status == 405) response.with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
      return answer(connection, std::move(response), true);
    }
    connection.in.erase(0, *end);
    connection.head = std::move(*head);
    if (auto refused = refuse_head(connection)) return *refused;
    if (connection.head.expects_continue) connection.out += "HTTP/1.1 100 Continue\r\n\r\n";
    connection.enter(Phase::body);
  }
  if (connection.head.chunked || connection.head.content_length > options_.buffered_body_bytes) return Next::ready_long;
  return connection.in.size() >= connection.head.content_length ? Next::ready : Next::more;
}

}  // namespace flurwerk::api
