#include "tests/application/commands_by_state.hpp"

#include "participation/delta_round.hpp"
#include "participation/neighbourhood.hpp"
#include "participation/publicity.hpp"
#include "permit-core/application_change.hpp"
#include "permit-core/case_link.hpp"
#include "permit-core/exemption.hpp"
#include "permit-core/state_graph.hpp"
#include "permit-core/statistics.hpp"

namespace flurwerk::tests::commands_by_state {

namespace {

void decided(Story& story, DecisionOutcome outcome) {
  story.complete().decision_drafted(outcome).approved().notice_filed().served();
}

void exempted(Story& story, ExemptionAnswer answer) {
  story = Story("exemption");
  story.submitted().as("clara").must([&](const Context& c) {
    return answer_exemption(story.application(), {ExemptionSide::municipality, answer, story.today()}, c);
  });
}

void begun(Story& story) {
  decided(story, DecisionOutcome::granted);
  story.must([&](const Context& c) {
    return give_site_notice(story.application(), {SiteNoticeKind::start, story.today(), story.today(), {"p8"}, {"p9"}},
                            c);
  });
}

}  // namespace

const std::map<std::string, Reached>& states() {
  static const std::map<std::string, Reached> table = {
      {"draft", [](Story& s) { s.on("2026-03-16").drafted(); }},
      {"submitted", [](Story& s) { s.submitted(); }},
      {"incomplete",
       [](Story& s) {
         s.submitted().as("clara").must([&](const Context& c) {
           return demand_documents(s.application(), {{{"site-plan", "unleserlich"}}, {4, PeriodUnit::weeks}, s.today()},
                                   c);
         });
       }},
      {"complete", [](Story& s) { s.complete(); }},
      {"in_consultation", [](Story& s) { s.complete().asked(); }},
      {"exemption_filed",
       [](Story& s) {
         s = Story("exemption");
         s.submitted();
       }},
      {"start_allowed", [](Story& s) { exempted(s, ExemptionAnswer::waived); }},
      {"procedure_demanded", [](Story& s) { exempted(s, ExemptionAnswer::procedure_demanded); }},
      {"start_prohibited", [](Story& s) { exempted(s, ExemptionAnswer::prohibition_requested); }},
      {"granted", [](Story& s) { decided(s, DecisionOutcome::granted); }},
      {"granted_partly", [](Story& s) { decided(s, DecisionOutcome::granted_partly); }},
      {"refused", [](Story& s) { decided(s, DecisionOutcome::refused); }},
      {"deemed_granted",
       [](Story& s) {
         s.complete().on("2026-06-17").must([&](const Context& c) { return lapse(s.application(), {"d2"}, c); });
       }},
      {"under_construction", begun},
      {"completion_notified",
       [](Story& s) {
         begun(s);
         s.must([&](const Context& c) {
           return give_site_notice(s.application(), {SiteNoticeKind::completion, s.today(), s.today(), {}, {}}, c);
         });
       }},
      {"expired",
       [](Story& s) {
         decided(s, DecisionOutcome::granted);
         s.on("2031-03-17").must([&](const Context& c) { return confirm_expiry(s.application(), c); });
       }},
      {"cancelled",
       [](Story& s) {
         decided(s, DecisionOutcome::granted);
         s.must([&](const Context& c) {
           return cancel_permit(s.application(),
                                {"unlawful", "Gründe", "angehört", s.today(), s.today(), Service::certificate,
                                 s.today(), DocumentId{"n2"}},
                                c);
         });
       }},
      {"filed_as_change",
       [](Story& s) {
         s.on("2026-03-16").drafted();
         s.record(DraftFiledAsChange{ApplicationId{"other"}, "k1"});
       }},
      {"withdrawn",
       [](Story& s) {
         s.complete().as("anna", "designer").must([&](const Context& c) {
           return withdraw_application(s.application(), {""}, c);
         });
       }},
      {"withdrawn_deemed",
       [](Story& s) {
         states().at("incomplete")(s);
         s.on("2026-04-30").must([&](const Context& c) { return lapse(s.application(), {"d2"}, c); });
         s.must([&](const Context& c) { return confirm_withdrawal(s.application(), c); });
       }},
      {"rejected",
       [](Story& s) {
         s.submitted().as("clara").must(
             [&](const Context& c) { return reject_application(s.application(), {"nicht bearbeitbar"}, c); });
       }},
  };
  return table;
}

namespace {

template <class Decide>
auto command(Decide decide) {
  return [decide](Story& s) { return s.code([&](const Context& c) { return decide(s, c); }); };
}

std::map<std::string, std::string> everywhere_ok() {
  std::map<std::string, std::string> all;
  for (const auto& [name, reach] : states()) all.emplace(name, "ok");
  return all;
}

std::map<std::string, std::string> under_review(const std::string& code) {
  return {{"submitted", code}, {"incomplete", code}, {"complete", code}, {"in_consultation", code}};
}

// What the applicant made of a copy: another content.
Application changed_copy(const Story& story) {
  Application draft = story.application();
  draft.state = ApplicationState::draft;
  draft.change_of = story.application().id;
  draft.change_of_draft_version = story.application().draft_version;
  draft.draft_sha256 = std::string(64, 'b');
  return draft;
}

std::vector<Row> own_rows() {
  static const std::map<std::string, std::string> with_request_only_in_consultation = {
      {"draft", "not-found"},
      {"submitted", "not-found"},
      {"incomplete", "not-found"},
      {"complete", "not-found"},
      {"in_consultation", "ok"},
      {"granted", "not-found"},
      {"granted_partly", "not-found"},
      {"refused", "not-found"},
      {"deemed_granted", "not-found"},
      {"withdrawn", "not-found"},
      {"withdrawn_deemed", "not-found"},
      {"rejected", "not-found"},
      {"exemption_filed", "not-found"},
      {"start_allowed", "not-found"},
      {"procedure_demanded", "not-found"},
      {"start_prohibited", "not-found"},
      {"under_construction", "not-found"},
      {"completion_notified", "not-found"},
      {"expired", "not-found"},
      {"cancelled", "not-found"},
      {"filed_as_change", "not-found"}};
  std::vector<Row> table = {
      {"save_draft",
       "designer",
       command([](Story& s, const Context& c) {
         return save_draft(s.application(), {some_sha, true, "Haus", "simplified", {}}, c);
       }),
       {{"draft", "ok"}}},
      {"name_neighbours", "clerk", command([](Story& s, const Context& c) {
         return participation::name_neighbours(s.application(), s.participation(),
                                               {{{"n1"}, {"p5"}, {{"060999001000990000__"}}, 0, {}}}, c);
       }),
       under_review("ok")},
      {"announce_project",
       "clerk",
       command([](Story& s, const Context& c) {
         participation::AnnounceProject announced{{"a1"}, "nuisance", s.today(),           "Haus",
                                                  "Amt",  {},         day_after(s.today())};
         for (const FiledDocument& document : s.application().documents) {
           if (document.filed_by_side == "applicant") announced.released.push_back(document.id);
         }
         return participation::announce_project(s.application(), s.participation(), announced, c);
       }),
       {{"complete", "ok"}, {"in_consultation", "ok"}}},
      {"name_party",
       "",
       command([](Story& s, const Context& c) {
         return name_party(s.application(), {"principal", PersonId{"p9"}, {}}, c);
       }),
       {{"draft", "ok"}, {"submitted", "ok"}, {"incomplete", "ok"}, {"complete", "ok"}, {"in_consultation", "ok"}}},
      {"change_application", "designer", command([](Story& s, const Context& c) {
         return change_application(s.application(), changed_copy(s), {"Umplanung", {}, [] { return DocumentId{"x"}; }},
                                   c);
       }),
       under_review("ok")},
      {"assess_change", "clerk", command([](Story& s, const Context& c) {
         return assess_change(s.application(), {"k1", "minor", "Grund", {}}, c);
       }),
       under_review("no-open-change")},
      {"give_statistics",
       "principal designer clerk",
       command([](Story& s, const Context& c) {
         return give_statistics(s.application(), {{{"artDesBauens", "01", ""}}}, {}, c);
       }),
       {{"draft", "ok"},
        {"submitted", "ok"},
        {"incomplete", "ok"},
        {"complete", "ok"},
        {"in_consultation", "ok"},
        {"exemption_filed", "ok"},
        {"granted", "ok"},
        {"granted_partly", "ok"},
        {"deemed_granted", "ok"},
        {"start_allowed", "ok"},
        {"under_construction", "ok"},
        {"completion_notified", "ok"}}},
      {"link_application",
       "designer clerk",
       command([](Story& s, const Context& c) {
         return link_application(s.application(), {nullptr, "63-1"}, c);
       }),
       {{"draft", "ok"}, {"submitted", "ok"}, {"incomplete", "ok"}, {"complete", "ok"}, {"in_consultation", "ok"}}},
      {"copy_application", "designer", command([](Story& s, const Context& c) -> Decided {
         auto events = copy_application(s.application(), {false, {}, [] { return DocumentId{"x"}; }}, c);
         return events ? Decided{std::vector<Event>{}} : events;  // they are another application's
       }),
       everywhere_ok()},
      {"file_document (applicant)",
       "designer",
       command([](Story& s, const Context& c) { return file_document(s.application(), Story::file("x", "other"), c); }),
       {{"draft", "ok"}, {"incomplete", "ok"}}},
      {"file_document (authority)",
       "clerk",
       command([](Story& s, const Context& c) {
         return file_document(s.application(), Story::file("x", "other", "authority"), c);
       }),
       {{"submitted", "ok"},
        {"incomplete", "ok"},
        {"complete", "ok"},
        {"in_consultation", "ok"},
        {"exemption_filed", "ok"},
        {"granted", "ok"},
        {"granted_partly", "ok"},
        {"deemed_granted", "ok"},
        {"refused", "ok"},
        {"under_construction", "ok"},
        {"completion_notified", "ok"}}},
      {"file_attachment",
       "agency_member clerk",
       command([](Story& s, const Context& c) {
         return file_document(s.application(), Story::file("x", "statement_attachment", "agency"), c);
       }),
       {{"in_consultation", "ok"}}},
      {"submit_application",
       "principal designer",
       command([](Story& s, const Context& c) { return submit_application(s.application(), {"63-1"}, c); }),
       {{"draft", "ok"}}},
      {"withdraw_application",
       "principal designer",
       command([](Story& s, const Context& c) { return withdraw_application(s.application(), {""}, c); }),
       {{"draft", "ok"},
        {"submitted", "ok"},
        {"incomplete", "ok"},
        {"complete", "ok"},
        {"in_consultation", "ok"},
        {"exemption_filed", "ok"}}},
      {"forward_exemption",
       "clerk",
       command([](Story& s, const Context& c) { return forward_exemption(s.application(), {s.today()}, c); }),
       {{"exemption_filed", "ok"}}},
      {"answer_exemption",
       "clerk",
       command([](Story& s, const Context& c) {
         return answer_exemption(s.application(),
                                 {ExemptionSide::municipality, ExemptionAnswer::procedure_demanded, s.today()}, c);
       }),
       {{"exemption_filed", "ok"}}},
      {"reject_application",
       "clerk",
       command([](Story& s, const Context& c) { return reject_application(s.application(), {"Grund"}, c); }),
       {{"submitted", "ok"}}},
      {"demand_documents",
       "clerk",
       command([](Story& s, const Context& c) {
         return demand_documents(s.application(), {{{"other", "fehlt"}}, {4, PeriodUnit::weeks}, s.today()}, c);
       }),
       {{"submitted", "ok"}, {"incomplete", "ok"}}},
      {"supply_documents",
       "designer",
       command([](Story& s, const Context& c) { return supply_documents(s.application(), {true}, c); }),
       {{"incomplete", "ok"}}},
      {"confirm_completeness",
       "clerk",
       command([](Story& s, const Context& c) { return confirm_completeness(s.application(), {s.today()}, c); }),
       {{"submitted", "ok"}}},
      {"confirm_withdrawal",
       "clerk",
       command([](Story& s, const Context& c) { return confirm_withdrawal(s.application(), c); }),
       {{"incomplete", "demand-still-running"}}},
      {"extend_decision_period",
       "clerk",
       command([](Story& s, const Context& c) {
         return extend_decision_period(s.application(), {{2, PeriodUnit::months}, "Gutachten"}, c);
       }),
       {{"complete", "ok"}, {"in_consultation", "ok"}}},
      {"postpone_decision",
       "clerk",
       command([](Story& s, const Context& c) {
         const bool works = s.application().state == ApplicationState::start_prohibited;
         return postpone_decision(s.application(),
                                  {works ? "prohibition" : "plan",
                                   s.today(),
                                   {6, PeriodUnit::months},
                                   "Planung",
                                   {Service::certificate, s.today()}},
                                  c);
       }),
       {{"complete", "ok"}, {"in_consultation", "ok"}, {"start_prohibited", "ok"}}},
      {"end_postponement",
       "clerk",
       command([](Story& s, const Context& c) { return end_postponement(s.application(), {"Grund"}, c); }),
       {{"complete", "not-postponed"}, {"in_consultation", "not-postponed"}, {"start_prohibited", "not-postponed"}}},
      {"waive_deemed_permit", "designer clerk",
       command([](Story& s, const Context& c) { return waive_deemed_permit(s.application(), c); }),
       under_review("no-waiver")},
      {"draft_decision",
       "clerk",
       command([](Story& s, const Context& c) {
         return draft_decision(s.application(), {DecisionOutcome::granted, {}, "", 0}, {}, c);
       }),
       {{"complete", "ok"}, {"in_consultation", "ok"}}},
      {"return_decision",
       "clerk approver",
       command([](Story& s, const Context& c) { return return_decision(s.application(), {"Grund"}, c); }),
       {{"complete", "no-draft"}, {"in_consultation", "no-draft"}}},
      {"approve_decision",
       "approver",
       command([](Story& s, const Context& c) { return approve_decision(s.application(), {1}, {}, c); }),
       {{"complete", "no-draft"}, {"in_consultation", "no-draft"}}},
      {"serve_decision",
       "clerk approver",
       command([](Story& s, const Context& c) {
         return serve_decision(s.application(), {Service::certificate, s.today(), DocumentId{"notice"}}, {}, c);
       }),
       {{"complete", "not-approved"}, {"in_consultation", "not-approved"}}},
      {"give_site_notice (start)",
       "principal designer clerk",
       command([](Story& s, const Context& c) {
         return give_site_notice(s.application(), {SiteNoticeKind::start, s.today(), s.today(), {"p8"}, {"p9"}}, c);
       }),
       {{"granted", "ok"}, {"granted_partly", "ok"}, {"deemed_granted", "ok"}, {"start_allowed", "ok"}}},
      {"give_site_notice (shell)",
       "principal designer clerk",
       command([](Story& s, const Context& c) {
         return give_site_notice(s.application(), {SiteNoticeKind::shell, s.today(), s.today(), {}, {}}, c);
       }),
       {{"under_construction", "ok"}}},
      {"give_site_notice (early use)",
       "principal designer clerk",
       command([](Story& s, const Context& c) {
         return give_site_notice(s.application(), {SiteNoticeKind::early_use, s.today(), s.today(), {}, {}}, c);
       }),
       {{"under_construction", "ok"}, {"completion_notified", "ok"}}},
      {"interrupt_works",
       "clerk",
       command([](Story& s, const Context& c) { return interrupt_works(s.application(), {s.today()}, c); }),
       {{"under_construction", "ok"}}},
      {"resume_works",
       "clerk",
       command([](Story& s, const Context& c) { return resume_works(s.application(), {s.today()}, c); }),
       {{"under_construction", "not-interrupted"}}},
      {"record_inspection",
       "clerk",
       command([](Story& s, const Context& c) {
         return record_inspection(s.application(), {s.today(), "shell", "ohne Mängel", false}, c);
       }),
       {{"under_construction", "ok"}, {"completion_notified", "ok"}}},
      {"request_validity",
       "principal designer clerk",
       command([](Story& s, const Context& c) {
         return request_validity(s.application(), {s.today(), ""}, c);
       }),
       {{"granted", "ok"}, {"granted_partly", "ok"}, {"deemed_granted", "ok"}}},
      {"decide_validity",
       "clerk approver",
       command([](Story& s, const Context& c) {
         return decide_validity(
             s.application(), {true, {2, PeriodUnit::years}, "", Service::certificate, s.today(), DocumentId{"n"}}, c);
       }),
       {{"granted", "no-request"}, {"granted_partly", "no-request"}, {"deemed_granted", "no-request"}}},
      {"confirm_expiry",
       "clerk",
       command([](Story& s, const Context& c) { return confirm_expiry(s.application(), c); }),
       {{"granted", "validity-still-running"},
        {"granted_partly", "validity-still-running"},
        {"deemed_granted", "validity-still-running"},
        {"start_allowed", "validity-still-running"},
        {"under_construction", "validity-still-running"}}},
      {"serve_addressee",
       "clerk approver",
       command(
           [](Story& s, const Context& c) {
             return serve_addressee(s.application(), {"neighbour", {"p7"}, {}, Service::certificate, s.today()}, c);
           }),
       {{"granted", "ok"},
        {"granted_partly", "ok"},
        {"deemed_granted", "ok"},
        {"refused", "ok"},
        {"under_construction", "ok"},
        {"completion_notified", "ok"}}},
      {"correct_notice",
       "clerk approver",
       command(
           [](Story& s, const Context& c) {
             return correct_notice(s.application(), {"Flur 1", "Flur 2", "Schreibfehler", DocumentId{"n"}}, c);
           }),
       {{"granted", "ok"},
        {"granted_partly", "ok"},
        {"refused", "ok"},
        {"under_construction", "ok"},
        {"completion_notified", "ok"}}},
      {"cancel_permit",
       "approver",
       command(
           [](Story& s, const Context& c) {
             return cancel_permit(s.application(),
                                  {"grave-harm", "Gründe", "angehört", s.today(), s.today(), Service::certificate,
                                   s.today(), DocumentId{"n"}},
                                  c);
           }),
       {{"granted", "ok"},
        {"granted_partly", "ok"},
        {"deemed_granted", "ok"},
        {"under_construction", "ok"},
        {"completion_notified", "ok"}}},
      {"open_round",
       "clerk",
       command(
           [](Story& s, const Context& c) {
             return participation::open_round(s.application(), s.participation(),
                                              s.round(Act::opinion, "", "r9", "health"), c);
           }),
       {{"complete", "ok"}, {"in_consultation", "ok"}}},
      {"open_delta_round",
       "clerk",
       command(
           [](Story& s, const Context& c) {
             return participation::open_delta_round(s.application(), s.participation(), {}, c);
           }),
       {{"complete", "wrong-state"}, {"in_consultation", "plans-unchanged"}}},
      {"withdraw_request", "clerk", command([](Story& s, const Context& c) {
         return participation::withdraw_request(s.application(), s.participation(), {RequestId{"r1"}, "Irrtum"}, c);
       }),
       with_request_only_in_consultation},
      {"submit_statement", "agency_member clerk", command([](Story& s, const Context&) {
         s.as("fred", "agency_member", "fire");
         return s
             .act([&](const Context& c) {
               return participation::submit_statement(s.application(), s.participation(),
                                                      s.statement(StatementOutcome::no_objection), c);
             })
             .map([](const auto&) { return std::vector<Event>{}; });
       }),
       with_request_only_in_consultation},
  };
  return table;
}

}  // namespace

const std::vector<Row>& rows() {
  static const std::vector<Row> table = [] {
    std::vector<Row> all = own_rows();
    for (Row& row : participation_rows()) all.push_back(std::move(row));
    for (Row& row : letter_rows()) all.push_back(std::move(row));
    return all;
  }();
  return table;
}

}  // namespace flurwerk::tests::commands_by_state
