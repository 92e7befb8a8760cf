#include "participation/agreement.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"

namespace flurwerk::participation {

namespace {

constexpr const char* agreement_basis = "§ 70 Abs. 1 Satz 2 HBO";

}  // namespace

const AgreementRecorded* agreement_of(const Participation& participation, const AgencyId& agency, Act act) {
  const auto it = std::ranges::find_if(participation.agreements, [&](const AgreementRecorded& agreement) {
    return agreement.agency == agency && agreement.act == act;
  });
  return it == participation.agreements.end() ? nullptr : &*it;
}

Decided record_agreement(const Application& application, const Participation& participation,
                         const RecordAgreement& command, const Context&) {
  if (auto ok = may_happen<AgreementRecorded>(application); !ok) return tl::unexpected(ok.error());
  if (command.agreed_on >= *application.received_on) {
    return refuse(RefusalKind::invalid, "agreement-too-late",
                  with_date("Die Zustimmung muss vor dem Eingang des Antrags am {} erklärt sein.",
                            "The agreement must have been given before the application was received on {}.",
                            *application.received_on),
                  {"Was danach kam, ist eine Stellungnahme: fordern Sie die Stelle auf, und tragen Sie sie ein.",
                   "What came later is a statement: ask the agency, and enter it."},
                  agreement_basis, "/agreed_on");
  }
  const FiledDocument* source = application.document(command.source);
  if (source == nullptr || for_the_authority_alone(source->type)) {
    return refuse(
        RefusalKind::invalid, "source-missing", {"Das Schreiben der Stelle fehlt.", "The agency's letter is missing."},
        {"Legen Sie es zuerst als Unterlage ab.", "File it as a document first."}, agreement_basis, "/source");
  }
  if (agreement_of(participation, command.agency, command.act) != nullptr) {
    return refuse(RefusalKind::wrong_state, "agreed-already",
                  {"Diese Zustimmung ist schon festgehalten.", "This agreement is recorded already."}, {},
                  agreement_basis, "/agency");
  }
  const bool asked = std::ranges::any_of(participation.requests, [&](const StatementRequest& request) {
    return request.spec.agency == command.agency && request.spec.act == command.act && request.is_open();
  });
  if (asked) {
    return refuse(RefusalKind::wrong_state, "asked-already",
                  {"Diese Stelle ist dazu schon aufgefordert, und die Frist läuft.",
                   "This agency has been asked for this already, and the period is running."},
                  {"Ziehen Sie die Anforderung zuerst zurück.", "Withdraw the request first."}, agreement_basis,
                  "/agency");
  }
  return std::vector<Event>{AgreementRecorded{command.agency, command.act, command.agreed_on, command.source}};
}

}  // namespace flurwerk::participation
