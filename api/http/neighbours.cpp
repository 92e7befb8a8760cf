// Neighbours over HTTP, for the authority: who adjoins, who was notified when, what they said.
#include "api/app/neighbours.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"
#include "geo/parcel_key.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

json parcel_json(const ParcelKey& key) { return {{"key", key.value}, {"name", geo::short_parcel_name(key)}}; }

json parcels_json(const std::vector<ParcelKey>& keys) {
  json list = json::array();
  for (const auto& key : keys) list.push_back(parcel_json(key));
  return list;
}

std::string public_use_word(geo::PublicUse use) {
  switch (use) {
    case geo::PublicUse::none: return "none";
    case geo::PublicUse::traffic: return "traffic";
    case geo::PublicUse::green: return "green";
    case geo::PublicUse::water: return "water";
  }
  return {};
}

json adjoining_json(const AdjoiningLand& land, const Case& the_case) {
  json list = json::array();
  for (const auto& parcel : land.parcels) {
    json concerns = json::array(), named = json::array();
    for (const auto& concern : parcel.concerns) {
      concerns.push_back(
          {{"check", concern.check}, {"basis", concern.legal_basis}, {"text", text_json(concern_text(concern))}});
    }
    for (const auto& neighbour : the_case.participation.neighbours) {
      const auto& theirs = neighbour.spec.parcels;
      if (std::find(theirs.begin(), theirs.end(), parcel.key) != theirs.end()) named.push_back(neighbour.number);
    }
    list.push_back({{"parcel", parcel_json(parcel.key)},
                    {"public_use", public_use_word(parcel.public_use)},
                    {"boundary_m", parcel.boundary_m},
                    {"concerns", std::move(concerns)},
                    {"named", std::move(named)}});
  }
  return list;
}

json answer_json(const std::optional<participation::NeighbourAnswer>& answer) {
  if (!answer) return nullptr;
  return {{"version", answer->version},
          {"outcome", answer->outcome == NeighbourOutcome::consent ? "consent" : "objection"},
          {"text", answer->text},
          {"received_on", to_string(answer->received_on)},
          {"late", answer->late},
          {"entered_from", answer->entered_from},
          {"source", answer->source.empty() ? json(nullptr) : json(answer->source.value)}};
}

json notification_json(const Onlook& onlook, const Case& the_case, const DeadlineHistory& history,
                       const participation::Neighbour& neighbour) {
  if (!neighbour.notification) return nullptr;
  const auto& sent = *neighbour.notification;
  json deadline = nullptr;
  if (sent.deadline) {
    const auto* tracked = the_case.application.deadline(sent.deadline->id);
    deadline =
        deadline_json(*sent.deadline, tracked == nullptr ? Settlement{Running{}} : tracked->settlement, onlook.law);
    add_history(onlook, the_case, history, deadline);
  }
  return {{"subject", sent.subject},
          {"released", released_json(sent.released)},
          {"service", sent.service},
          {"sent_on", to_string(sent.sent_on)},
          {"letter", sent.letter.value},
          {"deadline", std::move(deadline)},
          {"received_on", date_json(sent.received_on)},
          {"evidence", sent.evidence},
          {"returned_on", date_json(sent.returned_on)},
          {"returned_because", sent.returned_because}};
}

json owner_json(const View& view, const PersonId& id) {
  const auto person = view.parties().person(id).value_or(Person{});
  return {{"name", person.name}, {"street", person.street}, {"postcode", person.postal_code}, {"city", person.city}};
}

json neighbour_json(const Onlook& onlook, const Case& the_case, const DeadlineHistory& history,
                    const participation::Neighbour& neighbour) {
  return {{"id", neighbour.spec.neighbour.value},
          {"number", neighbour.number},
          {"person", owner_json(onlook.view, neighbour.spec.person)},
          {"parcels", parcels_json(neighbour.spec.parcels)},
          {"boundary_m", static_cast<double>(neighbour.spec.boundary_mm) / 1000},
          {"concern", neighbour.spec.concern},
          {"standing", std::string{participation::to_string(neighbour.standing(onlook.today))}},
          {"notification", notification_json(onlook, the_case, history, neighbour)},
          {"opened_on", date_json(neighbour.opened_on)},
          {"answer", answer_json(neighbour.answer)},
          {"earlier_answers", neighbour.earlier.size()}};
}

template <class UseCase>
Result<Response> neighbour_act(Call& call, UseCase use_case) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, use_case(*precondition, json::parse(call.request.body)));
}

NeighbourId neighbour_in_path(const Call& call) {
  return NeighbourId{std::string{call.request.path_param("neighbour")}};
}

Result<std::vector<NeighbourInput>> inputs_from(const json& body) {
  std::vector<NeighbourInput> inputs;
  const auto& list = body.at("neighbours");
  for (std::size_t i = 0; i < list.size(); ++i) {
    NeighbourInput input;
    for (const auto& text : list[i].at("parcels")) {
      const auto key = geo::parse_parcel_key(text.get<std::string>());
      if (!key) {
        Refusal refusal = key.error();
        refusal.field = "/neighbours/" + std::to_string(i) + "/parcels";
        return tl::unexpected(refusal);
      }
      input.parcels.push_back(*key);
    }
    const auto& person = list[i].at("person");
    input.person.name = person.at("name");
    input.person.street = person.value("street", "");
    input.person.postal_code = person.value("postcode", "");
    input.person.city = person.value("city", "");
    inputs.push_back(std::move(input));
  }
  return inputs;
}

Result<std::optional<Date>> optional_date(const json& body, const char* name) {
  if (!body.contains(name) || body.at(name).is_null()) return std::optional<Date>{};
  return date_from(body.at(name).get<std::string>(), std::string{"/"} + name).map([](Date date) {
    return std::optional{date};
  });
}

}  // namespace

Result<Response> get_neighbours(Call& call) {
  auto shown = show_as_of(call, Action::get_neighbours);
  if (!shown) return tl::unexpected(shown.error());
  const auto onlook = shown->onlook(call);
  const auto land = adjoining_land(call.app, onlook.view, shown->the_case, onlook.today);
  const auto history = deadline_history(shown->the_case);
  json neighbours = json::array();
  for (const auto& neighbour : shown->the_case.participation.neighbours) {
    neighbours.push_back(neighbour_json(onlook, shown->the_case, history, neighbour));
  }
  return json_response(json{{"version", shown->the_case.application.version},
                            {"today", to_string(onlook.today)},
                            {"adjoining", adjoining_json(land, shown->the_case)},
                            {"not_checked", land.not_checked ? text_json(*land.not_checked) : json(nullptr)},
                            {"neighbours", std::move(neighbours)}}
                           .dump());
}

Result<Response> post_neighbours(Call& call) {
  return neighbour_act(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto inputs = inputs_from(body);
    if (!inputs) return tl::unexpected(inputs.error());
    return name_neighbours(call.app, call.caller, precondition, call.application(), *inputs);
  });
}

Result<Response> post_neighbour_removal(Call& call) {
  return neighbour_act(call, [&](const Precondition& precondition, const json& body) {
    return remove_neighbour(call.app, call.caller, precondition, call.application(),
                            {neighbour_in_path(call), body.at("reason")});
  });
}

Result<Response> get_neighbours_csv(Call& call) {
  auto csv = neighbours_csv(call.app, call.caller, call.application());
  if (!csv) return tl::unexpected(csv.error());
  return Response{200,
                  "text/csv; charset=utf-8",
                  std::move(*csv),
                  {{"Content-Disposition", content_disposition("Angrenzende Grundstücke.csv", false)}},
                  {}};
}

Result<Response> post_neighbours_csv(Call& call) {
  std::string csv;
  auto read = call.request.read_body([&](std::string_view bytes) {
    csv.append(bytes);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, import_neighbours(call.app, call.caller, *precondition, call.application(), csv));
}

Result<Response> post_neighbour_notification(Call& call) {
  return neighbour_act(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto sent_on = date_from(body.at("sent_on").get<std::string>(), "/sent_on");
    if (!sent_on) return tl::unexpected(sent_on.error());
    NotifyInput input{{}, body.at("subject"), {}, body.at("service"), *sent_on};
    for (const auto& id : body.at("neighbours")) input.neighbours.push_back({id});
    for (const auto& id : body.at("released")) input.released.push_back({id});
    return notify_neighbours(call.app, call.caller, precondition, call.application(), input);
  });
}

Result<Response> post_neighbour_receipt(Call& call) {
  return neighbour_act(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto on = date_from(body.at("received_on").get<std::string>(), "/received_on");
    if (!on) return tl::unexpected(on.error());
    return record_neighbour_receipt(call.app, call.caller, precondition, call.application(),
                                    {neighbour_in_path(call), *on, body.at("evidence")});
  });
}

Result<Response> post_neighbour_return(Call& call) {
  return neighbour_act(call, [&](const Precondition& precondition, const json& body) {
    return return_neighbour_letter(call.app, call.caller, precondition, call.application(),
                                   {neighbour_in_path(call), body.at("reason")});
  });
}

Result<Response> post_neighbour_answer(Call& call) {
  return neighbour_act(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto on = optional_date(body, "received_on");
    if (!on) return tl::unexpected(on.error());
    participation::AnswerAsNeighbour command;
    command.neighbour = neighbour_in_path(call);
    command.outcome = body.at("outcome") == "consent" ? NeighbourOutcome::consent : NeighbourOutcome::objection;
    command.text = body.value("text", "");
    command.received_on = *on;
    command.entered_from = body.at("entered_from");
    command.source = DocumentId{body.at("source").get<std::string>()};
    if (body.contains("corrects")) command.corrects = body.at("corrects").get<int>();
    return enter_neighbour_answer(call.app, call.caller, precondition, call.application(), command);
  });
}

}  // namespace flurwerk::api
