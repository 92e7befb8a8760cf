// Procedures as a lawyer reads them: who may file, what is checked, who decides. Read a row as: in this Land, in this
// procedure, these provisions say so, and the plans are prepared by whom.
#include <gtest/gtest.h>

#include <algorithm>

#include "permit-core/law/law_book.hpp"

namespace flurwerk {
namespace procedures_test {

const Date day = parse_date("2026-06-01").value();

struct Row {
  const char *land, *procedure, *prepared_by, *filed_by, *checked, *decided_by;
};
constexpr Row rows[] = {
    {"HE", "simplified", "designer", "§ 56 Abs. 1, § 67 Abs. 1, § 69 Abs. 2 Satz 3 HBO", "§ 65 Abs. 1 HBO",
     "§ 60 Abs. 1 Satz 3 HBO"},
    {"HE", "special", "designer", "§ 56 Abs. 1, § 67 Abs. 1, § 69 Abs. 2 Satz 3 HBO", "§ 66 HBO",
     "§ 60 Abs. 1 Satz 3 HBO"},
    {"HE", "exemption", "designer", "§ 64 Abs. 3 Satz 1, § 67 Abs. 1 HBO", "§ 64 Abs. 3 Satz 3, § 62 Abs. 2 HBO",
     "§ 64 Abs. 3 Satz 4 HBO"},
    {"HE", "exemption-extended", "designer", "§ 64a Satz 1, § 64 Abs. 3 Satz 1, Abs. 5, § 69 Abs. 2 Satz 3 HBO",
     "§ 64a Satz 1, § 64 Abs. 3 Satz 3, § 62 Abs. 2 HBO", "§ 64a Satz 1, § 64 Abs. 3 Satz 4 HBO"},
    {"HE", "deviation", "principal", "§ 56 Abs. 1, § 73 Abs. 2, 3 HBO", "§ 73 Abs. 1 HBO",
     "§ 60 Abs. 1 Satz 3, § 73 Abs. 4 HBO"},
    {"HE", "preliminary", "designer_if_drawn", "§ 56 Abs. 1, § 76 Abs. 1 Satz 1, Abs. 2 HBO", "§ 76 Abs. 1 Satz 1 HBO",
     "§ 60 Abs. 1 Satz 3 HBO"},
    {"HE", "demolition", "principal", "§ 56 Abs. 1, § 63a Satz 2, 3, § 67 Abs. 1 HBO", "§ 63a Satz 2, 5 HBO",
     "§ 63a HBO"},
    {"SN", "simplified", "designer", "§ 53 Abs. 1 Satz 2, § 65 Abs. 1, § 68 Abs. 4 SächsBO", "§ 63 SächsBO",
     "§ 57 Abs. 1 Satz 2 SächsBO"},
    {"SN", "exemption", "designer", "§ 62 Abs. 3 Satz 1, Abs. 5, § 65 Abs. 1 SächsBO", "",
     "§ 62 Abs. 2 Nr. 4, Abs. 3 SächsBO"},
    {"SN", "deviation", "principal", "§ 53 Abs. 1 Satz 2, § 67 Abs. 2 SächsBO", "§ 67 Abs. 1 SächsBO",
     "§ 57 Abs. 1 Satz 2, § 67 Abs. 3 SächsBO"},
    {"NW", "preliminary", "designer_if_drawn", "§ 53 Abs. 1 Satz 2, § 77 Abs. 1 Satz 1, Abs. 2 BauO NRW 2018",
     "§ 77 Abs. 1 Satz 1 BauO NRW 2018", "§ 57 Abs. 1 Satz 2 BauO NRW 2018"},
    {"NW", "partial", "designer", "§ 53 Abs. 1 Satz 2, § 67 Abs. 1, § 76 BauO NRW 2018", "§ 76 BauO NRW 2018",
     "§ 57 Abs. 1 Satz 2 BauO NRW 2018"},
    {"BY", "simplified", "designer", "Art. 50 Abs. 1 Satz 2, Art. 61 Abs. 1, Art. 64 Abs. 4 BayBO", "Art. 59 BayBO",
     "Art. 53 Abs. 1 Satz 1, 2, Abs. 2 Satz 1 BayBO"},
    {"BY", "exemption", "designer", "Art. 58 Abs. 2 Satz 1, Abs. 4, Art. 61 Abs. 1 BayBO", "",
     "Art. 58 Abs. 1 Satz 1 Nr. 5, Abs. 2 BayBO"},
    {"BW", "notification", "designer", "§ 42 Abs. 1, § 53 Abs. 1 Satz 1, § 63 Abs. 1 LBO BW", "§ 53 Abs. 6 LBO BW", ""},
    {"BW", "deviation", "principal", "§ 56 Abs. 6 LBO BW", "§ 56 Abs. 1 bis 5 LBO BW", "§ 48 Abs. 1 LBO BW"},
};

// The basis, or nothing where the law data has nothing on record.
std::string basis(const std::optional<Provision>& said) { return said ? said->basis : ""; }

TEST(Procedures, WhoFilesWhatIsCheckedWhoDecides) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.land) + " " + row.procedure);
    const auto law = LawBook::builtin().at(row.land, day).value();
    const Procedure* procedure = law.procedure(row.procedure);
    ASSERT_NE(procedure, nullptr);
    EXPECT_EQ(to_string(procedure->prepared_by), row.prepared_by);
    EXPECT_EQ(basis(procedure->filed_by), row.filed_by);
    EXPECT_EQ(basis(procedure->checked), row.checked);
    EXPECT_EQ(basis(procedure->decided_by), row.decided_by);
  }
}

TEST(Procedures, EveryProcedureSaysWhoMayFileInBothLanguages) {
  for (const auto& land : LawBook::builtin().lands()) {
    const auto law = LawBook::builtin().at(land, day);
    if (!law) continue;
    for (const Procedure& procedure : law->procedures) {
      SCOPED_TRACE(land + " " + procedure.id);
      ASSERT_TRUE(procedure.filed_by);
      for (const auto* said : {&procedure.filed_by, &procedure.checked, &procedure.decided_by}) {
        if (!*said) continue;
        EXPECT_FALSE((*said)->text.de.empty() || (*said)->text.en.empty() || (*said)->basis.empty());
      }
    }
  }
}

}  // namespace procedures_test
}  // namespace flurwerk
