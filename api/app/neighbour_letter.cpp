#include "api/app/neighbour_letter.hpp"

#include <fmt/format.h>

#include "api/app/parcel_names.hpp"
#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

namespace {

// "innerhalb von zwei Wochen", "innerhalb eines Monats"
std::string within(const Period& length) {
  const bool one = length.count == 1;
  const std::string number = length.count == 2 ? "zwei" : std::to_string(length.count);
  switch (length.unit) {
    case PeriodUnit::weeks: return one ? "innerhalb einer Woche" : fmt::format("innerhalb von {} Wochen", number);
    case PeriodUnit::months: return one ? "innerhalb eines Monats" : fmt::format("innerhalb von {} Monaten", number);
    default: return one ? "innerhalb eines Tages" : fmt::format("innerhalb von {} Tagen", number);
  }
}

NoticeBlock objections_block(const std::string& office, const PeriodRule& period) {
  return {"Ihre Einwendungen",
          {fmt::format("Einwendungen teilen Sie der Bauaufsichtsbehörde {} nach Zugang dieses Schreibens mit ({}). "
                       "Entscheidend ist der Eingang bei: {}.",
                       within(period.length), period.basis, office),
           "Stimmen Sie zu, oder haben Sie keine Einwendungen, müssen Sie nichts tun. Schweigen gilt nicht als "
           "Zustimmung."},
          false};
}

NoticeBlock code_block(const std::string& public_url, const std::string& code) {
  return {
      "Pläne ansehen und antworten",
      {fmt::format("Im Internet unter {}/n mit Ihrem persönlichen Code:\n{}", public_url, code),
       "Der Code öffnet nur die Unterlagen, die für Sie freigegeben sind. Geben Sie ihn nicht weiter. Ohne Internet "
       "können Sie die Unterlagen bei der Bauaufsichtsbehörde einsehen und schriftlich antworten."},
      false};
}

}  // namespace

Notice neighbour_letter_of(const View& view, const ParcelIndex& index, const Case& the_case,
                           const participation::Neighbour& neighbour, const LetterInput& input,
                           const std::string& public_url, Instant now) {
  const auto& application = the_case.application;
  const auto authority = view.accounts().authority(application.authority);
  const auto person = view.parties().person(neighbour.spec.person);
  const std::string office = authority ? fmt::format("{}, {}, {} {}", authority->name, authority->street,
                                                     authority->postal_code, authority->city)
                                       : application.authority.value;
  Notice letter;
  letter.sender = authority ? authority->name : application.authority.value;
  if (person)
    letter.recipient = {person->name, person->street, fmt::format("{} {}", person->postal_code, person->city)};
  letter.reference = {{"Aktenzeichen", application.file_number}, {"Datum", german_date(input.sent_on)}};
  letter.title = "Benachrichtigung der Nachbarschaft";
  letter.subject =
      fmt::format("Bauvorhaben auf dem Nachbargrundstück: {}\nBaugrundstück: {}\nIhr Grundstück: {}", application.title,
                  parcel_names(index, application.parcels), parcel_names(index, neighbour.spec.parcels));
  letter.blocks.push_back(
      {"Worum es geht",
       {"Bevor von Vorschriften abgewichen wird, die Sie als Nachbarn schützen, hören wir Sie an. Für das Vorhaben "
        "soll zugelassen werden:",
        input.subject},
       false});
  if (!neighbour.spec.concern.empty()) {
    letter.blocks.push_back({"Ihre Seite", {"Die Prüfung der Pläne ergibt: " + neighbour.spec.concern}, false});
  }
  letter.blocks.push_back(objections_block(office, input.period));
  letter.blocks.push_back(code_block(public_url, input.code));
  letter.footer = fmt::format("{} · {}", letter.sender, application.file_number);
  letter.made_at = now;
  return letter;
}

}  // namespace flurwerk::api
