#include "api/http/house_rules.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/app/authorities.hpp"
#include "api/app/fee_csv.hpp"
#include "api/app/house.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json source_json(const Sourced& row) {
  return {{"basis", row.basis},
          {"valid_from", to_string(row.valid_from)},
          {"valid_to", date_json(row.valid_to)},
          {"confidence", row.confidence == Confidence::statute ? "statute" : "unsure"},
          {"note", row.note ? text_json(*row.note) : json(nullptr)}};
}

json rule_json(const char* topic, const std::string& id, const Text& name, const Sourced& row) {
  json out = source_json(row);
  out.update({{"topic", topic}, {"id", id}, {"name", text_json(name)}, {"length", nullptr}, {"on_silence", nullptr}});
  return out;
}

template <class Rows>
void add_named(json& list, const char* topic, const Rows& rows) {
  for (const auto& row : rows) list.push_back(rule_json(topic, row.id, row.name, row));
}

// Every dated row of the law on this day, as the authority applies it.
json rules_json(const LawAt& law) {
  json list = json::array();
  list.push_back(rule_json("setbacks", "setbacks", {"Abstandsflächen", "Setbacks"}, law.setbacks));
  list.push_back(rule_json("coverage", "coverage", {"Maß der baulichen Nutzung", "Site coverage"}, law.coverage));
  for (const auto& rule : law.periods) {
    json one = rule_json("periods", rule.id, rule.name, rule);
    one["length"] = to_string(rule.length);
    one["on_silence"] = std::string{to_string(rule.on_silence)};
    list.push_back(std::move(one));
  }
  add_named(list, "procedures", law.procedures);
  add_named(list, "documents", law.documents);
  for (const auto& trigger : law.triggers) {
    json one = rule_json("triggers", trigger.id, trigger.name, trigger);
    if (const auto* period = law.period(trigger.period_rule)) one["length"] = to_string(period->length);
    one["on_silence"] = std::string{to_string(trigger.on_silence)};
    list.push_back(std::move(one));
  }
  add_named(list, "refusal_grounds", law.refusal_grounds);
  add_named(list, "cancellation_grounds", law.cancellation_grounds);
  add_named(list, "postponement_grounds", law.postponement_grounds);
  add_named(list, "change_effects", law.change_effects);
  add_named(list, "announcement_grounds", law.announcement_grounds);
  add_named(list, "file_access", law.file_access);
  return list;
}

json switches_json(const LawAt& law, const HouseRules& rules) {
  json list = json::array();
  for (const auto& one : law.switches) {
    json out = source_json(one);
    json options = json::array();
    for (const auto& option : one.options) options.push_back({{"id", option.id}, {"name", text_json(option.name)}});
    json choices = json::array();
    std::string chosen = one.options.front().id;
    for (const auto& choice : rules.options) {
      if (choice.law_switch != one.id) continue;
      if (choice.valid_from <= law.on && (!choice.valid_to || law.on <= *choice.valid_to)) chosen = choice.option;
      choices.push_back({{"option", choice.option},
                         {"reason", choice.reason},
                         {"valid_from", to_string(choice.valid_from)},
                         {"valid_to", date_json(choice.valid_to)}});
    }
    out.update({{"id", one.id},
                {"name", text_json(one.name)},
                {"options", std::move(options)},
                {"chosen", chosen},
                {"choices", std::move(choices)}});
    list.push_back(std::move(out));
  }
  return list;
}

json fee_tables_json(const HouseRules& rules) {
  json list = json::array();
  for (const auto& table : rules.fee_tables) {
    list.push_back({{"valid_from", to_string(table.valid_from)},
                    {"valid_to", date_json(table.valid_to)},
                    {"table", json::parse(fee_table_content(table))}});
  }
  return list;
}

json blocks_json(const std::vector<TextBlock>& blocks, bool own) {
  json list = json::array();
  for (const auto& block : blocks) {
    json out = source_json(block);
    out.update({{"id", block.id},
                {"part", block.part},
                {"kind", block.kind},
                {"topic", block.topic},
                {"title", text_json(block.title)},
                {"text", block.text},
                {"legal_basis", block.legal_basis},
                {"procedures", block.procedures},
                {"outcomes", block.outcomes},
                {"own", own}});
    list.push_back(std::move(out));
  }
  return list;
}

Result<json> holidays_json(const LawAt& law, const HouseRules& rules) {
  const auto year = static_cast<int>(std::chrono::year_month_day{law.on}.year());
  const auto statewide = holidays(law.land, year);
  if (!statewide) return tl::unexpected(statewide.error());
  json list = json::array();
  for (const auto& day : *statewide) {
    list.push_back({{"date", to_string(day.date)}, {"name", day.name}, {"own", false}});
  }
  for (const auto& day : rules.holidays) {
    list.push_back({{"date", to_string(day.date)}, {"name", day.name}, {"own", true}});
  }
  return list;
}

json retention_json(const HouseRules& rules) {
  json list = json::array();
  for (const auto& rule : rules.retention) {
    list.push_back({{"key", rule.key},
                    {"after", to_string(rule.after)},
                    {"basis", rule.basis},
                    {"reason", rule.reason},
                    {"valid_from", to_string(rule.valid_from)},
                    {"valid_to", date_json(rule.valid_to)}});
  }
  return list;
}

}  // namespace

Result<AuthorityId> administered(const Call& call) {
  return kept_authority(*call.app.store.read(), call.caller, call.request.query_or("authority"));
}

Result<Date> day_asked_for(const Call& call) {
  const auto on = call.request.query_value("on");
  if (!on) return call.today();
  return date_from(*on, "on");
}

Result<Response> get_house_rules(Call& call) {
  const auto id = administered(call);
  if (!id) return tl::unexpected(id.error());
  const auto on = day_asked_for(call);
  if (!on) return tl::unexpected(on.error());
  const auto authority = call.app.store.read()->accounts().authority(*id);
  if (!authority) throw std::logic_error("an administrator of no authority");
  const auto law = law_for(call.app, *id, authority->land, *on);
  if (!law) return tl::unexpected(law.error());
  const auto rules = rules_of(call.app, *id);
  if (!rules) return tl::unexpected(rules.error());
  auto days = holidays_json(*law, *rules);
  if (!days) return tl::unexpected(days.error());
  json blocks = blocks_json(rules->text_blocks, true);
  for (auto& block : blocks_json(law->text_blocks, false)) blocks.push_back(std::move(block));
  return json_response(json{{"authority", {{"id", id->value}, {"name", authority->name}}},
                            {"land", law->land},
                            {"on", to_string(law->on)},
                            {"today", to_string(call.today())},
                            {"law_version", law->version},
                            {"rules", rules_json(*law)},
                            {"switches", switches_json(*law, *rules)},
                            {"fee_tables", fee_tables_json(*rules)},
                            {"text_blocks", std::move(blocks)},
                            {"holidays", std::move(*days)},
                            {"retention", retention_json(*rules)}}
                           .dump());
}

Result<Response> get_house_rule_changes(Call& call) {
  const auto id = administered(call);
  if (!id) return tl::unexpected(id.error());
  const auto view = call.app.store.read();
  json list = json::array();
  for (const auto& entry : view->house_book().entries(*id)) {
    const auto account = view->accounts().account(entry.account);
    list.push_back({{"seq", entry.seq},
                    {"kind", std::string{to_string(entry.kind)}},
                    {"key", entry.key},
                    {"valid_from", to_string(entry.valid_from)},
                    {"content", entry.content.empty() ? json(nullptr) : json::parse(entry.content)},
                    {"reason", entry.reason},
                    {"by", account ? account->name : entry.account.value},
                    {"at", to_string(entry.at)}});
  }
  std::reverse(list.begin(), list.end());
  return json_response(json{{"changes", std::move(list)}}.dump());
}

Result<Response> post_house_rule(Call& call) {
  const auto id = administered(call);
  if (!id) return tl::unexpected(id.error());
  const auto body = json::parse(call.request.body);
  HouseRuleInput input{
      parse_house_rule_kind(body.at("kind").get<std::string>()).value(), body.at("key"), {}, {}, body.at("reason")};
  if (!body.at("content").is_null()) input.content = body.at("content").dump();
  if (body.contains("valid_from")) {
    const auto from = date_from(body.at("valid_from").get<std::string>(), "/valid_from");
    if (!from) return tl::unexpected(from.error());
    input.valid_from = *from;
  }
  const auto added = add_house_rule(call.app, call.caller, *id, input);
  if (!added) return tl::unexpected(added.error());
  return json_response(json{{"valid_from", to_string(added->valid_from)},
                            {"cases_moved", added->cases_moved},
                            {"deadlines_moved", added->deadlines_moved}}
                           .dump(),
                       201);
}

}  // namespace flurwerk::api
