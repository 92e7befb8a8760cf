#include "permit-core/law/law_book.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "permit-core/law/fingerprint.hpp"
#include "permit-core/law/law_reader.hpp"

namespace flurwerk {
namespace {

constexpr std::string_view federal = "DE";
constexpr std::string_view home = "HE";  // whose provisions the program names

bool holds(const Sourced& row, Date on) { return row.valid_from <= on && (!row.valid_to || on <= *row.valid_to); }

template <class T>
const T* find(const std::vector<T>& rows, std::string_view id) {
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row.id == id; });
  return at == rows.end() ? nullptr : &*at;
}

const LawShelf* shelf_of(const std::vector<LawShelf>& shelves, std::string_view land) {
  const auto at =
      std::find_if(shelves.begin(), shelves.end(), [&](const LawShelf& shelf) { return shelf.land == land; });
  return at == shelves.end() ? nullptr : &*at;
}

// The Land's rows that hold on the day, then the federal ones that the Land has no row of its own for.
template <class T>
void collect(std::vector<T>& into, const std::vector<T>& own, const std::vector<T>* bund, Date on) {
  for (const T& row : own) {
    if (holds(row, on)) into.push_back(row);
  }
  if (bund == nullptr) return;
  for (const T& row : *bund) {
    if (holds(row, on) && find(into, row.id) == nullptr) into.push_back(row);
  }
}

template <class T>
const T* the_one(const std::vector<T>& rows, Date on) {
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const T& row) { return holds(row, on); });
  return at == rows.end() ? nullptr : &*at;
}

// The Land's own rule, else the federal one, else none.
template <class T>
std::optional<T> rule_of(const std::vector<T> LawShelf::*rows, const LawShelf& own, const LawShelf* bund, Date on) {
  const T* found = the_one(own.*rows, on);
  if (found == nullptr && bund != nullptr) found = the_one(bund->*rows, on);
  return found == nullptr ? std::nullopt : std::optional<T>(*found);
}

tl::unexpected<Refusal> no_data(const Text& what, const std::string& land, const std::string& field) {
  return refuse(RefusalKind::invalid, "no-law-data",
                {"Für " + land + " fehlen Rechtsdaten: " + what.de + ".",
                 "Law data for " + land + " is missing: " + what.en + "."},
                {"Ein anderes Land oder einen anderen Stichtag wählen oder die Daten unter permit-core/law ergänzen.",
                 "Choose another Land or day, or add the data under permit-core/law."},
                "", field);
}

std::string listed(const std::vector<std::string>& codes) {
  std::string list;
  for (const auto& code : codes) list += (list.empty() ? "" : ", ") + code;
  return list;
}

}  // namespace

int SetbackRules::factor_for(std::string_view area) const {
  for (const auto& row : area_factors) {
    if (row.area == area) return row.factor_permille;
  }
  return factor_permille;
}

const SetbackRules::BoundaryInstallation* SetbackRules::installation(std::string_view kind, bool on_building) const {
  for (const auto& row : boundary_installations)
    if (row.kind == kind && row.on_building == on_building) return &row;
  return nullptr;
}

const CoverageRules::Orientation* CoverageRules::orientation_for(std::string_view area) const {
  const auto at =
      std::find_if(orientation.begin(), orientation.end(), [&](const Orientation& row) { return row.area == area; });
  return at == orientation.end() ? nullptr : &*at;
}

const PeriodRule* LawAt::period(std::string_view id) const { return find(periods, id); }
const Procedure* LawAt::procedure(std::string_view id) const { return find(procedures, id); }
const AgencyTrigger* LawAt::trigger(std::string_view id) const { return find(triggers, id); }
const StatisticsField* LawAt::statistics_field(std::string_view id) const { return find(statistics_fields, id); }
const StatisticsCodes* LawAt::statistics_code_list(std::string_view id) const { return find(statistics_codes, id); }

std::vector<const RefusalGround*> LawAt::grounds_for(std::string_view period_rule) const {
  std::vector<const RefusalGround*> result;
  for (const auto& row : refusal_grounds) {
    if (row.period_rule == period_rule) result.push_back(&row);
  }
  return result;
}

std::vector<const RequiredDocument*> LawAt::documents_for(std::string_view procedure_id) const {
  std::vector<const RequiredDocument*> result;
  for (const auto& row : documents) {
    if (std::find(row.procedures.begin(), row.procedures.end(), procedure_id) != row.procedures.end())
      result.push_back(&row);
  }
  return result;
}

std::string LawAt::cite(std::string_view provisions) const {
  return land == home ? std::string(provisions) : cited(provisions, citations);
}

struct LawBook::Held {
  static constexpr std::size_t most = 64;  // days; some 100 kB each
  std::mutex mutex;
  std::map<std::pair<std::string, Date>, std::shared_ptr<const LawAt>, std::less<>> days;
};

const LawBook& LawBook::builtin() {
  static const LawBook book = [] {
    auto parsed = parse(embedded_files_law());
    if (!parsed) throw std::logic_error(parsed.error().text.en);
    return std::move(*parsed);
  }();
  return book;
}

const LawSwitch* LawAt::law_switch(std::string_view id) const { return find(switches, id); }

const LawSwitch::Option* LawSwitch::option(std::string_view option_id) const { return find(options, option_id); }

Result<LawBook> LawBook::parse(std::span<const EmbeddedFile> files) {
  auto shelves = read_law(files);
  if (!shelves) return tl::unexpected(std::move(shelves.error()));
  std::vector<std::string> all;
  for (const auto& file : files) all.push_back(std::string(file.path) + "\n" + std::string(file.content));
  std::sort(all.begin(), all.end());
  std::uint64_t hash = fingerprint_seed;
  for (const auto& text : all) hash = fingerprint(text, hash);
  LawBook book;
  book.version_ = to_hex(hash);
  book.shelves_ = std::make_shared<const std::vector<LawShelf>>(std::move(*shelves));
  book.held_ = std::make_shared<Held>();
  return book;
}

std::vector<std::string> LawBook::lands() const {
  std::vector<std::string> codes;
  for (const auto& shelf : *shelves_) {
    if (shelf.land != federal) codes.push_back(shelf.land);
  }
  return codes;
}

Result<LawAt> LawBook::at(std::string_view land, Date on) const {
  const std::string code(land.substr(0, 20));
  const LawShelf* own = land == federal ? nullptr : shelf_of(*shelves_, land);
  if (own == nullptr) {
    const std::string known = listed(lands());
    return no_data({"das Land ist nicht erfasst (erfasst sind: " + known + ")",
                    "the Land is not covered (covered are: " + known + ")"},
                   code.empty() ? "?" : code, "land");
  }
  const LawShelf* bund = shelf_of(*shelves_, federal);
  const SetbackRules* setbacks = the_one(own->setbacks, on);
  if (setbacks == nullptr) {
    return no_data({"Abstandsflächen am " + to_string(on), "setback rules on " + to_string(on)}, code, "on");
  }
  const auto coverage = rule_of(&LawShelf::coverage, *own, bund, on);
  if (!coverage) {
    return no_data({"Maß der baulichen Nutzung am " + to_string(on), "coverage rules on " + to_string(on)}, code, "on");
  }
  LawAt law{code, on, version_, *setbacks, *coverage, {}, {}, {}, {}};
  collect(law.periods, own->periods, bund ? &bund->periods : nullptr, on);
  collect(law.procedures, own->procedures, bund ? &bund->procedures : nullptr, on);
  collect(law.documents, own->documents, bund ? &bund->documents : nullptr, on);
  collect(law.triggers, own->triggers, bund ? &bund->triggers : nullptr, on);
  collect(law.refusal_grounds, own->refusal_grounds, bund ? &bund->refusal_grounds : nullptr, on);
  collect(law.finder_questions, own->finder_questions, bund ? &bund->finder_questions : nullptr, on);
  collect(law.finder_rules, own->finder_rules, bund ? &bund->finder_rules : nullptr, on);
  collect(law.cancellation_grounds, own->cancellation_grounds, bund ? &bund->cancellation_grounds : nullptr, on);
  collect(law.postponement_grounds, own->postponement_grounds, bund ? &bund->postponement_grounds : nullptr, on);
  collect(law.change_effects, own->change_effects, bund ? &bund->change_effects : nullptr, on);
  collect(law.announcement_grounds, own->announcement_grounds, bund ? &bund->announcement_grounds : nullptr, on);
  collect(law.file_access, own->file_access, bund ? &bund->file_access : nullptr, on);
  collect(law.citations, own->citations, bund ? &bund->citations : nullptr, on);
  collect(law.text_blocks, own->text_blocks, bund ? &bund->text_blocks : nullptr, on);
  collect(law.switches, own->switches, bund ? &bund->switches : nullptr, on);
  collect(law.statistics_fields, own->statistics_fields, bund ? &bund->statistics_fields : nullptr, on);
  collect(law.statistics_codes, own->statistics_codes, bund ? &bund->statistics_codes : nullptr, on);
  collect(law.statistics_limits, own->statistics_limits, bund ? &bund->statistics_limits : nullptr, on);
  law.building_class = rule_of(&LawShelf::building_class, *own, bund, on);
  law.special_building = rule_of(&LawShelf::special_building, *own, bund, on);
  law.access = rule_of(&LawShelf::access, *own, bund, on);
  law.parking_relief = rule_of(&LawShelf::parking_relief, *own, bund, on);
  law.land_use = rule_of(&LawShelf::land_use, *own, bund, on);
  if (law.periods.empty()) return no_data({"Fristen am " + to_string(on), "periods on " + to_string(on)}, code, "on");
  return law;
}

Result<std::shared_ptr<const LawAt>> LawBook::held(std::string_view land, Date on) const {
  const std::pair key{std::string(land.substr(0, 20)), on};
  {
    const std::lock_guard lock(held_->mutex);
    if (const auto found = held_->days.find(key); found != held_->days.end()) return found->second;
  }
  auto law = at(land, on);
  if (!law) return tl::unexpected(std::move(law.error()));
  auto made = std::make_shared<const LawAt>(std::move(*law));
  const std::lock_guard lock(held_->mutex);
  if (held_->days.size() >= Held::most) held_->days.clear();
  held_->days.emplace(key, made);
  return made;
}

}  // namespace flurwerk
