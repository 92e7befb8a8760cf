// The page behind a signed link: opening it, answering through its form, reading what was released. Needs no JavaScript.
#include <algorithm>
#include <charconv>

#include "api/app/documents.hpp"
#include "api/app/messages.hpp"
#include "api/app/released_plans.hpp"
#include "api/app/request_life.hpp"
#include "api/app/statements.hpp"
#include "api/app/visibility.hpp"
#include "api/http/download.hpp"
#include "api/http/handlers.hpp"
#include "api/http/link_view.hpp"
#include "api/http/onlook.hpp"
#include "api/http/plain_page.hpp"
#include "api/http/problem.hpp"
#include "api/http/values_json.hpp"
#include "geo/drawing_svg.hpp"
#include "webui/embedded_webui.hpp"

namespace flurwerk::api {

namespace {

Response page_response(const Fill& values, const std::string& language, int status) {
  const std::string name = "link/page." + language + ".html";
  for (const auto& file : embedded_files_webui()) {
    if (file.path == name) return Response{status, "text/html; charset=utf-8", fill(file.content, values), {}, {}};
  }
  return text_response("Die Seiten sind in diesem Programm nicht enthalten.", 501);  // built without the web interface
}

LinkPage page_of(const Call& call, LinkState state) {
  LinkPage page;
  page.state = state;
  page.path = "/l/" + std::string{call.request.path_param("token")};
  if (call.request.query_value("lang").value_or("") == "en") page.language = "en";
  return page;
}

// Unknown, altered, expired: nothing of the case is shown. Withdrawn: that it is over.
Response refused_link(const Call& call, const LinkPage& asked, const Refusal& refusal) {
  LinkPage page = asked;
  const auto view = call.app.store.read();
  if (const auto ended = withdrawn_behind(*view, std::string{call.request.path_param("token")})) {
    const auto& request = *ended->the_case.participation.request(ended->request);
    return page_response(withdrawn_fill(page, *view, ended->the_case, request), page.language, 410);
  }
  page.state = refusal.code == "link-expired" ? LinkState::expired : LinkState::unknown;
  return page_response(link_fill(page), page.language, status_of(refusal.kind));
}

Result<Response> request_page(Call& call, const LinkPage& page, int status) {
  const auto request = call.caller.viewer.link;
  const auto application = application_of(*call.app.store.read(), request);
  if (!application) return tl::unexpected(application.error());
  auto shown = show(call, Action::get_request, *application, request);
  if (!shown) return tl::unexpected(shown.error());
  const auto* found = shown->the_case.participation.request(request);
  return page_response(link_fill(page, shown->onlook(call), shown->the_case, *found), page.language, status);
}

struct Received {
  LinkForm form;
  std::vector<DocumentId> attachments;
  std::optional<Refusal> refusal;     // of an attachment
  std::optional<Refusal> unreadable;  // of what was typed
};

constexpr std::size_t most_grounds = 100;

// "condition_2_text": the second condition's wording.
std::string* numbered_field_of(LinkForm& form, const std::string& name) {
  const auto number = name.find('_');
  if (number == std::string::npos || name.size() < number + 4 || name[number + 2] != '_') return nullptr;
  const auto index = static_cast<std::size_t>(name[number + 1] - '1');
  const std::string list = name.substr(0, number);
  const std::string rest = name.substr(number + 3);
  if (list == "topic" && index < form.topics.size()) {
    if (rest == "topic") return &form.topics[index].topic;
    return rest == "text" ? &form.topics[index].text : nullptr;
  }
  if (list != "condition" || index >= form.conditions.size()) return nullptr;
  auto& condition = form.conditions[index];
  if (rest == "kind") return &condition.kind;
  if (rest == "topic") return &condition.topic;
  if (rest == "text") return &condition.text;
  if (rest == "legal_basis") return &condition.legal_basis;
  if (rest == "reason") return &condition.reason;
  if (rest == "plan") return &condition.plan;
  if (rest == "page") return &condition.page;
  if (rest == "place") return &condition.place;
  return nullptr;
}

std::string* field_of(LinkForm& form, const std::string& name) {
  if (name == "outcome") return &form.outcome;
  if (name == "text") return &form.text;
  if (name == "lang") return &form.language;
  if (name == "act") return &form.act;
  if (name == "corrects") return &form.corrects;
  if (name == "refer_to") return &form.refer_to;
  if (name == "until") return &form.until;
  if (name == "reason") return &form.reason;
  if (name == "papers") return &form.papers;
  if (name == "message") return &form.message;
  if (name == "ground" && form.grounds.size() < most_grounds) return &form.grounds.emplace_back();
  return numbered_field_of(form, name);
}

// Reads the form as it streams in; files go straight into the document store.
class FormReader {
 public:
  FormReader(Call& call, const ApplicationId& application) : call_{call}, application_{application} {}

  Result<Received> read() {
    auto got = call_.request.read_parts([&](const PartHead& head) { return begin(head); },
                                        [&](std::string_view bytes) { return take(bytes); });
    if (!got) return tl::unexpected(got.error());
    finish_upload();
    finish_field();
    return std::move(received_);
  }

 private:
  bool begin(const PartHead& head) {
    finish_upload();
    finish_field();
    file_name_.clear();
    if (head.name == "attachment") {
      file_name_ = head.filename;
    } else {
      field_ = field_of(received_.form, head.name);
    }
    return true;
  }

  bool take(std::string_view bytes) {
    if (field_ != nullptr) {
      add_to_form_field(*field_, bytes);
    } else if (!file_name_.empty() && !received_.refusal) {
      if (!upload_ && !start_upload()) return true;
      if (auto ok = upload_->write(bytes); !ok) refuse_upload(ok.error());
    }
    return true;
  }

  bool start_upload() {
    auto upload = Upload::begin(call_.app, call_.caller, application_,
                                {{}, "statement_attachment", {}, file_name_, {}, call_.caller.viewer.link});
    if (!upload) {
      refuse_upload(upload.error());
      return false;
    }
    upload_.emplace(std::move(*upload));
    return true;
  }

  void finish_upload() {
    if (!upload_) return;
    auto done = upload_->finish({});
    upload_.reset();
    if (done) {
      received_.attachments.push_back({done->id});
    } else {
      refuse_upload(done.error());
    }
  }

  void finish_field() {
    if (field_ == nullptr) return;
    if (auto ok = form_field_kept(*field_); !ok) received_.unreadable = std::move(ok.error());
    field_ = nullptr;
  }

  void refuse_upload(Refusal refusal) {
    upload_.reset();
    received_.refusal = std::move(refusal);
  }

  Call& call_;
  ApplicationId application_;
  Received received_;
  std::string* field_ = nullptr;
  std::string file_name_;
  std::optional<Upload> upload_;
};

int number_in(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Here a place is named by page and words; a mark is drawn in the account.
std::optional<PlanMark> mark_of(const LinkForm::ConditionFields& entered) {
  if (entered.plan.empty() && entered.place.empty()) return std::nullopt;
  const auto colon = entered.plan.rfind(':');
  PlanMark mark{{entered.plan.substr(0, colon)}, 0, 0, {}, entered.place};
  if (colon == std::string::npos) return mark;
  mark.version = number_in(entered.plan.substr(colon + 1));
  mark.page = entered.page.empty() ? 1 : number_in(entered.page);
  return mark;
}

participation::SubmitStatement statement_from(const Call& call, const Received& received) {
  participation::SubmitStatement statement;
  statement.request = call.caller.viewer.link;
  statement.outcome = statement_outcome(received.form.outcome).value_or(StatementOutcome::no_objection);
  statement.text = received.form.text;
  statement.attachments = received.attachments;
  statement.grounds = received.form.grounds;
  statement.refer_to = received.form.refer_to;
  if (!received.form.corrects.empty()) statement.corrects = std::atoi(received.form.corrects.c_str());
  for (const auto& entered : received.form.topics) {
    if (entered.filled()) statement.topics.push_back({entered.topic, entered.text});
  }
  for (const auto& entered : received.form.conditions) {
    if (!entered.filled()) continue;
    statement.conditions.push_back({{},
                                    condition_kind(entered.kind),
                                    topic_or_general(entered.topic),
                                    entered.text,
                                    entered.legal_basis,
                                    entered.reason,
                                    {},
                                    {},
                                    {},
                                    mark_of(entered)});
  }
  return statement;
}

std::string field_in_page(const std::string& pointer, const LinkForm& form) {
  if (form.act == "message") return "message";
  for (const char* field : {"text", "grounds", "until", "reason", "papers"}) {
    if (pointer == std::string{"/"} + field) return field;
  }
  const auto nth_filled = [&](const auto& list, const std::string& prefix) -> std::size_t {  // from 1; 0: not in it
    if (!pointer.starts_with(prefix)) return 0;
    int wanted = number_in(pointer.substr(prefix.size()));
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].filled() && wanted-- == 0) return i + 1;
    }
    return 1;
  };
  if (const auto n = nth_filled(form.topics, "/topics/")) {
    return "topic_" + std::to_string(n) + (pointer.ends_with("/text") ? "_text" : "_topic");
  }
  if (const auto n = nth_filled(form.conditions, "/conditions/")) return "condition_" + std::to_string(n) + "_text";
  return "outcome";
}

LinkError error_of(const Refusal& refusal, const std::string& field, const std::string& language) {
  const bool english = language == "en";
  const std::string& cure = english ? refusal.cure.en : refusal.cure.de;
  return {field, (english ? refusal.text.en : refusal.text.de) + (cure.empty() ? "" : " " + cure)};
}

// What was attached before stays attached to the new version.
void keep_attachments(const Call& call, participation::SubmitStatement& statement) {
  if (!statement.corrects) return;
  const auto view = call.app.store.read();
  const auto application = application_of(*view, statement.request);
  const auto the_case = application ? view->load(*application) : tl::unexpected(application.error());
  const auto* request = the_case ? the_case->participation.request(statement.request) : nullptr;
  const auto* former = request == nullptr ? nullptr : request->statement();
  if (former == nullptr) return;
  statement.attachments.insert(statement.attachments.begin(), former->attachments.begin(), former->attachments.end());
}

Result<Done> write_by_link(Call& call, const std::string& text) {
  const auto application = application_of(*call.app.store.read(), call.caller.viewer.link);
  if (!application) return tl::unexpected(application.error());
  return send_message(call.app, call.caller, {}, *application, {false, {}, text});
}

// Acknowledging, asking for time or for papers, writing a message.
Result<Response> side_act(Call& call, const LinkPage& asked, const LinkForm& form) {
  LinkPage page = asked;
  page.form = form;
  page.language = form.language == "en" ? "en" : "de";
  const auto act = [&]() -> Result<Done> {
    if (form.act == "acknowledge") return acknowledge_request(call.app, call.caller, {}, call.caller.viewer.link);
    if (form.act == "papers") return want_papers(call.app, call.caller, {}, call.caller.viewer.link, form.papers);
    if (form.act == "message") return write_by_link(call, form.message);
    const auto until = date_from(form.until, "/until");
    if (!until) return tl::unexpected(until.error());
    return ask_extension(call.app, call.caller, {}, {call.caller.viewer.link, *until, form.reason});
  };
  if (auto done = act(); !done) {
    page.errors = {error_of(done.error(), field_in_page(done.error().field, form), page.language)};
    return request_page(call, page, status_of(done.error().kind));
  }
  return redirect(page.path + (page.language == "en" ? "?lang=en" : ""));
}

Result<Response> answer(Call& call, LinkPage page, const Received& received) {
  if (received.unreadable) {
    page.language = received.form.language == "en" ? "en" : "de";
    page.errors = {error_of(*received.unreadable, "outcome", page.language)};
    return request_page(call, page, status_of(received.unreadable->kind));
  }
  const auto& act = received.form.act;
  if (act == "acknowledge" || act == "extension" || act == "papers" || act == "message") {
    return side_act(call, page, received.form);
  }
  page.form = received.form;
  page.language = received.form.language == "en" ? "en" : "de";
  if (received.refusal) {
    page.errors = {error_of(*received.refusal, "attachment", page.language)};
    return request_page(call, page, 422);
  }
  if (!statement_outcome(received.form.outcome)) {
    page.errors = {{"outcome", page.language == "en" ? "Choose an outcome." : "Wählen Sie ein Ergebnis."}};
    return request_page(call, page, 422);
  }
  auto statement = statement_from(call, received);
  keep_attachments(call, statement);
  if (auto done = submit_statement(call.app, call.caller, {}, statement); !done) {
    const auto status = status_of(done.error().kind);
    if (done.error().kind != RefusalKind::wrong_state) {
      page.errors = {error_of(done.error(), field_in_page(done.error().field, page.form), page.language)};
    }
    return request_page(call, page, status);  // already answered or closed: the page says so
  }
  return redirect(page.path + (page.language == "en" ? "?lang=en" : ""));
}

}  // namespace

Result<Response> get_link_page(Call& call) {
  LinkPage page = page_of(
      call, call.request.query_value("step").value_or("") == "no_objection" ? LinkState::confirm : LinkState::open);
  const std::string token{call.request.path_param("token")};
  auto caller = caller_of_link(call.app, token);
  if (!caller) return refused_link(call, page, caller.error());
  call.caller = *caller;
  (void)note_opened(call.app, call.caller, call.caller.viewer.link, token);  // a closed case has nothing to note
  return request_page(call, page, 200);
}

Result<Response> post_link_page(Call& call) {
  const LinkPage page = page_of(call, LinkState::open);
  const std::string token{call.request.path_param("token")};
  auto caller = caller_of_link(call.app, token);
  if (!caller && caller.error().code != "link-expired") return refused_link(call, page, caller.error());
  ApplicationId application;
  if (caller) {
    call.caller = *caller;
    application = application_of(*call.app.store.read(), caller->viewer.link).value_or(ApplicationId{});
  }
  auto received = FormReader{call, application}.read();
  if (!received) return tl::unexpected(received.error());
  if (caller) return answer(call, page, *received);
  if (received->form.act != "renew") return refused_link(call, page, caller.error());
  if (auto sent = resend_expired_link(call.app, token); !sent) return refused_link(call, page, sent.error());
  LinkPage renewed = page;
  renewed.state = LinkState::renewed;
  return page_response(link_fill(renewed), received->form.language == "en" ? "en" : "de", 200);
}

Result<Response> get_link_drawing(Call& call) {
  const auto caller = caller_of_link(call.app, std::string{call.request.path_param("token")});
  if (!caller) return tl::unexpected(caller.error());
  const auto plans = released_plans(call.app, *caller, caller->viewer.link);
  if (!plans) return tl::unexpected(plans.error());
  const auto& [design, site, findings, law] = plans->checked;
  return Response{200, "image/svg+xml", geo::draw_svg(design, *site, findings, plans->title), {}, {}};
}

Result<Response> get_link_document(Call& call) {
  auto caller = caller_of_link(call.app, std::string{call.request.path_param("token")});
  if (!caller) return tl::unexpected(caller.error());
  call.caller = *caller;
  const auto application = application_of(*call.app.store.read(), caller->viewer.link);
  if (!application) return tl::unexpected(application.error());
  const DocumentId id{std::string{call.request.path_param("document")}};
  auto opened = open_document(call.app, call.caller, *application, id, {});
  if (!opened) return tl::unexpected(opened.error());
  return download_of(std::move(*opened), false);
}

}  // namespace flurwerk::api
