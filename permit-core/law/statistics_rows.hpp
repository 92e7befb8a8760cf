// What the statistics of building works ask about a project, as dated rows: fields, code lists, what is not reported.
// Legal basis: §§ 2, 3 HBauStatG; field ids and codes are those of XBau 2.6, messages 0420 to 0425.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/sourced.hpp"

namespace flurwerk {

// Erhebungsmerkmal. A value is text: a code, "12", "87.50", "2026-06", codes "1,3" or counts by code "3=2,4=1".
struct StatisticsField : Sourced {
  enum class Kind { text, code, codes, counts, whole, decimal, cents, month };
  enum class Source { asked, drawn, known };  // drawn: read from the design unless answered; known: from the case alone
  enum class Of { project, building, removal };  // asked once, or of each building, or of each removal (Abgang)
  struct Condition {
    std::string field;
    std::vector<std::string> any_of;   // it has one of these values (of codes and counts: contains one) ...
    std::vector<std::string> none_of;  // ... or a value that is none of these
  };
  std::string id;  // "bruttoRauminhaltBRI"
  Of of = Of::project;
  std::string element;  // where XBau has it, below the message; empty: it has no element of its own
  Text name;
  Text help;  // may be empty
  Kind kind = Kind::text;
  std::string unit;   // "m³"; may be empty
  std::string codes;  // id of StatisticsCodes, for code, codes and counts
  Source source = Source::asked;
  std::string fact;                   // what of design or case; empty: asked
  bool by_authority = false;          // not the applicant but the authority is asked
  std::vector<Condition> conditions;  // all must hold, or the field does not apply
};

struct StatisticsCodes : Sourced {
  struct Code {
    std::string code;
    std::string name;  // the official German term
  };
  std::string id;  // "urn:xoev-de:xbau:codeliste:baustoff_2.0"
  std::vector<Code> list;
  const Code* find(std::string_view code) const;
};

// Works that create nothing but other than living space are not reported up to either of these.
struct StatisticsLimit : Sourced {
  std::string id;
  int volume_m3 = 0;
  int cost_eur = 0;
};

}  // namespace flurwerk
