#include "permit-core/retrieval.hpp"

#include <algorithm>

#include "permit-core/access.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

Text named(std::string_view letter) {
  if (letter == letter_demand) return {"Die Nachforderung", "The demand"};
  if (letter == letter_extension) return {"Die Verlängerung", "The extension"};
  return {"Der Bescheid", "The notice"};
}

Result<void> letter_filed(const Application& application, std::string_view letter, const DocumentId& id) {
  const FiledDocument* document = application.document(id);
  if (document != nullptr && document->type == (letter == letter_decision ? "notice" : authority_letter)) return {};
  const Text name = named(letter);
  return refuse(RefusalKind::invalid, "no-notice",
                {name.de + " liegt nicht als Dokument in der Akte.", name.en + " is not on file as a document."},
                {"Erzeugen Sie zuerst das Schreiben.", "Render the letter first."}, "§ 37 HVwVfG", "/notice");
}

// Promised is service until the last day of retrieval, so it must still be possible on that day.
Result<void> known_before(const NoticeOffered& offer, const TrackedDeadline& running, const Text& late,
                          const Context& context) {
  const auto latest = served_on(Service::portal, offer.deadline.due_on(), context);
  if (!latest) return tl::unexpected(latest.error());
  if (*latest <= running.deadline.due_on()) return {};
  return refuse(RefusalKind::wrong_state, "served-too-late", with_date(late.de, late.en, running.deadline.due_on()),
                {"Wählen Sie einen schnelleren Weg, zum Beispiel die Zustellung mit Urkunde.",
                 "Choose a faster way, for instance service with a certificate."},
                running.deadline.basis, "/service");
}

const Text after_the_check{
    "Bei einem Abruf am letzten Tag läge die Bekanntgabe nach dem Ende der Vollständigkeitsprüfung ({}); der Antrag "
    "gälte dann schon als vollständig.",
    "Upon retrieval on the last day service would be after the end of the completeness check ({}); the application "
    "would be deemed complete by then."};
const Text after_the_decision_period{
    "Bei einem Abruf am letzten Tag läge die Bekanntgabe nach dem Ende der Entscheidungsfrist ({}); sie könnte dann "
    "nicht mehr verlängert werden.",
    "Upon retrieval on the last day service would be after the end of the decision period ({}); it could not be "
    "extended any more."};

Result<void> is_recipient(const Application& application, const Context& context) {
  const auto entitled = recipients(application);
  if (std::ranges::find(entitled, context.actor.account) != entitled.end()) return {};
  return refuse(RefusalKind::forbidden, "not-the-recipient",
                {"Das Schreiben kann nur abrufen, für wen es bestimmt ist oder wer den Antrag gestellt hat.",
                 "The letter can be retrieved only by whom it is for, or by whoever applied."},
                {"Bitten Sie die Bauherrschaft darum.", "Ask the principal to do so."}, "§ 41 Abs. 2a VwVfG");
}

}  // namespace

Result<void> not_by_hand(const Application& application, std::string_view letter) {
  if (application.open_offer(letter) == nullptr) return {};
  const Text name = named(letter);
  return refuse(
      RefusalKind::wrong_state, "retrieval-records-itself",
      {name.de + " liegt hier zum Abruf bereit; der Abruf wird von selbst festgehalten.",
       name.en + " lies ready for retrieval here; its retrieval records itself."},
      {"Warten Sie den Abruf ab, oder wählen Sie einen anderen Weg.", "Wait for the retrieval, or choose another way."},
      "§ 41 Abs. 2a VwVfG", "/service");
}

Result<NoticeOffered> make_ready(const Application& application, std::string_view letter, const OfferNotice& command,
                                 const Context& context) {
  if (!command.consent) {
    return refuse(RefusalKind::invalid, "no-consent",
                  {"Ohne Einwilligung des Beteiligten gibt es keine Bekanntgabe durch Abruf.",
                   "Without the consent of the person concerned there is no service by retrieval."},
                  {"Bestätigen Sie, dass die Einwilligung vorliegt, oder wählen Sie einen anderen Weg.",
                   "Confirm that consent was given, or choose another way."},
                  "§ 41 Abs. 2a Satz 1 VwVfG", "/consent");
  }
  if (application.open_offer(letter_decision) != nullptr) {
    return refuse(RefusalKind::wrong_state, "already-offered",
                  {"Der Bescheid liegt schon zum Abruf bereit.", "The notice lies ready for retrieval already."},
                  {"Warten Sie den Abruf oder das Ende der Abruffrist ab, oder wählen Sie einen anderen Weg.",
                   "Wait for the retrieval or the end of its period, or choose another way."},
                  "§ 41 Abs. 2a VwVfG");
  }
  if (auto ok = letter_filed(application, letter, command.notice); !ok) return tl::unexpected(ok.error());
  const auto rule = need_period(context.law, rule_ids::portal_retrieval);
  if (!rule) return tl::unexpected(rule.error());
  auto deadline = make_deadline(application.next_deadline_id(), **rule, context.today, context.calendar, context.law);
  if (!deadline) return tl::unexpected(deadline.error());
  return NoticeOffered{command.notice, context.today, true, std::move(*deadline), std::string(letter)};
}

Decided offer_demand(const Application& application, const OfferDemand& command, const Context& context) {
  if (auto ok = may_happen<NoticeOffered>(application, Branch::of_demand); !ok) return tl::unexpected(ok.error());
  // What could not be demanded today is not offered either.
  const auto today = demand_documents(
      application, {command.items, command.length, context.today, HandedOver{Service::certificate, context.today}},
      context);
  if (!today) return today;
  auto offer = make_ready(application, letter_demand, command.offer, context);
  if (!offer) return tl::unexpected(offer.error());
  const TrackedDeadline* check = application.running_deadline(Purpose::completeness);
  if (check != nullptr && check->deadline.on_silence == SilenceEffect::deemed_complete) {
    if (auto ok = known_before(*offer, *check, after_the_check, context); !ok) return tl::unexpected(ok.error());
  }
  for (const auto& item : command.items) offer->items.push_back({{}, item.document_type, item.reason, {}});
  offer->length = to_string(command.length);
  return std::vector<Event>{std::move(*offer)};
}

Decided offer_extension(const Application& application, const OfferExtension& command, const Context& context) {
  if (auto ok = may_happen<NoticeOffered>(application, Branch::of_extension); !ok) return tl::unexpected(ok.error());
  const auto today = extend_decision_period(
      application, {command.by, command.reason, HandedOver{Service::certificate, context.today}}, context);
  if (!today) return today;
  auto offer = make_ready(application, letter_extension, command.offer, context);
  if (!offer) return tl::unexpected(offer.error());
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  if (auto ok = known_before(*offer, *running, after_the_decision_period, context); !ok) {
    return tl::unexpected(ok.error());
  }
  offer->length = to_string(command.by);
  offer->reason = command.reason;
  return std::vector<Event>{std::move(*offer)};
}

Decided retrieve_notice(const Application& application, const Context& context) {
  if (auto ok = is_recipient(application, context); !ok) return tl::unexpected(ok.error());
  if (!application.offers.empty() && application.retrieved(application.offers.back())) return std::vector<Event>{};
  if (auto ok = may_happen<NoticeOffered>(application); !ok) return tl::unexpected(ok.error());
  const NoticeOffered* offer = application.open_offer();
  if (offer == nullptr || offer->deadline.due_on() < context.today) {
    return refuse(RefusalKind::wrong_state, "not-offered",
                  offer == nullptr ? Text{"Es liegt kein Schreiben zum Abruf bereit.", "No letter lies ready."}
                                   : with_date("Das Schreiben lag nur bis zum {} zum Abruf bereit.",
                                               "The letter lay ready until {} only.", offer->deadline.due_on()),
                  {"Wenden Sie sich an die Bauaufsichtsbehörde.", "Ask the authority."}, "§ 41 Abs. 2a Satz 4 VwVfG");
  }
  if (offer->letter == letter_decision) return serve_retrieved(application, *offer, context);
  const auto length = parse_period(offer->length);
  if (!length) return tl::unexpected(length.error());
  const HandedOver retrieved{Service::portal, context.today};
  if (offer->letter == letter_demand) {
    DemandDocuments demand{{}, *length, context.today, retrieved, offer->notice};
    for (const DemandedItem& item : offer->items) demand.items.push_back({item.document_type, item.reason});
    return demand_documents(application, demand, context);
  }
  return extend_decision_period(application, {*length, offer->reason, retrieved, offer->notice}, context);
}

}  // namespace flurwerk
