// The table of api/app/telling: one row for each event and reader.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/app/telling.hpp"

namespace flurwerk::api {

// What a row may look at.
struct Happening {
  const App& app;
  const Tx& tx;
  const Case& before;
  std::span<const Event> events;  // all that were recorded with it
  const Actor& actor;
  Date today;
};

struct Words {
  std::string subject;  // empty: this time nobody is told
  std::string text;
  std::string place{};  // of the authority's page of the case, as its address names it: "stellungnahmen"
};

enum class Reader : std::uint8_t {
  applicant,
  recipients,
  in_charge,
  agencies
};  // recipients: who may retrieve a notice

struct TellingRow {
  std::size_t event;  // its number in the variant
  Reader reader;
  Urgency urgency;
  Words fixed;                                                        // unless `words` makes them
  Words (*words)(const Event&, const Happening&);                     // may be none
  std::vector<AgencyId> (*agencies)(const Event&, const Happening&);  // of Reader::agencies
};

const std::vector<TellingRow>& telling_rows();

}  // namespace flurwerk::api
