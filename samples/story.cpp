#include "samples/story.hpp"

#include <algorithm>

#include "api/app/application_changes.hpp"
#include "api/app/decisions.hpp"
#include "api/app/documents.hpp"
#include "api/app/file_access.hpp"
#include "api/app/messages.hpp"
#include "api/app/procedure.hpp"
#include "api/app/publicity.hpp"
#include "geo/design.hpp"

namespace flurwerk::samples {

namespace {

// Names no person: some sheets are laid out for everybody.
std::string sheet(const api::App& app, const std::string& title, const std::string& project,
                  const std::string& address) {
  std::vector<std::pair<std::string, std::string>> facts;
  if (!project.empty()) facts.emplace_back("Vorhaben", project);
  std::vector<std::string> sender;
  if (!address.empty()) sender.push_back(address);
  sender.emplace_back("35999 Lindenau");
  return app.renderer.pdf({"Büro Sander, Lindenau",
                           sender,
                           facts,
                           title,
                           project.empty() ? title : project,
                           {{"", {"Beispielunterlage zum Bauantrag. Alle Angaben sind erfunden."}, false}},
                           "Beispielort Lindenau",
                           false,
                           app.clock.now()});
}

}  // namespace

const Plot& plot_of(const Town& town, Quarter quarter, int n) {
  constexpr double at_least_m = 16.5;
  for (const auto& candidate : town.vacant) {
    if (candidate.quarter == quarter && candidate.width_m >= at_least_m && n-- == 0) return candidate;
  }
  throw std::logic_error("sample town: no empty plot left");
}

Condition obligation(std::string topic, std::string text, std::string basis) {
  return {{}, ConditionKind::obligation, std::move(topic), std::move(text), std::move(basis), {}, {}, {}};
}

void file(api::App& app, const api::Caller& caller, const ApplicationId& application, api::DocumentInput document,
          const std::string& bytes) {
  auto upload = must(api::Upload::begin(app, caller, application, std::move(document)));
  must(upload.write(bytes).map([] { return true; }));
  must(upload.finish({}));
}

DocumentId file_letter(api::App& app, const api::Caller& caller, const ApplicationId& application, std::string type,
                       const std::string& title, const RequestId& request) {
  file(app, caller, application, {{}, std::move(type), title, "schreiben.pdf", {}, request}, sheet(app, title, {}, {}));
  return must(app.store.read()->load(application)).application.documents.back().id;
}

Story& Story::draft(int days_ago, Papers papers) {
  const Story self = *this;
  script_.at(days_ago, 8, [self, papers] {
    const auto architect = self.script_.as(designer);
    auto& app = self.script_.app();
    *self.id_ = must(api::start_application(app, architect, {}, authority, self.procedure_, self.title_)).application;
    must(api::save_draft(app, architect, {}, *self.id_, self.content()));
    self.file_documents(papers);
  });
  return *this;
}

Story& Story::submit(int days_ago) {
  return act(days_ago, 10, designer, [](const Story& story, const api::Caller& caller) {
    must(api::submit_application(story.script_.app(), caller, {}, *story.id_));
  });
}

Story& Story::demand(int days_ago, std::string type, std::string reason) {
  return act(days_ago, 9, clerk, [=](const Story& story, const api::Caller& caller) {
    must(api::demand_documents(story.script_.app(), caller, {}, *story.id_,
                               {{{type, reason}}, must(parse_period("4W"))}));
  });
}

Story& Story::confirm_complete(int days_ago) {
  const Date day = script_.today() - std::chrono::days{days_ago};
  return act(days_ago, 11, clerk, [day](const Story& story, const api::Caller& caller) {
    must(api::confirm_completeness(story.script_.app(), caller, {}, *story.id_, day));
  });
}

Story& Story::message(int days_ago, int hour, const char* writer, std::string text, bool to_applicant) {
  return act(days_ago, hour, writer, [=](const Story& story, const api::Caller& caller) {
    must(api::send_message(story.script_.app(), caller, {}, *story.id_, {to_applicant, {}, text}));
  });
}

Story& Story::file_access(int days_ago, std::string name, std::string capacity) {
  const Date last = script_.today() - std::chrono::days{days_ago} + std::chrono::days{30};
  return act(days_ago, 14, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    participation::GrantFileAccess command{{}, {}, capacity, "Vollmacht liegt vor.", {}, last};
    for (const auto& document : story.plans()) command.released.push_back({document, 1});
    const auto given = must(api::grant_file_access(app, caller, {}, *story.id_, std::move(command),
                                                   {{}, name, "Lindenallee 7", "35999", "Lindenau", {}, {}, {}, {}}));
    story.script_.links.push_back(
        {"inspection", {"Akteneinsicht", "inspection of the file"}, "/n/" + api::plain_code(given.code)});
  });
}

Story& Story::draft_decision(int days_ago, DecisionOutcome outcome, const std::string& reasons,
                             std::int64_t fee_cents) {
  return act(days_ago, 9, clerk, [=](const Story& story, const api::Caller& caller) {
    DraftDecision command{outcome, {}, reasons, fee_cents};
    const auto the_case = story.load();
    for (const auto& request : the_case.participation.requests) {
      if (request.statement() == nullptr) continue;
      for (auto condition : request.statement()->conditions) {
        condition.source = request.spec.request;
        condition.source_condition = std::exchange(condition.id, {});
        command.conditions.push_back(std::move(condition));
      }
    }
    must(api::draft_decision(story.script_.app(), caller, {}, *story.id_, command));
  });
}

Story& Story::approve(int days_ago) {
  return act(days_ago, 10, approver, [](const Story& story, const api::Caller& caller) {
    must(api::approve_decision(story.script_.app(), caller, {}, *story.id_, 1));
  });
}

Story& Story::serve(int days_ago) {
  const Date day = script_.today() - std::chrono::days{days_ago};
  return act(days_ago, 12, clerk, [day](const Story& story, const api::Caller& caller) {
    must(api::serve_decision(story.script_.app(), caller, {}, *story.id_, Service::portal, day));
  });
}

Story& Story::announce_permit(int days_ago) {
  return act(days_ago, 9, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    const auto view = app.store.read();
    const auto words = api::words_of_permit(app, *view, must(view->load(*story.id_)),
                                            story.script_.today() - std::chrono::days{days_ago});
    must(api::announce_permit(app, caller, {}, *story.id_,
                              {{},
                               words.tenor,
                               words.remedies,
                               "Bauaufsicht des Lindenkreises, Zimmer 12, montags bis freitags 8 bis 12 Uhr"}));
  });
}

api::DraftInput Story::content() const {
  api::DraftInput input;
  input.title = title_;
  input.procedure = procedure_;
  input.description = title_ + " auf einem unbebauten Grundstück, " + plot_.address + ", Lindenau.";
  input.parcels = {plot_.key};
  input.design = design_document(plot_, house_);
  must(geo::read_design(input.design));
  input.facts = plot_.quarter == Quarter::plan_area ? R"({"plan_area":true,"outlying":false,"infill":false})"
                                                    : R"({"plan_area":false,"outlying":false,"infill":true})";
  if (!facts_.empty()) input.facts = facts_;
  input.principal = api::Person{
      {}, "Paul Weber", "Ahornweg 3", "35999", "Lindenau", "bauherr@lindenau.example", "06499 1234", {}, {}};
  input.designer =
      api::Person{{},         "Mira Sander", "Gartenstraße 11", "35999",
                  "Lindenau", designer,      "06499 5678",      "Architektin, Liste der Kammer (Beispiel) Nr. 12345",
                  {}};
  return input;
}

void Story::file_documents(Papers papers) const {
  auto& app = script_.app();
  const auto architect = script_.as(designer);
  const auto law = must(app.law.at("HE", script_.today()));
  for (const auto* required : law.documents_for(procedure_)) {
    if (!required->always || (papers == Papers::site_plan_only && required->id != "site-plan")) continue;
    std::string own;
    std::string& pdf = papers == Papers::plain ? script_.plain_papers[required->id] : own;
    if (pdf.empty())
      pdf = papers == Papers::plain ? sheet(app, required->name.de, {}, {})
                                    : sheet(app, required->name.de, title_, plot_.address);
    file(app, architect, *id_, {{}, required->id, required->name.de, required->id + ".pdf", {}, {}}, pdf);
  }
}

std::vector<DocumentId> Story::plans() const {
  std::vector<DocumentId> ids;
  for (const auto& document : load().application.documents) {
    if (document.filed_by_side == "applicant") ids.push_back(document.id);
  }
  return ids;
}

Story& Story::change_plans(int days_ago, std::string reason) {
  return act(days_ago, 9, designer, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    const auto copy = must(api::copy_application(app, caller, {}, *story.id_, true)).application;
    const auto drafted = must(app.store.read()->load(copy));
    const auto& documents = drafted.application.documents;
    const auto plan = std::ranges::find(documents, "site-plan", &FiledDocument::type);
    file(app, caller, copy, {plan->id, plan->type, plan->title, "site-plan.pdf", {}, {}},
         sheet(app, plan->title, reason, {}));
    must(api::change_application(app, caller, {}, *story.id_, copy, reason));
  });
}

Story& Story::assess_change(int days_ago, std::string reason) {
  return act(days_ago, 10, clerk, [=](const Story& story, const api::Caller& caller) {
    const auto change = story.load().application.changes.back().filed.change;
    must(api::assess_change(story.script_.app(), caller, {}, *story.id_, {change, "minor", reason, {}}));
  });
}

Story& Story::announce(int days_ago, std::string subject, int display_in_days) {
  const Date day = script_.today() - std::chrono::days{days_ago};
  return act(days_ago, 8, clerk, [=](const Story& story, const api::Caller& caller) {
    must(api::announce_project(story.script_.app(), caller, {}, *story.id_,
                               {{},
                                "nuisance",
                                day,
                                subject,
                                "Bauaufsicht des Lindenkreises, Zimmer 12, montags bis freitags 8 bis 12 Uhr",
                                story.plans(),
                                day + std::chrono::days{display_in_days}}));
  });
}

Story& Story::public_objects(int days_ago, std::string name, std::string text, bool on_paper) {
  return act(days_ago, 19, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    const auto announcement = story.load().participation.announcements.back().said.announcement;
    const api::Person person{{}, name, "Lindenstraße 20", "35999", "Lindenau", {}, {}, {}, {}};
    if (!on_paper) {
      must(api::object_by_page(app, announcement, person, text));
      return;
    }
    const auto letter = file_letter(app, caller, *story.id_, "letter_received", "Schreiben von " + name);
    must(api::enter_objection(
        app, caller, {}, *story.id_,
        {announcement, person, text, story.script_.today() - std::chrono::days{days_ago}, "paper", letter}));
  });
}

api::Case Story::load() const { return must(script_.app().store.read()->load(*id_)); }

}  // namespace flurwerk::samples
