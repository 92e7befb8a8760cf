#include "api/cli/scenario/acts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "api/app/after_permit.hpp"
#include "api/app/decisions.hpp"
#include "api/app/drafts.hpp"
#include "api/app/procedure.hpp"
#include "api/app/request_life.hpp"
#include "api/app/statements.hpp"
#include "api/cli/scenario/change_acts.hpp"
#include "api/cli/scenario/exemption_acts.hpp"
#include "api/cli/scenario/hearing_acts.hpp"
#include "api/cli/scenario/letter_acts.hpp"
#include "api/cli/scenario/permit_acts.hpp"

namespace flurwerk::api::scenario {

namespace {

using participation::SubmitStatement;

// A submission with everything that the procedure asks for on this day, but for `without`.
Result<void> submit(Stage& stage, const std::string& without) {
  if (auto id = stage.application(); !id) return tl::unexpected(id.error());
  if (stage.the_case().application.state == ApplicationState::draft) {
    if (auto ok = stage.file_required(without); !ok) return ok;
  }
  return in_case(stage, [&](const ApplicationId& id) {
    return submit_application(stage.app(), stage.person("designer"), {}, id);
  });
}

// Files what was demanded under this type and is open; without such an item, just files it.
Result<void> file_one(Stage& stage, const Words& found) {
  if (auto id = stage.application(); !id) return tl::unexpected(id.error());
  std::string item;
  for (const auto& demanded : stage.the_case().application.demanded) {
    if (demanded.document_type == found[0] && demanded.answered_by.empty()) item = demanded.id;
  }
  return plain(stage.file(found[0], item));
}

Result<void> confirm(Stage& stage, Date complete_on) {
  return in_case(stage, [&](const ApplicationId& id) {
    return confirm_completeness(stage.app(), stage.person("clerk"), {}, id, complete_on);
  });
}

std::optional<flurwerk::Act> act_named(const std::string& word) {
  static const std::map<std::string, flurwerk::Act> named = {{"statement", flurwerk::Act::opinion},
                                                             {"benehmen", flurwerk::Act::benehmen},
                                                             {"einvernehmen", flurwerk::Act::einvernehmen},
                                                             {"zustimmung", flurwerk::Act::zustimmung},
                                                             {"permit", flurwerk::Act::permit}};
  const auto it = named.find(word);
  return it == named.end() ? std::nullopt : std::optional{it->second};
}

Result<void> request(Stage& stage, const std::string& act_word, const std::string& agency, const std::string& rule) {
  const auto act = act_named(act_word);
  if (!act) return unreadable(act_word);
  if (auto id = stage.application(); !id) return tl::unexpected(id.error());
  participation::RequestDraft draft;
  draft.agency = stage.agency_id(agency);
  draft.act = *act;
  draft.trigger = rule;
  for (const auto& document : stage.the_case().application.documents) draft.released.push_back(document.id);
  if (draft.released.empty()) {  // a Land whose law data lists no documents
    return refuse(RefusalKind::invalid, "nothing-released",
                  {"Es liegt keine Unterlage vor.", "No document is on file."});
  }
  return in_case(stage, [&](const ApplicationId& id) {
    return open_round(stage.app(), stage.person("clerk"), {}, id, "Beteiligung", {draft});
  });
}

// The applicant's first paper stands for the agency's letter.
Result<void> agree(Stage& stage, const std::string& agency, const std::string& act_word, Date on) {
  const auto act = act_named(act_word);
  if (!act) return unreadable(act_word);
  if (auto id = stage.application(); !id) return tl::unexpected(id.error());
  const AgencyId who = stage.agency_id(agency);
  const auto letter = stage.the_case().application.documents.front().id;
  return in_case(stage, [&](const ApplicationId& id) {
    return record_agreement(stage.app(), stage.person("clerk"), {}, id, {who, *act, on, letter});
  });
}

// The newest request to this agency.
Result<RequestId> request_to(Stage& stage, const std::string& agency) {
  if (auto id = stage.application(); !id) return tl::unexpected(id.error());
  const auto the_case = stage.the_case();
  for (auto it = the_case.participation.requests.rbegin(); it != the_case.participation.requests.rend(); ++it) {
    if (it->spec.agency.value == agency) return it->spec.request;
  }
  return refuse(RefusalKind::not_found, "no-such-request",
                {agency + " ist nicht aufgefordert.", agency + " was not asked."});
}

std::optional<StatementOutcome> outcome_named(const std::string& word) {
  if (word == "no-objection") return StatementOutcome::no_objection;
  if (word == "conditions") return StatementOutcome::conditions;
  if (word == "objection") return StatementOutcome::objection;
  if (word == "not-responsible") return StatementOutcome::not_responsible;
  return {};
}

template <class Do>
Result<void> to_request(Stage& stage, const std::string& agency, Do use_case) {
  const auto id = request_to(stage, agency);
  return id ? plain(use_case(*id)) : tl::unexpected(id.error());
}

Result<void> answer_time(Stage& stage, const std::string& agency, std::optional<Date> until) {
  return to_request(stage, agency, [&](const RequestId& id) {
    return answer_extension(stage.app(), stage.person("clerk"), {}, {id, until, until ? "" : "kein Anlass"});
  });
}

Result<void> state(Stage& stage, const std::string& agency, const std::string& word, std::optional<Date> on_paper,
                   bool corrects = false) {
  const auto outcome = outcome_named(word);
  if (!outcome) return unreadable(word);
  const auto id = request_to(stage, agency);
  if (!id) return tl::unexpected(id.error());
  SubmitStatement statement{*id, *outcome, "Stellungnahme", {}, {}, {}, on_paper};
  const auto the_case = stage.the_case();
  if (corrects && the_case.participation.request(*id)->statement() != nullptr) {
    statement.corrects = the_case.participation.request(*id)->statement()->version;
  }
  if (*outcome == StatementOutcome::objection && !on_paper) {
    const auto law = stage.app().law.at(stage.land(), stage.today());
    if (!law) return tl::unexpected(law.error());
    const auto grounds = law->grounds_for(the_case.participation.request(*id)->first_rule());
    if (!grounds.empty()) statement.grounds = {grounds.front()->id};
  }
  if (on_paper) {
    const auto letter = stage.file_source(*id);
    if (!letter) return tl::unexpected(letter.error());
    statement.attachments = {DocumentId{letter->id}};
  }
  if (*outcome == StatementOutcome::conditions) {
    statement.conditions.push_back({{}, ConditionKind::obligation, "Auflage", "Auflage der Stelle", {}, {}, {}, {}});
  }
  return plain(submit_statement(stage.app(), on_paper ? stage.person("clerk") : stage.agency(agency), {}, statement));
}

// What agencies asked for in time is taken over as it stands.
Result<void> draft(Stage& stage, DecisionOutcome outcome) {
  return in_case(stage, [&](const ApplicationId& id) {
    DraftDecision command{outcome, {}, "Gründe", 10000};
    const auto the_case = stage.the_case();
    for (const auto& request : the_case.participation.requests) {
      const auto* statement = request.statement();
      if (statement == nullptr || statement->late || outcome == DecisionOutcome::refused) continue;
      for (Condition condition : statement->conditions) {
        condition.source = request.spec.request;
        condition.source_condition = std::exchange(condition.id, {});
        command.conditions.push_back(std::move(condition));
      }
    }
    if (outcome == DecisionOutcome::granted_partly) command.refused_part = "Die Dachgaube.";
    return draft_decision(stage.app(), stage.person("clerk"), {}, id, command);
  });
}

Result<void> approve(Stage& stage, const std::string& role) {
  if (auto id = stage.application(); !id) return tl::unexpected(id.error());
  const auto the_case = stage.the_case();
  const auto* drafted = std::get_if<DecisionInDraft>(&the_case.application.decision);
  return in_case(stage, [&](const ApplicationId& id) {
    return approve_decision(stage.app(), stage.person(role), {}, id, drafted == nullptr ? 1 : drafted->text.version);
  });
}

Result<void> serve(Stage& stage, const std::string& by, Date on) {
  const auto service = parse_service(by);
  if (!service) return unreadable(by);
  return in_case(stage, [&](const ApplicationId& id) {
    return serve_decision(stage.app(), stage.person("clerk"), {}, id, *service, on);
  });
}

template <class Use>
Result<void> on_day(const std::string& word, Use use) {
  const auto date = parse_date(word);
  return date ? use(*date) : unreadable(word);
}

using S = Stage;
using W = Words;

// A table, one sentence a line.
constexpr Act act_table[] = {
    {"nobody acts", [](S&, const W&) { return Result<void>{}; }},
    {"designer drafts",
     [](S& s, const W&) {
       const auto id = s.application();
       return id ? Result<void>{} : tl::unexpected(id.error());
     }},
    {"designer submits", [](S& s, const W&) { return submit(s, {}); }},
    {"designer submits without <document>", [](S& s, const W& w) { return submit(s, w[0]); }},
    {"designer files <document>", [](S& s, const W& w) { return file_one(s, w); }},
    {"designer supplies",
     [](S& s, const W&) {
       return in_case(
           s, [&](const ApplicationId& id) { return supply_documents(s.app(), s.person("designer"), {}, id, false); });
     }},
    {"designer supplies partly",
     [](S& s, const W&) {
       return in_case(
           s, [&](const ApplicationId& id) { return supply_documents(s.app(), s.person("designer"), {}, id, true); });
     }},
    {"designer changes the application", [](S& s, const W&) { return change_case(s); }},
    {"authority assesses the change as <effect>", [](S& s, const W& w) { return assess(s, w[0], {}); }},
    {"authority assesses the change as <effect> complete on <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date on) { return assess(s, w[0], on); }); }},
    {"authority assesses the change as <effect> into <procedure> complete on <date>",
     [](S& s, const W& w) { return on_day(w[2], [&](Date on) { return assess(s, w[0], on, w[1]); }); }},
    {"designer names <file> as its basis", [](S& s, const W& w) { return name_basis(s, w[0]); }},
    {"designer answers <field> with <value> for the statistics",
     [](S& s, const W& w) { return answer_statistics(s, w[0], w[1], {}); }},
    {"designer answers <field> of <section> with <value> for the statistics",
     [](S& s, const W& w) { return answer_statistics(s, w[0], w[2], w[1]); }},
    {"authority asks <agencies> again about the changed plans", [](S& s, const W& w) { return ask_again(s, w[0]); }},
    {"authority carries all answers over to the changed plans", [](S& s, const W&) { return ask_again(s, {}); }},
    {"designer begins anew from it", [](S& s, const W&) { return begin_anew(s); }},
    {"designer withdraws",
     [](S& s, const W&) {
       return in_case(s, [&](const ApplicationId& id) {
         return withdraw_application(s.app(), s.person("designer"), {}, id, "Umplanung");
       });
     }},
    {"authority demands <documents>", [](S& s, const W& w) { return demand(s, w[0], {}); }},
    {"authority demands <documents> within <length>", [](S& s, const W& w) { return demand(s, w[0], w[1]); }},
    {"authority demands <documents> within <length> by <service> on <date>",
     [](S& s, const W& w) { return demand(s, w[0], w[1], w[2], w[3]); }},
    {"authority offers the demand of <documents> within <length>",
     [](S& s, const W& w) { return offer_demand_of(s, w[0], w[1]); }},
    {"authority prolongs the demand by <length>", [](S& s, const W& w) { return demand(s, {}, w[0]); }},
    {"administrator settles <question> as <option>", [](S& s, const W& w) { return s.settle(w[0], w[1]); }},
    {"authority rejects",
     [](S& s, const W&) {
       return in_case(s, [&](const ApplicationId& id) {
         return reject_application(s.app(), s.person("clerk"), {}, id, "nicht bearbeitbar");
       });
     }},
    {"authority confirms completeness", [](S& s, const W&) { return confirm(s, s.today()); }},
    {"authority confirms completeness as of <date>",
     [](S& s, const W& w) { return on_day(w[0], [&](Date on) { return confirm(s, on); }); }},
    {"authority confirms withdrawal",
     [](S& s, const W&) {
       return in_case(s,
                      [&](const ApplicationId& id) { return confirm_withdrawal(s.app(), s.person("clerk"), {}, id); });
     }},
    {"authority extends decision by <length>", [](S& s, const W& w) { return extend(s, w[0]); }},
    {"authority extends decision by <length> served by <service> on <date>",
     [](S& s, const W& w) { return extend(s, w[0], w[1], w[2]); }},
    {"authority postpones for <ground> by <length> served by <service> on <date>",
     [](S& s, const W& w) { return postpone(s, w[0], w[1], handed(w[2], w[3]), {}); }},
    {"authority postpones for <ground> by <length> served by <service> on <date> known to it since <date>",
     [](S& s, const W& w) { return postpone(s, w[0], w[1], handed(w[2], w[3]), w[4]); }},
    {"authority lifts the postponement",
     [](S& s, const W&) { return lift(s); }},
    {"designer waives the deemed permit", [](S& s, const W&) { return waive(s); }},
    {"authority offers the extension by <length>", [](S& s, const W& w) { return offer_extension_by(s, w[0]); }},
    {"authority requests <act> from <agency>", [](S& s, const W& w) { return request(s, w[0], w[1], {}); }},
    {"authority requests <act> from <agency> under <rule>",
     [](S& s, const W& w) { return request(s, w[0], w[1], w[2]); }},
    {"authority records agreement of <agency> to <act> given <date>",
     [](S& s, const W& w) { return on_day(w[2], [&](Date on) { return agree(s, w[0], w[1], on); }); }},
    {"authority withdraws request to <agency>",
     [](S& s, const W& w) {
       const auto id = request_to(s, w[0]);
       return id ? plain(withdraw_request(s.app(), s.person("clerk"), {}, *id, "erledigt"))
                 : tl::unexpected(id.error());
     }},
    {"authority records receipt by <agency> on <date>",
     [](S& s, const W& w) {
       return on_day(w[1], [&](Date on) {
         return to_request(s, w[0], [&](const RequestId& id) {
           return record_delivery(s.app(), s.person("clerk"), {}, {id, on, "Empfangsbekenntnis"});
         });
       });
     }},
    {"<agency> acknowledges",
     [](S& s, const W& w) {
       return to_request(s, w[0],
                         [&](const RequestId& id) { return acknowledge_request(s.app(), s.agency(w[0]), {}, id); });
     }},
    {"<agency> asks for time until <date>",
     [](S& s, const W& w) {
       return on_day(w[1], [&](Date until) {
         return to_request(s, w[0], [&](const RequestId& id) {
           return ask_extension(s.app(), s.agency(w[0]), {}, {id, until, "mehr Zeit nötig"});
         });
       });
     }},
    {"authority grants <agency> time until <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date until) { return answer_time(s, w[0], until); }); }},
    {"authority refuses <agency> more time", [](S& s, const W& w) { return answer_time(s, w[0], {}); }},
    {"<agency> corrects to <outcome>", [](S& s, const W& w) { return state(s, w[0], w[1], {}, true); }},
    {"authority replaces the consent of <agency>",
     [](S& s, const W& w) {
       return to_request(s, w[0], [&](const RequestId& id) {
         return replace_consent(s.app(), s.person("clerk"), {}, {id, "Das Vorhaben fügt sich ein."});
       });
     }},
    {"authority enters <outcome> of <agency> received on <date>",
     [](S& s, const W& w) { return on_day(w[2], [&](Date on) { return state(s, w[1], w[0], on); }); }},
    {"municipality receives the documents on <date>", [](S& s, const W& w) { return on_day(w[0], [&](Date on) { return forward(s, on); }); }},
    {"authority confirms receipt of the documents on <date>", [](S& s, const W& w) { return on_day(w[0], [&](Date on) { return forward(s, on); }); }},
    {"municipality waives",
     [](S& s, const W&) { return exempt(s, ExemptionSide::municipality, ExemptionAnswer::waived); }},
    {"municipality demands a procedure",
     [](S& s, const W&) { return exempt(s, ExemptionSide::municipality, ExemptionAnswer::procedure_demanded); }},
    {"municipality requests prohibition",
     [](S& s, const W&) { return exempt(s, ExemptionSide::municipality, ExemptionAnswer::prohibition_requested); }},
    {"authority demands a procedure",
     [](S& s, const W&) { return exempt(s, ExemptionSide::authority, ExemptionAnswer::procedure_demanded); }},
    {"authority drafts grant", [](S& s, const W&) { return draft(s, DecisionOutcome::granted); }},
    {"authority drafts partial grant", [](S& s, const W&) { return draft(s, DecisionOutcome::granted_partly); }},
    {"authority drafts refusal", [](S& s, const W&) { return draft(s, DecisionOutcome::refused); }},
    {"authority approves", [](S& s, const W&) { return approve(s, "clerk"); }},
    {"approver approves", [](S& s, const W&) { return approve(s, "approver"); }},
    {"approver returns",
     [](S& s, const W&) {
       return in_case(s, [&](const ApplicationId& id) {
         return return_decision(s.app(), s.person("approver"), {}, id, "bitte ergänzen");
       });
     }},
    {"authority serves by <service>", [](S& s, const W& w) { return serve(s, w[0], s.today()); }},
    {"authority serves by <service> on <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date on) { return serve(s, w[0], on); }); }},
    {"authority offers the notice", [](S& s, const W&) { return offer(s, true); }},
    {"authority offers the notice without consent", [](S& s, const W&) { return offer(s, false); }},
    {"designer retrieves the notice", [](S& s, const W&) { return retrieve(s, "designer"); }},
    {"designer retrieves the letter", [](S& s, const W&) { return retrieve(s, "designer"); }},
    {"authority retrieves the notice", [](S& s, const W&) { return retrieve(s, "clerk"); }},
    {"designer notifies <what> for <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date on) { return notify(s, w[0], on); }); }},
    {"authority records rest since <date>",
     [](S& s, const W& w) {
       return on_day(w[0], [&](Date on) {
         return in_case(
             s, [&](const ApplicationId& id) { return interrupt_works(s.app(), s.person("clerk"), {}, id, on); });
       });
     }},
    {"authority records work since <date>",
     [](S& s, const W& w) {
       return on_day(w[0], [&](Date on) {
         return in_case(s,
                        [&](const ApplicationId& id) { return resume_works(s.app(), s.person("clerk"), {}, id, on); });
       });
     }},
    {"authority inspects <occasion>",
     [](S& s, const W& w) {
       return in_case(s, [&](const ApplicationId& id) {
         return record_inspection(s.app(), s.person("clerk"), {}, id, {s.today(), w[0], "keine Mängel", false});
       });
     }},
    {"designer applies for extension",
     [](S& s, const W&) {
       return in_case(s, [&](const ApplicationId& id) {
         return request_validity(s.app(), s.person("designer"), {}, id, {s.today(), {}});
       });
     }},
    {"authority extends validity by <length>", [](S& s, const W& w) { return decide_extension(s, true, w[0]); }},
    {"authority refuses extension", [](S& s, const W&) { return decide_extension(s, false, "1Y"); }},
    {"authority confirms expiry",
     [](S& s, const W&) {
       return in_case(s, [&](const ApplicationId& id) { return confirm_expiry(s.app(), s.person("clerk"), {}, id); });
     }},
    {"authority serves the <role> by <service>",
     [](S& s, const W& w) { return serve_further(s, w[0], w[1], s.today()); }},
    {"authority serves the <role> by <service> on <date>",
     [](S& s, const W& w) {
       return on_day(w[2], [&](Date on) { return serve_further(s, w[0], w[1], on); });
     }},
    {"authority corrects the notice",
     [](S& s, const W&) {
       return in_case(s, [&](const ApplicationId& id) {
         return correct_notice(s.app(), s.person("clerk"), {}, id, {"Flur 1", "Flur 2", "Schreibfehler", {}});
       });
     }},
    {"approver cancels for <ground> known on <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date on) { return cancel(s, w[0], on); }); }},
    // Neighbours and the public.
    {"authority names neighbour <name>", [](S& s, const W& w) { return name_neighbour(s, w[0]); }},
    {"authority notifies <neighbours> by <service>", [](S& s, const W& w) { return notify_by(s, w[0], w[1]); }},
    {"authority records receipt by neighbour <name> on <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date on) { return record_receipt_of(s, w[0], on); }); }},
    {"letter to neighbour <name> comes back", [](S& s, const W& w) { return letter_comes_back(s, w[0]); }},
    {"neighbour <name> objects", [](S& s, const W& w) { return answer_of(s, w[0], NeighbourOutcome::objection); }},
    {"neighbour <name> consents", [](S& s, const W& w) { return answer_of(s, w[0], NeighbourOutcome::consent); }},
    {"neighbour <name> objects on paper received <date>",
     [](S& s, const W& w) {
       return on_day(w[1], [&](Date on) { return answer_on_paper(s, w[0], NeighbourOutcome::objection, on); });
     }},
    {"neighbour <name> consents on paper received <date>",
     [](S& s, const W& w) {
       return on_day(w[1], [&](Date on) { return answer_on_paper(s, w[0], NeighbourOutcome::consent, on); });
     }},
    {"authority announces for <ground> with display from <date>",
     [](S& s, const W& w) { return on_day(w[1], [&](Date from) { return announce(s, from, w[0]); }); }},
    {"authority withdraws the announcement", [](S& s, const W&) { return withdraw_announced(s); }},
    {"authority announces the permit", [](S& s, const W&) { return announce_served_permit(s); }},
    {"authority withdraws the announcement of the permit", [](S& s, const W&) { return withdraw_announced_permit(s); }},
    {"the public objects", [](S& s, const W&) { return public_objects(s); }},
    {"the public objects on paper received <date>",
     [](S& s, const W& w) { return on_day(w[0], [&](Date on) { return public_objects_on_paper(s, on); }); }},
    {"<agency> answers <outcome>", [](S& s, const W& w) { return state(s, w[0], w[1], {}); }},
};

}  // namespace

std::span<const Act> acts() { return act_table; }

const Act* act_for(const Words& words) {
  const auto it = std::ranges::find_if(acts(), [&](const Act& act) { return match(act.pattern, words).has_value(); });
  return it == acts().end() ? nullptr : &*it;
}

}  // namespace flurwerk::api::scenario
