#include "api/app/neighbours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "api/app/decisions.hpp"
#include "api/app/house.hpp"
#include "api/app/neighbour_letter.hpp"
#include "api/app/passwords.hpp"
#include "api/app/site_for.hpp"
#include "geo/checks/checks.hpp"
#include "geo/parcel_key.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk::api {

namespace {

template <class Decide, class Command>
Result<Done> about_neighbour(App& app, const Caller& caller, const Precondition& precondition, Action action,
                             const ApplicationId& application, Decide decide, const Command& command) {
  return change(app, caller, precondition,
                {action,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return decide(the_case.application, the_case.participation, command, context);
                 },
                 {}});
}

std::string decimal_comma(double value) {
  std::string text = fmt::format("{:.2f}", value);
  std::ranges::replace(text, '.', ',');
  return text;
}

// What the map knows of the parcels of one neighbour.
NeighbourSpec measured(const NeighbourInput& input, const AdjoiningLand& land) {
  NeighbourSpec spec{NeighbourId{new_id()}, {}, input.parcels, 0, {}};
  for (const auto& parcel : land.parcels) {
    if (std::ranges::find(input.parcels, parcel.key) == input.parcels.end()) continue;
    spec.boundary_mm += std::llround(parcel.boundary_m * 1000);
    for (const auto& concern : parcel.concerns) {
      spec.concern += (spec.concern.empty() ? "" : "\n") + concern_text(concern).de;
    }
  }
  return spec;
}

bool same_owner(const View& view, const participation::Neighbour& neighbour, const NeighbourInput& input) {
  const auto person = view.parties().person(neighbour.spec.person);
  return person && person->name == input.person.name &&
         std::ranges::any_of(input.parcels, [&](const ParcelKey& parcel) {
           return std::ranges::find(neighbour.spec.parcels, parcel) != neighbour.spec.parcels.end();
         });
}

Result<void> input_valid(const App& app, const View& view, const Case& the_case,
                         const std::vector<NeighbourInput>& neighbours) {
  const bool cadastre = app.store.parcels().extent().has_value();
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    const std::string field = fmt::format("/neighbours/{}", i);
    if (neighbours[i].person.name.empty()) {
      return refuse(RefusalKind::invalid, "missing-name", {"Der Name fehlt.", "The name is missing."}, {},
                    "§ 71 Abs. 1 HBO", field + "/person/name");
    }
    for (const auto& parcel : neighbours[i].parcels) {
      if (!cadastre || app.store.parcels().parcel(parcel)) continue;
      return refuse(RefusalKind::invalid, "parcel-unknown",
                    {"Das Flurstück " + geo::short_parcel_name(parcel) + " gibt es im Kataster nicht.",
                     "The cadastre has no parcel " + geo::short_parcel_name(parcel) + "."},
                    {"Prüfen Sie das Kennzeichen.", "Check the key."}, {}, field + "/parcels");
    }
    for (const auto& named : the_case.participation.neighbours) {
      if (!same_owner(view, named, neighbours[i])) continue;
      return refuse(RefusalKind::invalid, "named-already",
                    {neighbours[i].person.name + " ist für dieses Flurstück schon benannt.",
                     neighbours[i].person.name + " is named for this parcel already."},
                    {"Lassen Sie die Zeile weg.", "Leave the line out."}, "§ 71 Abs. 1 HBO", field);
    }
  }
  return {};
}

struct Letter {
  NeighbourId neighbour;
  std::string code;
  DocumentId id;
  StoredDocument stored;
};

// Rendered before the writing transaction, because many take their time; what they rest on is decided in it anew.
Result<std::vector<Letter>> write_letters(App& app, const Caller& caller, const ApplicationId& application,
                                          const NotifyInput& input) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::notify_neighbours, application);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto law = law_for(app, the_case->application.authority, the_case->application.land, input.sent_on);
  if (!law) return tl::unexpected(law.error());
  const auto period = need_period(*law, rule_ids::neighbour_objections);
  if (!period) return tl::unexpected(period.error());
  std::vector<Letter> letters;
  for (const auto& id : input.neighbours) {
    const auto* neighbour = the_case->participation.neighbour(id);
    if (neighbour == nullptr) return tl::unexpected(participation::no_such_neighbour());
    Letter letter{id, new_code(), DocumentId{new_id()}, {}};
    const std::string pdf = app.renderer.pdf(neighbour_letter_of(
        *view, app.store.parcels(), *the_case, *neighbour,
        {input.subject, input.released, letter.code, input.sent_on, **period}, app.config.public_url, app.clock.now()));
    const auto writer = app.documents.begin(static_cast<std::int64_t>(pdf.size()));
    if (auto ok = writer->write(pdf); !ok) return tl::unexpected(ok.error());
    auto stored = writer->finish();
    if (!stored) return tl::unexpected(stored.error());
    letter.stored = std::move(*stored);
    letters.push_back(std::move(letter));
  }
  return letters;
}

Decided with_letters(App& app, const Case& the_case, const Context& context, const NotifyInput& input,
                     const std::vector<Letter>& letters) {
  participation::NotifyNeighbours command{input.neighbours, input.subject, input.released,
                                          input.service,    input.sent_on, {}};
  for (const auto& letter : letters) command.letters.push_back(letter.id);
  auto notified = participation::notify_neighbours(the_case.application, the_case.participation, command, context);
  if (!notified) return notified;
  std::vector<Event> events;
  Application filed = the_case.application;
  for (const auto& letter : letters) {
    const int number = the_case.participation.neighbour(letter.neighbour)->number;
    const std::string title = fmt::format("Benachrichtigung Nachbar {}", number);
    auto one = flurwerk::file_document(filed,
                                       {letter.id,
                                        std::string{neighbour_letter},
                                        title,
                                        fmt::format("Nachbar {}.pdf", number),
                                        letter.stored.media_type,
                                        letter.stored.sha256,
                                        letter.stored.size_bytes,
                                        "authority",
                                        {},
                                        {}},
                                       context);
    if (!one) return one;
    for (const auto& event : *one) apply(filed, {0, app.clock.now(), context.actor, context.law.version, event});
    events.insert(events.end(), one->begin(), one->end());
  }
  events.insert(events.end(), notified->begin(), notified->end());
  return events;
}

}  // namespace

Text concern_text(const geo::Concern& concern) {
  const std::string area = decimal_comma(concern.area_m2), depth = decimal_comma(concern.depth_m);
  const std::string of = concern.subject.empty() ? "" : fmt::format(" ({})", concern.subject);
  Text text{fmt::format("{}: {} m² reichen auf dieses Grundstück{}", concern.legal_basis, area, of),
            fmt::format("{}: {} m² reach onto this parcel{}", concern.legal_basis, area, of)};
  if (concern.depth_m > 0) {
    text.de += fmt::format(", bis {} m über die Grenze des Baugrundstücks", depth);
    text.en += fmt::format(", up to {} m beyond the plot's boundary", depth);
  }
  text.de += ".";
  text.en += ".";
  return text;
}

AdjoiningLand adjoining_land(const App& app, const View& view, const Case& the_case, Date today) {
  const auto& application = the_case.application;
  AdjoiningLand out;
  if (!app.store.parcels().extent()) {
    out.not_checked =
        Text{"Nicht geprüft, weil kein Kataster eingelesen ist.", "Not checked, because no cadastre was imported."};
    return out;
  }
  const auto content = view.parties().draft_content(application.draft_sha256).value_or("{}");
  const auto land = building_land(app, application, content);
  const auto law = app.law.held(application.land, today);
  if (land.empty() || !law) {
    out.not_checked = Text{"Nicht geprüft, weil das Baugrundstück im Kataster nicht gefunden wurde.",
                           "Not checked, because the plot was not found in the cadastre."};
    return out;
  }
  std::vector<geo::Finding> findings;
  const std::string design = design_of(content);
  std::optional<geo::Box> box;
  if (!design.empty()) {
    if (auto checked = check_design(app, design, application.parcels, application.land, {today, {}})) {
      findings = std::move(checked->findings);
      box = geo::area_of_interest(checked->design);
    }
  }
  const geo::Box around = geo::bounds(land);
  const geo::Box wide = box ? geo::Box{std::min(box->min_x, around.min_x) - 1, std::min(box->min_y, around.min_y) - 1,
                                       std::max(box->max_x, around.max_x) + 1, std::max(box->max_y, around.max_y) + 1}
                            : geo::Box{around.min_x - 1, around.min_y - 1, around.max_x + 1, around.max_y + 1};
  const auto site = site_for(app.store.parcels(), wide, application.parcels, **law);
  out.parcels = geo::adjoining_parcels(land, application.parcels, site, findings);
  return out;
}

Result<Done> name_neighbours(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::vector<NeighbourInput>& neighbours) {
  AdjoiningLand land;
  {
    const auto view = app.store.read();
    auto the_case = load_for(*view, caller, Action::name_neighbours, application);
    if (!the_case) return tl::unexpected(the_case.error());
    land = adjoining_land(app, *view, *the_case, berlin_day(app.clock.now()));
  }
  return change(app, caller, precondition,
                {Action::name_neighbours,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (auto ok = input_valid(app, tx, the_case, neighbours); !ok) return tl::unexpected(ok.error());
                   std::vector<NeighbourSpec> specs;
                   for (const auto& input : neighbours) {
                     specs.push_back(measured(input, land));
                     Person person = input.person;
                     person.id = specs.back().person = PersonId{new_id()};
                     tx.parties().put_person(person);
                   }
                   return participation::name_neighbours(the_case.application, the_case.participation, specs, context);
                 },
                 {}});
}

Result<Done> remove_neighbour(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const participation::RemoveNeighbour& command) {
  return about_neighbour(app, caller, precondition, Action::remove_neighbour, application,
                         participation::remove_neighbour, command);
}

Result<Done> notify_neighbours(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, const NotifyInput& input) {
  const auto letters = write_letters(app, caller, application, input);
  if (!letters) return tl::unexpected(letters.error());
  return change(app, caller, precondition,
                {Action::notify_neighbours,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return with_letters(app, the_case, context, input, *letters);
                 },
                 [&](Tx& tx, const Case&, Done& done) {
                   for (const auto& letter : *letters) {
                     tx.links().revoke_codes_of(letter.neighbour, done.at);
                     tx.links().put_personal_code(
                         {sha256_hex(plain_code(letter.code)), application, letter.neighbour, {}, done.at, {}});
                   }
                 }});
}

Result<Done> record_neighbour_receipt(App& app, const Caller& caller, const Precondition& precondition,
                                      const ApplicationId& application,
                                      const participation::RecordNeighbourReceipt& command) {
  return about_neighbour(app, caller, precondition, Action::record_neighbour_receipt, application,
                         participation::record_neighbour_receipt, command);
}

Result<Done> return_neighbour_letter(App& app, const Caller& caller, const Precondition& precondition,
                                     const ApplicationId& application,
                                     const participation::ReturnNeighbourLetter& command) {
  return change(app, caller, precondition,
                {Action::return_neighbour_letter,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::return_neighbour_letter(the_case.application, the_case.participation, command,
                                                                 context);
                 },
                 [&](Tx& tx, const Case&, Done& done) {  // whoever got hold of the letter learns nothing
                   tx.links().revoke_codes_of(command.neighbour, done.at);
                 }});
}

Result<Done> enter_neighbour_answer(App& app, const Caller& caller, const Precondition& precondition,
                                    const ApplicationId& application, const participation::AnswerAsNeighbour& command) {
  return about_neighbour(app, caller, precondition, Action::enter_neighbour_answer, application,
                         participation::answer_as_neighbour, command);
}

}  // namespace flurwerk::api
