// An import that is killed, and what the folder holds then.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/cli/cli.hpp"

namespace killed_import_test {

using namespace flurwerk::cli_fixture;

class KilledImport : public Cli {};

std::string land(int parcels) {  // 10 m squares, 275 to a row
  json features = json::array();
  for (int i = 0; i < parcels; ++i) {
    const double x = 480000 + 10.0 * (i % 275), y = 5560000 + 10.0 * (i / 275);
    const json ring = {{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}};
    const std::string key = "060998001" + std::to_string(100001 + i).substr(1) + "______";
    features.push_back({{"type", "Feature"},
                        {"properties", {{"key", key}}},
                        {"geometry", {{"type", "Polygon"}, {"coordinates", json::array({ring})}}}});
  }
  return json{{"type", "FeatureCollection"},
              {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
              {"features", std::move(features)}}
      .dump();
}

// Whether a write-ahead log holds a transaction that is over: a frame that names the size of the database after it.
// Basis: SQLite, "WAL-mode file format"; a second reading of the file, so that the program is not asked about itself.
bool holds_a_commit(const fs::path& log) {
  std::ifstream in{log, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
  };
  if (bytes.size() < 32) return false;
  for (std::size_t frame = 32; frame + 24 <= bytes.size(); frame += 24 + number(8)) {
    if (bytes.compare(frame + 8, 8, bytes, 16, 8) != 0) return false;  // of an earlier use of the file
    if (number(frame + 4) != 0) return true;
  }
  return false;
}

// kill -9 when a good part of the new cadastre is written: the former one is all there is. It is written within some
// hundredths of a second, so a slow machine may need a second try.
TEST_F(KilledImport, LeavesTheFormerCadastre) {
  const auto before = file("land.geojson", land(20));
  fs::create_directories(dir / "new");
  const auto after = file("new/land.geojson", land(50000));
  const auto folder = (dir / "data").string();
  const auto log = dir / "data/geodata.sqlite-wal";
  const auto written = [&] {
    std::error_code absent;
    const auto size = fs::file_size(log, absent);
    return absent ? 0 : size;
  };
  bool killed = false;
  for (int tries = 0; !killed && tries < 10; ++tries) {
    fs::remove_all(folder);
    ASSERT_EQ(run("import" + data() + " --json " + before).status, 0);
    const pid_t child = fork();
    if (child == 0) {
      execl(FLURWERK_PROGRAM, FLURWERK_PROGRAM, "import", "--data", folder.c_str(), after.c_str(), nullptr);
      _exit(1);
    }
    int status = 0;
    bool over = false;
    while (written() < 1'000'000 && !(over = waitpid(child, &status, WNOHANG) != 0)) usleep(1'000);
    if (!over) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
    }
    killed = WIFSIGNALED(status) && !holds_a_commit(log);
  }
  ASSERT_TRUE(killed) << "every import was over before the kill";
  ASSERT_GE(written(), 1'000'000u) << "what was written so far stays behind, and counts for nothing";
  EXPECT_EQ(run("verify" + data()).status, 0);
  EXPECT_EQ(run("doctor" + data()).status, 0);
  const auto again = json::parse(run("import" + data() + " --json " + before).out).at("imports").at(0);
  EXPECT_EQ(again.at("unchanged"), true) << "what was killed has replaced nothing";
  const auto whole = json::parse(run("import" + data() + " --json " + after).out).at("imports").at(0);
  EXPECT_EQ(whole.at("added"), 50000);
  EXPECT_EQ(whole.at("replaced"), 20) << "of the killed import not one parcel is there";
}

}  // namespace killed_import_test
