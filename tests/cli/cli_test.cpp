// The program as its users call it: output, exit status, and real cadastre.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

struct Ran {
  int status;
  std::string out;
};

Ran run(const std::string& arguments) {
  const std::string command = std::string(FLURWERK_PROGRAM) + " " + arguments + " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  std::array<char, 4096> piece{};
  while (const auto n = fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), n);
  const int ended = pclose(pipe);
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, out};
}

class Cli : public testing::Test {
 protected:
  Cli() {
    std::string name = (fs::temp_directory_path() / "flurwerk-cli-XXXXXX").string();
    dir = mkdtemp(name.data());
  }
  ~Cli() override { fs::remove_all(dir); }
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(dir / name) << text;
    return (dir / name).string();
  }
  std::string data() const { return " --data " + (dir / "data").string(); }
  fs::path dir;
};

std::string design(double x) {  // 10 m x 12 m, plot from 0 to 20 and 0 to 30
  const json ring = {{x, 8}, {x + 10, 8}, {x + 10, 20}, {x, 20}, {x, 8}};
  const json plot = {{0, 0}, {20, 0}, {20, 30}, {0, 30}, {0, 0}};
  return json{{"type", "FeatureCollection"},
              {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
              {"features",
               {{{"type", "Feature"},
                 {"properties", {{"kind", "plot"}}},
                 {"geometry", {{"type", "Polygon"}, {"coordinates", {plot}}}}},
                {{"type", "Feature"},
                 {"properties", {{"kind", "building"}, {"wall_heights", {6.2, 6.2, 6.2, 6.2}}}},
                 {"geometry", {{"type", "Polygon"}, {"coordinates", {ring}}}}}}}}
      .dump();
}

json finding(const std::string& out, const std::string& check) {
  const auto body = json::parse(out);  // a copy that lives: the loop must not walk through a temporary
  for (const auto& entry : body.at("findings")) {
    if (entry.at("check") == check) return entry;
  }
  return nullptr;
}

TEST_F(Cli, PeriodPrintsTheLastDay) {
  const auto plain = run("period --from 2026-01-31 --length 1M");
  EXPECT_EQ(plain.out, "2026-03-02\n");
  EXPECT_EQ(plain.status, 0);
  EXPECT_EQ(run("period --from 2026-01-31 --length 1M --no-shift").out, "2026-02-28\n");
  EXPECT_EQ(run("period --from 2026-04-02 --length 10AT").out, "2026-04-20\n");
  EXPECT_EQ(run("period --from 2025-05-19 --length 1M --land BE").out, "2025-06-19\n");
  const auto steps = json::parse(run("period --from 2026-01-31 --length 1M --json").out);
  for (const char* key : {"from", "length", "land", "raw", "end", "steps"}) EXPECT_TRUE(steps.contains(key)) << key;
  EXPECT_EQ(steps.at("raw"), "2026-02-28");
  EXPECT_GE(steps.at("steps").size(), 2u);
}

TEST_F(Cli, WrongCallsEndWithTwo) {
  for (const char* call : {"period --from 2026-02-30 --length 1M", "period --from 2026-01-31 --length 1X",
                           "period --from 2026-01-31", "holidays --land XX --year 2026", "gibt-es-nicht", "", "verify",
                           "check /gibt/es/nicht.geojson", "check --plan a"}) {
    EXPECT_EQ(run(call).status, 2) << call;
  }
  EXPECT_EQ(run("--help").status, 0);
  EXPECT_EQ(run("check --help").status, 0);
}

TEST_F(Cli, HolidaysAreALineEach) {
  const auto hesse = run("holidays --land HE --year 2026");
  EXPECT_EQ(hesse.out.substr(0, 19), "2026-01-01 Neujahr\n");
  EXPECT_NE(hesse.out.find("2026-06-04 Fronleichnam\n"), std::string::npos);
  EXPECT_EQ(std::count(hesse.out.begin(), hesse.out.end(), '\n'), 10);
  EXPECT_EQ(json::parse(run("holidays --land BY --year 2026 --json").out).at("land"), "BY");
}

TEST_F(Cli, CheckSaysPassAndFail) {
  const auto good = run("check " + file("good.geojson", design(5)) + " --json --on 2026-03-02");
  EXPECT_EQ(good.status, 0) << good.out;
  EXPECT_EQ(finding(good.out, "setback").at("verdict"), "pass");
  EXPECT_EQ(finding(good.out, "inside-plot").at("verdict"), "pass");
  EXPECT_EQ(finding(good.out, "grz").at("verdict"), "not_checked") << "no plan was given";
  const auto close =
      run("check " + file("close.geojson", design(1)) + " --json --on 2026-03-02 --svg " + (dir / "out.svg").string());
  EXPECT_EQ(close.status, 1);
  EXPECT_EQ(finding(close.out, "setback").at("verdict"), "fail");
  EXPECT_NEAR(finding(close.out, "setback").at("measured").at("value").get<double>(), 1.5, 0.001)
      << "2.50 m are needed, 1 m is there";
  EXPECT_GT(fs::file_size(dir / "out.svg"), 500u);
  EXPECT_EQ(json::parse(close.out).at("law").at("on"), "2026-03-02");
}

TEST_F(Cli, TheLawOfTheDayDecides) {  // 2.6 m to the boundary: enough for 2.50 m, not for the former 3 m
  const auto path = file("edge.geojson", design(2.6));
  EXPECT_EQ(finding(run("check " + path + " --json --on 2025-10-13").out, "setback").at("verdict"), "fail");
  EXPECT_EQ(finding(run("check " + path + " --json --on 2025-10-14").out, "setback").at("verdict"), "pass");
}

TEST_F(Cli, CheckWithCadastreAndPlanFromFiles) {
  const auto parcels = file(
      "parcels.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
    {"type":"Feature","properties":{"key":"060999001000010001__"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[20,0],[20,30],[0,30],[0,0]]]}},
    {"type":"Feature","properties":{"key":"060999001000020001__"},"geometry":{"type":"Polygon","coordinates":[[[20,0],[40,0],[40,30],[20,30],[20,0]]]}}]})");
  const auto plan = file(
      "plan.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
    {"type":"Feature","properties":{"type":"WA","grz":"0.1"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[40,0],[40,30],[0,30],[0,0]]]}}]})");
  json document = json::parse(design(5));
  document["features"].erase(0);  // the cadastre says what the plot is
  const auto ran = run("check " + file("d.geojson", document.dump()) + " --parcels " + parcels + " --plan " + plan +
                       " --json --on 2026-03-02");
  EXPECT_EQ(ran.status, 1) << ran.out;
  EXPECT_EQ(finding(ran.out, "plot-known").at("verdict"), "pass");
  EXPECT_EQ(finding(ran.out, "grz").at("verdict"), "fail") << "120 m² on 600 m² are 0.2, the plan allows 0.1";
  EXPECT_NEAR(finding(ran.out, "grz").at("measured").at("value").get<double>(), 0.2, 0.0005);
}

// What a plan's file says beyond GRZ reaches the checks, as text or number.
TEST_F(Cli, CheckReadsEverythingThatAPlanLaysDown) {
  const auto plan = file(
      "plan.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
    {"type":"Feature","properties":{"type":"WA","grz":"0.4","gfz":"0,5","storeys":2,"height_max_m":"6,2","height_ref":"terrain",
     "height_point":"top","building_style":"open","baunvo_version":"2021","bmz":"3"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[20,0],[20,30],[0,30],[0,0]]]}}]})");
  json document = json::parse(design(5));
  document["features"][1]["properties"].update(
      {{"storeys", 2}, {"use", "Wohnhaus"}, {"volume", 744}, {"roof", {{"shape", "flat"}}}});
  const auto ran = run("check " + file("d.geojson", document.dump()) + " --plan " + plan + " --json --on 2026-03-02");
  EXPECT_EQ(ran.status, 0) << ran.out;
  for (const char* check : {"grz", "grz-2", "gfz", "bmz", "storeys", "height", "building-style", "land-use"})
    EXPECT_EQ(finding(ran.out, check).at("verdict"), "pass") << finding(ran.out, check).dump();
  EXPECT_NEAR(finding(ran.out, "gfz").at("limit").at("value").get<double>(), 0.5, 1e-9);
  document["features"][1]["properties"]["storeys"] = 3;
  const auto higher =
      run("check " + file("h.geojson", document.dump()) + " --plan " + plan + " --json --on 2026-03-02");
  for (const char* check : {"gfz", "storeys"}) EXPECT_EQ(finding(higher.out, check).at("verdict"), "fail") << check;
}

TEST_F(Cli, CheckAgainstAnotherVersionOrDay) {
  const auto before = file("before.geojson", design(2)), after = file("after.geojson", design(5));
  const auto moved = run("check " + after + " --against " + before + " --json --on 2026-03-02");
  EXPECT_EQ(moved.status, 0);
  const auto changes = json::parse(moved.out).at("changes");
  const auto setback =
      std::find_if(changes.begin(), changes.end(), [](auto& one) { return one.at("check") == "setback"; });
  ASSERT_NE(setback, changes.end()) << moved.out;
  EXPECT_EQ(setback->at("kind"), "better");
  EXPECT_EQ(setback->at("why").at(0).at("de"), "gemessen: 0,500 m → 0,000 m");
  const auto edge = file("edge.geojson", design(2.6));
  const auto law = run("check " + edge + " --on 2025-10-14 --against-on 2025-10-13");
  EXPECT_NE(law.out.find("fail -> pass"), std::string::npos) << law.out;
  EXPECT_EQ(run("check " + edge + " --against " + (dir / "none").string()).status, 2);
}

TEST_F(Cli, CheckCountsParkingByTheTableGiven) {
  json document = json::parse(design(5));
  document["features"][1]["properties"].update({{"use", "Wohnhaus"}, {"units", 2}});
  const auto path = file("d.geojson", document.dump());
  const auto table = file("table.json", R"({"basis":"Satzung","rules":[{"use":"dwelling","per_unit":1.5}]})");
  EXPECT_EQ(finding(run("check " + path + " --json").out, "parking").at("verdict"), "not_checked");
  EXPECT_EQ(finding(run("check " + path + " --json --parking " + table).out, "parking").at("verdict"), "fail");
  EXPECT_EQ(run("check " + path + " --parking " + file("bad.json", "{}")).status, 2);
}

TEST_F(Cli, ImportsRealCadastreOnce) {
  const auto source = fs::path(FLURWERK_SHARED_DATA) / "alkis/ALKIS_NeuwScharh_0003.xml.gz";
  if (!fs::exists(source)) GTEST_SKIP() << source << " is not here";
  const auto first = run("import" + data() + " --json " + source.string());
  ASSERT_EQ(first.status, 0) << first.out;
  const auto import = json::parse(first.out).at("imports").at(0);
  EXPECT_EQ(import.at("counts").at("parcel"), 137);
  EXPECT_EQ(import.at("counts").at("building"), 57);
  const auto second = json::parse(run("import" + data() + " --json " + source.string()).out).at("imports").at(0);
  EXPECT_EQ(second.at("unchanged"), true);
  EXPECT_EQ(run("verify" + data()).status, 0);
}

TEST_F(Cli, ImportOfABrokenFileChangesNothing) {
  const auto broken = file("broken.xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
  EXPECT_NE(run("import" + data() + " " + broken).status, 0);
  EXPECT_NE(run("import" + data() + " " + (dir / "gibt-es-nicht.xml").string()).status, 0);
  EXPECT_EQ(run("verify" + data()).status, 0);
}

TEST_F(Cli, UsersAreAddedListedAndDisabled) {
  const auto added =
      run("user add" + data() + " --email a@b.example --name Anna --role designer --password-file /gibt/es/nicht");
  EXPECT_EQ(added.status, 2) << "no password, no account";
  const auto piped = run("user add" + data() + " --email c@b.example --name Carl --role designer --password-file " +
                         file("pw", "ein-langes-passwort\n"));
  EXPECT_EQ(piped.status, 0) << piped.out;
  EXPECT_EQ(run("user add" + data() + " --email d@b.example --name Dora --role designer --password-file " +
                file("pw2", "kurz\n"))
                .status,
            2);
  EXPECT_EQ(run("user disable" + data() + " c@b.example").status, 0);
  const auto list = json::parse(run("user list --json" + data()).out).at("accounts");
  bool disabled = false;
  for (const auto& account : list) disabled |= account.at("email") == "c@b.example" && account.at("disabled") == true;
  EXPECT_TRUE(disabled);
}

TEST_F(Cli, SampleTownIsTrueAndProvesItself) {
  const auto loaded = run("demo --json" + data());
  ASSERT_EQ(loaded.status, 0) << loaded.out;
  const auto body = json::parse(loaded.out);
  EXPECT_GT(body.at("parcels").get<int>(), 1900);
  EXPECT_EQ(body.at("applications"), 8);
  EXPECT_EQ(run("demo" + data()).status, 2) << "a second time would overwrite";
  const auto verified = json::parse(run("verify --json" + data()).out);
  EXPECT_EQ(verified.at("ok"), true);
  EXPECT_GT(verified.at("events").get<int>(), 100);
  EXPECT_EQ(run("tick --json" + data()).status, 0);
}

}  // namespace
