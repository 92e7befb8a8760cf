// What a decision is written from, as dated rows: text blocks, grounds for cancelling, announcing and letting others read, fee tables.
// Basis: §§ 72, 74 HBO, §§ 29, 36, 39, 48, 49 HVwVfG; a fee table is the authority's own by-law and comes with its data folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/period.hpp"
#include "permit-core/law/sourced.hpp"

namespace flurwerk {

struct CancellationGround : Sourced {
  std::string id;  // "condition-unmet"
  Text name;
  bool revocation = false;     // § 49, of a lawful permit; else withdrawal, § 48
  bool for_the_past = false;   // may take effect before it is served
  bool within_a_year = false;  // since the facts were known
};

// Why, and by which of its periods, the municipality may have a decision put off, § 15 BauGB.
struct PostponementGround : Sourced {
  std::string id;  // "plan", "land-use-plan", "prohibition"
  Text name;
  std::string period_rule;   // id of PeriodRule: the longest, from service; its extension_rule: how much longer
  std::string asked_within;  // id of PeriodRule: since the municipality knew of the project; empty: no such limit
  bool prohibition = false;  // where no permit procedure is carried out: instead of putting a decision off
};

// What a change of an application under review does to its periods.
struct ChangeEffect : Sourced {
  std::string id;  // "minor", "substantial"
  Text name;
  bool restarts = false;  // the periods begin anew
  bool switches = false;  // in another procedure
};

// Why a project is announced to the public, § 72 HBO.
struct AnnouncementGround : Sourced {
  std::string id;  // "many-persons"
  Text name;
  bool on_application = false;  // only if the principal asks for it
  bool permit_too = false;      // a permit has to be announced as well, not only may be; § 72 Abs. 4
};

// As what somebody outside is let read the file (Akteneinsicht), § 29 VwVfG.
struct FileAccessCapacity : Sourced {
  std::string id;  // "party", "representative"
  Text name;
  Period longest;             // from the day of granting to the last day that may be named
  bool needs_reason = false;  // the clerk names the ground: the program decides no claim of others
};

// A ready wording. {vorhaben}, {antrag_vom}, {aktenzeichen}, {grundstueck}, {behoerde} are filled in from the case;
// whatever stands in [square brackets] a person completes.
struct TextBlock : Sourced {
  std::string id;
  std::string part;  // "condition", "reasons", "deviation", "remedies"
  std::string kind;  // of a condition: "obligation", "condition", "time_limit", "reservation", "hint"
  std::string topic;
  Text title;
  std::string text;
  std::string legal_basis;
  std::vector<std::string> procedures;  // ids of Procedure; empty: all
  std::vector<std::string> outcomes;    // "granted", "granted_partly", "refused"; empty: all
};

// Money in cents, volumes in thousandths of a cubic metre.
struct FeeItem {
  enum class Kind { fixed, framework, per_started_unit };
  std::string id;
  Text name;
  std::string number;  // "Nr. 1.1"
  Kind kind = Kind::fixed;
  std::int64_t cents = 0;          // fixed: the fee; per_started_unit: for each
  std::int64_t unit_cents = 0;     // 100000: each started 1,000 € of the cost of the shell
  std::int64_t minimum_cents = 0;  // 0: none
  std::int64_t from_cents = 0;     // framework
  std::int64_t to_cents = 0;
};
struct ShellValue {  // Rohbauwert: what a cubic metre of a kind of building is taken to cost
  std::string id;
  Text name;
  std::int64_t cents_per_m3 = 0;
};
struct FeeTable : Sourced {
  std::string name;         // "Bauaufsichtsgebührensatzung der Stadt Lindenau"
  std::string counts_from;  // "receipt" or "decision": which day's table holds for a case
  std::vector<FeeItem> items;
  std::vector<ShellValue> shell_values;
  const FeeItem* item(std::string_view id) const;
  const ShellValue* shell_value(std::string_view id) const;
};

// The authority's own files; `name` is what a refusal calls the file.
Result<std::vector<FeeTable>> read_fee_tables(std::string_view json_text, const std::string& name);
Result<std::vector<TextBlock>> read_text_blocks(std::string_view json_text, const std::string& name);

}  // namespace flurwerk
