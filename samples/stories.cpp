#include "samples/stories.hpp"

#include <algorithm>
#include <memory>

#include "api/app/decisions.hpp"
#include "api/app/documents.hpp"
#include "api/app/drafts.hpp"
#include "api/app/file_access.hpp"
#include "api/app/messages.hpp"
#include "api/app/neighbours.hpp"
#include "api/app/procedure.hpp"
#include "api/app/publicity.hpp"
#include "api/app/request_life.hpp"
#include "api/app/statements.hpp"
#include "geo/design.hpp"
#include "samples/cast.hpp"
#include "samples/house.hpp"

namespace flurwerk::samples {

namespace {

constexpr const char* designer = "architektin@lindenau.example";
constexpr const char* clerk = "bauamt@lindenkreis.example";
constexpr const char* approver = "leitung@lindenkreis.example";

// One application and the steps it can take; every step names how many days ago it happened.
class Story {
 public:
  Story(Script& script, const Plot& plot, std::string title, std::string procedure, House house)
      : script_{script},
        plot_{plot},
        title_{std::move(title)},
        procedure_{std::move(procedure)},
        house_{std::move(house)},
        id_{std::make_shared<ApplicationId>()} {}

  Story& draft(int days_ago, bool with_documents = true) {
    const Story self = *this;
    script_.at(days_ago, 8, [self, with_documents] {
      const auto architect = self.script_.as(designer);
      auto& app = self.script_.app();
      *self.id_ = must(api::start_application(app, architect, {}, authority, self.procedure_, self.title_)).application;
      must(api::save_draft(app, architect, {}, *self.id_, self.content()));
      self.file_documents(with_documents);
    });
    return *this;
  }

  Story& submit(int days_ago) {
    return act(days_ago, 10, designer, [](const Story& story, const api::Caller& caller) {
      must(api::submit_application(story.script_.app(), caller, {}, *story.id_));
    });
  }

  Story& demand(int days_ago, std::string type, std::string reason) {
    return act(days_ago, 9, clerk, [=](const Story& story, const api::Caller& caller) {
      must(api::demand_documents(story.script_.app(), caller, {}, *story.id_,
                                 {{{type, reason}}, must(parse_period("4W"))}));
    });
  }

  Story& confirm_complete(int days_ago) {
    const Date day = script_.today() - std::chrono::days{days_ago};
    return act(days_ago, 11, clerk, [day](const Story& story, const api::Caller& caller) {
      must(api::confirm_completeness(story.script_.app(), caller, {}, *story.id_, day));
    });
  }

  // Asks every agency the rules suggest and the register has.
  Story& open_round(int days_ago) {
    return act(days_ago, 13, clerk, [](const Story& story, const api::Caller& caller) {
      auto& app = story.script_.app();
      std::vector<participation::RequestDraft> requests;
      for (const auto& suggested : must(api::suggest_agencies(app, caller, *story.id_)).suggested) {
        if (!suggested.agency) continue;
        requests.push_back(
            {{}, suggested.agency->id, suggested.suggestion.act, suggested.suggestion.rule, {}, story.documents()});
        requests.back().with_findings = true;
        for (const auto& one : suggested.suggestion.further) requests.back().further_rules.push_back(one.rule);
      }
      must(api::open_round(app, caller, {}, *story.id_, "Erste Beteiligung", std::move(requests)));
    });
  }

  // Names the owners of adjoining land (streets left out) and notifies them by post.
  Story& notify_neighbours(int days_ago, std::vector<std::string> owners, std::string subject) {
    const Date day = script_.today() - std::chrono::days{days_ago};
    return act(days_ago, 15, clerk, [=](const Story& story, const api::Caller& caller) {
      auto& app = story.script_.app();
      const auto load = [&] { return must(app.store.read()->load(*story.id_)); };
      std::vector<api::NeighbourInput> inputs;
      for (const auto& parcel : api::adjoining_land(app, *app.store.read(), load(), day).parcels) {
        if (parcel.public_use != geo::PublicUse::none || inputs.size() == owners.size()) continue;
        const std::string house = std::to_string(4 + 2 * inputs.size());
        inputs.push_back(
            {{parcel.key}, {{}, owners[inputs.size()], "Ahornweg " + house, "35999", "Lindenau", {}, {}, {}, {}}});
      }
      must(api::name_neighbours(app, caller, {}, *story.id_, inputs));
      api::NotifyInput notice{{}, subject, story.documents(), "post", day};
      for (const auto& neighbour : load().participation.neighbours)
        notice.neighbours.push_back(neighbour.spec.neighbour);
      must(api::notify_neighbours(app, caller, {}, *story.id_, notice));
    });
  }

  // The n-th neighbour, as the holder of the code.
  Story& neighbour_answers(int days_ago, std::size_t n, NeighbourOutcome outcome, std::string text) {
    return act(days_ago, 18, clerk, [=](const Story& story, const api::Caller&) {
      auto& app = story.script_.app();
      const auto the_case = must(app.store.read()->load(*story.id_));
      participation::AnswerAsNeighbour answer;
      answer.outcome = outcome;
      answer.text = text;
      must(api::answer_by_code(app, {*story.id_, the_case.participation.neighbours.at(n).spec.neighbour}, answer)
               .map([] { return true; }));
    });
  }

  Story& announce(int days_ago, std::string subject) {
    const Date day = script_.today() - std::chrono::days{days_ago};
    return act(days_ago, 8, clerk, [=](const Story& story, const api::Caller& caller) {
      must(api::announce_project(story.script_.app(), caller, {}, *story.id_,
                                 {{},
                                  "nuisance",
                                  day,
                                  subject,
                                  "Bauaufsicht des Lindenkreises, Zimmer 12, montags bis freitags 8 bis 12 Uhr",
                                  story.documents(),
                                  day + std::chrono::days{1}}));
    });
  }

  Story& announce_permit(int days_ago) {
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

  Story& public_objects(int days_ago, std::string name, std::string text) {
    return act(days_ago, 19, clerk, [=](const Story& story, const api::Caller&) {
      auto& app = story.script_.app();
      const auto the_case = must(app.store.read()->load(*story.id_));
      must(api::object_by_page(app, the_case.participation.announcements.back().said.announcement,
                               {{}, name, "Lindenstraße 20", "35999", "Lindenau", {}, {}, {}, {}}, text));
    });
  }

  Story& statement(int days_ago, const char* member, StatementOutcome outcome, const std::string& text,
                   const std::vector<Condition>& conditions = {}) {
    return act(days_ago, 14, member, [=](const Story& story, const api::Caller& caller) {
      const auto the_case = must(story.script_.app().store.read()->load(*story.id_));
      for (const auto& request : the_case.participation.requests) {
        if (request.spec.agency != caller.viewer.memberships.front().agency || !request.is_open()) continue;
        participation::SubmitStatement command;
        command.request = request.spec.request;
        command.outcome = outcome;
        command.text = text;
        command.conditions = conditions;
        for (const auto& released : request.spec.released) {  // what becomes of the rain is marked on the site plan
          const bool site_plan = the_case.application.document(released.document)->type == "site-plan";
          for (auto& condition : command.conditions) {
            if (site_plan && condition.topic == "Niederschlagswasser")
              condition.mark =
                  PlanMark{released.document, released.version, 1, {{620'000, 380'000}}, "Mulde im Garten"};
          }
        }
        must(api::submit_statement(story.script_.app(), caller, {}, command));
      }
    });
  }

  // Asks the applicant because of the last request that is open.
  Story& ask_applicant(int days_ago, std::string question) {
    return act(days_ago, 15, clerk, [=](const Story& story, const api::Caller& caller) {
      const auto the_case = must(story.script_.app().store.read()->load(*story.id_));
      const auto& requests = the_case.participation.requests;
      const auto open = std::find_if(requests.rbegin(), requests.rend(), [](const auto& one) { return one.is_open(); });
      if (open == requests.rend()) throw std::logic_error("sample town: nobody is asked");
      must(api::ask_applicant(story.script_.app(), caller, {}, {open->spec.request, question}));
    });
  }

  // By whom it is; the authority names the readers.
  Story& message(int days_ago, int hour, const char* writer, std::string text, bool to_applicant = false) {
    return act(days_ago, hour, writer, [=](const Story& story, const api::Caller& caller) {
      must(api::send_message(story.script_.app(), caller, {}, *story.id_, {to_applicant, {}, text}));
    });
  }

  // Somebody outside may read the plans for a month.
  Story& file_access(int days_ago, std::string name, std::string capacity) {
    const Date last = script_.today() - std::chrono::days{days_ago} + std::chrono::days{30};
    return act(days_ago, 14, clerk, [=](const Story& story, const api::Caller& caller) {
      auto& app = story.script_.app();
      participation::GrantFileAccess command{{}, {}, capacity, "Vollmacht liegt vor.", {}, last};
      for (const auto& document : story.documents()) command.released.push_back({document, 1});
      must(api::grant_file_access(app, caller, {}, *story.id_, std::move(command),
                                  {{}, name, "Lindenallee 7", "35999", "Lindenau", {}, {}, {}, {}})
               .map([](const auto&) { return true; }));
    });
  }

  Story& draft_decision(int days_ago, DecisionOutcome outcome, const std::string& reasons, std::int64_t fee_cents) {
    return act(days_ago, 9, clerk, [=](const Story& story, const api::Caller& caller) {
      DraftDecision command{outcome, {}, reasons, fee_cents};
      const auto the_case = must(story.script_.app().store.read()->load(*story.id_));
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

  Story& approve(int days_ago) {
    return act(days_ago, 10, approver, [](const Story& story, const api::Caller& caller) {
      must(api::approve_decision(story.script_.app(), caller, {}, *story.id_, 1));
    });
  }

  Story& serve(int days_ago) {
    const Date day = script_.today() - std::chrono::days{days_ago};
    return act(days_ago, 12, clerk, [day](const Story& story, const api::Caller& caller) {
      must(api::serve_decision(story.script_.app(), caller, {}, *story.id_, Service::portal, day));
    });
  }

 private:
  template <class Act>
  Story& act(int days_ago, int hour, const char* who, Act what) {
    const Story self = *this;
    script_.at(days_ago, hour, [self, who, what] { what(self, self.script_.as(who)); });
    return *this;
  }

  api::DraftInput content() const {
    api::DraftInput input;
    input.title = title_;
    input.procedure = procedure_;
    input.description = title_ + " auf einem unbebauten Grundstück, " + plot_.address + ", Lindenau.";
    input.parcels = {plot_.key};
    input.design = design_document(plot_, house_);
    must(geo::read_design(input.design));
    input.facts = plot_.quarter == Quarter::plan_area ? R"({"plan_area":true,"outlying":false,"infill":false})"
                                                      : R"({"plan_area":false,"outlying":false,"infill":true})";
    input.principal = api::Person{
        {}, "Paul Weber", "Ahornweg 3", "35999", "Lindenau", "bauherr@lindenau.example", "06499 1234", {}, {}};
    input.designer =
        api::Person{{},         "Mira Sander", "Gartenstraße 11", "35999",
                    "Lindenau", designer,      "06499 5678",      "Architektin, Liste der Kammer (Beispiel) Nr. 12345",
                    {}};
    return input;
  }

  // Every document the law requires of this procedure; without them only the site plan.
  void file_documents(bool all) const {
    auto& app = script_.app();
    const auto law = must(app.law.at("HE", script_.today()));
    for (const auto* required : law.documents_for(procedure_)) {
      if (!required->always || (!all && required->id != "site-plan")) continue;
      const auto pdf =
          app.renderer.pdf({"Büro Sander, Lindenau",
                            {plot_.address, "35999 Lindenau"},  // names nobody: some are laid out for everybody
                            {{"Vorhaben", title_}},
                            required->name.de,
                            title_,
                            {{"", {"Beispielunterlage zum Bauantrag. Alle Angaben sind erfunden."}, false}},
                            "Beispielort Lindenau",
                            false,
                            app.clock.now()});
      auto upload = must(api::Upload::begin(app, script_.as(designer), *id_,
                                            {{}, required->id, required->name.de, required->id + ".pdf", {}, {}}));
      must(upload.write(pdf).map([] { return true; }));
      must(upload.finish({}));
    }
  }

  std::vector<DocumentId> documents() const {
    std::vector<DocumentId> ids;
    for (const auto& document : must(script_.app().store.read()->load(*id_)).application.documents)
      ids.push_back(document.id);
    return ids;
  }

  Script& script_;
  Plot plot_;
  std::string title_, procedure_;
  House house_;
  std::shared_ptr<ApplicationId> id_;
};

Condition obligation(std::string topic, std::string text, std::string basis) {
  return {{}, ConditionKind::obligation, std::move(topic), std::move(text), std::move(basis), {}, {}, {}};
}

// The n-th empty plot of a quarter that is wide enough for a house.
const Plot& plot(const Town& town, Quarter quarter, int n, double at_least_m = 16.5) {
  for (const auto& candidate : town.vacant) {
    if (candidate.quarter == quarter && candidate.width_m >= at_least_m && n-- == 0) return candidate;
  }
  throw std::logic_error("sample town: no empty plot left");
}

const Condition storm_water = obligation(
    "Niederschlagswasser", "Das Niederschlagswasser ist auf dem Grundstück zu versickern.", "§ 37 Abs. 4 HWG");
const Condition bats = obligation("Artenschutz", "Gehölze dürfen nur vom 1. Oktober bis 28. Februar gerodet werden.",
                                  "§ 39 Abs. 5 BNatSchG");

}  // namespace

int write_stories(Script& script, const Town& town) {
  const House usual;
  House too_close;
  too_close.from_left_m = 1.2;
  House small{"Anbau", 3.5, 5, 8, 8, 3.2, 30, 1, false};
  // clang-format off: a table, one step of a story a line
  Story(script, plot(town, Quarter::plan_area, 0), "Neubau eines Einfamilienhauses mit Garage", "simplified", usual)
      .draft(2, false);
  Story(script, plot(town, Quarter::plan_area, 1), "Neubau eines Einfamilienhauses am Lindenbach", "simplified",
        too_close)
      .draft(8)
      .submit(6)
      .notify_neighbours(5, {"Erika Ahorn", "Jonas Buche", "Familie Erle"},
                         "Abweichung von § 6 Abs. 5 HBO: Das Wohnhaus soll 1,20 m statt 2,50 m von der Grenze stehen.")
      .neighbour_answers(3, 0, NeighbourOutcome::objection,
                         "Mein Wohnzimmer liegt auf dieser Seite; das Haus nimmt ihm das Licht.")
      .neighbour_answers(2, 1, NeighbourOutcome::consent, {});
  Story(script, plot(town, Quarter::housing, 0), "Neubau eines Wohnhauses", "simplified", usual)
      .draft(24)
      .submit(22)
      .demand(12, "drainage-plan", "Der Entwässerungsplan zeigt den Anschluss an den Kanal nicht.");
  Story(script, plot(town, Quarter::housing, 1), "Neubau eines Wohnhauses mit Garage", "simplified", usual)
      .draft(30)
      .submit(28)
      .confirm_complete(20)
      .announce(10, "Neubau eines Wohnhauses mit Garage\nEin Wohnhaus mit Garage in offener Bauweise.")
      .public_objects(4, "Ilse Weide", "Die Zufahrt führt über den Schulweg.");
  Story(script, plot(town, Quarter::housing, 2), "Neubau eines Zweifamilienhauses", "simplified", usual)
      .draft(45)
      .submit(42)
      .confirm_complete(30)
      .open_round(12)
      .statement(6, "rathaus@lindenau.example", StatementOutcome::no_objection, {})
      .ask_applicant(5, "Im Lageplan fehlt die Breite der Zufahrt. Wie breit wird sie?");
  Story(script, plot(town, Quarter::plan_area, 2), "Neubau eines Wohnhauses mit Carport", "full", usual)
      .draft(100)
      .submit(98)
      .confirm_complete(80)
      .open_round(76)
      .statement(60, "rathaus@lindenau.example", StatementOutcome::conditions,
                 "Gegen das Vorhaben bestehen bei Beachtung keine Bedenken.", {storm_water})
      .statement(55, "naturschutz@lindenkreis.example", StatementOutcome::conditions, "Zustimmung unter Auflage.",
                 {bats})
      .draft_decision(3, DecisionOutcome::granted, {}, 184'000)
      .message(2, 9, clerk, "Der Entwurf der Entscheidung liegt zur Freigabe. Bleibt es beim Baubeginn im Herbst?",
               true)
      .message(1, 12, designer, "Ja, der Rohbau soll im Oktober beginnen.")
      .file_access(1, "Rechtsanwältin Dr. Maren Esche", "representative");
  Story(script, plot(town, Quarter::plan_area, 3), "Neubau eines Doppelhauses, linke Hälfte", "simplified", usual)
      .draft(130)
      .submit(126)
      .confirm_complete(110)
      .announce(109, "Neubau eines Doppelhauses, linke Hälfte\nEin Doppelhaus in offener Bauweise.")
      .open_round(108)
      .statement(96, "rathaus@lindenau.example", StatementOutcome::conditions, "Bei Beachtung bestehen keine Bedenken.",
                 {storm_water})
      .draft_decision(60, DecisionOutcome::granted, {}, 142'500)
      .approve(58)
      .serve(57)
      .announce_permit(5);
  // clang-format on
  Story(script, plot(town, Quarter::housing, 4), "Eingeschossiger Anbau an ein Wohnhaus", "simplified", small)
      .draft(140)
      .submit(136)
      .confirm_complete(125)
      .open_round(122);  // nobody answers, nobody decides: deemed granted
  return 8;
}

}  // namespace flurwerk::samples
