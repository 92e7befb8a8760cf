#include "permit-core/law/law_reader.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "permit-core/law/law_row.hpp"

namespace flurwerk {
namespace {

using nlohmann::json;

SetbackRules::BoundaryInstallation boundary_installation(Row row) {
  SetbackRules::BoundaryInstallation read;
  read.kind = row.string("kind");
  read.on_building = row.boolean("on_building", false);
  read.basis = row.string("basis");
  read.height_mm = row.optional_integer("height_mm");
  read.length_mm = row.optional_integer("length_mm");
  read.most = row.optional_integer("most");
  if (row.has("free_in")) read.free_in = row.strings("free_in");
  if (row.has("condition")) read.condition = row.text("condition");
  row.nothing_else();
  return read;
}

void read(Row& row, SetbackRules& into) {
  into.factor_permille = row.integer("factor_permille");
  if (row.has("area_factors")) {
    for (const auto& item : row.get("area_factors")) {
      Row factor(item, row.place("area_factors"));
      into.area_factors.push_back({factor.string("area"), factor.integer("factor_permille")});
      factor.nothing_else();
    }
  }
  into.minimum_mm = row.integer("minimum_mm");
  into.round_down_to_mm = row.integer("round_down_to_mm");
  into.overlap_free_above_deg = row.integer("overlap_free_above_deg");
  into.max_averaging_section_mm = row.integer("max_averaging_section_mm");
  into.roof_share_above_deg = row.integer("roof_share_above_deg");
  into.roof_share = row.fraction("roof_share");
  into.roof_wall_deg = row.integer("roof_wall_deg");
  into.roof_wall_deg_included = row.boolean("roof_wall_deg_included", false);
  if (row.has("dormer_free_up_to")) into.dormer_free_up_to = row.fraction("dormer_free_up_to");
  if (row.has("dormer_wall_above")) into.dormer_wall_above = row.fraction("dormer_wall_above");
  into.dormer_flush_within_mm = row.optional_integer("dormer_flush_within_mm");
  into.narrow_wall_mm = row.optional_integer("narrow_wall_mm");
  into.narrow_wall_minimum_mm = row.optional_integer("narrow_wall_minimum_mm");
  into.small_house_mm = row.optional_integer("small_house_mm");
  if (row.has("boundary_building")) {
    Row boundary(row.get("boundary_building"), row.place("boundary_building"));
    into.boundary_building = {
        boundary.string("basis"),          boundary.integer("total_length_mm"),   boundary.integer("mean_height_mm"),
        boundary.integer("wall_area_m2"),  boundary.integer("least_distance_mm"), boundary.integer("garage_area_m2"),
        boundary.integer("parking_spaces")};
    boundary.nothing_else();
  }
  if (row.has("closed_walls")) {
    Row walls(row.get("closed_walls"), row.place("closed_walls"));
    into.closed_walls = {walls.string("basis"), walls.strings("areas"), walls.integer("one_merit_mm"),
                         walls.integer("both_merits_mm")};
    walls.nothing_else();
  }
  if (row.has("boundary_installations"))
    for (const auto& item : row.get("boundary_installations"))
      into.boundary_installations.push_back(boundary_installation(Row(item, row.place("boundary_installations"))));
  if (row.has("projections")) {
    Row parts(row.get("projections"), row.place("projections"));
    into.projections = {parts.string("basis"), parts.integer("depth_mm"), parts.integer("neighbour_distance_mm"),
                        parts.fraction("wall_share")};
    parts.nothing_else();
  }
}

void read(Row& row, CoverageRules& into) {
  into.ancillary_excess_permille = row.integer("ancillary_excess_permille");
  into.ancillary_since = row.string("ancillary_since");
  into.cap_permille = row.integer("cap_permille");
  into.open_style_mm = row.integer("open_style_mm");
  for (const auto& item : row.get("orientation")) {
    Row area(item, row.place("orientation"));
    CoverageRules::Orientation values;
    static_cast<Sourced&>(values) = static_cast<const Sourced&>(into);
    values.basis = area.string("basis");
    values.area = area.string("area");
    values.grz_permille = area.integer("grz_permille");
    values.gfz_permille = area.integer("gfz_permille");
    values.bmz_permille = area.optional_integer("bmz_permille");
    area.nothing_else();
    into.orientation.push_back(std::move(values));
  }
}

void read(Row& row, PeriodRule& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  const auto length = parse_period(row.string("length"));
  if (!length) row.fail("needs a length such as 1M in \"length\"");
  into.length = *length;
  into.shift = row.boolean("shift", true);
  into.on_silence = row.word<SilenceEffect>("on_silence");
  into.starts = row.text("starts");
  into.starts_when = row.word<StartsWhen>("starts_when", StartsWhen::event);
  if (row.has("starts_after")) {
    const auto after = parse_period(row.string("starts_after"));
    if (!after) row.fail("needs a length such as 3W in \"starts_after\"");
    into.starts_after = *after;
  }
  into.not_before = row.string_or_empty("not_before");
  into.extension_rule = row.string_or_empty("extension_rule");
  into.replacement_basis = row.string_or_empty("replacement_basis");
}

void read(Row& row, RefusalGround& into) {
  into.id = row.string("id");
  into.period_rule = row.string("period_rule");
  into.name = row.text("name");
}

std::optional<Provision> provision(Row& row, const char* key) {
  if (!row.has(key)) return std::nullopt;
  Row said(row.get(key), row.place(key));
  Provision read{{said.string("de"), said.string("en")}, said.string("basis")};
  said.nothing_else();
  return read;
}

void read(Row& row, Procedure& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  into.filed_by = provision(row, "filed_by");
  into.checked = provision(row, "checked");
  into.decided_by = provision(row, "decided_by");
  into.prepared_by = row.word<PreparedBy>("prepared_by", PreparedBy::designer);
  into.deemed_permit = row.boolean("deemed_permit", false);
  into.fiction_waiver = row.string_or_empty("fiction_waiver");
  into.needs_consent = row.boolean("needs_consent", false);
  into.completeness_rule = row.string_or_empty("completeness_rule");
  into.decision_rule = row.string_or_empty("decision_rule");
  into.extension_rule = row.string_or_empty("extension_rule");
  into.validity_rule = row.string_or_empty("validity_rule");
  into.municipality_rule = row.string_or_empty("municipality_rule");
  into.forwarding_rule = row.string_or_empty("forwarding_rule");
  into.authority_rule = row.string_or_empty("authority_rule");
  into.interruption_rule = row.string_or_empty("interruption_rule");
  into.validity_extension_rule = row.string_or_empty("validity_extension_rule");
  into.receipt_by_authority = row.boolean("receipt_by_authority", false);
  into.waiver = row.boolean("waiver", true);
  into.wait_rule = row.string_or_empty("wait_rule");
  into.removal = row.boolean("removal", false);
  into.works = row.boolean("works", true);
  into.needs_whole = row.boolean("needs_whole", false);
  if (into.municipality_rule.empty() && !into.forwarding_rule.empty())
    row.fail("needs a \"municipality_rule\" with \"forwarding_rule\"");
  if (!into.wait_rule.empty() && !into.municipality_rule.empty())
    row.fail("needs either \"municipality_rule\" or \"wait_rule\"");
}

void read(Row& row, RequiredDocument& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  into.xbau_code = row.string_or_empty("xbau_code");
  into.procedures = row.strings("procedures");
  into.always = !row.has("condition");
  if (!into.always) into.condition = row.text("condition");
  into.portal_form = row.boolean("portal_form", false);
  into.statistics_form = row.boolean("statistics_form", false);
}

void read(Row& row, AgencyTrigger& into) {
  into.id = row.string("id");
  into.agency_kind = row.string("agency_kind");
  into.name = row.text("name");
  into.relation = row.word<Relation>("relation", Relation::none);
  into.layer = row.string_or_empty("layer");
  into.distance_m = row.optional_integer("distance_m");
  into.ban_m = row.optional_integer("ban_m");
  into.fact = row.word<ProjectFact>("fact", ProjectFact::any);
  into.act = row.word<Act>("act");
  into.period_rule = row.string("period_rule");
  into.on_silence = row.word<SilenceEffect>("on_silence");
  if ((into.relation == Relation::none) != into.layer.empty())
    row.fail("needs a \"layer\" with a relation, and none without");
  if ((into.relation == Relation::dwithin) != into.distance_m.has_value())
    row.fail("needs \"distance_m\" with dwithin only");
}

LawSwitch::Change switch_change(Row row) {
  LawSwitch::Change change{row.string_or_empty("period"), row.string_or_empty("procedure"), {}, {}, {}, {}, {}, {}, {}};
  if (change.period.empty() == change.procedure.empty()) row.fail("needs either \"period\" or \"procedure\"");
  if (row.has("length")) {
    const auto length = parse_period(row.string("length"));
    if (!length) row.fail("needs a length such as 1M in \"length\"");
    change.length = *length;
  }
  if (row.has("shift")) change.shift = row.boolean("shift", true);
  if (row.has("on_silence")) change.on_silence = row.word<SilenceEffect>("on_silence");
  if (row.has("decision_from_end")) change.decision_from_end = row.boolean("decision_from_end", false);
  if (row.has("begins_anew")) change.begins_anew = row.boolean("begins_anew", false);
  if (row.has("rests_decision")) change.rests_decision = row.boolean("rests_decision", false);
  if (row.has("deemed_permit")) change.deemed_permit = row.boolean("deemed_permit", false);
  row.nothing_else();
  return change;
}

void read(Row& row, LawSwitch& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  for (const auto& item : row.get("options")) {
    Row option(item, row.place("options"));
    into.options.push_back({option.string("id"), option.text("name"), {}});
    if (option.has("changes")) {
      for (const auto& change : option.get("changes"))
        into.options.back().changes.push_back(switch_change(Row(change, option.place("changes"))));
    }
    option.nothing_else();
  }
  if (into.options.size() < 2 || !into.options.front().changes.empty())
    row.fail("needs two \"options\" or more, the first without changes");
}

void read(Row& row, FinderQuestion& into) {
  into.id = row.string("id");
  into.text = row.text("text");
  for (const auto& item : row.get("choices")) {
    Row choice(item, row.place("choices"));
    into.choices.push_back({choice.string("id"), choice.text("text")});
    choice.nothing_else();
  }
}

void read(Row& row, FinderRule& into) {
  into.id = row.string("id");
  into.procedure = row.string_or_empty("procedure");
  into.name = row.text("name");
  into.why = row.text("why");
  for (const auto& item : row.get("conditions")) {
    Row condition(item, row.place("conditions"));
    into.conditions.push_back({condition.string("question"), condition.strings("any_of")});
    condition.nothing_else();
  }
}

// Rows that answer the same question must not hold on the same day. Setbacks and coverage have no id: one answer each.
template <class T>
std::string key_of(const T& row) {
  if constexpr (requires { row.id; }) return row.id;
  return {};
}

template <class T>
void read_rows(const json& rows, const std::string& path, std::vector<T>& into) {
  int number = 0;
  for (const auto& item : rows) {
    Row row(item, path + " row " + std::to_string(++number));
    T value;
    read(row, value);
    read_source(row, value);
    row.nothing_else();
    for (const T& other : into) {
      const bool apart = (other.valid_to && *other.valid_to < value.valid_from) ||
                         (value.valid_to && *value.valid_to < other.valid_from);
      if (key_of(other) == key_of(value) && !apart) row.fail("holds at the same time as another row of the same id");
    }
    into.push_back(std::move(value));
  }
}

// Names of periods and procedures must lead somewhere: within the Land, or in federal law.
void check_references(const LawShelf& shelf, const LawShelf* bund) {
  std::set<std::string> periods, procedures;
  for (const LawShelf* from : {&shelf, bund}) {
    if (from == nullptr) continue;
    for (const auto& rule : from->periods) periods.insert(rule.id);
    for (const auto& procedure : from->procedures) procedures.insert(procedure.id);
  }
  const auto known = [&](const std::string& from, const std::string& id, const std::set<std::string>& ids) {
    if (!id.empty() && !ids.contains(id))
      throw LawError(shelf.land + ": " + from + " names \"" + id + "\", which is nowhere defined");
  };
  for (const auto& procedure : shelf.procedures) {
    for (const auto* rule :
         {&procedure.completeness_rule, &procedure.decision_rule, &procedure.extension_rule, &procedure.validity_rule,
          &procedure.municipality_rule, &procedure.forwarding_rule, &procedure.authority_rule, &procedure.wait_rule,
          &procedure.interruption_rule, &procedure.validity_extension_rule}) {
      known("procedure " + procedure.id, *rule, periods);
    }
  }
  for (const auto& rule : shelf.periods) {
    for (const auto* other : {&rule.extension_rule, &rule.not_before}) known("period " + rule.id, *other, periods);
  }
  for (const auto& trigger : shelf.triggers) known("trigger " + trigger.id, trigger.period_rule, periods);
  for (const auto& ground : shelf.refusal_grounds) known("refusal ground " + ground.id, ground.period_rule, periods);
  for (const auto& ground : shelf.postponement_grounds) {
    known("postponement ground " + ground.id, ground.period_rule, periods);
    known("postponement ground " + ground.id, ground.asked_within, periods);
  }
  for (const auto& one : shelf.switches) {
    for (const auto& option : one.options) {
      for (const auto& change : option.changes) {
        known("switch " + one.id, change.period, periods);
        known("switch " + one.id, change.procedure, procedures);
      }
    }
  }
  for (const auto& document : shelf.documents) {
    for (const auto& procedure : document.procedures) known("document " + document.id, procedure, procedures);
  }
}

// A field names a code list that there is, and its conditions fields that stand before it.
void check_statistics(const LawShelf& shelf) {
  std::set<std::string> lists, before;
  for (const auto& codes : shelf.statistics_codes) lists.insert(codes.id);
  for (const auto& field : shelf.statistics_fields) {
    const auto fail = [&](const std::string& id) {
      throw LawError(shelf.land + ": statistics field " + field.id + " names \"" + id +
                     "\", which is not there before it");
    };
    if (!field.codes.empty() && !lists.contains(field.codes)) fail(field.codes);
    for (const auto& condition : field.conditions)
      if (!before.contains(condition.field)) fail(condition.field);
    before.insert(field.id);
  }
}

// Every rule must ask what is asked, for answers that are offered, and lead to a procedure that there is.
void check_finder(const LawShelf& shelf) {
  for (const auto& rule : shelf.finder_rules) {
    const auto fail = [&](const std::string& what) {
      throw LawError(shelf.land + ": finder rule " + rule.id + " " + what);
    };
    const bool known =
        rule.procedure.empty() || std::any_of(shelf.procedures.begin(), shelf.procedures.end(),
                                              [&](const Procedure& p) { return p.id == rule.procedure; });
    if (!known) fail("names the procedure \"" + rule.procedure + "\", which is nowhere defined");
    for (const auto& condition : rule.conditions) {
      const auto question = std::find_if(shelf.finder_questions.begin(), shelf.finder_questions.end(),
                                         [&](const FinderQuestion& q) { return q.id == condition.question; });
      if (question == shelf.finder_questions.end()) fail("asks \"" + condition.question + "\", which is no question");
      for (const auto& answer : condition.any_of) {
        const bool offered = std::any_of(question->choices.begin(), question->choices.end(),
                                         [&](const FinderQuestion::Choice& c) { return c.id == answer; });
        if (!offered) fail("waits for the answer \"" + answer + "\", which nobody can give");
      }
    }
  }
}

void read_file(const EmbeddedFile& file, std::map<std::string, LawShelf>& shelves) {
  const std::string path(file.path);
  const auto slash = path.find('/');
  if (slash == std::string::npos || !path.ends_with(".json")) throw LawError(path + " is not <land>/<topic>.json");
  std::string land = path.substr(0, slash);
  for (char& c : land) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const std::string topic = path.substr(slash + 1, path.size() - slash - 6);
  const json content = json::parse(file.content, nullptr, false);
  if (content.is_discarded()) throw LawError(path + " is not JSON");
  if (!content.is_array()) throw LawError(path + " is not a list of rows");
  LawShelf& shelf = shelves[land];
  shelf.land = land;
  if (topic == "setbacks") return read_rows(content, path, shelf.setbacks);
  if (topic == "coverage") return read_rows(content, path, shelf.coverage);
  if (topic == "periods") return read_rows(content, path, shelf.periods);
  if (topic == "procedures") return read_rows(content, path, shelf.procedures);
  if (topic == "documents") return read_rows(content, path, shelf.documents);
  if (topic == "triggers") return read_rows(content, path, shelf.triggers);
  if (topic == "refusal_grounds") return read_rows(content, path, shelf.refusal_grounds);
  if (topic == "finder_questions") return read_rows(content, path, shelf.finder_questions);
  if (topic == "finder_rules") return read_rows(content, path, shelf.finder_rules);
  if (topic == "cancellation_grounds") return read_rows(content, path, shelf.cancellation_grounds);
  if (topic == "postponement_grounds") return read_rows(content, path, shelf.postponement_grounds);
  if (topic == "change_effects") return read_rows(content, path, shelf.change_effects);
  if (topic == "announcement_grounds") return read_rows(content, path, shelf.announcement_grounds);
  if (topic == "file_access") return read_rows(content, path, shelf.file_access);
  if (topic == "citations") return read_rows(content, path, shelf.citations);
  if (topic == "text_blocks") return read_rows(content, path, shelf.text_blocks);
  if (topic == "switches") return read_rows(content, path, shelf.switches);
  if (topic == "statistics_fields") return read_rows(content, path, shelf.statistics_fields);
  if (topic == "statistics_codes") return read_rows(content, path, shelf.statistics_codes);
  if (topic == "statistics_limits") return read_rows(content, path, shelf.statistics_limits);
  if (topic == "building_class") return read_rows(content, path, shelf.building_class);
  if (topic == "special_building") return read_rows(content, path, shelf.special_building);
  if (topic == "access") return read_rows(content, path, shelf.access);
  if (topic == "parking_relief") return read_rows(content, path, shelf.parking_relief);
  if (topic == "land_use") return read_rows(content, path, shelf.land_use);
  throw LawError(path + " has an unknown topic");
}

}  // namespace

Result<std::vector<LawShelf>> read_law(std::span<const EmbeddedFile> files) {
  try {
    std::map<std::string, LawShelf> shelves;
    for (const auto& file : files) read_file(file, shelves);
    const auto bund = shelves.find("DE");
    std::vector<LawShelf> result;
    for (const auto& [land, shelf] : shelves) {
      check_references(shelf, bund == shelves.end() ? nullptr : &bund->second);
      check_finder(shelf);
      check_statistics(shelf);
      result.push_back(shelf);
    }
    return result;
  } catch (const LawError& error) {
    const std::string what = error.what();
    return refuse(RefusalKind::invalid, "law-data",
                  {"Die Rechtsdaten sind fehlerhaft: " + what + ".", "The law data is broken: " + what + "."},
                  {"Die genannte Zeile berichtigen.", "Correct the row named."}, "", what.substr(0, what.find(' ')));
  }
}

}  // namespace flurwerk
