// Parcels as people look for them: by key in their spelling, by address, by point in three systems; and the next street.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api/app/import_geodata.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace parcel_search_test {

class ParcelSearch : public testing::Test {
 protected:
  ParcelSearch() {
    geo::ParcelRecord street;  // north of the twelve, beyond a strip of 25 m without parcels
    street.key.value = "060999001000990002__";
    street.gemarkung = "060999";
    street.flur = "1";
    street.numerator = "99";
    street.denominator = "2";
    street.address = "Prüfweg";
    street.public_use = geo::PublicUse::traffic;
    street.area = {
        {{{478'000, 5'561'055}, {478'240, 5'561'055}, {478'240, 5'561'061}, {478'000, 5'561'061}, {478'000, 5'561'055}},
         {}}};
    geo::ParcelRecord lonely = street;
    lonely.key.value = "060999001000980000__";
    lonely.numerator = "98";
    lonely.denominator = "";
    lonely.address = "Am Ende der Welt 7";
    lonely.public_use = geo::PublicUse::none;
    lonely.area = {
        {{{500'000, 5'600'000}, {500'010, 5'600'000}, {500'010, 5'600'010}, {500'000, 5'600'010}, {500'000, 5'600'000}},
         {}}};
    geo::ParcelRecord garden = lonely;
    garden.key.value = "060999001000970000__";
    garden.numerator = "97";
    garden.address = "Gartenstraße 5";
    for (auto& corner : garden.area.front().outer) corner.x += 50'000;
    auto import = town.store->begin_import({"parcels", "more.geojson", std::string(64, 'd')}, town.clock.now());
    EXPECT_TRUE((*import)->add(to_row(street)));
    EXPECT_TRUE((*import)->add(to_row(lonely)));
    EXPECT_TRUE((*import)->add(to_row(garden)));
    EXPECT_TRUE((*import)->commit());
  }
  Answer find(const std::string& query) { return visitor.get("/api/v1/parcels?" + query); }
  SmallTown town;
  Visitor visitor = town.visitor("designer@x.example");
};

TEST_F(ParcelSearch, EverySpellingFindsTheParcel) {
  for (const char* q :
       {"060999001000990002__", "060999001000990002", "060999-001-00099/0002", "060999-1-99/2",
        "Gemarkung%200999%20Flur%201%20Flurst%C3%BCck%2099/2", "Flur%201%20Flst%2099/2", "99/2", "Pr%C3%BCfweg"}) {
    const auto answer = find(std::string("q=") + q);
    ASSERT_EQ(answer.status, 200) << q;
    ASSERT_EQ(answer.body.at("features").size(), 1u) << q << answer.text;
    EXPECT_EQ(answer.body.at("features").at(0).at("id"), "060999001000990002__") << q;
    EXPECT_EQ(answer.body.at("nearest_street").at("name"), "Prüfweg");
  }
}

TEST_F(ParcelSearch, AStreetIsFoundAsPeopleWriteIt) {
  for (const char* q : {"Gartenstra%C3%9Fe%205", "Gartenstr.%205", "Gartenstr.5", "gartenstr%205", "GARTENSTRASSE%205",
                        "Gartenstr.", "Gartenstrasse5"}) {
    const auto answer = find(std::string("q=") + q);
    ASSERT_EQ(answer.status, 200) << q;
    EXPECT_EQ(answer.body.at("features").size(), 1u) << q << answer.text;
  }
}

TEST_F(ParcelSearch, APointInAnySystemFindsParcelAndStreet) {
  for (const char* point : {"478050,5561010", "32478050,5561010", "8.69243906,50.20087001"}) {
    const auto answer = find(std::string("point=") + point);
    ASSERT_EQ(answer.status, 200) << point << answer.text;
    ASSERT_EQ(answer.body.at("features").size(), 1u) << point;
    EXPECT_EQ(answer.body.at("features").at(0).at("id"), parcel_key(3)) << point;
    const auto& street = answer.body.at("nearest_street");
    EXPECT_EQ(street.at("name"), "Prüfweg");
    EXPECT_FALSE(street.at("is_address"));
    if (point[0] != '8') {
      EXPECT_EQ(street.at("distance_m"), 45.0) << point;
    }
  }
  EXPECT_EQ(find("at=478050,5561058").body.at("nearest_street").at("distance_m"), 0.0) << "on the street";
  const json lonely = find("point=500100,5600005").body.at("nearest_street");
  EXPECT_EQ(lonely.at("name"), "Am Ende der Welt 7");
  EXPECT_TRUE(lonely.at("is_address"));
  EXPECT_EQ(lonely.at("distance_m"), 90.0);
  EXPECT_TRUE(find("point=550000,5650000").body.at("nearest_street").is_null());
  for (const char* wrong : {"point=1", "point=a,b", "point=50.2,8.69", "point=120,10"}) {
    const auto answer = find(wrong);
    EXPECT_EQ(answer.status, 422) << wrong << answer.text;
    EXPECT_EQ(answer.body.at("field"), "point") << wrong;
  }
}

}  // namespace parcel_search_test
}  // namespace flurwerk::api::test
