// The words of the notice (Bescheid): tenor, conditions, approved documents with their hashes, reasons, fee, remedies.
#include <fmt/format.h>

#include "api/app/decisions.hpp"
#include "api/app/drafts.hpp"
#include "api/app/local_time.hpp"
#include "geo/parcel_key.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

const DecisionText& text_of(const DecisionState& decision) {
  return std::visit(
      [](const auto& stage) -> const DecisionText& {
        if constexpr (std::is_same_v<std::decay_t<decltype(stage)>, NoDecision>) {
          throw std::logic_error("a notice without a decision");
        } else {
          return stage.text;
        }
      },
      decision);
}

std::string title_of(DecisionOutcome outcome) {
  switch (outcome) {
    case DecisionOutcome::granted: return "Baugenehmigung";
    case DecisionOutcome::granted_partly: return "Baugenehmigung (teilweise)";
    case DecisionOutcome::refused: return "Versagung der Baugenehmigung";
  }
  return {};
}

std::string tenor_of(const Application& application, const DecisionText& text, Date today) {
  const std::string what = fmt::format("Ihr Antrag vom {} für das Vorhaben „{}“ ",
                                       german_date(application.received_on.value_or(today)), application.title);
  switch (text.outcome) {
    case DecisionOutcome::granted: return what + "wird nach § 74 HBO genehmigt.";
    case DecisionOutcome::granted_partly:
      return what + "wird nach § 74 HBO zum Teil genehmigt; im Übrigen wird er abgelehnt.";
    case DecisionOutcome::refused: return what + "wird abgelehnt.";
  }
  return {};
}

std::string name_of(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::obligation: return "Auflage";
    case ConditionKind::condition: return "Bedingung";
    case ConditionKind::time_limit: return "Befristung";
    case ConditionKind::reservation: return "Vorbehalt";
    case ConditionKind::hint: return "Hinweis";
  }
  return {};
}

// 125000 -> "1.250,00"
std::string euros(std::int64_t cents) {
  std::string whole = std::to_string(cents / 100);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
    whole.insert(static_cast<std::size_t>(at), ".");
  return fmt::format("{},{:02}", whole, cents % 100);
}

NoticeBlock conditions_block(const View& view, const Case& the_case, const DecisionText& text, bool hints) {
  NoticeBlock block{hints ? "Hinweise" : "Nebenbestimmungen", {}, true};
  for (const auto& condition : text.conditions) {
    if ((condition.kind == ConditionKind::hint) != hints) continue;
    std::string line =
        fmt::format("{}{}: {}", name_of(condition.kind),
                    condition.topic.empty() ? "" : fmt::format(" ({})", condition.topic), condition.text);
    if (!condition.reason.empty()) line += fmt::format("\nBegründung: {}", condition.reason);
    if (!condition.legal_basis.empty()) line += fmt::format("\nRechtsgrundlage: {}", condition.legal_basis);
    if (const auto* request = the_case.participation.request(condition.source)) {
      const auto agency = view.accounts().agency(request->spec.agency);
      line += fmt::format("\nQuelle: Stellungnahme {}", agency ? agency->name : request->spec.agency.value);
    }
    block.texts.push_back(std::move(line));
  }
  return block;
}

NoticeBlock documents_block(const Application& application) {
  NoticeBlock block{"Genehmigte Bauvorlagen", {}, true};
  for (const auto& document : application.documents) {
    if (document.filed_by_side != "applicant") continue;
    const auto& latest = document.versions.back();
    block.texts.push_back(fmt::format("{} – {}, Version {}\nSHA-256 {}", document.title, latest.file_name,
                                      latest.version, latest.sha256));
  }
  return block;
}

}  // namespace

Notice notice_of(const View& view, const Case& the_case, Instant now, bool draft) {
  const Date today = berlin_day(now);
  const auto& application = the_case.application;
  const auto& text = text_of(application.decision);
  const auto authority = view.accounts().authority(application.authority);
  const auto principal = person_of(view, application, "principal");
  Notice notice;
  notice.draft = draft;
  notice.made_at = now;
  notice.sender = authority ? authority->name : application.authority.value;
  if (principal) {
    notice.recipient = {principal->name, principal->street,
                        fmt::format("{} {}", principal->postal_code, principal->city)};
  }
  notice.reference = {{"Aktenzeichen", application.file_number}, {"Datum", german_date(today)}};
  notice.title = title_of(text.outcome);
  std::string parcels;
  for (const auto& key : application.parcels) parcels += (parcels.empty() ? "" : ", ") + geo::long_parcel_name(key);
  notice.subject = fmt::format("{}\nBaugrundstück: {}", application.title, parcels);
  notice.blocks.push_back({"Entscheidung", {tenor_of(application, text, today)}, false});
  for (auto block : {conditions_block(view, the_case, text, false), conditions_block(view, the_case, text, true)}) {
    if (!block.texts.empty()) notice.blocks.push_back(std::move(block));
  }
  if (text.outcome != DecisionOutcome::refused) notice.blocks.push_back(documents_block(application));
  if (!text.reasons.empty()) notice.blocks.push_back({"Begründung", {text.reasons}, false});
  notice.blocks.push_back(
      {"Gebühr",
       {fmt::format("Für diese Entscheidung wird eine Gebühr von {} € festgesetzt.", euros(text.fee_cents))},
       false});
  notice.blocks.push_back(
      {"Rechtsbehelfsbelehrung",
       {fmt::format(
           "Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden (§ 70 "
           "VwGO). Der Widerspruch ist schriftlich, elektronisch oder zur Niederschrift einzulegen bei: {}{}.",
           notice.sender,
           authority ? fmt::format(", {}, {} {}", authority->street, authority->postal_code, authority->city) : "")},
       false});
  notice.footer = fmt::format("{} · {}", notice.sender, application.file_number);
  return notice;
}

}  // namespace flurwerk::api
