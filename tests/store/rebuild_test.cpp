// Whatever happens, the state tables equal what folding the events anew gives.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/state_tables.hpp"
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace rebuild_test {

using Steps = std::vector<std::pair<Actor, std::vector<Event>>>;

int pick(int below) { return *rc::gen::inRange(0, below); }
std::string some_day() { return to_string(story::day("2026-03-03") + std::chrono::days(pick(200))); }

// A random life of one application: every step is one that the state graph allows, how many and with what is chance.
Steps random_life(const std::string& id) {
  Steps steps{{story::designer, story::draft("Haus " + id, "", id)}};
  for (int i = pick(4); i > 0; --i) {
    steps.push_back({story::designer,
                     {DraftSaved{2 + i, "", i % 2 == 0, "Haus " + std::to_string(i), "full",
                                 std::vector<ParcelKey>(static_cast<std::size_t>(i), {"06" + id})}}});
  }
  for (int i = pick(4); i > 0; --i) {
    steps.push_back({story::designer, {story::filed("doc" + id, 5 - i, std::string(64, 'a'), "applicant")}});
  }
  if (pick(8) == 0) return steps;
  steps.push_back({story::designer, story::submitted("BA-" + id, some_day())});
  if (pick(3) == 0) {
    steps.push_back({story::clerk,
                     {DocumentsDemanded{{{"n1", "drawings", "fehlt", {}}},
                                        story::day("2026-03-05"),
                                        story::deadline("d9", "demand", some_day())}}});
    DocumentFiled answer = story::filed("answer" + id, 1, std::string(64, 'b'), "applicant");
    answer.demanded_item = "n1";
    steps.push_back({story::designer, {answer, DocumentsSupplied{story::day("2026-03-09"), false, {}}}});
  }
  if (pick(6) == 0) {
    steps.push_back({story::designer, {ApplicationWithdrawn{"anders überlegt"}}});
    return steps;
  }
  steps.push_back({story::clerk, story::consultation(id, some_day(), some_day())});
  if (pick(2) == 0) {
    steps.push_back(
        {story::clerk, {DecisionPeriodExtended{"schwierig", story::deadline("d8", "decision", some_day())}}});
  }
  if (pick(2) == 0) steps.push_back({story::fire_link, {RequestOpened{{"req-fire" + id}}, story::statement(id)}});
  if (pick(2) == 0) {
    steps.push_back(
        {story::system, {SilenceRecorded{{"req-town" + id}, SilenceEffect::deemed_given, story::day(some_day())}}});
  } else {
    steps.push_back({story::clerk, {RequestWithdrawn{{"req-town" + id}, "irrtümlich"}}});
  }
  if (pick(2) == 0) steps.push_back({story::clerk, story::decision(id, std::string(64, 'c'))});
  return steps;
}

std::vector<StateRow> everything(const Folder& folder) {
  Database database(folder.path() / "flurwerk.sqlite", Database::Mode::read_only);
  std::vector<StateRow> rows;
  for (const auto& id : stored_applications(database)) {
    for (auto& row : stored_rows(database, id)) rows.push_back(std::move(row));
  }
  return rows;
}

TEST(Rebuild, StateTablesEqualTheEventsFoldedAnew) {
  const Folder folder;
  const auto store = SqliteBackend::open(folder);
  int applications = 0;
  const auto live = [&] {
    const std::string id = "a" + std::to_string(++applications);
    for (const auto& [actor, events] : random_life(id)) {
      store
          ->write([&, who = actor, what = events](Tx& tx) -> Result<bool> {
            tx.record({id}, who, story::at("2026-03-04T09:00:00Z"), "he-2026-01", what);
            return true;
          })
          .value();
    }
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::read_only);
    RC_ASSERT(stored_rows(database, id) == state_rows(store->read()->load({id}).value()));
  };
  EXPECT_TRUE(rc::check("written step by step = folded at once", live));
  const auto before = everything(folder);
  EXPECT_GT(before.size(), 1000u);
  store->rebuild();
  EXPECT_EQ(everything(folder), before);
}

TEST(Rebuild, RestoresStateTablesThatWereEmptied) {
  const Folder folder;
  auto store = SqliteBackend::open(folder);
  store->write([](Tx& tx) -> Result<bool> {
    tx.record({"a1"}, story::designer, story::at("2026-03-04T09:00:00Z"), "v", story::draft("Haus", "", "1"));
    return true;
  });
  const auto before = everything(folder);
  store.reset();
  {
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::read_write);
    database.execute("DELETE FROM search_text; DELETE FROM party; DELETE FROM application;");
  }
  store = SqliteBackend::open(folder);
  EXPECT_TRUE(everything(folder).empty());
  store->rebuild();
  EXPECT_EQ(everything(folder), before);
}

}  // namespace rebuild_test
}  // namespace flurwerk::api
