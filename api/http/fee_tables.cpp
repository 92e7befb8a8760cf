// An authority's fee table before it is saved: what it comes to on an example, and as CSV.
#include <nlohmann/json.hpp>

#include "api/app/fee_csv.hpp"
#include "api/app/house.hpp"
#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/house_rules.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/fee.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

std::optional<std::int64_t> amount(const json& input, const char* key) {
  const auto found = input.find(key);
  return found == input.end() || found->is_null() ? std::nullopt : std::optional{found->get<std::int64_t>()};
}

}  // namespace

Result<Response> post_fee_trial(Call& call) {
  const auto body = json::parse(call.request.body);
  const auto table = fee_table_of(body.at("table").dump(), call.today());
  if (!table) return tl::unexpected(table.error());
  const auto& input = body.at("input");
  const auto fee = compute_fee(*table, {input.at("item"), amount(input, "cost_cents"), amount(input, "volume_l"),
                                        input.value("shell_value", ""), amount(input, "cents")});
  if (!fee) return tl::unexpected(fee.error());
  json out = fee_record_json(fee->record);
  out["cents"] = fee->cents;
  return json_response(json{{"fee", std::move(out)}}.dump());
}

Result<Response> get_fee_table_csv(Call& call) {
  const auto authority = administered(call);
  if (!authority) return tl::unexpected(authority.error());
  const auto on = day_asked_for(call);
  if (!on) return tl::unexpected(on.error());
  const auto rules = rules_of(call.app, *authority);
  if (!rules) return tl::unexpected(rules.error());
  for (const FeeTable& table : rules->fee_tables) {
    if (table.valid_from > *on || (table.valid_to && *table.valid_to < *on)) continue;
    return Response{200,
                    "text/csv; charset=utf-8",
                    fee_table_csv(table),
                    {{"Content-Disposition", content_disposition("Gebuehrenverzeichnis.csv", false)}},
                    {}};
  }
  return refuse(RefusalKind::not_found, "no-fee-table",
                {"An diesem Tag gilt kein Gebührenverzeichnis.", "No fee table holds on this day."},
                {"Wählen Sie einen anderen Tag.", "Choose another day."}, {}, "on");
}

Result<Response> post_fee_table_csv(Call& call) {
  std::string csv;
  auto read = call.request.read_body([&](std::string_view bytes) {
    csv.append(bytes);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  const auto content = fee_table_from_csv(csv);
  if (!content) return tl::unexpected(content.error());
  if (const auto table = fee_table_of(*content, call.today()); !table) return tl::unexpected(table.error());
  return json_response(R"({"table":)" + *content + "}");
}

}  // namespace flurwerk::api
