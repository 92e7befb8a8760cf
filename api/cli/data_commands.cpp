#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "api/app/case_log.hpp"
#include "api/app/import_geodata.hpp"
#include "api/app/passwords.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "api/http/values_json.hpp"
#include "api/jobs/tick.hpp"
#include "geo/import/local_system.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api::cli {

namespace {

using json = nlohmann::json;

json outcome_json(const std::filesystem::path& file, const ImportOutcome& outcome) {
  json result = json::parse(to_json(outcome));
  result.update({{"file", file.string()}, {"sha256", outcome.sha256}, {"as", outcome.as}});
  return result;
}

const char* german(geo::Severity severity) {
  return severity == geo::Severity::error ? "Fehler / error" : "Hinweis / warning";
}

void print_outcome(const std::filesystem::path& file, const ImportOutcome& outcome) {
  const std::string name = file.filename().string();
  const auto& report = outcome.report;
  if (outcome.summary.unchanged) {
    print_line(fmt::format("{}: schon eingelesen, nichts geändert / already imported, nothing changed", name));
    return;
  }
  std::string counts;
  for (const auto& [kind, count] : report.counts)
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, kind);
  print_line(fmt::format("{}: {} ({}, {})", name, counts, report.format, report.source_crs));
  if (!report.reprojection.empty()) print_line("  umgerechnet mit / reprojected by: " + report.reprojection);
  for (const auto& warning : report.warnings) print_line("  " + warning.de + " / " + warning.en);
  for (const auto& finding : report.findings) {
    print_line(fmt::format("  {}: {} ({}) {} / {}", german(finding.severity), finding.object, finding.place,
                           finding.text.de, finding.text.en));
  }
  for (const auto& [type, count] : report.not_read)
    print_line(fmt::format("  nicht verstanden / not understood: {} × {}", count, type));
  for (const auto& entry : report.skipped)
    print_line(fmt::format("  übersprungen / skipped: {} {} {}", entry.object, entry.place, entry.why.de));
}

Result<geo::ReadOptions> read_options(const ImportOptions& options) {
  geo::ReadOptions read;
  read.as = options.as;
  read.crs = options.crs;
  auto control = geo::control_points_from(options.control);
  if (!control) return tl::unexpected(control.error());
  read.control = std::move(*control);
  return read;
}

ImportRecord new_record(const std::filesystem::path& file, const std::string& as, Instant at) {
  ImportRecord record;
  record.id = new_id();
  record.as = as;
  record.file_name = file.filename().string();
  std::error_code absent;  // then reading it refuses
  const auto size = std::filesystem::file_size(file, absent);
  if (!absent) record.size_bytes = static_cast<std::int64_t>(size);
  record.asked_at = at;
  return record;
}

}  // namespace

int import(const Common& common, const ImportOptions& options, const Clock& clock) {
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  const auto read = read_options(options);
  if (!read) return say(common, read.error());
  json list = json::array();
  for (const auto& file : options.files) {
    ProgressBar bar{file.filename().string()};
    auto with_bar = *read;
    with_bar.progress = [&](double fraction) {
      bar.show(fraction);
      return true;
    };
    auto record = new_record(file, options.as, clock.now());
    const auto outcome = import_and_note((*folder)->app(), file, record, with_bar);
    if (!outcome) return say(common, outcome.error());
    if (common.json) {
      list.push_back(outcome_json(file, *outcome));
    } else {
      print_outcome(file, *outcome);
    }
  }
  if (common.json) print_line(json{{"imports", std::move(list)}}.dump());
  return fine;
}

int tick(const Common& common, const std::string& at, const Clock& clock) {
  Date today = berlin_day(clock.now());
  if (!at.empty()) {
    const auto date = date_from(at, "--at");
    if (!date) return say(common, date.error());
    today = *date;
  }
  auto folder = Folder::open(common.data, Access::write, clock);
  if (!folder) return say(common, folder.error());
  const auto report = api::tick((*folder)->app(), today);
  if (common.json) {
    json settled = json::array();
    for (const auto& entry : report.settled) {
      settled.push_back({{"application", entry.application.value},
                         {"file_number", entry.file_number},
                         {"rule", entry.rule},
                         {"subject", entry.subject},
                         {"due_on", to_string(entry.due_on)},
                         {"outcome", entry.outcome}});
    }
    print_line(json{{"today", to_string(today)},
                    {"settled", std::move(settled)},
                    {"failed", report.failed},
                    {"reminded", report.reminded}}
                   .dump());
  } else {
    for (const auto& entry : report.settled) {
      print_line(fmt::format("{} {} {} -> {}", to_string(entry.due_on), entry.file_number, entry.rule, entry.outcome));
    }
    for (const auto& line : report.failed) fmt::print(stderr, "{}\n", line);
    print_line(fmt::format("{} Fristen abgelaufen, {} gescheitert / deadlines settled, failed", report.settled.size(),
                           report.failed.size()));
  }
  return report.failed.empty() ? fine : answer_is_no;
}

int verify(const Common& common, const std::string& expected_head) {
  struct NoClock final : Clock {
    Instant now() const override { return {}; }  // verifying asks for no time
  } const clock;
  auto folder = Folder::open(common.data, Access::read, clock);
  if (!folder) return say(common, folder.error());
  ProgressBar bar{"verify"};
  const auto& app = (*folder)->app();
  const auto report = app.store.verify(
      app.documents,
      [&](std::int64_t done, std::int64_t total) {
        bar.show(total == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total));
      },
      expected_head);
  if (common.json) {
    print_line(json{{"ok", report.ok},
                    {"code", report.code},
                    {"message", text_json(report.message)},
                    {"events", report.events},
                    {"documents", report.documents},
                    {"seq", report.seq},
                    {"table", report.table},
                    {"row", report.row},
                    {"column", report.column},
                    {"head", report.head}}
                   .dump());
  } else {
    print_line(report.message.de);
    print_line(report.message.en);
    if (report.ok) print_line("head " + report.head);
  }
  return report.ok ? fine : answer_is_no;
}

int verify_log(const Common& common, const std::filesystem::path& log, const std::string& expected_head) {
  std::ifstream in(log, std::ios::binary);
  if (!in) {
    return say(common,
               Refusal{RefusalKind::not_found,
                       "file-not-found",
                       {"Die Datei lässt sich nicht öffnen: " + log.string(), "Cannot open the file: " + log.string()},
                       {},
                       {},
                       "--log"});
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto report = verify_case_log(text, expected_head);
  if (!report) return say(common, report.error());
  if (common.json) {
    print_line(json{{"ok", report->ok},
                    {"code", report->code},
                    {"message", text_json(report->message)},
                    {"events", report->events},
                    {"seq", report->seq},
                    {"application", report->application},
                    {"file_number", report->file_number},
                    {"after", report->after},
                    {"head", report->head}}
                   .dump());
  } else {
    print_line(report->message.de);
    print_line(report->message.en);
    if (report->ok) print_line("head " + report->head);
  }
  return report->ok ? fine : answer_is_no;
}

int log(const Common& common, const std::string& the_case, const std::string& from, const Clock& clock) {
  auto folder = Folder::open(common.data, Access::read, clock);
  if (!folder) return say(common, folder.error());
  const auto view = (*folder)->app().store.read();
  ApplicationId id{the_case};
  InboxFilter filter;
  filter.text = the_case;
  for (const auto& row : view->lists().inbox(filter).rows)
    if (row.file_number == the_case) id = row.id;
  const auto found = view->load(id);
  if (!found) return say(common, found.error());
  const auto text = case_log(*view, *found, clock.now(), from);
  if (!text) return say(common, text.error());
  print_line(*text);
  return fine;
}

}  // namespace flurwerk::api::cli
