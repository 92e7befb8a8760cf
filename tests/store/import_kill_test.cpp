// kill -9 in the middle of an import: the cadastre is that of the last import that ended, whole, with a sound R*Tree.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "api/store/sqlite/database.hpp"
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace import_kill_test {

constexpr int parcels_per_import = 400;

ParcelRow parcel(int number, int round) {
  const double x = 470000 + 20 * number, y = 5600000 + round % 7;  // moves with every round
  char key[32];
  std::snprintf(key, sizeof key, "060123003%05d______", number);
  ParcelRow p;
  p.key = {key};
  p.object_id = "DE" + p.key.value;
  p.gemarkung = "060123";
  p.flur = "3";
  p.numerator = std::to_string(number);
  p.address = "round " + std::to_string(round);
  p.computed_area_m2 = 100;
  p.public_use = "none";
  p.wkb = geo::to_wkb({{{{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}}, {}}});
  return p;
}

void import(Store& store, int round) {
  auto import =
      store.begin_import({"parcels", "a.xml", "sha-" + std::to_string(round)}, story::at("2026-03-02T12:00:00Z"))
          .value();
  for (int i = 0; i < parcels_per_import; ++i) {
    if (!import->add(parcel(i + 1, round))) throw std::runtime_error("refused");
  }
  import->commit().value();
}

// The victim: one import after another; a byte for each that ended.
[[noreturn]] void import_for_ever(const std::filesystem::path& folder, int from, int pipe) {
  const auto store = open_store({folder}).value();
  for (int round = from;; ++round) {
    import(*store, round);
    if (::write(pipe, "x", 1) != 1) ::_exit(1);
  }
}

// How many imports ended before the kill.
int run_and_kill(const Folder& folder, int from, std::chrono::microseconds after) {
  int pipe[2];
  if (::pipe(pipe) != 0) throw std::runtime_error("pipe");
  const pid_t child = ::fork();
  if (child == 0) import_for_ever(folder.path(), from, pipe[1]);
  ::close(pipe[1]);
  char first = 0;
  EXPECT_EQ(::read(pipe[0], &first, 1), 1);
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the importer ended by itself";
  int ended = 1;
  for (char c = 0; ::read(pipe[0], &c, 1) == 1;) ++ended;
  ::close(pipe[0]);
  return ended;
}

TEST(Kill, AnImportThatIsKilledLeavesTheOldDataUntouched) {
  const Folder folder;
  std::mt19937 random(20260302);
  int next = 0, cut_short = 0;
  for (int run = 0; run < 10; ++run) {
    next += run_and_kill(folder, next, std::chrono::microseconds(random() % 60'000));
    const auto store = open_store({folder.path()}).value();
    const auto rows = store->parcels().parcels_in({0, 0, 1e7, 1e7});
    ASSERT_EQ(rows.size(), static_cast<std::size_t>(parcels_per_import));
    std::set<std::string> rounds;
    for (const auto& row : rows) rounds.insert(row.address);
    ASSERT_EQ(rounds.size(), 1u) << "half of one import, half of another";
    const int round = std::stoi(rounds.begin()->substr(6));
    // The last one to end, or the next whose end was not told any more.
    ASSERT_TRUE(round == next - 1 || round == next) << round << " " << next;
    cut_short += round == next - 1;
    next = round + 1;
  }
  EXPECT_GT(cut_short, 0) << "no kill came in the middle of an import";
  Database database(folder.path() / "geodata.sqlite", Database::Mode::read_only);
  for (const char* tree : {"idx_parcel_geom", "idx_former_parcel_geom"}) {
    auto check = database.query_once("SELECT rtreecheck('" + std::string(tree) + "')");
    ASSERT_TRUE(check.step());
    EXPECT_EQ(check.text(0), "ok") << tree;
  }
}

}  // namespace import_kill_test
}  // namespace flurwerk::api
