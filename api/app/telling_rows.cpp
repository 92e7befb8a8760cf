#include "api/app/telling_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/legal_context.hpp"
#include "api/app/postponement_words.hpp"
#include "api/app/statements.hpp"

namespace flurwerk::api {

namespace {

constexpr auto at_once = Urgency::at_once, can_wait = Urgency::can_wait;
using Agencies = std::vector<AgencyId>;

template <class E, auto words>
TellingRow row(Reader reader, Urgency urgency) {
  return {detail::AnyEvent{std::in_place_type<E>}.index(),
          reader,
          urgency,
          {},
          [](const Event& event, const Happening& in) { return words(std::get<E>(event), in); },
          nullptr};
}

template <class E>
TellingRow row(Reader reader, Urgency urgency, const char* subject, const char* text) {
  return {detail::AnyEvent{std::in_place_type<E>}.index(), reader, urgency, {subject, text}, nullptr, nullptr};
}

template <class E, auto words, auto whom>
TellingRow row(Urgency urgency) {
  auto told = row<E, words>(Reader::agencies, urgency);
  told.agencies = [](const Event& event, const Happening& in) { return Agencies{whom(std::get<E>(event), in)}; };
  return told;
}

std::string agency_name(const Happening& in, const AgencyId& id) {
  const auto agency = in.tx.accounts().agency(id);
  return agency ? agency->name : id.value;
}

std::string asked_agency(const Happening& in, const RequestId& request) {
  const auto* asked = in.before.participation.request(request);
  return asked == nullptr ? std::string{} : agency_name(in, asked->spec.agency);
}

// Who was asked, and the body that the request was handed on to.
constexpr auto the_asked = [](const auto& event, const Happening& in) {
  Agencies told;
  const auto* asked = in.before.participation.request(event.request);
  if (asked == nullptr) return told;
  told.push_back(asked->spec.agency);
  if (!asked->trail.handed_on_agency.empty()) told.push_back(asked->trail.handed_on_agency);
  return told;
};

// Whose answer is still awaited while the case ends.
constexpr auto the_awaited = [](const auto&, const Happening& in) {
  Agencies told;
  for (const auto& asked : in.before.participation.requests) {
    if (asked.is_open() && std::ranges::find(told, asked.spec.agency) == told.end()) told.push_back(asked.spec.agency);
  }
  return told;
};

constexpr auto no_answer_needed = [](const auto&, const Happening&) {
  return Words{"Stellungnahme nicht mehr nötig",
               "das Verfahren, zu dem Sie gefragt wurden, ist beendet. Eine Stellungnahme ist nicht mehr nötig."};
};

// Who was asked in this case, else in whose area the plot lies.
constexpr auto the_municipality = [](const auto&, const Happening& in) {
  const auto is_municipality = [&](const AgencyId& id) {
    const auto agency = in.tx.accounts().agency(id);
    return agency && agency->kind == "municipality";
  };
  for (const auto& asked : in.before.participation.requests) {
    if (is_municipality(asked.spec.agency)) return Agencies{asked.spec.agency};
  }
  participation::Suggestion one;
  one.agency_kind = "municipality";
  const auto found = agencies_for(in.app, in.tx, in.before.application, {one});
  return found.front().agency ? Agencies{found.front().agency->id} : Agencies{};
};

const TrackedDeadline* running_for(const Happening& in, Purpose purpose) {
  for (const auto& tracked : in.before.application.deadlines) {
    if (tracked.purpose == purpose && tracked.running()) return &tracked;
  }
  return nullptr;
}

// " (§ 65 Abs. 2 HBO)"
std::string in_brackets(const std::string& basis) { return basis.empty() ? basis : " (" + basis + ")"; }

// --- Between question and answer ------------------------------------------------------------------------------------

Words withdrawn(const RequestWithdrawn& event, const Happening& in) {
  const auto waiting = in.tx.outbox().waiting_about(about_asking(event.request));
  if (waiting && waiting->attempts == 0) return {};  // nobody has heard of the request yet
  for (const auto& other : in.events) {
    const auto* round = std::get_if<RoundOpened>(&other);
    if (round == nullptr) continue;
    for (const auto& spec : round->requests) {
      if (spec.asks_again == event.request) return {};  // the new request says it
    }
  }
  return {"Anforderung zurückgenommen",
          fmt::format("die Bauaufsichtsbehörde hat ihre Bitte um Ihre Stellungnahme am {} zurückgenommen. Sie brauchen "
                      "nichts mehr zu tun.\nGrund: {}",
                      german_date(in.today), event.reason)};
}

Words extension_answered(const ExtensionAnswered& event, const Happening& in) {
  if (event.deadline)
    return {
        fmt::format("Frist verlängert bis {}", german_date(event.deadline->due_on())),
        fmt::format("die Bauaufsichtsbehörde hat die Frist für Ihre Stellungnahme verlängert. Sie endet jetzt am {}.",
                    german_date(event.deadline->due_on()))};
  const auto* asked = in.before.participation.request(event.request);
  return {"Frist nicht verlängert",
          fmt::format("die Bauaufsichtsbehörde verlängert die Frist für Ihre Stellungnahme nicht. Es bleibt beim {}.\n"
                      "Grund: {}",
                      german_date(asked->spec.deadline.due_on()), event.reason)};
}

Words later_receipt(const RequestDelivered& event, const Happening&) {
  if (!event.deadline) return {};
  return {
      fmt::format("Ihre Frist endet am {}", german_date(event.deadline->due_on())),
      fmt::format("als Tag des Eingangs bei Ihnen ist jetzt der {} eingetragen. Die Frist für Ihre Stellungnahme endet "
                  "deshalb am {}.",
                  german_date(event.delivered_on), german_date(event.deadline->due_on()))};
}

Words extension_asked(const ExtensionAsked& event, const Happening& in) {
  const auto* asked = in.before.participation.request(event.request);
  return {"Mehr Zeit erbeten",
          fmt::format("{} bittet um mehr Zeit bis {}. Bis Sie antworten, läuft die Frist weiter; sie endet am {}.",
                      asked_agency(in, event.request), german_date(event.until),
                      german_date(asked->spec.deadline.due_on())),
          "stellungnahmen"};
}

Words papers_wanted(const PapersWanted& event, const Happening& in) {
  return {"Eine Stelle vermisst Unterlagen",
          fmt::format("{} vermisst Unterlagen. Welche, steht im Vorgang; die Frist läuft weiter.",
                      asked_agency(in, event.request)),
          "stellungnahmen"};
}

Words answered(const StatementSubmitted& event, const Happening& in) {
  if (event.outcome == StatementOutcome::not_responsible) return {};
  const auto open = std::ranges::count_if(in.before.participation.requests, [&](const auto& other) {
    return other.is_open() && other.spec.request != event.request;
  });
  return {event.statement_version > 1 ? "Stellungnahme geändert" : "Neue Stellungnahme",
          fmt::format("{} hat Stellung genommen{}. {}", asked_agency(in, event.request),
                      event.late ? ", nach Ablauf der Frist" : "",
                      open == 0 ? "Keine Antwort steht mehr aus." : fmt::format("Offen sind noch {}.", open)),
          "stellungnahmen"};
}

Words not_responsible(const StatementSubmitted& event, const Happening& in) {
  if (event.outcome != StatementOutcome::not_responsible) return {};
  return {
      "Stelle nicht zuständig",
      fmt::format("{} hält sich für nicht zuständig{}. Ist jemand anderes zu fragen?", asked_agency(in, event.request),
                  event.refer_to.empty() ? "" : " und verweist auf: " + event.refer_to),
      "stellungnahmen"};
}

std::string effect_of(const SilenceRecorded& event, const Happening& in) {
  const auto* asked = in.before.participation.request(event.request);
  return participation::wording(event.effect, asked->spec.act).de;
}

Words silence_in_house(const SilenceRecorded& event, const Happening& in) {
  return {"Frist ohne Antwort abgelaufen",
          fmt::format("{} hat nicht geantwortet: {}.", asked_agency(in, event.request), effect_of(event, in)),
          "stellungnahmen"};
}

Words neighbour_answered(const NeighbourAnswered& event, const Happening&) {
  if (event.outcome == NeighbourOutcome::consent)
    return {"Antwort eines Nachbarn", "ein Nachbar hat dem Vorhaben zugestimmt."};
  return {"Neue Einwendung",
          fmt::format("ein Nachbar hat Einwendungen erhoben{}.", event.late ? ", nach Ablauf der Frist" : "")};
}

Words silence_to_agency(const SilenceRecorded& event, const Happening& in) {
  const auto* asked = in.before.participation.request(event.request);
  return {"Frist abgelaufen",
          fmt::format("die Frist für Ihre Stellungnahme ist am {} abgelaufen: {}. Eine spätere Stellungnahme wird "
                      "angenommen und als verspätet gekennzeichnet.",
                      german_date(asked->spec.deadline.due_on()), effect_of(event, in))};
}

// --- What the passing of time has brought about -----------------------------------------------------------------------

Words deemed_complete_in_house(const CompletenessDeemed& event, const Happening& in) {
  const auto* over = running_for(in, Purpose::completeness);
  return {"Achtung: Antrag gilt als vollständig",
          fmt::format(
              "die Prüffrist{} ist ohne Nachforderung abgelaufen; der Antrag gilt als vollständig.{} {}",
              in_brackets(over == nullptr ? "" : over->deadline.basis),
              event.decision ? fmt::format(" Entscheidungsfrist bis {}.", german_date(event.decision->due_on())) : "",
              event.note.de)};
}

Words withdrawal_proposed_in_house(const WithdrawalProposed&, const Happening& in) {
  const auto* over = running_for(in, Purpose::demand);
  return {
      "Achtung: Nachforderung nicht erfüllt",
      fmt::format("die Frist der Nachforderung{} ist abgelaufen. Stellen Sie fest, ob der Antrag als zurückgenommen "
                  "gilt.",
                  in_brackets(over == nullptr ? "" : over->deadline.basis))};
}

Words deemed_permit_in_house(const DeemedPermitArisen& event, const Happening& in) {
  const auto* over = running_for(in, Purpose::decision);
  return {"Achtung: Genehmigung gilt als erteilt",
          fmt::format("die Entscheidungsfrist{} ist abgelaufen, ohne dass entschieden wurde. Die Genehmigung gilt seit "
                      "dem {} als erteilt.",
                      in_brackets(over == nullptr ? "" : over->deadline.basis), german_date(event.arisen_on))};
}

Words deemed_permit(const DeemedPermitArisen& event, const Happening& in) {
  const auto* over = running_for(in, Purpose::decision);
  return {
      "Ihre Baugenehmigung gilt als erteilt",
      fmt::format("über Ihren Bauantrag wurde nicht innerhalb der Entscheidungsfrist{} entschieden. Die Genehmigung "
                  "gilt deshalb seit dem {} als erteilt. Was jetzt an Fristen läuft, steht im Vorgang.",
                  in_brackets(over == nullptr ? "" : over->deadline.basis), german_date(event.arisen_on))};
}

Words deemed_permit_to_municipality(const DeemedPermitArisen& event, const Happening& in) {
  const std::string duty = "§ 74 Abs. 6 HBO";  // other Länder: read for Hesse alone
  return {"Baugenehmigung gilt als erteilt",
          fmt::format("die Entscheidungsfrist ist abgelaufen, ohne dass über den Bauantrag entschieden wurde; die "
                      "Genehmigung gilt seit dem {} als erteilt. Darüber unterrichten wir die Gemeinde{}.",
                      german_date(event.arisen_on), cite(in.before, duty) == duty ? " nach " + duty : "")};
}

Words missed_in_house(const DeadlineMissed& event, const Happening& in) {
  const auto* missed = in.before.application.deadline(event.deadline);
  return {"Achtung: Frist abgelaufen",
          fmt::format("eine Frist ist am {} abgelaufen. {}", german_date(missed->deadline.due_on()), event.note.de)};
}

Words missed_decision(const DeadlineMissed& event, const Happening& in) {
  const auto* missed = in.before.application.deadline(event.deadline);
  if (missed->purpose != Purpose::decision) return {};
  return {
      "Die Entscheidungsfrist ist abgelaufen",
      fmt::format("die Frist für die Entscheidung über Ihren Bauantrag ist am {} abgelaufen, entschieden ist noch "
                  "nicht. {}",
                  german_date(missed->deadline.due_on()),
                  missed->deadline.on_silence == SilenceEffect::deemed_permit
                      ? "Ob die Genehmigung schon als erteilt gilt, muss die Bauaufsichtsbehörde noch prüfen; fragen "
                        "Sie dort nach, ehe Sie beginnen."
                      : "Eine Genehmigung ergibt sich daraus nicht; mit dem Bau darf nicht begonnen werden.")};
}

const TrackedDeadline* own_after_decision(const PeriodEnded& event, const Happening& in) {
  const auto* ended = in.before.application.deadline(event.deadline);
  const bool own = ended->purpose == Purpose::after_decision && ended->deadline.subject.empty();
  return own ? ended : nullptr;
}

Words ended_in_house(const PeriodEnded& event, const Happening& in) {
  const auto* ended = in.before.application.deadline(event.deadline);
  return {"Frist abgelaufen",
          fmt::format("eine Frist ist am {} abgelaufen. {}", german_date(ended->deadline.due_on()), event.note.de)};
}

bool of_retrieval(const PeriodEnded& event, const Happening& in) {
  return in.before.application.deadline(event.deadline)->purpose == Purpose::retrieval;
}

Words ended_otherwise_in_house(const PeriodEnded& event, const Happening& in) {
  return of_retrieval(event, in) ? Words{} : ended_in_house(event, in);
}

Words ended_with_effect(const PeriodEnded& event, const Happening& in) {
  if (event.effect == SilenceEffect::none || own_after_decision(event, in) == nullptr) return {};
  auto words = ended_in_house(event, in);
  if (event.effect == SilenceEffect::lapses) words.subject = "Die Geltung Ihrer Genehmigung ist zu prüfen";
  return words;
}

Words ended_plainly(const PeriodEnded& event, const Happening& in) {
  if (event.effect != SilenceEffect::none || own_after_decision(event, in) == nullptr) return {};
  return ended_in_house(event, in);
}

// Nothing of what it says: the way to it is the case itself, behind a sign-in.
Words notice_ready(const NoticeOffered& event, const Happening&) {
  return {"Ein Schreiben liegt für Sie zum Abruf bereit",
          fmt::format("die Bauaufsichtsbehörde hat ein Schreiben zu Ihrem Vorhaben bereitgestellt. Sie können es bis "
                      "zum {} im Vorgang abrufen; danach wird die Bereitstellung beendet. Am Tag nach dem Abruf gilt "
                      "es als bekannt gegeben.",
                      german_date(event.deadline.due_on()))};
}

std::string letter_name(std::string_view letter) {
  if (letter == letter_demand) return "Die Nachforderung";
  return letter == letter_extension ? "Die Verlängerung der Entscheidungsfrist" : "Der Bescheid";
}
std::string letter_place(std::string_view letter) { return letter == letter_decision ? "entscheidung" : ""; }

Words not_retrieved(const PeriodEnded& event, const Happening& in) {
  if (!of_retrieval(event, in)) return {};
  const auto& offer = in.before.application.offers.back();
  return {letter_name(offer.letter) + " wurde nicht abgerufen",
          fmt::format("ein Schreiben lag bis zum {} zum Abruf bereit. {}", german_date(offer.deadline.due_on()),
                      event.note.de),
          letter_place(offer.letter)};
}

Words retrieved_by(std::string_view letter, Date known, const Happening& in) {
  return {letter_name(letter) + " wurde abgerufen",
          fmt::format("das Schreiben wurde am {} abgerufen und gilt am {} als bekannt gegeben.", german_date(in.today),
                      german_date(known)),
          letter_place(letter)};
}

// By the applicant: a clerk's own entry tells its clerk nothing.
Words retrieved(const DecisionServed& event, const Happening& in) {
  if (in.before.application.open_offer(letter_decision) == nullptr) return {};
  return retrieved_by(letter_decision, event.served_on, in);
}

Words demand_retrieved(const DocumentsDemanded& event, const Happening& in) {
  return event.letter.empty() ? Words{} : retrieved_by(letter_demand, event.served_on, in);
}

Words extension_retrieved(const DecisionPeriodExtended& event, const Happening& in) {
  return event.letter.empty() ? Words{} : retrieved_by(letter_extension, event.served_on.value_or(in.today), in);
}

Words start_allowed(const StartAllowed& event, const Happening&) {
  return {"Sie dürfen mit dem Bau beginnen",
          fmt::format("ein Baugenehmigungsverfahren wurde nicht gefordert; mit dem Vorhaben darf ab dem {} begonnen "
                      "werden.",
                      german_date(event.allowed_on))};
}

// --- What the authority does --------------------------------------------------------------------------------------------

Words demanded(const DocumentsDemanded& event, const Happening&) {
  std::string list;
  for (const auto& item : event.items) list += fmt::format("- {}\n", item.reason);
  return {"Unterlagen fehlen",
          fmt::format("die Bauaufsichtsbehörde braucht bis {} noch:\n{}", german_date(event.deadline.due_on()), list)};
}

Words complete(const CompletenessConfirmed& event, const Happening&) {
  return {"Ihr Bauantrag ist vollständig", "die Vollständigkeit wurde bestätigt" +
                                               (event.decision ? fmt::format("; die Entscheidungsfrist läuft bis {}.",
                                                                             german_date(event.decision->due_on()))
                                                               : std::string{"."})};
}

Words decision_begins(const DecisionStartDetermined& event, const Happening&) {
  if (event.deadline) {
    return {"Die Entscheidungsfrist läuft",
            fmt::format("über Ihren Antrag ist bis zum {} zu entscheiden.", german_date(event.deadline->due_on()))};
  }
  return {
      "Die Entscheidungsfrist beginnt später",
      "die Frist für die Entscheidung beginnt, sobald alle notwendigen Stellungnahmen vorliegen, spätestens mit dem "
      "Ablauf ihrer Fristen."};
}

Words extended(const DecisionPeriodExtended& event, const Happening&) {
  return {"Die Entscheidungsfrist wurde verlängert",
          fmt::format("die Frist für die Entscheidung endet jetzt am {}.\nGrund: {}",
                      german_date(event.deadline.due_on()), event.reason)};
}

Words procedure_needed(const ExemptionAnswered& event, const Happening&) {
  if (event.answer == ExemptionAnswer::waived) return {};
  return {"Für Ihr Vorhaben ist ein Baugenehmigungsverfahren nötig",
          "mit dem Vorhaben darf nicht begonnen werden; es braucht ein Baugenehmigungsverfahren."};
}

Words message_to_applicant(const MessageSent& event, const Happening&) {
  if (event.side != "authority" || !event.to_applicant) return {};
  return {"Neue Nachricht der Bauaufsicht",
          "die Bauaufsichtsbehörde hat Ihnen eine Nachricht geschrieben. Sie können sie im Vorgang lesen und "
          "beantworten."};
}

Words message_to_agencies(const MessageSent& event, const Happening&) {
  if (event.side != "authority") return {};
  return {"Neue Nachricht der Bauaufsicht", "die Bauaufsichtsbehörde hat Ihnen eine Nachricht geschrieben."};
}

Words message_in_house(const MessageSent& event, const Happening&) {
  if (event.side == "authority") return {};
  return {"Neue Nachricht", "in einem Ihrer Vorgänge ist eine Nachricht eingegangen.", "nachrichten"};
}

Words rejected(const ApplicationRejected& event, const Happening&) {
  return {"Ihr Bauantrag wurde zurückgewiesen", event.reason};
}

Words assessed(const ChangeAssessed& event, const Happening&) { return {"Ihre Änderung ist beurteilt", event.reason}; }

constexpr auto its_agencies = [](const MessageSent& event, const Happening&) { return event.to_agencies; };

// clang-format off
std::vector<TellingRow> all_rows() {
  constexpr auto applicant = Reader::applicant, recipients = Reader::recipients, in_charge = Reader::in_charge;
  return {
      // Agencies; the request itself and its link are posted by who makes the link (statements.cpp).
      row<RequestWithdrawn, withdrawn, the_asked>(at_once),
      row<RequestDelivered, later_receipt, the_asked>(can_wait),
      row<ExtensionAnswered, extension_answered, the_asked>(at_once),
      row<SilenceRecorded, silence_to_agency, the_asked>(can_wait),
      row<MessageSent, message_to_agencies, its_agencies>(can_wait),
      row<DecisionServed, no_answer_needed, the_awaited>(can_wait),
      row<ApplicationRejected, no_answer_needed, the_awaited>(can_wait),
      row<ApplicationWithdrawn, no_answer_needed, the_awaited>(can_wait),
      row<WithdrawalDeemed, no_answer_needed, the_awaited>(can_wait),
      row<DeemedPermitArisen, no_answer_needed, the_awaited>(can_wait),
      row<DeemedPermitArisen, deemed_permit_to_municipality, the_municipality>(at_once),

      // Whoever works on the case.
      row<ApplicationSubmitted>(in_charge, can_wait, "Neuer Antrag", "ein Antrag ist eingegangen."),
      row<ExemptionFiled>(in_charge, at_once, "Neues Vorhaben in der Genehmigungsfreistellung", "ein Vorhaben ist eingereicht, das keiner Genehmigung bedarf; die Fristen laufen."),
      row<DocumentsSupplied>(in_charge, can_wait, "Unterlagen nachgereicht", "nachgeforderte Unterlagen sind eingegangen."),
      row<ApplicationChanged>(in_charge, can_wait, "Antrag geändert", "die Bauherrschaft hat eine Änderung eingereicht; sie ist zu beurteilen."),
      row<ApplicationWithdrawn>(in_charge, at_once, "Antrag zurückgenommen", "der Antrag wurde zurückgenommen."),
      row<ExtensionAsked, extension_asked>(in_charge, at_once),
      row<PapersWanted, papers_wanted>(in_charge, at_once),
      row<StatementSubmitted, not_responsible>(in_charge, at_once),
      row<StatementSubmitted, answered>(in_charge, can_wait),
      row<SilenceRecorded, silence_in_house>(in_charge, can_wait),
      row<ApplicantReplied>(in_charge, can_wait, "Antwort auf eine Rückfrage", "die Bauherrschaft hat auf eine Rückfrage geantwortet."),
      row<NeighbourAnswered, neighbour_answered>(in_charge, can_wait),
      row<ObjectionRaised>(in_charge, can_wait, "Neue Einwendung", "aus der Öffentlichkeit ist eine Einwendung eingegangen."),
      row<MessageSent, message_in_house>(in_charge, can_wait),
      row<CompletenessDeemed, deemed_complete_in_house>(in_charge, at_once),
      row<WithdrawalProposed, withdrawal_proposed_in_house>(in_charge, at_once),
      row<DeemedPermitArisen, deemed_permit_in_house>(in_charge, at_once),
      row<PostponementEnded, postponement_over_in_house>(in_charge, can_wait),
      row<DeemedPermitWaived>(in_charge, can_wait, "Auf die Genehmigungsfiktion ist verzichtet", "durch Ablauf der Entscheidungsfrist gilt in diesem Vorgang keine Genehmigung mehr als erteilt."),
      row<DeadlineMissed, missed_in_house>(in_charge, at_once),
      row<PeriodEnded, not_retrieved>(in_charge, at_once),
      row<PeriodEnded, ended_otherwise_in_house>(in_charge, can_wait),
      row<DecisionServed, retrieved>(in_charge, can_wait),
      row<DocumentsDemanded, demand_retrieved>(in_charge, can_wait),
      row<DecisionPeriodExtended, extension_retrieved>(in_charge, can_wait),
      row<StartAllowed>(in_charge, can_wait, "Baubeginn zulässig", "niemand hat ein Baugenehmigungsverfahren gefordert; mit dem Vorhaben darf begonnen werden."),
      row<SiteNoticeGiven>(in_charge, can_wait, "Neue Anzeige zum Bau", "eine Anzeige zum Bau ist eingegangen."),
      row<ValidityExtensionRequested>(in_charge, at_once, "Verlängerung beantragt", "die Verlängerung der Genehmigung ist beantragt."),

      // The applicant: the account that started the application.
      row<DocumentsDemanded, demanded>(applicant, at_once),
      row<CompletenessConfirmed, complete>(applicant, can_wait),
      row<DecisionStartDetermined, decision_begins>(applicant, can_wait),
      row<CompletenessDeemed>(applicant, can_wait, "Ihr Bauantrag gilt als vollständig", "die Bauaufsichtsbehörde hat innerhalb der Prüffrist nichts nachgefordert; Ihr Bauantrag gilt als vollständig."),
      row<WithdrawalProposed>(applicant, at_once, "Die Frist für Ihre Unterlagen ist abgelaufen", "die Frist für die nachgeforderten Unterlagen ist abgelaufen, ohne dass alles vorliegt. Die Bauaufsichtsbehörde prüft, ob der Bauantrag als zurückgenommen gilt; wenden Sie sich an sie, wenn Sie das für falsch halten."),
      row<WithdrawalDeemed>(applicant, at_once, "Ihr Bauantrag gilt als zurückgenommen", "die nachgeforderten Unterlagen kamen nicht rechtzeitig; der Bauantrag gilt als zurückgenommen. Für das Vorhaben ist ein neuer Antrag nötig."),
      row<ApplicationRejected, rejected>(applicant, at_once),
      row<ApplicantAsked>(applicant, at_once, "Rückfrage zu Ihrem Bauantrag", "die Bauaufsichtsbehörde hat eine Rückfrage zu Ihrem Vorhaben. Sie können sie im Vorgang lesen und beantworten."),
      row<ChangeAssessed, assessed>(applicant, at_once),
      row<DecisionPeriodExtended, extended>(applicant, can_wait),
      row<DecisionPostponed, postponed>(applicant, at_once),
      row<PostponementEnded, postponement_over>(applicant, at_once),
      row<NoticeOffered, notice_ready>(recipients, at_once),
      row<DecisionServed>(applicant, at_once, "Über Ihren Bauantrag ist entschieden", "der Bescheid liegt für Sie bereit."),
      row<DeemedPermitArisen, deemed_permit>(applicant, at_once),
      row<DeadlineMissed, missed_decision>(applicant, at_once),
      row<PeriodEnded, ended_with_effect>(applicant, at_once),
      row<PeriodEnded, ended_plainly>(applicant, can_wait),
      row<StartAllowed, start_allowed>(applicant, at_once),
      row<ExemptionAnswered, procedure_needed>(applicant, at_once),
      row<ValidityExtensionDecided>(applicant, at_once, "Über die Verlängerung ist entschieden", "der Bescheid liegt für Sie bereit."),
      row<PermitExpired>(applicant, at_once, "Ihre Baugenehmigung ist erloschen", "innerhalb der gesetzlichen Frist wurde nicht begonnen oder nicht weitergebaut. Für das Vorhaben ist ein neuer Antrag nötig."),
      row<NoticeCorrected>(applicant, at_once, "Ihr Bescheid wurde berichtigt", "die Berichtigung liegt für Sie bereit."),
      row<PermitCancelled>(applicant, at_once, "Ihre Baugenehmigung wurde aufgehoben", "der Bescheid liegt für Sie bereit."),
      row<MessageSent, message_to_applicant>(applicant, can_wait),
  };
}
// clang-format on

}  // namespace

const std::vector<TellingRow>& telling_rows() {
  static const std::vector<TellingRow> rows = all_rows();
  return rows;
}

}  // namespace flurwerk::api
