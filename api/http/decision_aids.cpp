#include "api/app/decision_aids.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

Result<std::optional<std::int64_t>> whole_number(const Call& call, const char* name) {
  const auto text = call.request.query_value(name);
  if (!text) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error == std::errc{} && end == text->data() + text->size()) return value;
  return refuse(RefusalKind::malformed, "not-a-number", {"Das ist keine ganze Zahl.", "This is no whole number."}, {},
                {}, name);
}

json item_json(const FeeItem& item) {
  json out{{"id", item.id},
           {"name", text_json(item.name)},
           {"number", item.number},
           {"kind", item.kind == FeeItem::Kind::fixed       ? "fixed"
                    : item.kind == FeeItem::Kind::framework ? "framework"
                                                            : "per_started_unit"}};
  if (item.kind == FeeItem::Kind::framework) {
    out["from_cents"] = item.from_cents;
    out["to_cents"] = item.to_cents;
  } else {
    out["cents"] = item.cents;
  }
  return out;
}

json table_json(const FeeTable& table) {
  json items = json::array();
  json values = json::array();
  for (const auto& item : table.items) items.push_back(item_json(item));
  for (const auto& value : table.shell_values) {
    values.push_back({{"id", value.id}, {"name", text_json(value.name)}, {"cents_per_m3", value.cents_per_m3}});
  }
  return {{"name", table.name},
          {"basis", table.basis},
          {"valid_from", to_string(table.valid_from)},
          {"note", table.note ? text_json(*table.note) : json(nullptr)},
          {"items", std::move(items)},
          {"shell_values", std::move(values)}};
}

}  // namespace

Result<Response> get_fee(Call& call) {
  auto shown = show(call, Action::get_fee, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const auto tables = fee_tables(call.app, shown->the_case.application);
  if (!tables) return tl::unexpected(tables.error());
  const auto table = fee_table_for(*tables, shown->the_case.application, shown->today);
  if (!table) return tl::unexpected(table.error());
  json out{{"table", table_json(**table)}, {"fee", nullptr}};
  const auto item = call.request.query_value("item");
  if (!item) return json_response(out.dump());
  const auto cost = whole_number(call, "cost_cents");
  if (!cost) return tl::unexpected(cost.error());
  const auto volume = whole_number(call, "volume_l");
  if (!volume) return tl::unexpected(volume.error());
  const auto cents = whole_number(call, "cents");
  if (!cents) return tl::unexpected(cents.error());
  auto fee = compute_fee(**table, {std::string(*item), *cost, *volume, call.request.query_or("shell_value"), *cents});
  if (!fee) return tl::unexpected(fee.error());
  out["fee"] = fee_record_json(fee->record);
  out["fee"]["cents"] = fee->cents;
  return json_response(out.dump());
}

Result<Response> get_text_blocks(Call& call) {
  auto shown = show(call, Action::list_text_blocks, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const auto blocks = text_blocks(call.app, *shown->view, shown->the_case, shown->today);
  if (!blocks) return tl::unexpected(blocks.error());
  json list = json::array();
  for (const auto& [block, own] : *blocks) {
    list.push_back({{"id", block.id},
                    {"part", block.part},
                    {"kind", block.kind},
                    {"topic", block.topic},
                    {"title", text_json(block.title)},
                    {"text", block.text},
                    {"legal_basis", block.legal_basis},
                    {"outcomes", block.outcomes},
                    {"own", own},
                    {"note", block.note ? text_json(*block.note) : json(nullptr)}});
  }
  json grounds = json::array();
  for (const auto& ground : shown->law.cancellation_grounds) {
    grounds.push_back({{"id", ground.id},
                       {"name", text_json(ground.name)},
                       {"basis", ground.basis},
                       {"revocation", ground.revocation},
                       {"note", ground.note ? text_json(*ground.note) : json(nullptr)}});
  }
  return json_response(json{{"blocks", std::move(list)}, {"cancellation_grounds", std::move(grounds)}}.dump());
}

}  // namespace flurwerk::api
