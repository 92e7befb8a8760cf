// A case played day by day for tests: every step goes through the real commands, the real law data and the real fold.
// Basis: domain reference, sections A, D and I; the dates are those of its worked periods.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "participation/participation.hpp"
#include "participation/round.hpp"
#include "participation/silence.hpp"
#include "participation/statement.hpp"
#include "permit-core/access.hpp"
#include "permit-core/after_decision.hpp"
#include "permit-core/after_permit.hpp"
#include "permit-core/application.hpp"
#include "permit-core/completeness.hpp"
#include "permit-core/decision.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/postponement.hpp"
#include "permit-core/retrieval.hpp"
#include "permit-core/submission.hpp"

namespace flurwerk::tests {

inline Date day(const std::string& text) {
  const auto date = parse_date(text);
  EXPECT_TRUE(date.has_value()) << text;
  return date.value_or(Date{});
}

inline const std::string some_sha(64, 'a');

// The law of Hesse on a day, read once a day: stories are many.
inline const LawAt& law_on(Date date) {
  static std::map<Date, LawAt> read;
  const auto it = read.find(date);
  return it != read.end() ? it->second : read.emplace(date, LawBook::builtin().at("HE", date).value()).first->second;
}

class Story {
 public:
  explicit Story(std::string procedure = "simplified") : procedure_(std::move(procedure)) {}

  // --- what one looks at
  const Application& application() const { return application_; }
  const participation::Participation& participation() const { return participation_; }
  const std::vector<RecordedEvent>& log() const { return log_; }
  ApplicationState state() const { return application_.state; }

  // --- time and people
  Story& on(const std::string& date) {
    today_ = day(date);
    return *this;
  }
  Story& as(const std::string& account, const std::string& role = "clerk", const std::string& agency = {}) {
    actor_ = {AccountId{account}, role, AgencyId{agency}};
    return *this;
  }
  Date today() const { return today_; }

  // Runs `decide` in the context of the day and records what it decides; the refusal otherwise.
  template <class Decide>
  Decided act(Decide decide) {
    const LawAt& law = law_on(today_);
    static const HolidayCalendar calendar = HolidayCalendar::of("HE").value();
    const Context context{actor_, today_, law, calendar};
    Decided decided = decide(context);
    if (decided) {
      for (const Event& event : *decided) record(event, law.version);
    }
    return decided;
  }
  // The code of the refusal, or "ok".
  template <class Decide>
  std::string code(Decide decide) {
    const Decided decided = act(decide);
    return decided ? "ok" : decided.error().code;
  }

  void record(const Event& event, const std::string& law_version = "test") {
    const Instant noon = Instant{today_} + std::chrono::hours{11};
    log_.push_back({static_cast<std::int64_t>(log_.size() + 1), noon, actor_, law_version, event});
    flurwerk::apply(application_, log_.back());
    participation::apply(participation_, log_.back());
  }

  // --- the usual course, in steps; each must succeed
  Story& started() {
    as("anna", "designer");
    return must([&](const Context& c) { return start_application({AuthorityId{"uba"}, procedure_, "Wohnhaus"}, c); });
  }
  Story& drafted() {
    started();
    must([&](const Context& c) {
      return save_draft(application_, {some_sha, true, "Wohnhaus", procedure_, {ParcelKey{"060001001000120003__"}}}, c);
    });
    must([&](const Context& c) {
      return name_party(application_, {"principal", PersonId{"p1"}, AccountId{"bert"}}, c);
    });
    must([&](const Context& c) {
      return name_party(application_, {"designer", PersonId{"p2"}, AccountId{"anna"}}, c);
    });
    for (const std::string type : {"application-form", "statistics-sheet", "site-plan"}) {
      must([&](const Context& c) { return file_document(application_, file(type, type), c); });
    }
    if (procedure_ == "preliminary") {
      must([&](const Context& c) { return file_document(application_, file("enquiry-form", "enquiry-form"), c); });
    }
    return *this;
  }
  Story& submitted(const std::string& date = "2026-03-16") {
    on(date).drafted();
    return must([&](const Context& c) { return submit_application(application_, {"63-2026-0001"}, c); });
  }
  Story& complete(const std::string& date = "2026-03-16") {
    submitted(date).as("clara");
    return must([&](const Context& c) { return confirm_completeness(application_, {today_}, c); });
  }
  Story& asked(Act act = Act::opinion, const std::string& trigger = {}, const std::string& request = "r1",
               const std::string& agency = "fire") {
    as("clara");
    return must([&](const Context& c) {
      return participation::open_round(application_, participation_, round(act, trigger, request, agency), c);
    });
  }
  Story& decision_drafted(DecisionOutcome outcome = DecisionOutcome::granted) {
    as("clara");
    return must([&](const Context& c) {
      DraftDecision command{outcome, {}, "Gründe", 12300};
      if (outcome == DecisionOutcome::granted_partly) command.refused_part = "Die Dachgaube.";
      return draft_decision(application_, command, participation::open_acts(participation_, today_), c);
    });
  }
  Story& approved() {
    as("paul", "approver");
    return must([&](const Context& c) {
      return approve_decision(application_, {1}, participation::open_acts(participation_, today_), c);
    });
  }
  Story& notice_filed() {
    as("clara");
    return must(
        [&](const Context& c) { return file_document(application_, file("notice", "notice", "authority"), c); });
  }
  Story& offered() {
    as("clara");
    return must([&](const Context& c) {
      return offer_notice(application_, {true, DocumentId{"notice"}}, participation::open_acts(participation_, today_),
                          c);
    });
  }
  Story& served(Service service = Service::certificate) {
    as("clara");
    return must([&](const Context& c) {
      return serve_decision(application_, {service, today_, DocumentId{"notice"}},
                            participation::open_acts(participation_, today_), c);
    });
  }

  participation::OpenRound round(Act act, const std::string& trigger, const std::string& request,
                                 const std::string& agency) const {
    return {RoundId{"round-" + request},
            "",
            {{RequestId{request}, AgencyId{agency}, act, trigger, "", {DocumentId{"site-plan"}}}},
            today_};
  }
  static FileDocument file(const std::string& id, const std::string& type, const std::string& side = "applicant") {
    return {DocumentId{id}, type, type, type + ".pdf", "application/pdf", some_sha, 1000, side, {}, {}};
  }
  participation::SubmitStatement statement(StatementOutcome outcome, const std::string& text = {},
                                           const std::string& request = "r1") const {
    return {RequestId{request}, outcome, text, {}, {}, "link", {}};
  }

  template <class Decide>
  Story& must(Decide decide) {
    const Decided decided = act(decide);
    if (!decided) ADD_FAILURE() << decided.error().code << ": " << decided.error().text.de;
    return *this;
  }

 private:
  std::string procedure_;
  Date today_{};
  Actor actor_;
  Application application_;
  participation::Participation participation_;
  std::vector<RecordedEvent> log_;
};

}  // namespace flurwerk::tests
