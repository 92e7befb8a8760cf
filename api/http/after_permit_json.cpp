// What the contract says about a case after its decision, and about deviations and fees of the decision itself.
#include <array>
#include <nlohmann/json.hpp>

#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

constexpr std::array deviation_words = {"deviation", "exception", "exemption"};
constexpr std::array<std::string_view, 3> answer_words{"yes", "no", "not_answered"};
constexpr std::array notice_words = {"start", "shell", "completion", "early_use"};

json name_or_null(const View& view, const PersonId& id) {
  const auto person = id.empty() ? std::nullopt : view.parties().person(id);
  return person ? json(person->name) : json(nullptr);
}

// Neighbours are named to the authority alone; the applicant sees that and when somebody was served.
json addressee_json(const Onlook& onlook, const AddresseeServed& served, bool authority) {
  json out{{"id", served.addressee},    {"role", served.role},        {"name", nullptr},
           {"service", served.service}, {"on", to_string(served.on)}, {"served_on", to_string(served.served_on)}};
  if (!served.agency.empty()) {
    const auto agency = onlook.view.accounts().agency(served.agency);
    out["name"] = agency ? agency->name : served.agency.value;
  } else if (authority || served.role == "representative") {
    out["name"] = name_or_null(onlook.view, served.person);
  }
  return out;
}

json site_notice_json(const Onlook& onlook, const SiteNoticeGiven& given) {
  return {{"notice", notice_words.at(static_cast<std::size_t>(given.notice))},
          {"received_on", to_string(given.received_on)},
          {"planned_on", to_string(given.planned_on)},
          {"late", given.late},
          {"earliest_on",
           given.deadlines.empty() ? json(nullptr) : json(to_string(day_after(given.deadlines.front().due_on())))},
          {"site_manager", name_or_null(onlook.view, given.site_manager)},
          {"contractor", name_or_null(onlook.view, given.contractor)}};
}

}  // namespace

json fee_record_json(const FeeRecord& fee) {
  json steps = json::array();
  for (const auto& step : fee.steps) steps.push_back({{"what", text_json(step.what)}, {"cents", step.cents}});
  return {{"item", fee.item}, {"basis", fee.basis}, {"table_of", to_string(fee.table_of)}, {"steps", std::move(steps)}};
}

json questions_json(const std::vector<QuestionRuling>& rulings) {
  json list = json::array();
  for (const auto& ruling : rulings) {
    list.push_back({{"id", ruling.id},
                    {"question", ruling.question},
                    {"answer", answer_words.at(static_cast<std::size_t>(ruling.answer))},
                    {"reason", ruling.reason}});
  }
  return list;
}

std::vector<QuestionRuling> questions_from(const json& list) {
  std::vector<QuestionRuling> rulings;
  for (const auto& entry : list) {
    const auto word = std::ranges::find(answer_words, entry.at("answer").get<std::string>());
    rulings.push_back({{},
                       entry.at("question"),
                       static_cast<QuestionAnswer>(word - answer_words.begin()),
                       entry.value("reason", "")});
  }
  return rulings;
}

json deviations_json(const std::vector<DeviationRuling>& rulings) {
  json list = json::array();
  for (const auto& ruling : rulings) {
    list.push_back({{"id", ruling.id},
                    {"kind", deviation_words.at(static_cast<std::size_t>(ruling.kind))},
                    {"rule", ruling.rule},
                    {"subject", ruling.subject},
                    {"protects_neighbour", ruling.protects_neighbour},
                    {"granted", ruling.granted},
                    {"reason", ruling.reason}});
  }
  return list;
}

std::vector<DeviationRuling> deviations_from(const json& list) {
  std::vector<DeviationRuling> rulings;
  for (const auto& entry : list) {
    const auto word = std::find(deviation_words.begin(), deviation_words.end(), entry.at("kind").get<std::string>());
    rulings.push_back({{},
                       static_cast<DeviationKind>(word - deviation_words.begin()),
                       entry.at("rule"),
                       entry.at("subject"),
                       entry.at("protects_neighbour"),
                       entry.at("granted"),
                       entry.value("reason", "")});
  }
  return rulings;
}

void add_after_permit(const Onlook& onlook, const Case& the_case, json& out) {
  const auto& application = the_case.application;
  const bool authority = onlooker(onlook.caller, the_case) == Onlooker::authority;
  out["addressees"] = out["site_notices"] = out["inspections"] = out["corrections"] = json::array();
  for (const auto& served : application.addressees)
    out["addressees"].push_back(addressee_json(onlook, served, authority));
  for (const auto& given : application.site_notices) out["site_notices"].push_back(site_notice_json(onlook, given));
  for (const auto& seen : application.inspections) {
    out["inspections"].push_back({{"on", to_string(seen.on)},
                                  {"occasion", seen.occasion},
                                  {"findings", seen.findings},
                                  {"defects", seen.defects}});
  }
  for (const auto& corrected : application.corrections) {
    out["corrections"].push_back({{"wrong", corrected.wrong},
                                  {"right", corrected.right},
                                  {"reason", corrected.reason},
                                  {"notice", corrected.notice.value}});
  }
  out["interrupted_since"] = date_json(application.interrupted_since);
  out["expired_on"] = date_json(application.expired_on);
  out["validity_requested_on"] =
      application.validity_request ? json(to_string(application.validity_request->received_on)) : json(nullptr);
  out["cancellation"] = nullptr;
  if (const auto& cancelled = application.cancellation) {
    out["cancellation"] = {{"kind", cancelled->kind == CancellationKind::revocation ? "revocation" : "withdrawal"},
                           {"basis", cancelled->basis},
                           {"reasons", cancelled->reasons},
                           {"effective_on", to_string(cancelled->effective_on)},
                           {"served_on", to_string(cancelled->served_on)},
                           {"notice", cancelled->notice.value}};
  }
}

}  // namespace flurwerk::api
