// Public announcements over HTTP, for the authority: announcing, withdrawing, objections and what they say.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/decisions.hpp"
#include "api/app/publicity.hpp"
#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

json tracked_json(const Onlook& onlook, const Case& the_case, const Deadline& deadline) {
  const auto* tracked = the_case.application.deadline(deadline.id);
  auto out = deadline_json(deadline, tracked == nullptr ? Settlement{Running{}} : tracked->settlement, onlook.law);
  add_history(onlook, the_case, deadline_history(the_case), out);
  return out;
}

json announcement_json(const Onlook& onlook, const Case& the_case, const participation::Announcement& announcement) {
  const auto& said = announcement.said;
  return {{"id", said.announcement.value},
          {"ground", said.ground},
          {"basis", said.basis},
          {"subject", said.subject},
          {"place", said.place},
          {"released", released_json(said.released)},
          {"applied_on", date_json(said.applied_on)},
          {"published_on", to_string(said.published_on)},
          {"display_from", to_string(said.display_from)},
          {"display", tracked_json(onlook, the_case, said.display)},
          {"objections", tracked_json(onlook, the_case, said.objections)},
          {"withdrawn_on", date_json(announcement.withdrawn_on)},
          {"withdrawn_because", announcement.withdrawn_because},
          {"published", announcement.published(onlook.today)},
          {"on_display", announcement.on_display(onlook.today)}};
}

json permit_announcement_json(const Onlook& onlook, const Case& the_case,
                              const participation::PermitAnnouncement& announcement) {
  const auto& said = announcement.said;
  return {{"id", said.announcement.value},
          {"basis", said.basis},
          {"tenor", said.tenor},
          {"remedies_text", said.remedies_text},
          {"place", said.place},
          {"published_on", to_string(said.published_on)},
          {"display", tracked_json(onlook, the_case, said.display)},
          {"remedies", tracked_json(onlook, the_case, said.remedies)},
          {"withdrawn_on", date_json(announcement.withdrawn_on)},
          {"withdrawn_because", announcement.withdrawn_because},
          {"published", announcement.published(onlook.today)}};
}

// What may be announced of the permit, and whether the law demands it.
json permit_words_json(const Onlook& onlook, const Case& the_case) {
  const auto* project = participation::announced_project(the_case.participation);
  const auto words = words_of_permit(onlook.app, onlook.view, the_case, onlook.today);
  if (project == nullptr || words.tenor.empty()) return nullptr;
  const auto& grounds = onlook.law.announcement_grounds;
  const auto ground = std::ranges::find(grounds, project->said.ground, &AnnouncementGround::id);
  return {{"required", ground != grounds.end() && ground->permit_too},
          {"tenor", words.tenor},
          {"remedies_text", words.remedies}};
}

json objection_json(const Onlook& onlook, const participation::Objection& objection) {
  const auto person = onlook.view.parties().person(objection.person).value_or(Person{});
  return {{"id", objection.id.value},
          {"number", objection.number},
          {"announcement", objection.announcement.value},
          {"person",
           {{"name", person.name}, {"street", person.street}, {"postcode", person.postal_code}, {"city", person.city}}},
          {"text", objection.text},
          {"received_on", to_string(objection.received_on)},
          {"late", objection.late},
          {"entered_from", objection.entered_from},
          {"source", objection.source.empty() ? json(nullptr) : json(objection.source.value)}};
}

template <class UseCase>
Result<Response> announcement_act(Call& call, UseCase use_case) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, use_case(*precondition, json::parse(call.request.body)));
}

AnnouncementId announcement_in_path(const Call& call) {
  return AnnouncementId{std::string{call.request.path_param("announcement")}};
}

}  // namespace

Result<Response> get_announcements(Call& call) {
  auto shown = show_as_of(call, Action::list_announcements);
  if (!shown) return tl::unexpected(shown.error());
  const auto onlook = shown->onlook(call);
  json grounds = json::array(), announcements = json::array(), objections = json::array(), permits = json::array();
  for (const auto& ground : onlook.law.announcement_grounds) {
    grounds.push_back({{"id", ground.id},
                       {"name", text_json(ground.name)},
                       {"basis", ground.basis},
                       {"on_application", ground.on_application},
                       {"note", ground.note ? text_json(*ground.note) : json(nullptr)}});
  }
  for (const auto& one : shown->the_case.participation.announcements) {
    announcements.push_back(announcement_json(onlook, shown->the_case, one));
  }
  for (const auto& one : shown->the_case.participation.objections) objections.push_back(objection_json(onlook, one));
  for (const auto& one : shown->the_case.participation.permit_announcements) {
    permits.push_back(permit_announcement_json(onlook, shown->the_case, one));
  }
  return json_response(json{{"version", shown->the_case.application.version},
                            {"today", to_string(onlook.today)},
                            {"grounds", std::move(grounds)},
                            {"announcements", std::move(announcements)},
                            {"objections", std::move(objections)},
                            {"permits", std::move(permits)},
                            {"permit", permit_words_json(onlook, shown->the_case)}}
                           .dump());
}

Result<Response> post_announcement(Call& call) {
  return announcement_act(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto from = date_from(body.at("display_from").get<std::string>(), "/display_from");
    if (!from) return tl::unexpected(from.error());
    participation::AnnounceProject command{{}, body.at("ground"), {}, body.at("subject"), body.at("place"), {}, *from};
    if (body.contains("applied_on")) {
      const auto applied = date_from(body.at("applied_on").get<std::string>(), "/applied_on");
      if (!applied) return tl::unexpected(applied.error());
      command.applied_on = *applied;
    }
    for (const auto& id : body.at("released")) command.released.push_back({id});
    return announce_project(call.app, call.caller, precondition, call.application(), std::move(command));
  });
}

Result<Response> post_permit_announcement(Call& call) {
  return announcement_act(call, [&](const Precondition& precondition, const json& body) {
    return announce_permit(call.app, call.caller, precondition, call.application(),
                           {{}, body.at("tenor"), body.at("remedies_text"), body.at("place")});
  });
}

Result<Response> post_announcement_withdrawal(Call& call) {
  return announcement_act(call, [&](const Precondition& precondition, const json& body) {
    return withdraw_announcement(call.app, call.caller, precondition, call.application(),
                                 {announcement_in_path(call), body.at("reason")});
  });
}

Result<Response> post_objection(Call& call) {
  return announcement_act(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto on = date_from(body.at("received_on").get<std::string>(), "/received_on");
    if (!on) return tl::unexpected(on.error());
    const auto& person = body.at("person");
    ObjectionInput input{announcement_in_path(call),
                         {},
                         body.at("text"),
                         *on,
                         body.at("entered_from"),
                         DocumentId{body.at("source").get<std::string>()}};
    input.person.name = person.at("name");
    input.person.street = person.value("street", "");
    input.person.postal_code = person.value("postcode", "");
    input.person.city = person.value("city", "");
    return enter_objection(call.app, call.caller, precondition, call.application(), input);
  });
}

}  // namespace flurwerk::api
