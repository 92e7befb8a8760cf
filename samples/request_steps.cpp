#include "samples/request_steps.hpp"

#include "api/app/desk.hpp"
#include "api/app/request_life.hpp"
#include "api/app/statements.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::samples {

namespace {

participation::SubmitStatement statement_of(const RequestMoment& at, const Said& said) {
  participation::SubmitStatement command;
  command.request = at.request.spec.request;
  command.outcome = said.outcome;
  command.text = said.text;
  command.conditions = said.conditions;
  command.topics = said.topics;
  command.grounds = said.grounds;
  command.refer_to = said.refer_to;
  if (const auto* former = at.request.statement()) command.corrects = former->version;
  return command;
}

}  // namespace

RequestStep open_page() {
  return [](const RequestMoment& at) { must(api::note_opened(at.app, at.caller, at.request.spec.request)); };
}

RequestStep acknowledge() {
  return
      [](const RequestMoment& at) { must(api::acknowledge_request(at.app, at.caller, {}, at.request.spec.request)); };
}

RequestStep hand_on(const char* body) {
  return [=](const RequestMoment& at) {
    must(api::hand_on_request(at.app, at.caller, {}, {at.request.spec.request, {}, AgencyId{body}}));
  };
}

RequestStep want_papers(const char* papers) {
  return
      [=](const RequestMoment& at) { must(api::want_papers(at.app, at.caller, {}, at.request.spec.request, papers)); };
}

RequestStep ask_more_time(const char* reason) {
  return [=](const RequestMoment& at) {
    const auto& application = at.the_case.application;
    const Date today = berlin_day(at.app.clock.now());
    const auto actor = api::actor_of(at.caller, Action::ask_extension);
    const auto legal = must(api::legal_context(at.app, application, actor, today, today));
    const Date until = must(participation::latest_extension(at.request, legal->context));
    must(api::ask_extension(at.app, at.caller, {}, {at.request.spec.request, until, reason}));
  };
}

RequestStep save_draft(const char* content) {
  return [=](const RequestMoment& at) {
    const auto former = at.app.store.read()->desk().draft(at.request.spec.request);
    must(api::save_statement_draft(at.app, at.caller,
                                   {at.request.spec.request, former ? former->version : 0, 0, content}));
  };
}

RequestStep co_sign(const char* remark) {
  return [=](const RequestMoment& at) {
    const auto draft = at.app.store.read()->desk().draft(at.request.spec.request);
    must(api::sign_statement_draft(at.app, at.caller, at.request.spec.request, draft->version, remark).map([] {
      return true;
    }));
  };
}

RequestStep give(Said said) {
  return [=](const RequestMoment& at) { must(api::submit_statement(at.app, at.caller, {}, statement_of(at, said))); };
}

RequestStep delivered(int days_ago, const char* evidence) {
  return [=](const RequestMoment& at) {
    const Date day = at.script.today() - std::chrono::days{days_ago};
    must(api::record_delivery(at.app, at.caller, {}, {at.request.spec.request, day, evidence}));
  };
}

RequestStep withdraw(const char* reason) {
  return [=](const RequestMoment& at) {
    must(api::withdraw_request(at.app, at.caller, {}, at.request.spec.request, reason));
  };
}

RequestStep renew_link() {
  return [](const RequestMoment& at) {
    at.token = must(api::renew_link(at.app, at.caller, at.request.spec.request)).link.token;
  };
}

RequestStep answer_more_time(const char* refused_because) {
  return [=](const RequestMoment& at) {
    const std::string reason = refused_because;
    const auto until = reason.empty() ? std::optional{at.request.trail.extension->until} : std::nullopt;
    must(api::answer_extension(at.app, at.caller, {}, {at.request.spec.request, until, reason}));
  };
}

RequestStep enter_paper(int received_days_ago, Said said) {
  return [=](const RequestMoment& at) {
    auto command = statement_of(at, said);
    command.entered_from = "paper";
    command.received_on = at.script.today() - std::chrono::days{received_days_ago};
    command.attachments = {file_letter(at.app, at.caller, at.the_case.application.id, "statement_attachment",
                                       "Schreiben der Stelle", command.request)};
    must(api::submit_statement(at.app, at.caller, {}, command));
  };
}

RequestStep ask_applicant(const char* question) {
  return [=](const RequestMoment& at) {
    must(api::ask_applicant(at.app, at.caller, {}, {at.request.spec.request, question}));
  };
}

RequestStep replace_consent(const char* reason) {
  return [=](const RequestMoment& at) {
    must(api::replace_consent(at.app, at.caller, {}, {at.request.spec.request, reason}));
  };
}

RequestStep reply(const char* text) {
  return [=](const RequestMoment& at) {
    must(api::reply_to_request(at.app, at.caller, {}, at.request.spec.request, text));
  };
}

RequestStep show_link(const char* kind, Text name) {
  return [=](const RequestMoment& at) { at.script.links.push_back({kind, name, "/l/" + at.token}); };
}

}  // namespace flurwerk::samples
