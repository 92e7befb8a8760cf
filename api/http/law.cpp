#include <nlohmann/json.hpp>

#include "api/app/house.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/calendar/holidays.hpp"
#include "permit-core/calendar/period.hpp"
#include "permit-core/find_procedure.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// What a case of this procedure may name as its basis (permit-core/case_link.hpp): a whole it must, a ruling it can.
json stands_on(const Procedure& procedure) {
  return procedure.needs_whole ? json("whole") : procedure.works ? json("ruling") : json(nullptr);
}

// The law of the Land and day that the query names: Hesse and today unless it says otherwise.
Result<LawAt> law_asked_for(const Call& call) {
  Date day = call.today();
  if (const auto on = call.request.query_value("on")) {
    const auto date = date_from(*on, "on");
    if (!date) return tl::unexpected(date.error());
    day = *date;
  }
  return call.app.law.at(call.request.query_or("land", "HE"), day);
}

}  // namespace

Result<Response> get_period(Call& call) {
  const std::string authority = call.request.query_or("authority");
  auto calendar =
      authority.empty() ? HolidayCalendar::of(call.request.query_or("land", "HE")) : calendar_of(call.app, authority);
  if (!calendar) return tl::unexpected(calendar.error());
  auto derivation =
      asked_period({call.request.query_or("from"), call.request.query_or("length"), call.request.query_or("until"),
                    call.request.query_or("extend"), call.request.query_or("extend_from", "end")},
                   *calendar, call.request.query_or("shift", "true") == "false" ? Shift::no : Shift::yes);
  if (!derivation) return tl::unexpected(derivation.error());
  return json_response(derivation_json(*derivation).dump());
}

Result<Response> get_holidays(Call& call) {
  const std::string land = call.request.query_or("land", "HE");
  const auto year = json::parse(call.request.query_or("year"), nullptr, false);
  if (!year.is_number_integer() || year < 1 || year > 9999) {
    return refuse(RefusalKind::invalid, "bad-year", {"Das ist kein Jahr.", "This is no year."}, {}, {}, "year");
  }
  auto days = holidays(land, year.get<int>());
  if (!days) return tl::unexpected(days.error());
  json list = json::array();
  for (const auto& day : *days) list.push_back({{"date", flurwerk::to_string(day.date)}, {"name", day.name}});
  return json_response(json{{"land", land}, {"year", year}, {"holidays", std::move(list)}}.dump());
}

Result<Response> get_citations(Call& call) {
  const auto law = law_asked_for(call);
  if (!law) return tl::unexpected(law.error());
  json list = json::array();
  for (const auto& provision : call.request.query_values("of")) {
    list.push_back({{"of", provision}, {"is", law->cite(provision)}});
  }
  return json_response(json{{"land", law->land}, {"citations", std::move(list)}}.dump());
}

namespace {

// Whose receipt begins the wait, and who can end it.
json exemption_json(const Procedure& procedure) {
  if (procedure.municipality_rule.empty()) return nullptr;
  json sides = json::array({"municipality"});
  if (!procedure.authority_rule.empty()) sides.push_back("authority");
  return {{"receipt_by", procedure.receipt_by_authority ? "authority" : "municipality"},
          {"at_the_latest", !procedure.forwarding_rule.empty()},
          {"sides", std::move(sides)},
          {"waiver", procedure.waiver}};
}

}  // namespace

Result<Response> get_procedures(Call& call) {
  const auto law = law_asked_for(call);
  if (!law) return tl::unexpected(law.error());
  json body{{"land", law->land},
            {"law_version", law->version},
            {"procedures", json::array()},
            {"document_types", json::array()},
            {"notes", json::array()}};
  for (const auto& procedure : law->procedures) {
    json required = json::array();
    for (const auto* document : law->documents_for(procedure.id)) {
      if (document->always && !document->portal_form) required.push_back(document->id);
    }
    body["procedures"].push_back({{"id", procedure.id},
                                  {"name", text_json(procedure.name)},
                                  {"basis", procedure.basis},
                                  {"stands_on", stands_on(procedure)},
                                  {"carried", carried(*law, procedure)},
                                  {"prepared_by", to_string(procedure.prepared_by)},
                                  {"exemption", exemption_json(procedure)},
                                  {"required_documents", std::move(required)}});
    if (procedure.note) body["notes"].push_back(text_json(*procedure.note));
  }
  for (const auto& document : law->documents) {
    body["document_types"].push_back({{"id", document.id}, {"name", text_json(document.name)}});
  }
  for (const auto& period : law->periods) {
    if (period.note) body["notes"].push_back(text_json(*period.note));
  }
  return json_response(body.dump());
}

}  // namespace flurwerk::api
