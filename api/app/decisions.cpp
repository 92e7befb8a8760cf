#include "api/app/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/decision_aids.hpp"
#include "api/app/mail.hpp"
#include "api/app/passwords.hpp"
#include "api/app/site_for.hpp"
#include "api/app/statements.hpp"
#include "participation/unasked.hpp"
#include "participation/weighing.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/draft.hpp"

namespace flurwerk::api {

namespace {

Result<StoredDocument> store_bytes(App& app, const std::string& bytes) {
  const auto writer = app.documents.begin(static_cast<std::int64_t>(bytes.size()));
  if (auto ok = writer->write(bytes); !ok) return tl::unexpected(ok.error());
  return writer->finish();
}

Refusal no_draft() {
  return {RefusalKind::wrong_state,
          "no-decision-drafted",
          {"Es gibt noch keinen Entwurf der Entscheidung.", "There is no draft of the decision."},
          {"Legen Sie zuerst den Entwurf an.", "Write the draft first."},
          "§ 74 HBO",
          {}};
}

bool has_text(const Application& application) { return !std::holds_alternative<NoDecision>(application.decision); }

// A condition that names its source must stand in that statement, or the trail from decision to statement would lie.
Result<void> check_sources(const participation::Participation& participation,
                           const std::vector<Condition>& conditions) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (conditions[i].source.empty()) continue;
    const auto* request = participation.request(conditions[i].source);
    const auto* statement = request == nullptr ? nullptr : request->statement();
    const auto same = [&](const Condition& given) { return given.id == conditions[i].source_condition; };
    if (statement != nullptr && std::any_of(statement->conditions.begin(), statement->conditions.end(), same)) continue;
    return refuse(RefusalKind::invalid, "condition-source-unknown",
                  {"Diese Nebenbestimmung steht in keiner Stellungnahme unter der angegebenen Quelle.",
                   "This condition stands in no statement under the source that is named."},
                  {"Übernehmen Sie sie aus der Gegenüberstellung, oder lassen Sie die Quelle weg.",
                   "Take it over from the synopsis, or leave the source out."},
                  {}, fmt::format("/conditions/{}/source", i));
  }
  return {};
}

}  // namespace

namespace {

// A text block that is named must be there, or the trail to it would lie.
Result<void> check_blocks(const App& app, const View& view, const Case& the_case, const DraftDecision& command,
                          Date today) {
  const auto blocks = text_blocks(app, view, the_case, today);
  if (!blocks) return tl::unexpected(blocks.error());
  const auto check = [&](const std::string& id, const std::string& field) -> Result<void> {
    const bool known =
        id.empty() || std::ranges::any_of(*blocks, [&](const FilledBlock& one) { return one.block.id == id; });
    if (known) return {};
    return refuse(
        RefusalKind::invalid, "text-block-unknown",
        {"Diesen Textbaustein gibt es für diesen Vorgang nicht.", "There is no such text block for this case."},
        {"Lassen Sie die Herkunft weg.", "Leave the source out."}, {}, field);
  };
  for (std::size_t i = 0; i < command.conditions.size(); ++i) {
    if (auto ok = check(command.conditions[i].text_block, fmt::format("/conditions/{}/text_block", i)); !ok) return ok;
  }
  for (std::size_t i = 0; i < command.text_blocks.size(); ++i) {
    if (auto ok = check(command.text_blocks[i], fmt::format("/text_blocks/{}", i)); !ok) return ok;
  }
  return {};
}

Text with_name(const Text& what, const View& view, const AgencyId& id) {
  const auto agency = view.accounts().agency(id);
  if (!agency) return what;
  return {what.de + " (" + agency->name + ")", what.en + " (" + agency->name + ")"};
}

std::vector<participation::NamedAgency> named_by_rules(const App& app, const View& view, const Application& application,
                                                       const LawAt& law) {
  const auto content = view.parties().draft_content(application.draft_sha256).value_or("{}");
  std::vector<participation::NamedAgency> named;
  for (auto& one : agencies_for(app, view, application, suggestions_for(app, application, content, law).suggested)) {
    named.push_back({std::move(one.suggestion), one.agency ? one.agency->id : AgencyId{}});
  }
  return named;
}

}  // namespace

const std::vector<Condition>& conditions_of(const DecisionState& decision) {
  static const std::vector<Condition> nothing;
  return std::visit(
      [](const auto& stage) -> const std::vector<Condition>& {
        if constexpr (std::is_same_v<std::decay_t<decltype(stage)>, NoDecision>) {
          return nothing;
        } else {
          return stage.text.conditions;
        }
      },
      decision);
}

OpenActs acts_in_the_way(const App& app, const View& view, const Case& the_case,
                         const std::vector<Condition>& conditions, Date today, const LawAt& law) {
  OpenActs acts = participation::open_acts(the_case.participation, today);
  for (auto* list : {&acts.open, &acts.missing, &acts.refused, &acts.not_responsible}) {
    for (OpenAct& act : *list) act.what = with_name(act.what, view, act.agency);
  }
  acts.not_asked =
      participation::not_asked(the_case.participation, named_by_rules(app, view, the_case.application, law), true);
  for (const auto& one : participation::unweighed(the_case.participation, conditions)) {
    acts.unweighed.push_back(with_name(one.what, view, one.agency));
  }
  return acts;
}

std::vector<OpenAct> opinions_not_asked(const App& app, const View& view, const Case& the_case, const LawAt& law) {
  return participation::not_asked(the_case.participation, named_by_rules(app, view, the_case.application, law), false);
}

namespace {

OpenActs acts_now(const App& app, const View& view, const Case& the_case, const Context& context) {
  return acts_in_the_way(app, view, the_case, conditions_of(the_case.application.decision), context.today, context.law);
}

}  // namespace

Decided file_notice(App& app, const Case& the_case, const Context& context, const std::string& title, Notice notice,
                    const DocumentId& id, const std::function<Decided(const Application&)>& decide,
                    const std::string& type) {
  notice.made_at = app.clock.now();
  const auto stored = store_bytes(app, app.renderer.pdf(notice));
  if (!stored) return tl::unexpected(stored.error());
  auto events = flurwerk::file_document(the_case.application,
                                        {id,
                                         type,
                                         title,
                                         title + "-" + the_case.application.file_number + ".pdf",
                                         stored->media_type,
                                         stored->sha256,
                                         stored->size_bytes,
                                         "authority",
                                         {},
                                         {}},
                                        context);
  if (!events) return events;
  Application filed = the_case.application;
  for (const auto& event : *events) apply(filed, {0, app.clock.now(), context.actor, context.law.version, event});
  auto decided = decide(filed);
  if (!decided) return decided;
  events->insert(events->end(), decided->begin(), decided->end());
  return events;
}

Result<Done> draft_decision(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application, const DraftDecision& command,
                            const std::optional<FeeInput>& fee) {
  return change(app, caller, precondition,
                {Action::draft_decision,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   DraftDecision complete = command;
                   if (auto ok = check_blocks(app, tx, the_case, command, context.today); !ok)
                     return tl::unexpected(ok.error());
                   if (auto ok = check_fee(app, the_case, command, fee, context.today, complete.fee); !ok)
                     return tl::unexpected(ok.error());
                   if (auto ok = check_sources(the_case.participation, command.conditions); !ok)
                     return tl::unexpected(ok.error());
                   const auto acts = acts_in_the_way(app, tx, the_case, command.conditions, context.today, context.law);
                   return flurwerk::draft_decision(the_case.application, complete, acts, context);
                 },
                 {}});
}

Result<Done> return_decision(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::string& reason) {
  return change(app, caller, precondition,
                {Action::return_decision,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::return_decision(the_case.application, {reason}, context);
                 },
                 {}});
}

Result<Done> approve_decision(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, int decision_version) {
  return change(app, caller, precondition,
                {Action::approve_decision,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) {
                   return flurwerk::approve_decision(the_case.application, {decision_version},
                                                     acts_now(app, tx, the_case, context), context);
                 },
                 {}});
}

Result<std::string> preview_notice(const App& app, const Caller& caller, const ApplicationId& application) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::compare_statements, application);
  if (!the_case) return tl::unexpected(the_case.error());
  if (!has_text(the_case->application)) return tl::unexpected(no_draft());
  return app.renderer.pdf(notice_of(app, *view, *the_case, app.clock.now(), true));
}

Result<Done> serve_decision(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application, Service service, Date on) {
  const DocumentId notice{new_id()};
  return change(app, caller, precondition,
                {Action::serve_decision,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (!has_text(the_case.application)) return tl::unexpected(no_draft());
                   const auto acts = acts_now(app, tx, the_case, context);
                   return file_notice(app, the_case, context, "Bescheid",
                                      notice_of(app, tx, the_case, app.clock.now(), false), notice,
                                      [&](const Application& filed) {
                                        return flurwerk::serve_decision(filed, {service, on, notice}, acts, context);
                                      });
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = notice.value; }});
}

// The period begins with the message that the notice is ready: without a message there is none.
Result<void> can_be_told(const View& view, const Application& application) {
  const auto account = view.accounts().account(application.applicant);
  if (account && !account->disabled_at && !account->email.empty()) return {};
  return refuse(
      RefusalKind::wrong_state, "no-message-possible",
      {"Das Konto, das den Antrag gestellt hat, ist gesperrt oder ohne E-Mail-Adresse; die Nachricht über die "
       "Bereitstellung erreicht niemanden.",
       "The account that applied is locked or has no e-mail address; the message that the letter is ready "
       "would reach nobody."},
      {"Wählen Sie einen anderen Weg der Bekanntgabe.", "Choose another way of service."}, "§ 41 Abs. 2a Satz 4 VwVfG");
}

Result<Done> offer_notice(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, bool consent) {
  const DocumentId notice{new_id()};
  return change(app, caller, precondition,
                {Action::offer_notice,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (!has_text(the_case.application)) return tl::unexpected(no_draft());
                   if (auto ok = can_be_told(tx, the_case.application); !ok) return tl::unexpected(ok.error());
                   const auto acts = acts_now(app, tx, the_case, context);
                   return file_notice(app, the_case, context, "Bescheid",
                                      notice_of(app, tx, the_case, app.clock.now(), false), notice,
                                      [&](const Application& filed) {
                                        return flurwerk::offer_notice(filed, {consent, notice}, acts, context);
                                      });
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = notice.value; }});
}

Result<Done> retrieve_notice(App& app, const Caller& caller, const ApplicationId& application) {
  return change(app, caller, {},
                {Action::retrieve_notice,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::retrieve_notice(the_case.application, context);
                 },
                 [&](Tx&, const Case& the_case, Done& done) {
                   done.id = the_case.application.offers.back().notice.value;  // as it was before this retrieval, too
                 }});
}

}  // namespace flurwerk::api
