// The LawBook: every number that a statute sets, typed, by Land and date. Never a number in code.
// Basis: permit-core/law/<land>/*.json; each row names its paragraph, when it holds and how sure we are of it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/calendar/period.hpp"
#include "permit-core/embedded.hpp"
#include "permit-core/law/building_rules.hpp"
#include "permit-core/law/citation.hpp"
#include "permit-core/law/decision_rows.hpp"
#include "permit-core/law/finder_rules.hpp"
#include "permit-core/law/sourced.hpp"
#include "permit-core/law/statistics_rows.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

// What happens by law when a period ends and nothing was done.
enum class SilenceEffect {
  none,                       // nothing by itself; somebody has to act
  deemed_complete,            // Bauantrag gilt als vollständig
  disregarded,                // Stellungnahme bleibt unberücksichtigt
  deemed_given,               // Einvernehmen, Benehmen, Zustimmung gelten als erteilt
  deemed_permit,              // Genehmigungsfiktion
  deemed_withdrawn_proposed,  // Rücknahmefiktion: proposed by the system, confirmed by a person
  deemed_served,              // Bekanntgabefiktion
  start_allowed,              // with the works may be begun (Genehmigungsfreistellung, notices)
  lapses,                     // the permit or preliminary ruling expires
};
std::string_view to_string(SilenceEffect effect);  // as in the JSON: "deemed_given"

// What the event is that begins a period, where it is not the one that the period is set with.
enum class StartsWhen {
  event,          // the event itself
  statements_in,  // necessary statements and acts are in, at the latest when their periods are over
};

struct PeriodRule : Sourced {
  std::string id;  // "statement", see permit-core/README.md for the list
  Text name;
  Period length;
  bool shift = true;  // end moves to the next working day (VwVfG § 31 Abs. 3)
  SilenceEffect on_silence = SilenceEffect::none;
  Text starts;  // the event that starts it, in words
  StartsWhen starts_when = StartsWhen::event;
  std::string not_before;              // id of the PeriodRule before whose end it does not begin; empty: none
  std::optional<Period> starts_after;  // begins when this has passed since the event (Art. 68 Abs. 2 BayBO)
  bool begins_anew = false;    // of statements_in: somebody asked later lets it begin anew; else it goes on once begun
  std::string extension_rule;  // id of the PeriodRule by which it may grow longer; empty: none
  bool decision_from_end = false;  // of the completeness check: deemed complete, the decision period runs from its end
  bool decision_start_settled = false;  // the authority has settled which of both it is
  bool rests_decision = false;  // of a postponement: the authority has settled that the decision period rests meanwhile
  std::string replacement_basis;  // by which the authority may replace an unlawful refusal; empty: nothing does
  Shift shift_mode() const { return shift ? Shift::yes : Shift::no; }
};

struct Fraction {
  int numerator = 0;
  int denominator = 1;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

// Abstandsflächen. Lengths in millimetres, angles in degrees, factors in thousandths of the wall height H.
struct SetbackRules : Sourced {
  struct AreaFactor {
    std::string area;  // BauNVO code: "GE"
    int factor_permille;
  };
  int factor_permille = 0;                    // 400: 0.4 H
  std::vector<AreaFactor> area_factors;       // areas with another factor
  int minimum_mm = 0;                         // 2500
  int round_down_to_mm = 0;                   // 100; 0: no rounding. Rounded first, then the minimum
  int overlap_free_above_deg = 0;             // walls at a greater angle may overlap (75)
  int max_averaging_section_mm = 0;           // 16000: longest section with one mean wall height; 0: statute names none
  int roof_share_above_deg = 0;               // roofs steeper than this add roof_share of their height (45)
  Fraction roof_share;                        // 1/3
  int roof_wall_deg = 0;                      // steeper roof parts count as wall (70)
  bool roof_wall_deg_included = false;        // true: a roof at exactly roof_wall_deg counts as wall, too
  std::optional<Fraction> dormer_free_up_to;  // 1/5 of the wall width: adds nothing up to this
  std::optional<Fraction> dormer_wall_above;  // 1/2 of the wall width: counts as wall above this
  std::optional<int> dormer_flush_within_mm;  // 500: dormers set back no further count as wall
  std::optional<int> narrow_wall_mm;          // walls up to this width ...
  std::optional<int> narrow_wall_minimum_mm;  // ... need this minimum only (BW)
  std::optional<int> small_house_mm;          // building classes 1 and 2, at most three storeys: this depth is enough
  // Garages and sheds at the boundary or in the setback of their own house, without a setback area of their own.
  struct BoundaryBuilding {
    std::string basis;
    int total_length_mm = 0;    // 15000: all boundary building of a plot together, eaves included
    int mean_height_mm = 0;     // 3000: of the wall on the boundary's side
    int wall_area_m2 = 0;       // 25: of all such walls at one boundary
    int least_distance_mm = 0;  // 1000: if not directly at the boundary
    int garage_area_m2 = 0;     // 100: single-storey garages up to this may stand in setback areas of their own house
    int parking_spaces = 0;     // 3: parking spaces at the boundary
  };
  // Bays, balconies, eaves, entrance stairs that are left out of account.
  struct Projections {
    std::string basis;
    int depth_mm = 0;               // 1500: no farther before the wall
    int neighbour_distance_mm = 0;  // 2000: and no nearer to the neighbour's boundary
    Fraction wall_share;            // 1/3 of the wall's width for bays and balconies together
  };
  // Walls without openings need less towards what is no neighbour's boundary.
  struct ClosedWalls {
    std::string basis;
    std::vector<std::string> areas;  // BauNVO codes: "GE"
    int one_merit_mm = 0;            // 2500: fire-retardant or non-combustible
    int both_merits_mm = 0;          // 1500: both
  };
  // Fences, heat pumps and the like at the boundary without a setback area.
  struct BoundaryInstallation {
    std::string kind;          // of the design document: "fence"
    bool on_building = false;  // this row is about those on a garage or shed
    std::string basis;
    std::optional<int> height_mm;      // no higher
    std::optional<int> length_mm;      // no longer, all of its kind together
    std::optional<int> most;           // no more of them on a plot
    std::vector<std::string> free_in;  // areas where no height is set
    std::optional<Text> condition;     // what no geometry says: "sie natürliches Gelände sichert"
  };
  std::optional<Projections> projections;             // none: not recorded for this Land
  std::optional<BoundaryBuilding> boundary_building;  // none: not recorded for this Land
  std::optional<ClosedWalls> closed_walls;            // none: not recorded for this Land
  std::vector<BoundaryInstallation> boundary_installations;
  const BoundaryInstallation* installation(std::string_view kind, bool on_building) const;  // null: not recorded
  int factor_for(std::string_view area) const;  // factor_permille unless the area has its own
};

// Maß der baulichen Nutzung (BauNVO §§ 17, 19). Thousandths.
struct CoverageRules : Sourced {
  struct Orientation : Sourced {  // BauNVO § 17: guidance for plan makers, never the limit of a plot
    std::string area;             // "WA"
    int grz_permille = 0;
    int gfz_permille = 0;
    std::optional<int> bmz_permille;
  };
  int ancillary_excess_permille = 0;  // 500: garages etc. may exceed the permitted area by 50 %
  std::string ancillary_since;        // "1990": version of the BauNVO from which on garages etc. count
  int cap_permille = 0;               // 800: but never beyond GRZ 0.8
  int open_style_mm = 0;              // 50000: longest building in open style (BauNVO § 22 Abs. 2)
  std::vector<Orientation> orientation;
  const Orientation* orientation_for(std::string_view area) const;
};

// Who prepares what is filed. Whoever builds files in every procedure; the statutes say which plans need more than that.
enum class PreparedBy {
  designer,           // a drawing and somebody entitled to draw it belong to every application
  designer_if_drawn,  // whoever builds may file alone; what is drawn needs somebody entitled to draw it
  principal,          // whoever builds may file alone
};
std::string_view to_string(PreparedBy prepared_by);  // as in the JSON: "designer_if_drawn"

// What a statute says of a procedure in words, and where.
struct Provision {
  Text text;
  std::string basis;
};

struct Procedure : Sourced {
  std::string id;  // "simplified", "full", "exemption", ...
  Text name;
  // None: not on record for this Land.
  std::optional<Provision> filed_by, checked, decided_by;
  PreparedBy prepared_by = PreparedBy::designer;
  bool deemed_permit = false;     // silence at the end of the decision period grants the permit
  std::string fiction_waiver;     // by which the applicant may waive that before; empty: nothing allows it
  bool needs_consent = false;     // but not while the municipality's refused consent has not been replaced
  std::string completeness_rule;  // ids of PeriodRule; empty: the law sets no such period
  std::string decision_rule;
  std::string extension_rule;
  std::string validity_rule;
  // Of a permit exemption alone: whose silence lets the works begin, and when its period starts at the latest; without
  // the latter it starts with a receipt that a clerk records, and not before.
  std::string municipality_rule;
  std::string forwarding_rule;
  std::string authority_rule;  // where the authority may demand a procedure, too (§ 64a HBO); may be the same rule
  bool receipt_by_authority = false;  // the receipt that counts is the one the authority confirms (§ 62 Abs. 3 SächsBO)
  bool waiver = true;                 // the municipality may let the works begin early by a declaration
  // Of a mere notice: after which the works may begin; nobody can demand a procedure (§ 63a HBO).
  std::string wait_rule;
  bool removal = false;  // takes away and builds nothing
  // After the permit. A procedure whose outcome allows no works has `works` false.
  std::string interruption_rule;
  std::string validity_extension_rule;
  bool works = true;
  bool needs_whole = false;  // only for a part of a project that has been applied for as a whole (§ 77 HBO)
  bool exempts() const { return !municipality_rule.empty() || !wait_rule.empty(); }
};

struct RequiredDocument : Sourced {  // Bauvorlage
  std::string id;                    // "site-plan"
  Text name;
  std::string xbau_code;                // four-digit code of the XBau attachment list; empty if none fits
  std::vector<std::string> procedures;  // ids of Procedure
  bool always = true;                   // false: only if `condition` is met
  Text condition;                       // in words, empty when `always`
  bool portal_form = false;             // a form which the portal's own pages replace: nothing to upload
  bool statistics_form = false;         // answered in the portal, it need not be uploaded
  bool must_be_filed() const { return always && !portal_form && confidence == Confidence::statute; }
};

enum class Relation { none, intersects, dwithin };  // none: the project alone decides, no map needed
enum class Act { opinion, benehmen, einvernehmen, zustimmung, permit };
std::string_view to_string(Relation relation);
std::string_view to_string(Act act);

// A fact about the project that an agency rule asks for. Values, never expressions.
enum class ProjectFact {
  any,                 // always true
  plan_area,           // BauGB § 30
  plan_exception,      // BauGB § 31 Abs. 1, 2
  draft_plan,          // BauGB § 33
  infill,              // BauGB § 34
  outlying,            // BauGB § 35
  consent_situation,   // any of § 31 Abs. 1, 2, §§ 33, 34 Abs. 1 to 3a, 35: consent of the municipality, § 36
  approval_situation,  // § 31 Abs. 3, § 34 Abs. 3b, § 246e: approval of the municipality, § 36a
  special_building,    // Sonderbau
  class_4_or_5,        // Gebäudeklasse 4, 5
  care_or_school,
  commercial,
  farming,
  tall_over_100_m,
};
std::string_view to_string(ProjectFact fact);

struct AgencyTrigger : Sourced {
  std::string id;           // "nature-protection-reserve"
  std::string agency_kind;  // "nature-protection": matches Agency.kind
  Text name;
  Relation relation = Relation::none;
  std::string layer;                    // name of the map layer, empty for Relation::none
  std::optional<int> distance_m;        // for dwithin
  std::optional<int> ban_m;             // within this distance the law bans building altogether
  ProjectFact fact = ProjectFact::any;  // both must hold: the place and the fact
  Act act = Act::opinion;
  std::string period_rule;  // id of PeriodRule
  SilenceEffect on_silence = SilenceEffect::none;
  double reach_m() const { return relation == Relation::dwithin ? distance_m.value_or(0) : 0; }
};

// What a formal act may be refused for, where the law lists the grounds (§ 36 Abs. 2 Satz 1 BauGB).
struct RefusalGround : Sourced {
  std::string id;           // "infill-does-not-fit"
  std::string period_rule;  // of the act: "municipality-consent"
  Text name;
};

// What the statute leaves open and an authority decides for itself until it is settled. The first option is how the
// law data stands.
struct LawSwitch : Sourced {
  struct Change {  // of one period or one procedure
    std::string period;
    std::string procedure;
    std::optional<Period> length;
    std::optional<bool> shift;
    std::optional<SilenceEffect> on_silence;
    std::optional<bool> decision_from_end;
    std::optional<bool> begins_anew;
    std::optional<bool> rests_decision;
    std::optional<bool> deemed_permit;
  };
  struct Option {
    std::string id;  // "three-days"
    Text name;
    std::vector<Change> changes;
  };
  std::string id;  // "post-days"
  Text name;
  std::vector<Option> options;
  const Option* option(std::string_view option_id) const;
};

// The law of one Land on one day.
struct LawAt {
  std::string land;
  Date on{};
  std::string version;  // of all law data together; events record it
  SetbackRules setbacks;
  CoverageRules coverage;
  std::vector<PeriodRule> periods;
  std::vector<Procedure> procedures;
  std::vector<RequiredDocument> documents;
  std::vector<AgencyTrigger> triggers;
  std::vector<RefusalGround> refusal_grounds{};
  std::vector<FinderQuestion> finder_questions{};
  std::vector<FinderRule> finder_rules{};
  std::vector<CancellationGround> cancellation_grounds{};
  std::vector<PostponementGround> postponement_grounds{};
  std::vector<ChangeEffect> change_effects{};
  std::vector<AnnouncementGround> announcement_grounds{};
  std::vector<FileAccessCapacity> file_access{};
  std::vector<Citation> citations{};
  std::vector<TextBlock> text_blocks{};
  std::vector<LawSwitch> switches{};
  std::vector<StatisticsField> statistics_fields{};
  std::vector<StatisticsCodes> statistics_codes{};
  std::vector<StatisticsLimit> statistics_limits{};
  // None: not recorded for this Land or day.
  std::optional<BuildingClassRules> building_class{};
  std::optional<SpecialBuildingRules> special_building{};
  std::optional<AccessRules> access{};
  std::optional<ParkingRelief> parking_relief{};
  std::optional<LandUseRules> land_use{};

  const PeriodRule* period(std::string_view id) const;  // nullptr: this Land sets no such period on this day
  const Procedure* procedure(std::string_view id) const;
  const AgencyTrigger* trigger(std::string_view id) const;
  const LawSwitch* law_switch(std::string_view id) const;
  const StatisticsField* statistics_field(std::string_view id) const;
  const StatisticsCodes* statistics_code_list(std::string_view id) const;
  std::vector<const RefusalGround*> grounds_for(std::string_view period_rule) const;  // empty: the law lists none
  std::vector<const RequiredDocument*> documents_for(std::string_view procedure_id) const;
  // A provision of Hesse as this Land names it, see citation.hpp: "§ 70 Abs. 1 HBO" is "§ 69 SächsBO" in Saxony.
  std::string cite(std::string_view provisions) const;
};

struct LawShelf;  // all rows of one Land, see law_reader.hpp

class LawBook {
 public:
  // The law that is part of the program. Broken built-in data is a bug and throws std::logic_error.
  static const LawBook& builtin();
  // Reads JSON files ("he/periods.json"); a broken one is refused, naming file and row.
  static Result<LawBook> parse(std::span<const EmbeddedFile> files);

  // The law of `land` ("HE") on a day. Refused: a Land or day without data, naming what is missing.
  Result<LawAt> at(std::string_view land, Date on) const;
  // The same, kept for the next who asks: checks ask for the same few days again and again.
  Result<std::shared_ptr<const LawAt>> held(std::string_view land, Date on) const;
  std::vector<std::string> lands() const;  // codes of the Länder with data
  const std::string& version() const { return version_; }

 private:
  struct Held;
  std::shared_ptr<const std::vector<LawShelf>> shelves_;
  std::shared_ptr<Held> held_;
  std::string version_;
};

// The files under permit-core/law, see flurwerk_embed.
std::span<const EmbeddedFile> embedded_files_law();

}  // namespace flurwerk
