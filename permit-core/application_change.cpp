#include "permit-core/application_change.hpp"

#include <algorithm>

#include "permit-core/case_link.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/completeness.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/submission.hpp"

namespace flurwerk {

namespace {

bool own_document(const FiledDocument& document) {
  return document.filed_by_side == "applicant" && document.request.empty();
}

DocumentFiled filing_of(const FiledDocument& document, const DocumentId& id, int version) {
  const DocumentVersion& newest = document.versions.back();
  return {id,
          version,
          document.type,
          document.title,
          newest.file_name,
          newest.media_type,
          newest.sha256,
          newest.size_bytes,
          "applicant",
          {},
          {},
          {},
          {}};
}

// The documents of a draft that the application does not have like this.
std::vector<Event> changed_documents(const Application& application, const Application& draft,
                                     const ChangeApplication& command, const std::string& change) {
  std::vector<Event> events;
  for (const FiledDocument& document : draft.documents) {
    if (!own_document(document)) continue;
    const auto& source = document.versions.front().copied_from;
    const FiledDocument* former = source ? application.document(source->document) : nullptr;
    if (former != nullptr && former->versions.back().sha256 == document.versions.back().sha256) continue;
    DocumentFiled filed = former != nullptr ? filing_of(document, former->id, former->versions.back().version + 1)
                                            : filing_of(document, command.new_id(), 1);
    filed.change = change;
    events.emplace_back(std::move(filed));
  }
  return events;
}

Result<void> is_its_change(const Application& application, const Application& draft) {
  if (draft.change_of != application.id || draft.state != ApplicationState::draft) {
    return refuse(RefusalKind::invalid, "not-a-change",
                  {"Dieser Entwurf ist nicht als Änderung dieses Antrags angelegt.",
                   "This draft was not begun as a change of this application."},
                  {"Beginnen Sie die Änderung beim Antrag selbst.", "Begin the change at the application itself."}, {},
                  "/draft");
  }
  if (draft.change_of_draft_version != application.draft_version) {
    return refuse(RefusalKind::outdated, "changed-meanwhile",
                  {"Der Antrag wurde inzwischen durch eine andere Änderung geändert.",
                   "The application was changed by another change meanwhile."},
                  {"Legen Sie die Änderung auf Grundlage des jetzigen Antrags neu an.",
                   "Begin the change anew from the application as it is now."},
                  {}, "/draft");
  }
  return {};
}

Result<void> may_be_changed(const Application& application, const Application& draft, const ChangeApplication& command,
                            const Context& context) {
  if (auto ok = may_happen<ApplicationChanged>(application); !ok) return ok;
  if (auto ok = not_overtaken(application, context); !ok) return ok;
  if (auto ok = is_its_change(application, draft); !ok) return ok;
  if (const ChangeRecord* open = application.open_change()) {
    return refuse(RefusalKind::wrong_state, "change-open",
                  with_date("Die Änderung vom {} ist noch nicht beurteilt.", "The change of {} is not assessed yet.",
                            open->filed.received_on),
                  {"Warten Sie die Beurteilung durch die Bauaufsicht ab.", "Wait for the authority to assess it."},
                  "§ 70 Abs. 2 HBO");
  }
  if (auto ok = need_text(command.reason, 4000, {"Was sich ändert", "What changes"}, "/reason"); !ok) return ok;
  return ready_for_submission(draft, context.law);
}

// Into which procedure: another than now, and one that decides about works as a whole, as this one does.
Result<const Procedure*> target_procedure(const Application& application, const AssessChange& command,
                                          const ChangeEffect& effect, const Context& context) {
  const std::string& id = effect.switches ? command.procedure : application.procedure;
  const auto to = need_procedure(context.law, id, "/procedure");
  if (!to) return to;
  const auto possible = procedures_to_switch_to(application, context.law);
  if (effect.switches && std::ranges::find(possible, id) == possible.end()) {
    return refuse(
        RefusalKind::invalid, "no-switch-to-this-procedure",
        {"In dieses Verfahren kann der Antrag nicht überführt werden.",
         "The application cannot be moved into this procedure."},
        {"Möglich sind die Verfahren, in denen über einen Bauantrag entschieden wird, außer dem jetzigen. Für "
         "alles andere ist ein eigener Antrag nötig.",
         "Possible are the procedures in which an application for a permit is decided, except the present one. "
         "Anything else needs an application of its own."},
        effect.basis, "/procedure");
  }
  if (!effect.switches && !command.procedure.empty() && command.procedure != application.procedure) {
    return refuse(RefusalKind::invalid, "effect-keeps-procedure",
                  {"Bei dieser Wirkung bleibt der Antrag in seinem Verfahren.",
                   "With this effect the application stays in its procedure."},
                  {"Wählen Sie die Wirkung \"Anderes Verfahren\".", "Choose the effect \"another procedure\"."},
                  effect.basis, "/procedure");
  }
  return to;
}

// Completeness was not settled yet, or the application is complete and the day of the change's completeness is known.
Result<void> restart(const Application& application, const AssessChange& command, const Procedure& procedure,
                     const Context& context, ChangeAssessed& assessed) {
  const Date received_on = application.open_change()->filed.received_on;
  if (!application.complete_on) {
    if (application.state != ApplicationState::submitted) return {};  // what was demanded has its own period
    const PeriodRule* rule = context.law.period(procedure.completeness_rule);
    if (rule == nullptr) return {};
    auto deadline = make_deadline(application.next_deadline_id(), *rule, received_on, context.calendar, context.law);
    if (!deadline) return tl::unexpected(deadline.error());
    assessed.completeness = std::move(*deadline);
    return {};
  }
  if (!command.complete_on || *command.complete_on < received_on || *command.complete_on > context.today) {
    return refuse(RefusalKind::invalid, "bad-completeness-date",
                  with_date("Der Tag, an dem die geänderten Unterlagen vollständig waren, liegt zwischen ihrem Eingang "
                            "am {} und heute.",
                            "The day on which the changed documents were complete lies between their receipt on {} and "
                            "today.",
                            received_on),
                  {}, "§ 65 Abs. 2, § 70 Abs. 4 HBO", "/complete_on");
  }
  Application moved = application;
  moved.procedure = procedure.id;
  auto decision = decision_deadline(moved, *command.complete_on, context);
  if (!decision) return tl::unexpected(decision.error());
  assessed.complete_on = command.complete_on;
  assessed.decision = std::move(*decision);
  assessed.decision_waits = begins_with_statements(moved, context.law) != nullptr;
  return {};
}

}  // namespace

Decided copy_application(const Application& earlier, const CopyApplication& command, const Context& context) {
  if (command.as_change) {
    if (auto ok = may_happen<ApplicationChanged>(earlier); !ok) return tl::unexpected(ok.error());
  }
  if (earlier.draft_version == 0) {
    return refuse(RefusalKind::wrong_state, "nothing-to-copy",
                  {"In diesem Antrag steht noch nichts, was sich übernehmen ließe.",
                   "There is nothing in this application yet that could be taken over."});
  }
  auto events = start_application({earlier.authority, earlier.procedure, earlier.title}, context);
  if (!events) return events;
  auto& started = std::get<ApplicationStarted>(events->front());
  started.copied_from = earlier.id;
  if (command.as_change) {
    started.change_of = earlier.id;
    started.change_of_draft_version = earlier.draft_version;
    for (const ApplicationLinked& link : earlier.links) {
      if (link.relation != part_link) events->emplace_back(link);
    }
  }
  events->push_back(DraftSaved{1, earlier.draft_sha256, earlier.has_design, earlier.title, earlier.procedure,
                               earlier.parcels, earlier.address});
  for (const Party& party : command.parties) events->push_back(PartyNamed{party.role, party.person, party.account});
  if (!earlier.statistics.empty()) events->push_back(StatisticsGiven{earlier.statistics, earlier.statistics_complete});
  for (const FiledDocument& document : earlier.documents) {
    if (!own_document(document)) continue;
    DocumentFiled filed = filing_of(document, command.new_id(), 1);
    filed.copied_from = DocumentSource{earlier.id, document.id, document.versions.back().version};
    events->emplace_back(std::move(filed));
  }
  return events;
}

Decided change_application(const Application& application, const Application& draft, const ChangeApplication& command,
                           const Context& context) {
  if (auto ok = may_be_changed(application, draft, command, context); !ok) return tl::unexpected(ok.error());
  const std::string change = "k" + std::to_string(application.changes.size() + 1);
  std::vector<Event> documents = changed_documents(application, draft, command, change);
  if (draft.draft_sha256 == application.draft_sha256 && documents.empty() && command.parties.empty()) {
    return refuse(RefusalKind::invalid, "nothing-changed",
                  {"Der Entwurf gleicht dem eingereichten Antrag.", "The draft equals the application as filed."},
                  {"Ändern Sie zuerst, was sich ändern soll.", "Change first what is to change."}, {}, "/draft");
  }
  ApplicationChanged changed{change,
                             context.today,
                             command.reason,
                             application.draft_version + 1,
                             draft.draft_sha256,
                             draft.has_design,
                             draft.title,
                             draft.parcels,
                             draft.address,
                             {},
                             draft.procedure == application.procedure ? std::string() : draft.procedure};
  if (application.complete_on) {  // before, the period for checking completeness runs anyway
    const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
    if (!procedure) return tl::unexpected(procedure.error());
    if (const PeriodRule* rule = context.law.period((*procedure)->completeness_rule)) {
      PeriodRule alarm = *rule;
      alarm.on_silence = SilenceEffect::none;
      auto deadline =
          make_deadline(application.next_deadline_id(), alarm, context.today, context.calendar, context.law, change);
      if (!deadline) return tl::unexpected(deadline.error());
      changed.completeness = std::move(*deadline);
    }
  }
  std::vector<Event> events{std::move(changed)};
  for (const Party& party : command.parties) events.emplace_back(PartyNamed{party.role, party.person, party.account});
  StatisticsGiven given{{}, draft.statistics_complete};
  for (const StatisticsAnswer& answer : draft.statistics) {
    const auto& before = application.statistics;
    if (std::ranges::find(before, answer) == before.end()) given.answers.push_back(answer);
  }
  if (!given.answers.empty()) events.emplace_back(std::move(given));
  events.insert(events.end(), documents.begin(), documents.end());
  return events;
}

std::vector<std::string> procedures_to_switch_to(const Application& application, const LawAt& law) {
  const auto decides = [](const Procedure& one) {
    return one.works && !one.needs_whole && !one.exempts() && !one.completeness_rule.empty();
  };
  std::vector<std::string> ids;
  const Procedure* from = law.procedure(application.procedure);
  if (from == nullptr || !decides(*from)) return ids;
  for (const Procedure& to : law.procedures) {
    if (to.id != from->id && decides(to)) ids.push_back(to.id);
  }
  return ids;
}

Decided assess_change(const Application& application, const AssessChange& command, const Context& context) {
  if (auto ok = may_happen<ChangeAssessed>(application); !ok) return tl::unexpected(ok.error());
  const ChangeRecord* open = application.open_change();
  if (open == nullptr || open->filed.change != command.change) {
    return refuse(RefusalKind::wrong_state, "no-open-change",
                  {"Diese Änderung wartet nicht auf eine Beurteilung.", "This change does not wait to be assessed."},
                  {"Laden Sie den Vorgang neu.", "Load the case again."});
  }
  const auto effect = std::ranges::find(context.law.change_effects, command.effect, &ChangeEffect::id);
  if (effect == context.law.change_effects.end()) {
    return refuse(RefusalKind::invalid, "unknown-effect",
                  {"Die Wirkung \"" + command.effect + "\" ist nicht bekannt.",
                   "The effect \"" + command.effect + "\" is not known."},
                  {}, {}, "/effect");
  }
  if (auto ok = need_text(command.reason, 4000, {"Die Begründung", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto procedure = target_procedure(application, command, *effect, context);
  if (!procedure) return tl::unexpected(procedure.error());
  ChangeAssessed assessed{command.change, effect->id, effect->basis, command.reason, {}, {}, {}};
  if (effect->switches) assessed.procedure = (*procedure)->id;
  if (effect->restarts) {
    if (auto ok = restart(application, command, **procedure, context, assessed); !ok) return tl::unexpected(ok.error());
  }
  return std::vector<Event>{std::move(assessed)};
}

}  // namespace flurwerk
