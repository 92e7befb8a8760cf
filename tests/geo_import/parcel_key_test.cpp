// Spellings of the Flurstückskennzeichen and the one key they mean.
#include "geo/parcel_key.hpp"

#include <gtest/gtest.h>

namespace flurwerk::geo {
namespace parcel_key_test {

struct Spelling {
  const char* text;
  const char* key;
};

TEST(ParcelKey, every_spelling_gives_the_key) {
  const Spelling spellings[] = {
      {"060123004000150002__", "060123004000150002__"},
      {"060123004000150002", "060123004000150002__"},
      {"06012300400015000200", "060123004000150002__"},
      {"06012300400015000201", "06012300400015000201"},
      {"06012300400015", "06012300400015______"},
      {"020125___00128______", "020125___00128______"},
      {"060123-004-00015/002", "060123004000150002__"},
      {"060123-4-15/2", "060123004000150002__"},
      {" 060123 - 4 - 15 / 2 ", "060123004000150002__"},
      {"06-0123-004-00015/0002", "060123004000150002__"},
      {"0123-4-15", "06012300400015______"},
      {"0123 4 15/2", "060123004000150002__"},
      {"Gemarkung 0123 Flur 4 Flurstück 15/2", "060123004000150002__"},
      {"Gemarkung 060123, Flur 4, Flurstück 15/2", "060123004000150002__"},
      {"gemarkung 0123, flur 4, flst. 15/2", "060123004000150002__"},
      {"Gemarkung 020125, Flurstück 128", "020125___00128______"},
      {"020125-128", "020125___00128______"},
  };
  for (const auto& [text, key] : spellings) {
    const auto parsed = parse_parcel_key(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(parsed->value, key) << text;
  }
}

TEST(ParcelKey, what_is_no_key_is_refused_with_spellings_that_are) {
  for (const char* text :
       {"", "Wiese", "Gemarkung Auenheim Flur 4 Flurstück 15/2", "060123-4-0", "060123-4-15/2/3/4", "060123-4444-15",
        "06012300400015000A__", "060123004000000002__", "123-4-15", "-1", "060123-4-15/20000"}) {
    const auto parsed = parse_parcel_key(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().code, "parcel-key-unreadable") << text;
    EXPECT_FALSE(parsed.error().cure.de.empty());
  }
  EXPECT_FALSE(parse_parcel_key(std::string(1'000'000, '1')));
}

TEST(ParcelKey, a_gemarkung_without_land_needs_one) {
  EXPECT_EQ(parse_parcel_key("0123-4-15", "05")->value, "05012300400015______");
  EXPECT_EQ(parse_parcel_key("0123-4-15", "").error().code, "parcel-key-land");
}

TEST(ParcelKey, names_read_back_to_the_same_key) {
  for (const char* key :
       {"060123004000150002__", "020125___00128______", "06012300400015______", "06012399999999999999"}) {
    for (const std::string& name : {long_parcel_name(ParcelKey{key}), short_parcel_name(ParcelKey{key})}) {
      const auto parsed = parse_parcel_key(name);
      ASSERT_TRUE(parsed) << name;
      EXPECT_EQ(parsed->value, key) << name;
    }
  }
  EXPECT_EQ(short_parcel_name(ParcelKey{"060123004000150002__"}), "060123-4-15/2");
  EXPECT_EQ(short_parcel_name(ParcelKey{"020125___00128______"}), "020125-128");
  EXPECT_EQ(long_parcel_name(ParcelKey{"060123004000150002__"}), "Gemarkung 060123, Flur 4, Flurstück 15/2");
  EXPECT_EQ(long_parcel_name(ParcelKey{"060123004000150002__"}, "Auenheim"),
            "Gemarkung Auenheim, Flur 4, Flurstück 15/2");
  EXPECT_EQ(short_parcel_name(ParcelKey{"A"}), "A");
}

}  // namespace parcel_key_test
}  // namespace flurwerk::geo
