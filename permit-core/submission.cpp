#include "permit-core/submission.hpp"

#include <algorithm>

#include "permit-core/case_link.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/exemption.hpp"
#include "permit-core/lapse.hpp"

namespace flurwerk {

namespace {

Refusal missing(std::string code, Text text, std::string basis, std::string pointer) {
  return {RefusalKind::invalid, std::move(code), std::move(text), {}, std::move(basis), std::move(pointer)};
}

bool has_document(const Application& application, const std::string& type) {
  return std::ranges::any_of(application.documents, [&](const FiledDocument& d) { return d.type == type; });
}

Refusal not_ready(const std::vector<Refusal>& gaps) {
  Refusal refusal{RefusalKind::invalid,
                  "not-ready",
                  {"Der Antrag kann noch nicht eingereicht werden.", "The application cannot be submitted yet."},
                  {"Bitte ergänzen.", "Please complete it."},
                  gaps.front().legal_basis,
                  gaps.front().field};
  for (const Refusal& gap : gaps) {
    refusal.text.de += " " + gap.text.de;
    refusal.text.en += " " + gap.text.en;
  }
  return refusal;
}

}  // namespace

std::vector<Refusal> missing_for_submission(const Application& application, const LawAt& law) {
  std::vector<Refusal> gaps;
  if (application.parcels.empty()) {
    gaps.push_back(
        missing("missing-parcel", {"Das Flurstück fehlt.", "The parcel is missing."}, "§ 69 Abs. 2 HBO", "/parcels"));
  }
  const Procedure* procedure = law.procedure(application.procedure);
  const auto prepared_by = procedure == nullptr ? PreparedBy::designer : procedure->prepared_by;
  if (prepared_by == PreparedBy::designer && !application.has_design) {
    gaps.push_back(missing("missing-design", {"Das Vorhaben ist nicht gezeichnet.", "The building is not drawn."},
                           "§ 69 Abs. 2 HBO", "/design"));
  }
  if (application.party("principal") == nullptr) {
    gaps.push_back(missing("missing-principal", {"Die Bauherrschaft ist nicht benannt.", "The principal is not named."},
                           "§ 56 HBO", "/parties/principal"));
  }
  const bool designer =
      prepared_by == PreparedBy::designer || (prepared_by == PreparedBy::designer_if_drawn && application.has_design);
  if (designer && application.party("designer") == nullptr) {
    gaps.push_back(missing("missing-designer",
                           {"Die entwurfsverfassende Person ist nicht benannt.", "The designer is not named."},
                           "§§ 57, 67 HBO", "/parties/designer"));
  }
  const bool part = procedure != nullptr && procedure->needs_whole;
  if (part &&
      std::ranges::find(application.links, whole_link, &ApplicationLinked::relation) == application.links.end()) {
    gaps.push_back(missing("missing-whole",
                           {"Der Bauantrag für das ganze Vorhaben ist nicht genannt.",
                            "The application for the whole project is not named."},
                           "§ 77 Abs. 1 Satz 1 HBO", "/links"));
  }
  for (const RequiredDocument* document : law.documents_for(application.procedure)) {
    // What only depends on the project, or is not settled in the law data, is the authority's to demand, not ours.
    if (!document->must_be_filed()) continue;
    if (has_document(application, document->id)) continue;
    if (document->statistics_form && application.statistics_complete) continue;
    gaps.push_back(missing("missing-document",
                           {"Es fehlt: " + document->name.de + ".", "Missing: " + document->name.en + "."},
                           document->basis, "/documents/" + document->id));
  }
  return gaps;
}

Result<void> ready_for_submission(const Application& application, const LawAt& law) {
  if (auto gaps = missing_for_submission(application, law); !gaps.empty()) return tl::unexpected(not_ready(gaps));
  return {};
}

Decided submit_application(const Application& application, const SubmitApplication& command, const Context& context) {
  if (auto ok = may_happen<ApplicationSubmitted>(application); !ok) return tl::unexpected(ok.error());
  if (!application.change_of.empty()) {
    return refuse(RefusalKind::wrong_state, "is-a-change",
                  {"Dieser Entwurf ist als Änderung eines eingereichten Antrags angelegt.",
                   "This draft was begun as a change of an application that has been filed."},
                  {"Reichen Sie ihn als Änderung ein, oder kopieren Sie den Antrag als neuen.",
                   "File it as a change, or copy the application as a new one."},
                  "§ 69 Abs. 1 HBO");
  }
  if (auto ok = ready_for_submission(application, context.law); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.file_number, 64, {"Das Aktenzeichen", "The file number"}, "/file_number"); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if ((*procedure)->exempts()) return file_exemption(application, command.file_number, **procedure, context);
  std::optional<Deadline> completeness;
  if (const PeriodRule* rule = context.law.period((*procedure)->completeness_rule)) {
    auto deadline = make_deadline(application.next_deadline_id(), *rule, context.today, context.calendar, context.law);
    if (!deadline) return tl::unexpected(deadline.error());
    completeness = std::move(*deadline);
  }
  return std::vector<Event>{
      ApplicationSubmitted{command.file_number, context.today, application.draft_version, std::move(completeness)}};
}

Decided withdraw_application(const Application& application, const WithdrawApplication& command,
                             const Context& context) {
  if (auto ok = may_happen<ApplicationWithdrawn>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  return std::vector<Event>{ApplicationWithdrawn{command.reason}};
}

Decided reject_application(const Application& application, const RejectApplication& command, const Context& context) {
  if (auto ok = may_happen<ApplicationRejected>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.reason, 4000, {"Die Begründung", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{ApplicationRejected{command.reason}};
}

}  // namespace flurwerk
