#include "api/cli/scenario/stage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <stdexcept>

#include "api/app/documents.hpp"
#include "api/app/drafts.hpp"
#include "api/app/event_json.hpp"
#include "api/app/house.hpp"
#include "api/app/local_time.hpp"
#include "api/jobs/tick.hpp"
#include "api/store/open.hpp"
#include "api/store/sqlite/state_rows.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/submission.hpp"

namespace flurwerk::api::scenario {

namespace {

const AuthorityId authority{"authority"};

constexpr std::string_view house = R"({"type":"FeatureCollection",
 "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},
 "features":[{"type":"Feature","properties":{"kind":"building","name":"Haus","wall_heights":[6.2,6.2,6.2,6.2]},
 "geometry":{"type":"Polygon","coordinates":[[[478005,5561008],[478015,5561008],[478015,5561020],[478005,5561020],
 [478005,5561008]]]}}]})";

// The moment at which the clocks of Berlin show this; the later one where they show it twice.
Instant moment(Date day, std::chrono::minutes at) {
  const Instant local = Instant{day} + at;
  const Instant winter = local - std::chrono::hours{1};
  return berlin_offset(winter) == std::chrono::hours{1} ? winter : local - std::chrono::hours{2};
}

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "flurwerk-scenario-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
  return name;
}

// Ids are random: each is named by the order in which it first appears.
class Names {
 public:
  std::string plain(const std::string& text) {
    static const std::regex random_id{"\\b[a-z2-7]{24}\\b"};
    std::string out;
    auto from = text.cbegin();
    for (std::sregex_iterator it{text.cbegin(), text.cend(), random_id}, end; it != end; ++it) {
      out.append(from, (*it)[0].first);
      out += known_.emplace(it->str(), fmt::format("id{}", known_.size() + 1)).first->second;
      from = (*it)[0].second;
    }
    return out.append(from, text.cend());
  }

 private:
  std::map<std::string, std::string> known_;
};

// Silences of one day stand in the order of their random ids; which comes first is no matter of law.
void sort_same_day(const Case& the_case, std::vector<std::string>& lines) {
  const auto day = [&](std::size_t i) -> std::optional<Date> {
    if (i >= the_case.events.size()) return std::nullopt;
    const auto* silence = std::get_if<SilenceRecorded>(&the_case.events[i].event);
    return silence == nullptr ? std::nullopt : std::optional{silence->effective_on};
  };
  for (std::size_t from = 0; from < the_case.events.size(); ++from) {
    std::size_t to = from;
    while (day(from) && day(to) == day(from)) ++to;
    if (to <= from + 1) continue;
    std::sort(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
    from = to - 1;
  }
}

// Letters to neighbours hold random codes, so their bytes differ from run to run.
Case without_codes(Case the_case) {
  for (auto& recorded : the_case.events) {
    auto* filed = std::get_if<DocumentFiled>(&recorded.event);
    if (filed == nullptr || filed->document_type != neighbour_letter) continue;
    filed->sha256 = "letter";
    filed->size_bytes = 1;
  }
  for (auto& document : the_case.application.documents) {
    if (document.type != neighbour_letter) continue;
    for (auto& version : document.versions) {
      version.sha256 = "letter";
      version.size_bytes = 1;
    }
  }
  return the_case;
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().text.en);
  return std::move(*result);
}

}  // namespace

Stage::Stage(const Script& script, Rhythm rhythm)
    : land_{script.land}, procedure_{script.procedure}, rhythm_{rhythm}, dir_{new_folder()} {
  store_ = must(open_store({dir_, Access::write, 2}));
  documents_ = must(open_document_store({dir_, Access::write, 2}));
  app_.reset(new App{*store_, *documents_, clock_, LawBook::builtin(), renderer_, {}});
  must(store_->write([&](Tx& tx) -> Result<bool> {
    tx.accounts().put_authority({authority, "Bauaufsicht", land_, "Weg 1", "35000", "Musterstadt", "", "BA"});
    const auto add = [&](const std::string& role, const AuthorityId& of) {
      tx.accounts().put_account({AccountId{role}, role + "@scenario.example", role, {}, {}, {}, 0, {}});
      tx.accounts().set_memberships(AccountId{role}, {{role, of, {}}});
    };
    add("designer", {});
    add("clerk", authority);
    add("approver", authority);
    add("administrator", authority);
    return true;
  }));
}

Stage::~Stage() {
  app_.reset();
  documents_.reset();
  store_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(dir_, ignored);
}

Date Stage::today() const { return berlin_day(clock_.at); }

Result<void> Stage::pass_to(Date day, std::chrono::minutes at) {
  const auto settle = [&](Date on) -> Result<void> {
    const auto report = tick(*app_, on);
    if (report.failed.empty()) return {};
    return refuse(RefusalKind::invalid, "deadline-not-settled", {report.failed.front(), report.failed.front()});
  };
  if (rhythm_ == Rhythm::daily && settled_to_) {
    for (Date on = day_after(*settled_to_); on <= day; on = day_after(on)) {
      clock_.at = berlin_midnight(on);
      if (auto ok = settle(on); !ok) return ok;
    }
  }
  settled_to_ = day;
  clock_.at = moment(day, at);
  return rhythm_ == Rhythm::daily ? Result<void>{} : settle(day);
}

Caller Stage::person(const std::string& role) const {
  Caller caller;
  caller.viewer = viewer_of(*store_->read(), AccountId{role});
  return caller;
}

AgencyId Stage::agency_id(const std::string& name) {
  AgencyId id{name};
  if (store_->read()->accounts().agency(id)) return id;
  must(store_->write([&](Tx& tx) -> Result<bool> {
    tx.accounts().put_agency({id, authority, name, name, {}});
    tx.accounts().put_account({AccountId{name}, name + "@scenario.example", name, {}, {}, {}, 0, {}});
    tx.accounts().set_memberships(AccountId{name}, {{"agency_member", {}, id}});
    return true;
  }));
  return id;
}

Caller Stage::agency(const std::string& name) { return person(agency_id(name).value); }

Result<ApplicationId> Stage::application() {
  if (!started()) {
    if (auto ok = start(); !ok) return tl::unexpected(ok.error());
  }
  return application_;
}

Result<void> Stage::start() {
  const auto designer = person("designer");
  const auto begun = start_application(*app_, designer, {}, authority, procedure_, "Wohnhaus");
  if (!begun) return tl::unexpected(begun.error());
  Person bert, anna;
  bert.name = "Bert Bauherr";
  anna.name = "Anna Architektin";
  application_ = begun->application;
  const auto saved =
      save_draft(*app_, designer, {}, application_,
                 {"Wohnhaus", procedure_, {}, {ParcelKey{"060999001000020000__"}}, std::string{house}, {}, bert, anna});
  if (!saved) return tl::unexpected(saved.error());
  return {};
}

Result<Done> Stage::redraw(const ApplicationId& draft) {
  return save_draft(
      *app_, person("designer"), {}, draft,
      {"Wohnhaus mit Anbau", procedure_, {}, {ParcelKey{"060999001000020000__"}}, std::string{house}, {}, {}, {}});
}

Result<void> Stage::settle(const std::string& law_switch, const std::string& option) {
  const auto added = add_house_rule(
      *app_, person("administrator"), authority,
      {HouseRuleKind::law_switch, law_switch, {}, R"({"option":")" + option + "\"}", "Auslegung der Behörde"});
  return added ? Result<void>{} : tl::unexpected(added.error());
}

Case Stage::the_case() const { return must(store_->read()->load(application_)); }

Result<Done> Stage::file(const std::string& type, const std::string& demanded_item) {
  auto upload =
      Upload::begin(*app_, person("designer"), application_, {{}, type, type, type + ".pdf", demanded_item, {}});
  if (!upload) return tl::unexpected(upload.error());
  const Notice page{"Szenario", {}, {}, "Bauvorlage", "Bauvorlage", {}, "", false, {}};
  if (auto ok = upload->write(app_->renderer.pdf(page)); !ok) return tl::unexpected(ok.error());
  return upload->finish({});
}

Result<Done> Stage::file_source(const RequestId& request) {
  auto upload = Upload::begin(*app_, person("clerk"), application_,
                              {{}, "statement_attachment", "Schreiben", "schreiben.pdf", {}, request});
  if (!upload) return tl::unexpected(upload.error());
  const Notice page{"Szenario", {}, {}, "Schreiben", "Stellungnahme", {}, "", false, {}};
  if (auto ok = upload->write(app_->renderer.pdf(page)); !ok) return tl::unexpected(ok.error());
  return upload->finish({});
}

Result<void> Stage::file_required(const std::string& without) {
  const auto law = app_->law.at(land_, today());
  if (!law) return tl::unexpected(law.error());
  for (const Refusal& gap : missing_for_submission(the_case().application, *law)) {
    constexpr std::string_view documents = "/documents/";
    if (!gap.field.starts_with(documents)) continue;
    const std::string type = gap.field.substr(documents.size());
    if (type == without) continue;
    if (auto filed = file(type); !filed) return tl::unexpected(filed.error());
  }
  return {};
}

std::string fingerprint(const Case& played) {
  const Case the_case = without_codes(played);
  std::vector<std::string> lines;
  for (const auto& recorded : the_case.events) {
    const auto encoded = encode(recorded.event);
    lines.push_back(encoded.type + " " + encoded.payload);
  }
  const auto logged = std::ssize(lines);
  for (const auto& row : state_rows(the_case)) {
    const auto& table = state_tables()[row.table];
    std::string line{table.name};
    const auto cells = row.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (table.columns[i] == "changed_at") continue;  // when the program noticed is no state of the case
      line += fmt::format(" {}=", table.columns[i]);
      if (const auto* number = std::get_if<std::int64_t>(&cells[i])) line += std::to_string(*number);
      if (const auto* word = std::get_if<std::string_view>(&cells[i])) line += *word;
    }
    lines.push_back(std::move(line));
  }
  Names names;
  for (auto& line : lines) line = names.plain(line);
  sort_same_day(the_case, lines);
  std::sort(lines.begin() + logged, lines.end());  // rows stand in the order of their random ids
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace flurwerk::api::scenario
