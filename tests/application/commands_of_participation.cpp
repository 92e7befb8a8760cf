// The same table for what happens between authority, agencies, neighbours, the public and the applicant. What a command
// needs (a request, a neighbour, an announcement) is there in every state in which it can be, so that only the state decides.
#include <algorithm>

#include "participation/agreement.hpp"
#include "participation/file_access.hpp"
#include "participation/messages.hpp"
#include "participation/neighbourhood.hpp"
#include "participation/permit_announcement.hpp"
#include "participation/publicity.hpp"
#include "participation/questions.hpp"
#include "participation/request_life.hpp"
#include "participation/weighing.hpp"
#include "permit-core/access.hpp"
#include "permit-core/erasure.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/state_graph.hpp"
#include "tests/application/commands_by_state.hpp"

namespace flurwerk::tests::commands_by_state {

namespace {

namespace p = flurwerk::participation;

template <class Decide>
std::function<std::string(Story&)> by(std::string account, std::string role, std::string agency, Decide decide) {
  return [=](Story& s) {
    s.as(account, role, agency);
    return s.code([&](const Context& c) { return decide(s, c); });
  };
}
template <class Decide>
std::function<std::string(Story&)> by_clerk(Decide decide) {
  return by("clara", "clerk", "", decide);
}
template <class Decide>
std::function<std::string(Story&)> by_agency(Decide decide) {
  return by("fred", "agency_member", "fire", decide);
}

template <class E>
void record_where_possible(Story& s, const E& event, Branch branch = Branch::any) {
  if ((states_allowing(event_type<E>, branch) & bit(s.state())) != 0) s.record(event);
}

// What came before: done where the state lets it be done, and nothing otherwise.
using Before = std::function<void(Story&)>;
std::function<std::string(Story&)> after(Before before, std::function<std::string(Story&)> command) {
  return [=](Story& s) {
    before(s);
    return command(s);
  };
}

std::map<std::string, std::string> in(const std::vector<std::string>& ok,
                                      const std::string& otherwise = "wrong-state") {
  std::map<std::string, std::string> expected;
  for (const auto& [name, reach] : states()) expected.emplace(name, otherwise);
  for (const auto& name : ok) expected.at(name) = "ok";
  return expected;
}

std::map<std::string, std::string> filed(const std::string& otherwise = "wrong-state") {
  auto expected = in({}, otherwise);
  for (auto& [state, code] : expected) {
    if (state != "draft" && state != "filed_as_change") code = "ok";
  }
  return expected;
}

const RequestId r1{"r1"};

// A second request of the same agency, for a formal act of the municipality.
void asked_for_act(Story& s, Act act, const std::string& trigger) {
  if (s.state() != ApplicationState::in_consultation) return;
  s.as("clara").act([&](const Context& c) {
    return p::open_round(s.application(), s.participation(), s.round(act, trigger, "r2", "fire"), c);
  });
}
void extension_asked(Story& s) {
  asked_for_act(s, Act::zustimmung, "municipality-approval");
  s.as("fred", "agency_member", "fire").act([&](const Context& c) {
    return p::ask_extension(s.application(), s.participation(), {RequestId{"r2"}, day("2026-07-01"), "Anhörung"}, c);
  });
}
void consent_refused(Story& s) {
  asked_for_act(s, Act::einvernehmen, "municipality-consent");
  s.as("fred", "agency_member", "fire").act([&](const Context& c) {
    auto refusal = s.statement(StatementOutcome::objection, "fügt sich nicht ein", "r2");
    refusal.grounds = {"infill-does-not-fit"};
    return p::submit_statement(s.application(), s.participation(), refusal, c);
  });
}
void applicant_asked(Story& s) {
  s.as("clara").act([&](const Context& c) {
    return p::ask_applicant(s.application(), s.participation(), {r1, "Wie hoch?", {}}, c);
  });
}
void round_drafted(Story& s) {
  s.as("clara").act([&](const Context& c) {
    return p::draft_round(s.application(), {RoundId{"draft"}, "Runde", {}, {{"fire-safety", "nicht nötig"}}}, c);
  });
}
void letter_filed(Story& s) {
  record_where_possible(s.as("clara"),
                        DocumentFiled{{"letter"},
                                      1,
                                      "letter_received",
                                      "Schreiben",
                                      "s.pdf",
                                      "application/pdf",
                                      some_sha,
                                      1000,
                                      "authority",
                                      {},
                                      {}},
                        Branch::by_authority);
}
void agency_letter_filed(Story& s) {
  record_where_possible(
      s.as("clara"),
      DocumentFiled{
          {"agency-letter"}, 1, "other", "Zustimmung", "z.pdf", "application/pdf", some_sha, 1000, "authority", {}, {}},
      Branch::by_authority);
}
const NeighbourId neighbour{"n7"};
void neighbour_named(Story& s) {
  record_where_possible(s.as("clara"), NeighboursNamed{{{neighbour, {"p7"}, {{"060999001000990000__"}}, 0, {}}}});
}
void letter_written(Story& s) {
  neighbour_named(s);
  record_where_possible(
      s,
      DocumentFiled{
          {"to-n7"}, 1, "neighbour_letter", "Brief", "b.pdf", "application/pdf", some_sha, 1000, "authority", {}, {}},
      Branch::by_authority);
}
void neighbour_notified(Story& s) {
  letter_written(s);
  record_where_possible(s,
                        NeighboursNotified{"Abweichung", {}, "certificate", s.today(), {{neighbour, {"to-n7"}, {}}}});
}
// In front of the decision the project's, after it the permit's.
void announced(Story& s) {
  s.as("clara").act([&](const Context& c) {
    p::AnnounceProject command{{"a1"}, "nuisance", s.today(), "Haus", "Amt", {}, day_after(s.today())};
    command.released = {DocumentId{"site-plan"}};
    return p::announce_project(s.application(), s.participation(), command, c);
  });
  const LawAt& law = law_on(s.today());
  const auto display =
      make_deadline(DeadlineId{"x1"}, *law.period("permit-display"), s.today(), HolidayCalendar::of("HE").value(), law);
  record_where_possible(
      s, PermitAnnounced{
             {"a1"}, {"a0"}, "§ 72 Abs. 4 HBO", "Erteilt.", "Widerspruch", "Amt", s.today(), *display, *display});
}
void objected(Story& s) {
  neighbour_named(s);
  letter_filed(s);
  s.act([&](const Context& c) {
    return p::answer_as_neighbour(
        s.application(), s.participation(),
        {neighbour, NeighbourOutcome::objection, "zu hoch", s.today(), "paper", {"letter"}, {}}, c);
  });
}
void access_granted(Story& s) {
  s.as("clara").act([&](const Context& c) {
    return p::grant_file_access(
        s.application(), s.participation(),
        {{"f1"}, {"p6"}, "party", "Kauf", {{DocumentId{"site-plan"}, 1}}, s.today() + std::chrono::days{7}}, c);
  });
}

}  // namespace

std::vector<Row> participation_rows() {
  const auto requested = in({"in_consultation"}, "not-found");
  const std::vector<std::string> before_decision = {"submitted", "incomplete", "complete", "in_consultation"};
  const auto hearing = in(before_decision);
  const auto heard = in(before_decision, "not-found");  // nobody was named or written to where that cannot be
  return {
      {"draft_round", "clerk", by_clerk([](Story& s, const Context& c) {
         return p::draft_round(s.application(), {RoundId{"draft"}, "Runde", {}, {{"fire-safety", "nicht nötig"}}}, c);
       }),
       in({"complete", "in_consultation"})},
      {"discard_round", "clerk", after(round_drafted, by_clerk([](Story& s, const Context& c) {
                                         return p::discard_round(s.application(), s.participation(), c);
                                       })),
       in({"complete", "in_consultation"})},
      {"undo_round", "clerk", by_clerk([](Story& s, const Context&) {
         return p::take_back_round(s.application(), s.participation(), RoundId{"round-r1"});
       }),
       requested},
      {"record_agreement", "clerk",
       after(agency_letter_filed, by_clerk([](Story& s, const Context& c) {
               return p::record_agreement(s.application(), s.participation(),
                                          {AgencyId{"health"}, Act::opinion, day("2026-03-01"), {"agency-letter"}}, c);
             })),
       hearing},
      {"record_delivery", "clerk", by_clerk([](Story& s, const Context& c) {
         return p::record_delivery(s.application(), s.participation(), {r1, s.today(), "Empfangsbekenntnis"}, c);
       }),
       requested},
      {"acknowledge_request", "agency_member", by_agency([](Story& s, const Context& c) {
         return p::acknowledge_request(s.application(), s.participation(), r1, c);
       }),
       requested},
      {"hand_on_request", "agency_member", by_agency([](Story& s, const Context& c) {
         return p::hand_on_request(s.application(), s.participation(), {r1, "Sachgebiet 3"}, c);
       }),
       requested},
      {"ask_extension", "agency_member",
       after([](Story& s) { asked_for_act(s, Act::zustimmung, "municipality-approval"); },
             by_agency([](Story& s, const Context& c) {
               return p::ask_extension(s.application(), s.participation(),
                                       {RequestId{"r2"}, day("2026-07-01"), "Anhörung"}, c);
             })),
       requested},
      {"answer_extension", "clerk",
       after(extension_asked, by_clerk([](Story& s, const Context& c) {
               return p::answer_extension(s.application(), s.participation(), {RequestId{"r2"}, {}, "nicht nötig"}, c);
             })),
       requested},
      {"replace_consent", "clerk", after(consent_refused, by_clerk([](Story& s, const Context& c) {
                                           return p::replace_consent(s.application(), s.participation(),
                                                                     {RequestId{"r2"}, "rechtswidrig versagt"}, c);
                                         })),
       requested},
      {"want_papers", "agency_member", by_agency([](Story& s, const Context& c) {
         return p::want_papers(s.application(), s.participation(), r1, "Schnitt B-B", c);
       }),
       requested},
      {"ask_applicant", "clerk", by_clerk([](Story& s, const Context& c) {
         return p::ask_applicant(s.application(), s.participation(), {r1, "Wie hoch?", {}}, c);
       }),
       requested},
      {"reply_to_request", "principal designer",
       after(applicant_asked, by("anna", "designer", "",
                                 [](Story& s, const Context& c) {
                                   return p::reply_to_request(s.application(), s.participation(), r1, "6 m", c);
                                 })),
       requested},
      {"weigh_conditions", "clerk",
       after(objected, by_clerk([](Story& s, const Context& c) {
               return p::weigh_conditions(s.application(), s.participation(),
                                          {{{}, "", WeighingResult::rejected, "eingehalten", neighbour.value}}, c);
             })),
       in({"complete", "in_consultation"})},
      {"remove_neighbour", "clerk",
       after(neighbour_named, by_clerk([](Story& s, const Context& c) {
               return p::remove_neighbour(s.application(), s.participation(), {neighbour, "Irrtum"}, c);
             })),
       heard},
      {"notify_neighbours", "clerk", after(letter_written, by_clerk([](Story& s, const Context& c) {
                                             return p::notify_neighbours(s.application(), s.participation(),
                                                                         {{neighbour},
                                                                          "Abweichung",
                                                                          {DocumentId{"site-plan"}},
                                                                          "certificate",
                                                                          s.today(),
                                                                          {DocumentId{"to-n7"}}},
                                                                         c);
                                           })),
       hearing},
      {"record_neighbour_receipt", "clerk", after(neighbour_notified, by_clerk([](Story& s, const Context& c) {
                                                    return p::record_neighbour_receipt(
                                                        s.application(), s.participation(),
                                                        {neighbour, s.today(), "Zustellungsurkunde"}, c);
                                                  })),
       heard},
      {"return_neighbour_letter", "clerk",
       after(neighbour_notified, by_clerk([](Story& s, const Context& c) {
               return p::return_neighbour_letter(s.application(), s.participation(), {neighbour, "verzogen"}, c);
             })),
       heard},
      {"enter_neighbour_answer", "clerk",
       after(
           [](Story& s) {
             neighbour_named(s);
             letter_filed(s);
           },
           by_clerk([](Story& s, const Context& c) {
             return p::answer_as_neighbour(
                 s.application(), s.participation(),
                 {neighbour, NeighbourOutcome::consent, "", s.today(), "paper", {"letter"}, {}}, c);
           })),
       heard},
      {"enter_objection", "clerk",
       after(
           [](Story& s) {
             announced(s);
             letter_filed(s);
           },
           by_clerk([](Story& s, const Context& c) {
             return p::raise_objection(s.application(), s.participation(),
                                       {{"o1"}, {"a1"}, {"p4"}, "Verkehr", s.today(), "paper", {"letter"}}, c);
           })),
       in({"complete", "in_consultation"}, "not-found")},
      {"withdraw_announcement", "clerk",
       after(announced, by_clerk([](Story& s, const Context& c) {
               return p::withdraw_announcement(s.application(), s.participation(), {{"a1"}, "Irrtum"}, c);
             })),
       in({"complete", "in_consultation", "granted", "granted_partly", "under_construction"}, "not-found")},
      {"send_message", "principal designer clerk approver", by_clerk([](Story& s, const Context& c) {
         return p::send_message(s.application(), s.participation(), {{"m1"}, true, {}, "Guten Tag", some_sha, {}}, c);
       }),
       filed()},
      {"send_message (agency)", "agency_member",
       [](Story& s) -> std::string {  // who was not asked is a stranger to the case: that is the table of access
         if (s.participation().request(r1) == nullptr) return "not-found";
         return by_agency([](Story& one, const Context& c) {
           return p::send_message(one.application(), one.participation(),
                                  {{"m1"}, false, {}, "Guten Tag", some_sha, r1}, c);
         })(s);
       },
       requested},
      {"grant_file_access", "clerk", by_clerk([](Story& s, const Context& c) {
         return p::grant_file_access(
             s.application(), s.participation(),
             {{"f1"}, {"p6"}, "party", "Kauf", {{DocumentId{"site-plan"}, 1}}, s.today() + std::chrono::days{7}}, c);
       }),
       filed()},
      {"end_file_access", "clerk",
       after(access_granted, by_clerk([](Story& s, const Context& c) {
               return p::end_file_access(s.application(), s.participation(), {{"f1"}, "erledigt"}, c);
             })),
       filed("not-found")},
      {"confirm_erasure", "approver",
       [](Story& s) {
         s.as("paul", "approver").on("2035-01-01");  // every period is over
         for (bool more = true; more;) {
           const auto& deadlines = s.application().deadlines;
           const auto running = std::ranges::find_if(deadlines, &TrackedDeadline::running);
           more = running != deadlines.end();
           if (!more) break;
           const DeadlineId id = running->deadline.id;
           more = s.act([&](const Context& c) { return lapse(s.application(), id, c); }).has_value();
         }
         return s.code([&](const Context& c) {
           const ErasureDue due{
               {"refused", {1, PeriodUnit::years}, "Art. 17 DSGVO", "Regel", s.today(), {}}, s.today(), s.today()};
           return erase_personal_data(s.application(), {due, AccountId{"clara"}, {}, {}, 0}, c);
         });
       },
       in({"refused", "withdrawn", "withdrawn_deemed", "rejected", "procedure_demanded", "start_prohibited", "expired",
           "cancelled", "completion_notified"})},
  };
}

}  // namespace flurwerk::tests::commands_by_state
