#include "participation/neighbourhood.hpp"

#include <algorithm>
#include <array>

#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t most_neighbours = 500;
constexpr std::size_t longest_words = 20000;
constexpr std::string_view notice_basis = "§ 71 Abs. 1 HBO";

template <class E>
Result<const Neighbour*> neighbour_for(const Application& application, const Participation& participation,
                                       const NeighbourId& id) {
  const Neighbour* neighbour = participation.neighbour(id);
  if (neighbour == nullptr) return tl::unexpected(no_such_neighbour());
  if (auto ok = may_happen<E>(application); !ok) return tl::unexpected(ok.error());
  return neighbour;
}

Result<void> plans_only(const Application& application, const std::vector<DocumentId>& released) {
  for (std::size_t i = 0; i < released.size(); ++i) {
    const FiledDocument* document = application.document(released[i]);
    if (document != nullptr && document->filed_by_side == "applicant") continue;
    return refuse(RefusalKind::invalid, "not-releasable",
                  {"Nachbarn dürfen nur die Bauvorlagen der Bauherrschaft einsehen; diese Unterlage ist keine.",
                   "Neighbours may look at the applicant's plans only; this document is none of them."},
                  {"Wählen Sie aus den eingereichten Bauvorlagen.", "Choose from the plans that were filed."},
                  std::string(notice_basis), "/released/" + std::to_string(i));
  }
  if (!released.empty()) return {};
  return refuse(RefusalKind::invalid, "nothing-released",
                {"Es ist keine Unterlage zur Einsicht freigegeben.", "No document is released to be looked at."},
                {"Wählen Sie aus, was die Nachbarn sehen müssen.", "Choose what the neighbours have to see."},
                std::string(notice_basis), "/released");
}

Result<void> no_announcement_instead(const Participation& participation) {
  const bool announced =
      std::ranges::any_of(participation.announcements, [](const Announcement& a) { return !a.withdrawn_on; });
  if (!announced) return {};
  return refuse(RefusalKind::wrong_state, "public-announcement-instead",
                {"Das Vorhaben ist öffentlich bekannt gemacht; die Nachbarn werden dann nicht einzeln benachrichtigt.",
                 "The project is announced to the public; neighbours are then not notified one by one."},
                {"Ihre Einwendungen erheben sie über die Bekanntmachung.",
                 "They raise their objections through the announcement."},
                "§ 71 Abs. 4 HBO");
}

Result<void> not_yet(const Neighbour& neighbour, Date today, std::size_t index) {
  const std::string field = "/neighbours/" + std::to_string(index);
  switch (neighbour.standing(today)) {
    case NeighbourStanding::consented:
      return refuse(RefusalKind::wrong_state, "consented-already",
                    {"Wer zugestimmt hat, wird nicht benachrichtigt.", "Who has consented is not notified."},
                    {"Nehmen Sie diesen Nachbarn aus der Auswahl.", "Take this neighbour out of the selection."},
                    "§ 71 Abs. 2 HBO", field);
    case NeighbourStanding::running:
    case NeighbourStanding::on_its_way:
      return refuse(RefusalKind::wrong_state, "notified-already",
                    {"Dieser Nachbar ist benachrichtigt, und das Verfahren mit ihm läuft.",
                     "This neighbour is notified already, and the hearing is under way."},
                    {"Warten Sie die Frist ab, oder halten Sie den Rücklauf des Schreibens fest.",
                     "Wait for the period, or record that the letter came back."},
                    std::string(notice_basis), field);
    default: return {};
  }
}

// When the neighbour has the letter, as far as that can be said today.
Result<std::optional<Date>> assumed_receipt(const std::string& service, Date sent_on, const Context& context) {
  if (service == "handed_over") return std::optional{sent_on};
  if (service == "certificate") return std::optional<Date>{};
  const bool own = context.law.period(rule_ids::neighbour_post) != nullptr;
  const auto rule = need_period(context.law, own ? rule_ids::neighbour_post : rule_ids::service_post);
  if (!rule) return tl::unexpected(rule.error());
  const auto derivation = derive(sent_on, (*rule)->length, context.calendar, (*rule)->shift_mode());
  if (!derivation) return tl::unexpected(derivation.error());
  return std::optional{derivation->end};
}

Result<Deadline> objections_until(const Application& application, const NeighbourId& neighbour, Date received_on,
                                  int offset, const Context& context) {
  const auto rule = need_period(context.law, rule_ids::neighbour_objections);
  if (!rule) return tl::unexpected(rule.error());
  return make_deadline(application.next_deadline_id(offset), **rule, received_on, context.calendar, context.law,
                       neighbour.value);
}

Result<void> notification_valid(const Application& application, const Participation& participation,
                                const NotifyNeighbours& command, const Context& context) {
  static constexpr std::array<std::string_view, 3> services = {"post", "certificate", "handed_over"};
  if (std::ranges::find(services, command.service) == services.end()) {
    return refuse(RefusalKind::invalid, "bad-service",
                  {"Diesen Weg der Benachrichtigung gibt es nicht.", "There is no such way of notifying."}, {},
                  std::string(notice_basis), "/service");
  }
  if (command.neighbours.empty() || command.letters.size() != command.neighbours.size()) {
    return refuse(RefusalKind::invalid, "no-neighbours", {"Es ist niemand ausgewählt.", "Nobody is chosen."}, {},
                  std::string(notice_basis), "/neighbours");
  }
  if (command.sent_on > context.today || (application.received_on && command.sent_on < *application.received_on)) {
    return refuse(RefusalKind::invalid, "bad-sending-date",
                  {"Der Tag der Absendung liegt in der Zukunft oder vor dem Eingang des Antrags.",
                   "The day of sending lies in the future or before the application was received."},
                  {}, std::string(notice_basis), "/sent_on");
  }
  if (auto ok = need_text(command.subject, longest_words, {"Worum es geht", "What it is about"}, "/subject"); !ok) {
    return ok;
  }
  if (auto ok = no_announcement_instead(participation); !ok) return ok;
  return plans_only(application, command.released);
}

Result<void> paper_has_source(const Application& application, const AnswerAsNeighbour& command) {
  if (command.entered_from == "code") return {};
  const FiledDocument* source = application.document(command.source);
  if (source != nullptr && source->type == letter_received) return {};
  return refuse(RefusalKind::invalid, "source-missing",
                {"Das Schreiben liegt nicht bei der Akte.", "The letter is not on file."},
                {"Laden Sie das Schreiben zuerst hoch (Art \"letter_received\").",
                 "Upload the letter first (type \"letter_received\")."},
                std::string(notice_basis), "/source");
}

Result<Date> received_on(const Application& application, const AnswerAsNeighbour& command, const Context& context) {
  const Date on = command.received_on.value_or(context.today);
  if (on <= context.today && (!application.received_on || on >= *application.received_on)) return on;
  return refuse(RefusalKind::invalid, "bad-receipt-date",
                {"Der Eingang liegt in der Zukunft oder vor dem Antrag.",
                 "The receipt lies in the future or before the application."},
                {}, std::string(notice_basis), "/received_on");
}

}  // namespace

std::string_view to_string(NeighbourStanding standing) {
  static constexpr std::array<std::string_view, 7> names = {"named",     "on_its_way", "running", "silent",
                                                            "consented", "objected",   "returned"};
  return names[static_cast<std::size_t>(standing)];
}

NeighbourStanding Neighbour::standing(Date today) const {
  if (answer) {
    return answer->outcome == NeighbourOutcome::consent ? NeighbourStanding::consented : NeighbourStanding::objected;
  }
  if (!notification) return NeighbourStanding::named;
  if (notification->returned_on) return NeighbourStanding::returned;
  if (!notification->deadline) return NeighbourStanding::on_its_way;
  return today <= notification->deadline->due_on() ? NeighbourStanding::running : NeighbourStanding::silent;
}

std::optional<int> Neighbour::readable_version(const DocumentId& document) const {
  if (!notification || notification->returned_on) return {};
  return released_version(notification->released, document);
}

Refusal no_such_neighbour() {
  return {RefusalKind::not_found,
          "not-found",
          {"Diesen Nachbarn gibt es in dem Vorgang nicht.", "There is no such neighbour in this case."},
          {"Laden Sie den Vorgang neu.", "Load the case again."},
          {},
          {}};
}

Decided name_neighbours(const Application& application, const Participation& participation,
                        const std::vector<NeighbourSpec>& neighbours, const Context&) {
  if (auto ok = may_happen<NeighboursNamed>(application); !ok) return tl::unexpected(ok.error());
  if (neighbours.empty() || participation.neighbours.size() + neighbours.size() > most_neighbours) {
    return refuse(RefusalKind::invalid, "bad-neighbours",
                  {"Benannt werden können ein bis 500 Nachbarn je Vorgang.", "A case has one to 500 neighbours."},
                  {"Bei so vielen Beteiligten kommt eine öffentliche Bekanntmachung in Betracht.",
                   "With so many persons a public announcement may be the way."},
                  std::string(notice_basis), "/neighbours");
  }
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    const std::string field = "/neighbours/" + std::to_string(i) + "/parcels";
    if (neighbours[i].parcels.empty()) {
      return refuse(RefusalKind::invalid, "missing-parcel",
                    {"Das Grundstück des Nachbarn fehlt.", "The neighbour's parcel is missing."}, {},
                    std::string(notice_basis), field);
    }
    for (const ParcelKey& parcel : neighbours[i].parcels) {
      if (std::ranges::find(application.parcels, parcel) == application.parcels.end()) continue;
      return refuse(RefusalKind::invalid, "own-parcel",
                    {"Dieses Flurstück gehört zum Baugrundstück selbst.", "This parcel is part of the plot itself."},
                    {}, std::string(notice_basis), field);
    }
  }
  return std::vector<Event>{NeighboursNamed{neighbours}};
}

Decided remove_neighbour(const Application& application, const Participation& participation,
                         const RemoveNeighbour& command, const Context&) {
  const auto neighbour = neighbour_for<NeighbourRemoved>(application, participation, command.neighbour);
  if (!neighbour) return tl::unexpected(neighbour.error());
  if ((*neighbour)->notification || (*neighbour)->answer) {
    return refuse(RefusalKind::wrong_state, "notified-already",
                  {"Dieser Nachbar ist schon benachrichtigt oder hat geantwortet; er bleibt in der Akte.",
                   "This neighbour was notified or has answered; they stay on file."},
                  {}, std::string(notice_basis));
  }
  if (auto ok = need_text(command.reason, longest_words, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{NeighbourRemoved{command.neighbour, command.reason}};
}

Decided notify_neighbours(const Application& application, const Participation& participation,
                          const NotifyNeighbours& command, const Context& context) {
  if (auto ok = may_happen<NeighboursNotified>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = notification_valid(application, participation, command, context); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto received = assumed_receipt(command.service, command.sent_on, context);
  if (!received) return tl::unexpected(received.error());
  NeighboursNotified event{
      command.subject, newest_versions(application, command.released), command.service, command.sent_on, {}};
  for (std::size_t i = 0; i < command.neighbours.size(); ++i) {
    const Neighbour* neighbour = participation.neighbour(command.neighbours[i]);
    if (neighbour == nullptr) return tl::unexpected(no_such_neighbour());
    if (auto ok = not_yet(*neighbour, context.today, i); !ok) return tl::unexpected(ok.error());
    NeighbourNotice notice{command.neighbours[i], command.letters[i], {}};
    if (*received) {
      auto deadline = objections_until(application, notice.neighbour, **received, static_cast<int>(i), context);
      if (!deadline) return tl::unexpected(deadline.error());
      notice.deadline = std::move(*deadline);
    }
    event.notices.push_back(std::move(notice));
  }
  return std::vector<Event>{std::move(event)};
}

Decided open_neighbour_page(const Application& application, const Participation& participation, const NeighbourId& id,
                            const Context&) {
  const auto neighbour = neighbour_for<NeighbourPageOpened>(application, participation, id);
  if (!neighbour) return tl::unexpected(neighbour.error());
  if ((*neighbour)->opened_on) return std::vector<Event>{};
  return std::vector<Event>{NeighbourPageOpened{id}};
}

Decided record_neighbour_receipt(const Application& application, const Participation& participation,
                                 const RecordNeighbourReceipt& command, const Context& context) {
  const auto neighbour = neighbour_for<NeighbourReceiptRecorded>(application, participation, command.neighbour);
  if (!neighbour) return tl::unexpected(neighbour.error());
  const auto& sent = (*neighbour)->notification;
  if (!sent || sent->received_on || sent->returned_on || (*neighbour)->answer) {
    return refuse(RefusalKind::wrong_state, "receipt-settled",
                  {"Hier ist kein Zugang festzuhalten: nichts ist abgesandt, der Zugang ist bekannt, oder die Antwort "
                   "liegt vor.",
                   "There is no receipt to record: nothing was sent, the receipt is known, or the answer is there."},
                  {}, std::string(notice_basis));
  }
  if (command.received_on < sent->sent_on || command.received_on > context.today) {
    return refuse(RefusalKind::invalid, "bad-receipt-date",
                  {"Der Zugang liegt in der Zukunft oder vor der Absendung.",
                   "The receipt lies in the future or before the sending."},
                  {}, std::string(notice_basis), "/received_on");
  }
  if (auto ok = need_text(command.evidence, longest_words, {"Der Nachweis", "The evidence"}, "/evidence"); !ok) {
    return tl::unexpected(ok.error());
  }
  NeighbourReceiptRecorded event{command.neighbour, command.received_on, command.evidence, {}};
  if (!sent->deadline || sent->deadline->derivation.from != command.received_on) {
    auto deadline = objections_until(application, command.neighbour, command.received_on, 0, context);
    if (!deadline) return tl::unexpected(deadline.error());
    event.deadline = std::move(*deadline);
  }
  return std::vector<Event>{std::move(event)};
}

Decided return_neighbour_letter(const Application& application, const Participation& participation,
                                const ReturnNeighbourLetter& command, const Context& context) {
  const auto neighbour = neighbour_for<NeighbourLetterReturned>(application, participation, command.neighbour);
  if (!neighbour) return tl::unexpected(neighbour.error());
  const auto& sent = (*neighbour)->notification;
  if (!sent || sent->received_on || sent->returned_on || (*neighbour)->answer || (*neighbour)->opened_on) {
    return refuse(RefusalKind::wrong_state, "receipt-settled",
                  {"Dieses Schreiben ist nicht abgesandt, schon zurückgekommen oder nachweislich angekommen.",
                   "This letter was not sent, has come back already, or has demonstrably arrived."},
                  {}, std::string(notice_basis));
  }
  if (auto ok = need_text(command.reason, longest_words, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{NeighbourLetterReturned{command.neighbour, context.today, command.reason}};
}

Decided answer_as_neighbour(const Application& application, const Participation& participation,
                            const AnswerAsNeighbour& command, const Context& context) {
  const auto neighbour = neighbour_for<NeighbourAnswered>(application, participation, command.neighbour);
  if (!neighbour) return tl::unexpected(neighbour.error());
  const auto& former = (*neighbour)->answer;
  if (former.has_value() != command.corrects.has_value() || (former && former->version != *command.corrects)) {
    return refuse(RefusalKind::wrong_state, "answered-already",
                  {"Dazu ist schon geantwortet.", "This has been answered already."},
                  {"Laden Sie die Seite neu; dort steht, was eingegangen ist.",
                   "Load the page again; it shows what was received."},
                  std::string(notice_basis));
  }
  if (command.outcome == NeighbourOutcome::objection) {
    if (auto ok = need_text(command.text, longest_words, {"Die Einwendung", "The objection"}, "/text"); !ok) {
      return tl::unexpected(ok.error());
    }
  } else if (command.text.size() > longest_words) {
    return refuse(RefusalKind::too_large, "text-too-long", {"Der Text ist zu lang.", "The text is too long."}, {},
                  std::string(notice_basis), "/text");
  }
  if (auto ok = paper_has_source(application, command); !ok) return tl::unexpected(ok.error());
  const auto on = received_on(application, command, context);
  if (!on) return tl::unexpected(on.error());
  const auto& sent = (*neighbour)->notification;
  const bool late = sent && sent->deadline && !sent->returned_on && *on > sent->deadline->due_on();
  return std::vector<Event>{NeighbourAnswered{command.neighbour, former ? former->version + 1 : 1, command.outcome,
                                              command.text, *on, late, command.entered_from, command.source}};
}

}  // namespace flurwerk::participation
