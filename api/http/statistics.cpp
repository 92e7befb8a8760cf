// The statistics of building works: a case's record and its answers, and the reports of a month as JSON and CSV.
#include "api/app/statistics.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/law/law_words.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json text_or_null(const Text& text) { return text.de.empty() ? json(nullptr) : text_json(text); }

json duty_json(const StatisticsRecord& record) {
  json steps = json::array();
  for (const auto& step : record.steps) steps.push_back(text_json(step));
  return {{"duty", to_string(record.duty)},
          {"why", text_or_null(record.why)},
          {"steps", std::move(steps)},
          {"basis", record.basis}};
}

json field_json(const StatisticsField& field, const LawAt& law) {
  json codes = json::array(), conditions = json::array();
  if (const auto* list = law.statistics_code_list(field.codes)) {
    for (const auto& code : list->list) codes.push_back({{"code", code.code}, {"name", code.name}});
  }
  for (const auto& one : field.conditions) {
    conditions.push_back({{"field", one.field}, {"any_of", one.any_of}, {"none_of", one.none_of}});
  }
  return {{"id", field.id},
          {"element", field.element},
          {"name", text_json(field.name)},
          {"help", text_or_null(field.help)},
          {"kind", word_of(field.kind)},
          {"unit", field.unit},
          {"source", word_of(field.source)},
          {"by_authority", field.by_authority},
          {"codes", std::move(codes)},
          {"conditions", std::move(conditions)},
          {"basis", field.basis},
          {"note", field.note ? text_json(*field.note) : json(nullptr)}};
}

json value_json(const StatisticsValue& value) {
  return {{"value", value.value},
          {"source", text_or_null(value.source)},
          {"unknown_because", text_or_null(value.unknown_because)},
          {"open", value.open}};
}

json report_json(const StatisticsReport& report) {
  return {{"occasion", to_string(report.occasion)},
          {"name", text_json(name_of(report.occasion))},
          {"message", xbau_message(report.occasion)},
          {"on", to_string(report.on)}};
}

Result<std::vector<MonthReport>> reports_of(const Call& call) {
  const auto month = month_from(call.request.query_or("month"));
  if (!month) return tl::unexpected(month.error());
  return month_reports(call.app, call.caller, *month);
}

}  // namespace

// Every field, so that the page can show and hide as answers change; a value where the field applies now.
Result<Response> get_statistics(Call& call) {
  const auto shown = show(call, Action::get_statistics, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const auto& application = shown->the_case.application;
  const auto drawn = drawn_facts(*shown->view, application, shown->law);
  const auto record = statistics_record(application, drawn, shown->law);
  json fields = json::array(), reports = json::array(), remarks = json::array();
  for (const auto& field : shown->law.statistics_fields) {
    json one = field_json(field, shown->law);
    const auto* value = record.value(field.id);
    one["value"] = value == nullptr ? json(nullptr) : value_json(*value);
    fields.push_back(std::move(one));
  }
  if (record.duty != StatisticsDuty::none) {
    for (const auto& report : statistics_reports(application)) reports.push_back(report_json(report));
  } else {
    fields = json::array();
  }
  for (const auto& remark : record.remarks) remarks.push_back(text_json(remark));
  json body = duty_json(record);
  body["complete"] = application.statistics_complete;
  body["fields"] = std::move(fields);
  body["reports"] = std::move(reports);
  body["remarks"] = std::move(remarks);
  return json_response(body.dump()).with("ETag", etag_of(application.version));
}

Result<Response> post_statistics(Call& call) {
  const auto body = json::parse(call.request.body);
  const auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  std::vector<StatisticsAnswer> answers;
  for (const auto& one : body.at("answers")) {
    answers.push_back({one.at("field"), one.value("value", ""), one.value("reason", "")});
  }
  return receipt_or_refusal(call, give_statistics(call.app, call.caller, *precondition, call.application(), answers));
}

Result<Response> get_month_statistics(Call& call) {
  const auto reports = reports_of(call);
  if (!reports) return tl::unexpected(reports.error());
  json list = json::array();
  for (const auto& one : *reports) {
    json row = report_json(one.report);
    row.update(duty_json(one.record));
    row["application"] = one.application.value;
    row["file_number"] = one.file_number;
    json values = json::object(), unknown = json::object();
    for (const auto& value : one.record.values) {
      if (!value.value.empty()) {
        values[value.field] = value.value;
      } else if (one.law->statistics_field(value.field)->source != StatisticsField::Source::known) {
        unknown[value.field] = text_json(value.unknown_because);
      }
    }
    row["values"] = std::move(values);
    row["unknown"] = std::move(unknown);
    list.push_back(std::move(row));
  }
  return json_response(json{{"reports", std::move(list)}}.dump());
}

Result<Response> get_month_statistics_csv(Call& call) {
  const auto reports = reports_of(call);
  if (!reports) return tl::unexpected(reports.error());
  const std::string name = "Baustatistik " + call.request.query_or("month") + ".csv";
  return Response{200,
                  "text/csv; charset=utf-8",
                  statistics_csv(call.app, *reports),
                  {{"Content-Disposition", content_disposition(name, false)}},
                  {}};
}

}  // namespace flurwerk::api
