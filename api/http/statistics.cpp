// The statistics of building works: a case's record and its answers, the reports of a month and the survey of a year as
// JSON and CSV.
#include "api/app/statistics.hpp"

#include <nlohmann/json.hpp>

#include "api/app/xbau_statistics.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/law/law_words.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json text_or_null(const Text& text) { return text.de.empty() ? json(nullptr) : text_json(text); }

json duty_json(const StatisticsSection& section) {
  json steps = json::array();
  for (const auto& step : section.steps) steps.push_back(text_json(step));
  return {{"duty", to_string(section.duty)},
          {"why", text_or_null(section.why)},
          {"steps", std::move(steps)},
          {"basis", section.basis}};
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
          {"open", value.open},
          {"of_all", value.of_all}};
}

// Every field of the section, so that the page can show and hide as answers change; a value where it applies now.
json section_json(const StatisticsSection& section, const LawAt& law) {
  json fields = json::array(), remarks = json::array();
  for (const auto& field : law.statistics_fields) {
    if (field.of != section.of) continue;
    json one = field_json(field, law);
    const auto* value = section.value(field.id);
    one["value"] = value == nullptr ? json(nullptr) : value_json(*value);
    fields.push_back(std::move(one));
  }
  for (const auto& remark : section.remarks) remarks.push_back(text_json(remark));
  json body = duty_json(section);
  body["key"] = section.key;
  body["of"] = word_of(section.of);
  body["name"] = text_or_null(section.name);
  body["fields"] = std::move(fields);
  body["remarks"] = std::move(remarks);
  return body;
}

json report_json(const SectionReport& one) {
  json progress = nullptr;
  if (const auto* list = one.law->statistics_code_list("urn:xoev-de:xbau:codeliste:baufortschritt_2.0")) {
    if (const auto* code = list->find(one.progress)) progress = {{"code", code->code}, {"name", code->name}};
  }
  return {{"occasion", to_string(one.report.occasion)},
          {"name", text_json(name_of(one.report.occasion))},
          {"message", xbau_message(one.report.occasion)},
          {"on", to_string(one.report.on)},
          {"of", one.of().key},
          {"of_name", text_or_null(one.of().name)},
          {"progress", std::move(progress)}};
}

Result<std::vector<SectionReport>> reports_of(const Call& call) {
  const auto period = statistics_period(call.request.query_or("month"), call.request.query_or("year"));
  if (!period) return tl::unexpected(period.error());
  return statistics_of(call.app, call.caller, *period);
}

}  // namespace

Result<Response> get_statistics(Call& call) {
  const auto shown = show(call, Action::get_statistics, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const auto& application = shown->the_case.application;
  const auto record =
      statistics_record(application, drawn_statistics(*shown->view, application, shown->law), shown->law);
  json sections = json::array(), reports = json::array();
  for (const auto& section : record.sections) sections.push_back(section_json(section, shown->law));
  if (!record.sections.empty()) {
    for (const auto& one : statistics_of_case(call.app, *shown->view, application)) reports.push_back(report_json(one));
  }
  return json_response(json{{"complete", application.statistics_complete},
                            {"why_none", text_or_null(record.why_none)},
                            {"sections", std::move(sections)},
                            {"reports", std::move(reports)}}
                           .dump())
      .with("ETag", etag_of(application.version));
}

Result<Response> post_statistics(Call& call) {
  const auto body = json::parse(call.request.body);
  const auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  std::vector<StatisticsAnswer> answers;
  for (const auto& one : body.at("answers")) {
    answers.push_back({one.at("field"), one.value("value", ""), one.value("reason", ""), one.value("of", "")});
  }
  return receipt_or_refusal(call, give_statistics(call.app, call.caller, *precondition, call.application(), answers));
}

Result<Response> get_month_statistics(Call& call) {
  const auto reports = reports_of(call);
  if (!reports) return tl::unexpected(reports.error());
  json list = json::array();
  for (const auto& one : *reports) {
    json row = report_json(one);
    row.update(duty_json(one.of()));
    row["application"] = one.application.value;
    row["file_number"] = one.file_number;
    json values = json::object(), unknown = json::object();
    for (const auto* value : one.values()) {
      if (!value->value.empty()) {
        values[value->field] = value->value;
      } else if (one.law->statistics_field(value->field)->source != StatisticsField::Source::known) {
        unknown[value->field] = text_json(value->unknown_because);
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
  const std::string year = call.request.query_or("year");
  const std::string name =
      year.empty() ? "Baustatistik " + call.request.query_or("month") + ".csv" : "Bauüberhang " + year + ".csv";
  return Response{200,
                  "text/csv; charset=utf-8",
                  statistics_csv(call.app, *reports),
                  {{"Content-Disposition", content_disposition(name, false)}},
                  {}};
}

Result<Response> get_statistics_message(Call& call) {
  const auto shown = show(call, Action::export_statistics_message, call.application());
  if (!shown) return tl::unexpected(shown.error());
  const StatisticsMessageWanted wanted{call.request.query_or("occasion"), call.request.query_or("of"),
                                       call.request.query_or("year")};
  const auto message = statistics_message(call.app, *shown->view, shown->the_case.application, wanted);
  if (!message) return tl::unexpected(message.error());
  const std::string name = "XBau-" + shown->the_case.application.file_number + "-" + wanted.occasion + ".xml";
  return Response{200, "application/xml", *message, {{"Content-Disposition", content_disposition(name, false)}}, {}};
}

}  // namespace flurwerk::api
