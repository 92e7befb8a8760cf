#include "api/http/problem.hpp"

#include <nlohmann/json.hpp>

namespace flurwerk::api {
namespace {

const char* title_of(int status) {
  switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
  }
}

Response write(int status, const Refusal& refusal, Language language) {
  auto both = [](const Text& text) { return nlohmann::ordered_json{{"de", text.de}, {"en", text.en}}; };
  nlohmann::ordered_json body{
      {"type", "urn:flurwerk:problem:" + refusal.code},
      {"title", title_of(status)},
      {"status", status},
      {"code", refusal.code},
      {"detail", language == Language::de ? refusal.text.de : refusal.text.en},
      {"text", both(refusal.text)},
  };
  if (!refusal.cure.de.empty()) body["cure"] = both(refusal.cure);
  if (!refusal.legal_basis.empty()) body["legal_basis"] = refusal.legal_basis;
  if (!refusal.field.empty()) body["field"] = refusal.field;
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  // A refusal may quote what a client sent: broken UTF-8 is replaced, never thrown at.
  response.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  response.with("Content-Language", language == Language::de ? "de" : "en");
  response.with("Cache-Control", "no-store");
  if (status == 429 || status == 503) response.with("Retry-After", "2");
  return response;
}

}  // namespace

int status_of(RefusalKind kind) {
  switch (kind) {
    case RefusalKind::malformed: return 400;
    case RefusalKind::invalid: return 422;
    case RefusalKind::unauthenticated: return 401;
    case RefusalKind::forbidden: return 403;
    case RefusalKind::not_found: return 404;
    case RefusalKind::wrong_state: return 409;
    case RefusalKind::outdated: return 412;
    case RefusalKind::too_large: return 413;
    case RefusalKind::unsupported: return 415;
    case RefusalKind::too_many: return 429;
  }
  return 500;
}

Response problem(const Refusal& refusal, Language language) {
  return write(status_of(refusal.kind), refusal, language);
}

Response problem(int status, std::string_view code, const Text& text, Language language, const Text& cure) {
  return write(status, Refusal{RefusalKind::malformed, std::string(code), text, cure, {}, {}}, language);
}

}  // namespace flurwerk::api
