// The page behind a neighbour's code: what it is about, the released plans, consent or objection. Needs no JavaScript.
// Basis: § 71 HBO. It shows what was released to this neighbour and nothing else: no names, no other neighbours.
#include <fmt/format.h>

#include <algorithm>

#include "api/app/legal_context.hpp"
#include "api/app/local_time.hpp"
#include "api/app/neighbours.hpp"
#include "api/app/parcel_names.hpp"
#include "api/http/code_pages.hpp"
#include "api/http/download.hpp"
#include "api/http/handlers.hpp"
#include "api/http/html.hpp"
#include "api/http/plain_page.hpp"
#include "api/http/problem.hpp"

namespace flurwerk::api {

namespace {

struct AnswerForm {
  std::string outcome, text, language = "de", corrects;
};

struct NeighbourPage : CodePage {
  AnswerForm form;
  std::string error, error_field;
};

Fill empty_neighbour_fill(const NeighbourPage& page, bool unknown) {
  Fill fill;
  fill.texts = {
      {"service_name", "Flurwerk"},
      {"path", page.path},
      {"ask_code", "1"},
      {"code_unknown", yes_mark(unknown)},
      {"code", unknown ? page.path.substr(std::string_view{"/n/"}.size()) : ""}};  // to be mended, not typed anew
  return fill;
}

Response code_page(const NeighbourPage& page, bool unknown) {
  return plain_page("neighbour/page", page.language, empty_neighbour_fill(page, unknown), unknown ? 404 : 200);
}

void add_standing(const NeighbourPage& page, const participation::Neighbour& neighbour, bool closed, Date today,
                  const Text& late_text, Fill& fill) {
  const bool en = page.language == "en";
  auto& texts = fill.texts;
  const auto& sent = *neighbour.notification;
  texts["late_text"] = en ? late_text.en : late_text.de;
  texts["closed"] = yes_mark(closed);
  texts["answered"] = yes_mark(neighbour.answer.has_value());
  texts["show_form"] = yes_mark(!closed);
  if (sent.deadline) {
    texts["due_date"] = german_date(sent.deadline->due_on());
    texts["due_iso"] = to_string(sent.deadline->due_on());
    texts["late"] = yes_mark(today > sent.deadline->due_on());
    texts["in_time"] = yes_mark(today <= sent.deadline->due_on());
    for (const auto& step : sent.deadline->derivation.steps) {
      Fill one;
      one.texts = {{"date", german_date(step.date)}, {"why", en ? step.why.en : step.why.de}};
      fill.sections["deadline_steps"].push_back(std::move(one));
    }
    texts["deadline_basis"] = sent.deadline->basis;
  } else {
    texts["no_due"] = "1";
  }
  if (!closed) {
    const auto& answer = neighbour.answer;
    texts[answer ? "waits_for_authority" : "waits_for_you"] =
        since_days(answer ? answer->received_on : sent.sent_on, today, page.language);
  }
  if (!neighbour.answer) return;
  const auto& answer = *neighbour.answer;
  const bool consent = answer.outcome == NeighbourOutcome::consent;
  texts["answer_consent"] = yes_mark(consent);
  texts["answer_objection"] = yes_mark(!consent);
  texts["answer_text"] = answer.text;
  texts["answer_date"] = german_date(answer.received_on);
  texts["answer_iso"] = to_string(answer.received_on);
  texts["answer_late"] = yes_mark(answer.late);
  texts["answer_version"] = std::to_string(answer.version);
}

Fill neighbour_fill(const App& app, const NeighbourPage& page, const View& view, const Case& the_case,
                    const participation::Neighbour& neighbour, Date today) {
  const auto& application = the_case.application;
  const auto& sent = *neighbour.notification;
  const auto authority = view.accounts().authority(application.authority);
  Fill fill;
  fill.texts = {{"service_name", "Flurwerk"},
                {"path", page.path},
                {"has_case", "1"},
                {"authority_name", authority ? authority->name : application.authority.value},
                {"authority_address",
                 authority ? fmt::format("{}, {} {}", authority->street, authority->postal_code, authority->city) : ""},
                {"file_number", application.file_number},
                {"title", application.title},
                {"basis", cite(the_case, "§ 71 HBO")},
                {"subject", sent.subject},
                {"concern", neighbour.spec.concern},
                {"text", page.form.text},
                {"chosen_consent", yes_mark(page.form.outcome == "consent")},
                {"chosen_objection", yes_mark(page.form.outcome == "objection")},
                {"error", page.error},
                {"error_outcome", page.error_field == "outcome" ? page.error : ""},
                {"error_text", page.error_field == "text" ? page.error : ""},
                {"error_field", page.error_field}};
  for (const auto& [name, keys] :
       {std::pair{"plot", &application.parcels}, std::pair{"parcels", &neighbour.spec.parcels}}) {
    for (const auto& key : *keys) {
      Fill one;
      one.texts = {{"name", parcel_name(app.store.parcels(), key)}};
      fill.sections[name].push_back(std::move(one));
    }
  }
  auto& documents = fill.sections["documents"];
  for (const auto& released : sent.released) {
    const auto* document = application.document(released.document);
    const auto* version = document == nullptr ? nullptr : document->version(released.version);
    if (version != nullptr && neighbour.readable_version(document->id) && !the_case.participation.closed_on) {
      documents.push_back(plain_document(document->id, *version, page.path, page.language));
    }
  }
  const auto law = app.law.held(application.land, today);
  const auto* rule = law && sent.deadline ? (*law)->period(sent.deadline->rule) : nullptr;
  add_standing(page, neighbour, the_case.participation.closed_on.has_value(), today,
               rule != nullptr && rule->note ? *rule->note : Text{}, fill);
  return fill;
}

// The page of whoever holds the code; a letter that came back opens nothing.
Result<Response> held_page(Call& call, const NeighbourPage& page, const CodeHolder& holder, int status) {
  const auto view = call.app.store.read();
  const auto the_case = view->load(holder.application);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto* neighbour = the_case->participation.neighbour(holder.neighbour);
  if (neighbour == nullptr || !neighbour->notification || neighbour->notification->returned_on) {
    return code_page(page, true);
  }
  return plain_page("neighbour/page", page.language,
                    neighbour_fill(call.app, page, *view, *the_case, *neighbour, call.today()), status);
}

NeighbourPage page_called(const Call& call) {
  NeighbourPage page;
  const std::string code{call.request.path_param("code")};
  page.path = "/n/" + plain_code(code);
  if (call.request.query_value("lang").value_or("") == "en") page.language = "en";
  return page;
}

std::string* answer_field(AnswerForm& form, const std::string& name) {
  if (name == "outcome") return &form.outcome;
  if (name == "text") return &form.text;
  if (name == "lang") return &form.language;
  if (name == "corrects") return &form.corrects;
  return nullptr;
}

Result<void> read_answer(Call& call, AnswerForm& form) {
  const auto fields = read_plain_form(call.request);
  if (!fields) return tl::unexpected(fields.error());
  for (const auto& [name, value] : *fields) {
    if (auto* field = answer_field(form, name)) *field = value;
  }
  return {};
}

}  // namespace

Result<Response> get_code_page(Call& call) {
  NeighbourPage page;
  if (call.request.query_value("lang").value_or("") == "en") page.language = "en";
  const auto code = plain_code(call.request.query_value("code").value_or(""));
  if (code.empty()) return code_page(page, false);
  return redirect("/n/" + code.substr(0, 64) + (page.language == "en" ? "?lang=en" : ""));
}

Result<Response> get_neighbour_page(Call& call) {
  const NeighbourPage page = page_called(call);
  const auto holder = holder_of(*call.app.store.read(), call.request.path_param("code"));
  if (!holder) return code_page(page, true);
  if (!holder->access.empty()) return file_access_page(call, page, *holder);
  note_page_opened(call.app, *holder);
  return held_page(call, page, *holder, 200);
}

Result<Response> post_neighbour_page(Call& call) {
  NeighbourPage page = page_called(call);
  const auto holder = holder_of(*call.app.store.read(), call.request.path_param("code"));
  if (!holder || !holder->access.empty()) return code_page(page, true);
  if (auto read = read_answer(call, page.form); !read) return tl::unexpected(read.error());
  page.language = page.form.language == "en" ? "en" : "de";
  if (page.form.outcome != "consent" && page.form.outcome != "objection") {
    page.error = page.language == "en" ? "Choose one of the two answers." : "Wählen Sie eine der beiden Antworten.";
    page.error_field = "outcome";
    return held_page(call, page, *holder, 422);
  }
  participation::AnswerAsNeighbour answer;
  answer.outcome = page.form.outcome == "consent" ? NeighbourOutcome::consent : NeighbourOutcome::objection;
  answer.text = page.form.text;
  if (!page.form.corrects.empty()) answer.corrects = std::atoi(page.form.corrects.c_str());
  if (const auto done = answer_by_code(call.app, *holder, answer); !done) {
    const auto& refusal = done.error();
    page.error = page.language == "en" ? refusal.text.en : refusal.text.de;
    page.error_field = refusal.field == "/text" ? "text" : "outcome";
    return held_page(call, page, *holder, status_of(refusal.kind));
  }
  return redirect(page.path + (page.language == "en" ? "?lang=en" : ""));
}

Result<Response> get_neighbour_document(Call& call) {
  const auto holder = holder_of(*call.app.store.read(), call.request.path_param("code"));
  if (!holder) return tl::unexpected(holder.error());
  const DocumentId document{std::string{call.request.path_param("document")}};
  if (!holder->access.empty()) return file_access_document(call, *holder, document);
  auto opened = open_released(call.app, *holder, document);
  if (!opened) return tl::unexpected(opened.error());
  return download_of(std::move(*opened), false);
}

}  // namespace flurwerk::api
