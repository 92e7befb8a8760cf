#include "api/cli/scenario/hearing_acts.hpp"

#include <sstream>

#include "api/app/decisions.hpp"
#include "api/app/documents.hpp"
#include "api/app/neighbours.hpp"
#include "api/app/publicity.hpp"

namespace flurwerk::api::scenario {

namespace {

Result<void> no_answer(const Result<Done>& done) { return done ? Result<void>{} : tl::unexpected(done.error()); }

Result<ApplicationId> begun(Stage& stage) { return stage.application(); }

Result<participation::Neighbour> wanted(Stage& stage, const std::string& name) {
  if (auto id = begun(stage); !id) return tl::unexpected(id.error());
  if (auto found = neighbour_named(stage.app(), stage.the_case(), name)) return std::move(*found);
  return tl::unexpected(participation::no_such_neighbour());
}

// A letter that came in, filed by the authority.
Result<DocumentId> letter_on_file(Stage& stage) {
  auto upload = Upload::begin(stage.app(), stage.person("clerk"), *stage.application(),
                              {{}, "letter_received", "Schreiben", "schreiben.pdf", {}, {}});
  if (!upload) return tl::unexpected(upload.error());
  const Notice page{"Szenario", {}, {}, "Schreiben", "Schreiben", {}, "", false, {}};
  if (auto ok = upload->write(stage.app().renderer.pdf(page)); !ok) return tl::unexpected(ok.error());
  const auto done = upload->finish({});
  if (!done) return tl::unexpected(done.error());
  return DocumentId{done->id};
}

std::vector<DocumentId> plans(const Case& the_case) {
  std::vector<DocumentId> ids;
  for (const auto& document : the_case.application.documents) {
    if (document.filed_by_side == "applicant") ids.push_back(document.id);
  }
  return ids;
}

Person citizen(const std::string& name) {
  Person person;
  person.name = name;
  person.street = "Weg 1";
  person.postal_code = "35000";
  person.city = "Musterstadt";
  return person;
}

Result<AnnouncementId> last_announcement(Stage& stage) {
  if (auto id = begun(stage); !id) return tl::unexpected(id.error());
  const auto the_case = stage.the_case();
  if (the_case.participation.announcements.empty()) return tl::unexpected(participation::no_such_announcement());
  return the_case.participation.announcements.back().said.announcement;
}

}  // namespace

std::optional<participation::Neighbour> neighbour_named(const App& app, const Case& the_case, const std::string& name) {
  const auto view = app.store.read();
  for (const auto& neighbour : the_case.participation.neighbours) {
    const auto person = view->parties().person(neighbour.spec.person);
    if (person && person->name == name) return neighbour;
  }
  return std::nullopt;
}

Result<void> name_neighbour(Stage& stage, const std::string& name) {
  const auto id = begun(stage);
  if (!id) return tl::unexpected(id.error());
  const auto number = stage.the_case().participation.neighbours_named + 3;
  const ParcelKey parcel{"06099900100" + std::to_string(number) + "0000__"};
  return no_answer(name_neighbours(stage.app(), stage.person("clerk"), {}, *id, {{{parcel}, citizen(name)}}));
}

Result<void> notify_by(Stage& stage, const std::string& names, const std::string& service) {
  const auto id = begun(stage);
  if (!id) return tl::unexpected(id.error());
  NotifyInput input{{}, "Unterschreitung der Abstandsfläche", plans(stage.the_case()), service, stage.today()};
  std::istringstream in{names};
  for (std::string name; std::getline(in, name, ',');) {
    const auto neighbour = wanted(stage, name);
    if (!neighbour) return tl::unexpected(neighbour.error());
    input.neighbours.push_back(neighbour->spec.neighbour);
  }
  return no_answer(notify_neighbours(stage.app(), stage.person("clerk"), {}, *id, input));
}

Result<void> record_receipt_of(Stage& stage, const std::string& name, Date on) {
  const auto neighbour = wanted(stage, name);
  if (!neighbour) return tl::unexpected(neighbour.error());
  return no_answer(record_neighbour_receipt(stage.app(), stage.person("clerk"), {}, *stage.application(),
                                            {neighbour->spec.neighbour, on, "Zustellungsurkunde"}));
}

Result<void> letter_comes_back(Stage& stage, const std::string& name) {
  const auto neighbour = wanted(stage, name);
  if (!neighbour) return tl::unexpected(neighbour.error());
  return no_answer(return_neighbour_letter(stage.app(), stage.person("clerk"), {}, *stage.application(),
                                           {neighbour->spec.neighbour, "unbekannt verzogen"}));
}

Result<void> answer_of(Stage& stage, const std::string& name, NeighbourOutcome outcome) {
  const auto neighbour = wanted(stage, name);
  if (!neighbour) return tl::unexpected(neighbour.error());
  participation::AnswerAsNeighbour answer;
  answer.outcome = outcome;
  answer.text = outcome == NeighbourOutcome::objection ? "Das Haus rückt zu nah heran." : "";
  return answer_by_code(stage.app(), {*stage.application(), neighbour->spec.neighbour}, answer);
}

Result<void> answer_on_paper(Stage& stage, const std::string& name, NeighbourOutcome outcome, Date received_on) {
  const auto neighbour = wanted(stage, name);
  if (!neighbour) return tl::unexpected(neighbour.error());
  const auto letter = letter_on_file(stage);
  if (!letter) return tl::unexpected(letter.error());
  return no_answer(enter_neighbour_answer(
      stage.app(), stage.person("clerk"), {}, *stage.application(),
      {neighbour->spec.neighbour, outcome, "Schreiben liegt bei.", received_on, "paper", *letter, {}}));
}

Result<void> announce(Stage& stage, Date display_from, const std::string& ground) {
  const auto id = begun(stage);
  if (!id) return tl::unexpected(id.error());
  return no_answer(announce_project(stage.app(), stage.person("clerk"), {}, *id,
                                    {{},
                                     ground,
                                     stage.today(),
                                     "Neubau eines Wohnhauses",
                                     "Bauaufsicht, Weg 1, werktags 8 bis 12 Uhr",
                                     plans(stage.the_case()),
                                     display_from}));
}

Result<void> withdraw_announced(Stage& stage) {
  const auto announcement = last_announcement(stage);
  if (!announcement) return tl::unexpected(announcement.error());
  return no_answer(withdraw_announcement(stage.app(), stage.person("clerk"), {}, *stage.application(),
                                         {*announcement, "falsches Flurstück"}));
}

Result<void> announce_served_permit(Stage& stage) {
  const auto id = begun(stage);
  if (!id) return tl::unexpected(id.error());
  const auto words = words_of_permit(stage.app(), *stage.app().store.read(), stage.the_case(), stage.today());
  return no_answer(announce_permit(stage.app(), stage.person("clerk"), {}, *id,
                                   {{}, words.tenor, words.remedies, "Bauaufsicht, Weg 1, werktags 8 bis 12 Uhr"}));
}

Result<void> withdraw_announced_permit(Stage& stage) {
  const auto id = begun(stage);
  if (!id) return tl::unexpected(id.error());
  const auto the_case = stage.the_case();
  const auto& permits = the_case.participation.permit_announcements;
  if (permits.empty()) return tl::unexpected(participation::no_such_announcement());
  return no_answer(withdraw_announcement(stage.app(), stage.person("clerk"), {}, *id,
                                         {permits.back().said.announcement, "falsches Flurstück"}));
}

Result<void> public_objects(Stage& stage) {
  const auto announcement = last_announcement(stage);
  if (!announcement) return tl::unexpected(announcement.error());
  const auto done = object_by_page(stage.app(), *announcement, citizen("Olga Offen"), "Zu viel Verkehr.");
  return done ? Result<void>{} : tl::unexpected(done.error());
}

Result<void> public_objects_on_paper(Stage& stage, Date received_on) {
  const auto announcement = last_announcement(stage);
  if (!announcement) return tl::unexpected(announcement.error());
  const auto letter = letter_on_file(stage);
  if (!letter) return tl::unexpected(letter.error());
  return no_answer(enter_objection(stage.app(), stage.person("clerk"), {}, *stage.application(),
                                   {*announcement, citizen("Paul Papier"), "Zu laut.", received_on, "paper", *letter}));
}

}  // namespace flurwerk::api::scenario
