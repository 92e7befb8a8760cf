// A case in another Land is told the provisions of its own Land. Paragraphs as the statutes' own tables of contents have them.
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

#include "permit-core/law/law_book.hpp"
#include "permit-core/state_graph.hpp"
#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace citation_test {

using test::day;

struct Row {
  const char* hesse;
  const char* land;
  const char* cited;
};

class Cited : public testing::TestWithParam<Row> {};

TEST_P(Cited, InTheLandOfTheCase) {
  const auto law = LawBook::builtin().at(GetParam().land, day("2026-06-01")).value();
  EXPECT_EQ(law.cite(GetParam().hesse), GetParam().cited);
}

INSTANTIATE_TEST_SUITE_P(
    Provisions, Cited,
    testing::Values(
        // Hearing of agencies, neighbours, public
        Row{"§ 70 Abs. 1 HBO", "HE", "§ 70 Abs. 1 HBO"}, Row{"§ 70 Abs. 1 HBO", "SN", "§ 69 SächsBO"},
        Row{"§ 70 Abs. 1 HBO", "NW", "§ 71 BauO NRW"}, Row{"§ 70 Abs. 1 HBO", "BY", "Art. 65 BayBO"},
        Row{"§ 70 Abs. 1 HBO", "BW", "§ 54 LBO"}, Row{"§ 71 Abs. 1 Satz 2 HBO", "BY", "Art. 66 BayBO"},
        Row{"§ 72 Abs. 3 Satz 3 Nr. 4 HBO", "BY", "Art. 66a BayBO"}, Row{"§§ 71, 72 HBO", "NW", "§ 72 BauO NRW"},
        // Permit, its validity, its beginning
        Row{"§ 74 HBO", "SN", "§ 72 SächsBO"}, Row{"§ 74 Abs. 7 Satz 2 HBO", "SN", "§ 73 SächsBO"},
        Row{"§ 74 Abs. 1 HBO, § 41 HVwVfG", "BY", "Art. 68 BayBO, Art. 41 BayVwVfG"},
        Row{"§ 75 Abs. 3 Satz 1 HBO", "BW", "§ 59 LBO"}, Row{"§ 76 Abs. 1 Satz 2 bis 4 HBO", "NW", "§ 77 BauO NRW"},
        // Several of one act, and of several acts
        Row{"§ 65 Abs. 2, § 70 Abs. 2, 4 HBO", "SN", "§ 63 SächsBO, § 69 SächsBO"},
        Row{"§§ 65, 66, § 62 Abs. 3 HBO, § 22 Satz 2 Nr. 2 HVwVfG", "NW",
            "§ 64 BauO NRW, § 65 BauO NRW, § 60 BauO NRW, § 22 Satz 2 Nr. 2 VwVfG NRW"},
        Row{"§ 6 Abs. 5 HBO", "BW", "§§ 5, 6 LBO"},
        // What is federal, or the Land's own already, stays; what nobody has says whose it is
        Row{"§ 36 Abs. 2 BauGB", "SN", "§ 36 Abs. 2 BauGB"},
        Row{"§ 63, § 69 Abs. 5 SächsBO", "SN", "§ 63, § 69 Abs. 5 SächsBO"},
        Row{"§ 71 Abs. 4 BauO NRW", "NW", "§ 71 Abs. 4 BauO NRW"}, Row{"§ 64a HBO", "BY", "§ 64a HBO (Hessen)"},
        Row{"§ 64 Abs. 3 Satz 1 HBO", "BW", "§ 51 LBO"}, Row{"", "SN", ""},
        Row{"nach § 70 entschieden", "SN", "nach § 70 entschieden"}));

// Whatever a step of the procedure may be refused with has a name in every Land that is covered.
TEST(Citations, CoverTheWholeStateGraph) {
  for (const auto& land : LawBook::builtin().lands()) {
    const auto law = LawBook::builtin().at(land, day("2026-06-01")).value();
    for (const auto& transition : transitions()) {
      const std::string cited = law.cite(transition.basis);
      const bool foreign =
          land != "HE" && (cited.find("HBO") != std::string::npos || cited.find("HVw") != std::string::npos);
      EXPECT_TRUE(!foreign || cited == "§ 64a HBO (Hessen)") << land << ": " << cited;
      EXPECT_EQ(cited.empty(), transition.basis.empty());
    }
  }
}

}  // namespace citation_test
}  // namespace flurwerk
