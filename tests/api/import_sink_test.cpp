// Between reader and store: everything arrives in order, a refusal or a broken disk ends both sides, nothing hangs.
#include "api/app/import_sink.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace flurwerk::api {
namespace import_sink_test {

class Recorder final : public GeodataImport {
 public:
  bool unchanged() const override { return false; }
  Result<void> add(const ParcelRow& parcel) override {
    seen.push_back(parcel.key.value);
    if (parcel.key.value == refuse_at) return refuse(RefusalKind::invalid, "object-twice", {"zweimal", "twice"});
    if (parcel.key.value == break_at) throw std::runtime_error("disk full");
    return {};
  }
  Result<void> add(const BuildingRow& building) override {
    seen.push_back(building.object_id);
    return {};
  }
  Result<void> add(const PlanAreaRow& area) override {
    seen.push_back(area.object_id);
    return {};
  }
  Result<void> add(const LayerFeatureRow& feature) override {
    seen.push_back(feature.object_id);
    return {};
  }
  bool remove(const std::string& object_id, const std::string&) override {
    seen.push_back("-" + object_id);
    return object_id == "known";
  }
  void describe(const SourceFacts&) override {}
  Result<ImportSummary> commit() override { return ImportSummary{}; }

  std::vector<std::string> seen;
  std::string refuse_at, break_at;
};

geo::ParcelRecord parcel(int number) {
  geo::ParcelRecord record;
  record.key = {"p" + std::to_string(number)};
  record.area = {{{{0, 0}, {10, 0}, {10, 10}, {0, 0}}, {}}};
  return record;
}

TEST(ImportSink, HandsOverAllInTheReadersOrder) {
  Recorder store;
  ImportSink sink(store);
  std::vector<std::string> expected;
  for (int i = 0; i < 10'000; ++i) {
    sink.parcel(parcel(i));
    expected.push_back("p" + std::to_string(i));
    if (i % 1000 == 0) {
      sink.removed(i == 0 ? "known" : "unknown", "", "AX_Flurstueck");
      expected.emplace_back(i == 0 ? "-known" : "-unknown");
    }
  }
  ASSERT_TRUE(sink.finish());
  EXPECT_EQ(store.seen, expected);
  geo::ImportReport report;
  sink.report_gap(report);
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].object, "AX_Flurstueck unknown");
  EXPECT_NE(report.findings[0].text.en.find("9 parcels"), std::string::npos) << report.findings[0].text.en;
}

TEST(ImportSink, TheStoresFirstRefusalEndsBothSides) {
  Recorder store;
  store.refuse_at = "p700";
  ImportSink sink(store);
  int read = 0;
  for (; read < 1'000'000 && !sink.given_up(); ++read) sink.parcel(parcel(read));
  EXPECT_LT(read, 1'000'000) << "the reader hears of it";
  const auto end = sink.finish();
  ASSERT_FALSE(end);
  EXPECT_EQ(end.error().code, "object-twice");
  EXPECT_EQ(store.seen.back(), "p700") << "and nothing was added after it";
}

TEST(ImportSink, ABrokenDiskIsThrownWhereTheReaderEnds) {
  Recorder store;
  store.break_at = "p3000";
  ImportSink sink(store);
  for (int i = 0; i < 20'000; ++i) sink.parcel(parcel(i));
  EXPECT_TRUE(sink.given_up());
  EXPECT_THROW((void)sink.finish(), std::runtime_error);
}

TEST(ImportSink, GivenUpByTheReaderItEndsWithoutWaiting) {
  Recorder store;
  {
    ImportSink sink(store);
    for (int i = 0; i < 5000; ++i) sink.parcel(parcel(i));
  }
  EXPECT_LE(store.seen.size(), 5000U);
}

}  // namespace import_sink_test
}  // namespace flurwerk::api
