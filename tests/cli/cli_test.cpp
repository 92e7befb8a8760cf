// The program as its users call it: output, exit status, and real cadastre.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "tests/cli/cli.hpp"

namespace cli_test {

using namespace flurwerk::cli_fixture;

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

// A scenario that goes otherwise is named by file and line, with what came instead and how the date came about.
TEST_F(Cli, AScenarioSaysWhereItWentOtherwise) {
  const auto right = file("right.txt", "on 2026-03-16 designer submits  expect due 2026-04-16\n");
  EXPECT_EQ(run("scenario " + right).status, 0);
  const auto wrong = file("wrong.txt", "title Falsch\non 2026-03-06 designer submits\n  expect due 2026-04-06\n");
  const auto ran = run("scenario " + wrong);
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find(wrong + ":3: expected due 2026-04-06"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("completeness-check due 2026-04-07 shifted from 2026-04-06"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("BGB § 193"), std::string::npos) << "the derivation: " << ran.out;
  EXPECT_EQ(run("scenario " + file("odd.txt", "on 2026-03-06 designer dances\n")).status, 2);
  EXPECT_EQ(run("scenario " + file("back.txt", "on 2026-03-06 nobody acts\non 2026-03-05 nobody acts\n")).status, 2);
  EXPECT_EQ(run("scenario " + (dir / "none.txt").string()).status, 2);
  EXPECT_NE(run("scenario --grammar").out.find("authority demands <documents> within <length>"), std::string::npos);
}

TEST_F(Cli, FindsTheProcedure) {
  const std::string house =
      "procedure --on 2026-03-02 aim:build works:new special_building:no wish:none use:housing plan:infill "
      "deviations:no access:yes hazard:no";
  const auto found = run(house);
  EXPECT_EQ(found.status, 0);
  EXPECT_NE(found.out.find("= Erweiterte Genehmigungsfreistellung"), std::string::npos) << found.out;
  const auto open = run("procedure --on 2026-03-02 plan:infill --json");
  EXPECT_EQ(open.status, 1) << "not settled yet";
  EXPECT_TRUE(json::parse(open.out).at("found").is_null());
  EXPECT_EQ(run("procedure plan:moon").status, 2);
  const auto elsewhere = run("procedure --land BW --on 2026-11-21 aim:build works:demolition demolished:other");
  EXPECT_EQ(elsewhere.status, 0);
  EXPECT_NE(elsewhere.out.find("= Kenntnisgabeverfahren (Abbruch) (§ 51 Abs. 3, § 59 Abs. 4 LBO BW)"),
            std::string::npos)
      << elsewhere.out;
  EXPECT_NE(elsewhere.out.find("ist für BW nicht hinterlegt"), std::string::npos) << elsewhere.out;
  EXPECT_NE(elsewhere.out.find("führt das Programm nicht"), std::string::npos) << elsewhere.out;
  EXPECT_EQ(found.out.find("nicht hinterlegt"), std::string::npos) << found.out;
  EXPECT_EQ(run("procedure --land TH").status, 2);
}

TEST_F(Cli, PeriodPrintsTheLastDay) {
  const auto plain = run("period --from 2026-01-31 --length 1M");
  EXPECT_EQ(plain.out, "2026-03-02\n");
  EXPECT_EQ(plain.status, 0);
  EXPECT_EQ(run("period --from 2026-01-31 --length 1M --no-shift").out, "2026-02-28\n");
  EXPECT_EQ(run("period --from 2026-04-02 --length 10AT").out, "2026-04-20\n");
  EXPECT_EQ(run("period --from 2025-05-19 --length 1M --land BE").out, "2025-06-19\n");
  EXPECT_EQ(run("period --from 2026-06-01 --length 1M0 --no-shift").out, "2026-06-30\n");
  EXPECT_EQ(run("period --from 2026-09-15 --length -2W").out, "2026-08-31\n");
  EXPECT_EQ(run("period --from 2026-03-14 --length 3M --extend 2M").out, "2026-08-17\n");
  EXPECT_EQ(run("period --from 2026-03-14 --length 3M --extend 2M --extend-from raw").out, "2026-08-14\n");
  EXPECT_EQ(run("period --from 2026-03-02 --until 2026-03-28 --no-shift").out, "2026-03-28\n");
  EXPECT_EQ(run("period --from 2026-03-02 --until 2026-03-28").out, "2026-03-30\n");
  const auto why = run("period --from 2026-01-31 --length 1M --why");
  EXPECT_TRUE(
      why.out.starts_with("2026-03-02\nEreignis am Samstag, 31.01.2026 (dieser Tag zählt nicht mit); Frist: 1 "
                          "Monat; letzter Tag ist Montag, 02.03.2026, 24 Uhr, verschoben von Samstag, "
                          "28.02.2026.\nEvent on Saturday, 2026-01-31"))
      << why.out;
  const auto steps = json::parse(run("period --from 2026-01-31 --length 1M --json").out);
  for (const char* key : {"from", "length", "land", "raw", "end", "steps"}) EXPECT_TRUE(steps.contains(key)) << key;
  EXPECT_EQ(steps.at("raw"), "2026-02-28");
  EXPECT_GE(steps.at("steps").size(), 2u);
}

TEST_F(Cli, WrongCallsEndWithTwo) {
  for (const char* call : {"period --from 2026-02-30 --length 1M", "period --from 2026-01-31 --length 1X",
                           "period --from 2026-01-31", "period --from 2026-01-31 --until 2026-01-30",
                           "period --from 2026-01-31 --length 1M --until 2026-03-02", "holidays --land XX --year 2026",
                           "gibt-es-nicht", "", "verify", "check /gibt/es/nicht.geojson", "check --plan a"}) {
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

TEST_F(Cli, AFaultyParkingTableInTheFolderStopsTheProgram) {
  const auto path = file("d.geojson", design(5));
  const auto wood = file(
      "wood.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
    {"type":"Feature","id":"w1","properties":{},"geometry":{"type":"Polygon","coordinates":[[[480000,5562000],[480020,5562000],[480020,5562030],[480000,5562030],[480000,5562000]]]}}]})");
  ASSERT_EQ(run("import" + data() + " --as layer:forest " + wood).status, 0);
  const auto tables = dir / "data" / "parking";
  fs::create_directories(tables);
  const auto table = tables / "060999.json";
  std::ofstream(table) << R"({"basis":"Satzung","rules":[{"use":"dwelling","per_unit":1.5}]})";
  EXPECT_NE(run("check " + path + data()).status, 2);
  std::ofstream(table) << R"({"basis":"Satzung","rules":[{"use":"dwelling"}]})";
  EXPECT_EQ(run("check " + path + data()).status, 2) << "rather than answer without the by-law";
  EXPECT_EQ(run("verify" + data()).status, 0) << "the log has nothing to do with it";
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

std::string nas(const char* root, const std::string& members) {
  return std::string("<?xml version=\"1.0\"?><") + root +
         " xmlns=\"http://www.adv-online.de/namespaces/adv/gid/6.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\" "
         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:wfs=\"http://www.opengis.net/wfs\" "
         "xmlns:ogc=\"http://www.opengis.net/ogc\"><koordinatenangaben><AA_Koordinatenreferenzsystemangaben>"
         "<crs xlink:href=\"urn:adv:crs:ETRS89_UTM32\"/><standard>true</standard></AA_Koordinatenreferenzsystemangaben>"
         "</koordinatenangaben>" +
         members + "</" + root + ">";
}

std::string ended(const char* id) {
  return std::string(
             "<geaenderteObjekte><wfs:Transaction><wfs:Delete typeName=\"adv:AX_Flurstueck\"><ogc:Filter>"
             "<ogc:FeatureId fid=\"") +
         id + "20100101T000000Z\"/></ogc:Filter></wfs:Delete></wfs:Transaction></geaenderteObjekte>";
}

// What an update ends must be in the stock; where it is not, an earlier update was left out.
TEST_F(Cli, AnUpdateAfterAGapSaysSo) {
  const auto parcel = [](const char* id, int number) {
    const std::string east = std::to_string(478000 + 20 * number), next = std::to_string(478020 + 20 * number);
    return "<gml:featureMember><AX_Flurstueck gml:id=\"" + std::string(id) +
           "\"><position><gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>" +
           east + " 5561000 " + next + " 5561000 " + next + " 5561020 " + east + " 5561020 " + east +
           " 5561000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>"
           "</position><flurstueckskennzeichen>06012300400001000" +
           std::to_string(number) + "__</flurstueckskennzeichen></AX_Flurstueck></gml:featureMember>";
  };
  const auto stock = file("stock.xml", nas("AX_Bestandsdatenauszug",
                                           "<enthaelt><wfs:FeatureCollection>" + parcel("DEHE000000000001", 1) +
                                               parcel("DEHE000000000002", 2) + "</wfs:FeatureCollection></enthaelt>"));
  const std::string update = "AX_NutzerbezogeneBestandsdatenaktualisierung_NBA";
  ASSERT_EQ(run("import" + data() + " --json " + stock).status, 0);
  const auto import = [&](const std::string& path) {
    return json::parse(run("import" + data() + " --json " + path).out).at("imports").at(0);
  };
  const auto fits = import(file("nba1.xml", nas(update.c_str(), ended("DEHE000000000001"))));
  EXPECT_EQ(fits.at("removed"), 1);
  EXPECT_EQ(fits.at("finding_count"), 0);
  const auto gap = import(file("nba3.xml", nas(update.c_str(), ended("DEHE000000000009"))));
  EXPECT_EQ(gap.at("removed"), 0);
  ASSERT_EQ(gap.at("finding_count"), 1) << gap.dump();
  EXPECT_EQ(gap.at("findings").at(0).at("code"), "update-gap");
  EXPECT_EQ(gap.at("findings").at(0).at("object"), "AX_Flurstueck DEHE000000000009");
}

// A house of 10 m by 12 m on a plot of 20 m by 30 m, drawn in metres from a corner of the plot.
TEST_F(Cli, ADrawingBecomesADesignThatIsChecked) {
  const auto rectangle = [](const char* layer, double x0, double y0, double x1, double y1) {
    std::string text = std::string("0\nLWPOLYLINE\n8\n") + layer + "\n90\n4\n70\n1\n";
    for (const auto& [x, y] : {std::pair{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}})
      text += "10\n" + std::to_string(x) + "\n20\n" + std::to_string(y) + "\n";
    return text;
  };
  const auto drawing = file("plan.dxf", "0\nSECTION\n2\nENTITIES\n" + rectangle("Grundstueck", 0, 0, 20, 30) +
                                            rectangle("Neubau", 5, 8, 15, 20) + "0\nENDSEC\n0\nEOF\n");
  const std::string placed = " --control 0,0=478000,5561000 --control 20,0=478020,5561000";
  EXPECT_EQ(run("design " + drawing).status, 2) << "nobody says where it lies";
  EXPECT_EQ(run("design " + drawing + " --control 0,0=478000,5561000").status, 2);
  const auto made = run("design " + drawing + placed + " --layer Neubau=building");
  ASSERT_EQ(made.status, 0);
  EXPECT_EQ(json::parse(made.out).at("features").size(), 2u);
  const auto checked = run("check " + file("made.geojson", made.out) + " --json --on 2026-03-02");
  EXPECT_EQ(finding(checked.out, "inside-plot").at("verdict"), "pass") << checked.out;
  EXPECT_EQ(finding(checked.out, "setback").at("verdict"), "not_checked") << "a site plan has no heights";
  const auto layers = json::parse(run("design " + drawing + placed + " --json").out).at("layers");
  EXPECT_EQ(layers.at(0).at("kind"), "plot");
  EXPECT_EQ(layers.at(1).at("kind"), nullptr) << "left out, and said so";
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

TEST_F(Cli, AnEmptyFolderBecomesAnInstallation) {
  const std::string whole =
      " --name Landratsamt --land SN --street 'Markt 1' --postal-code 01067 --city Beispiel --email b@s.example"
      " --file-prefix SAX";
  EXPECT_EQ(run("authority add" + data() + " --id sachsen --name Landratsamt").status, 2) << "half of it";
  EXPECT_EQ(run("authority add" + data() + " --id sachsen" + whole).status, 0);
  EXPECT_EQ(run("authority add" + data() + " --id sachsen" + whole).status, 2) << "it is there";
  EXPECT_EQ(run("authority change" + data() + " --id hessen --city Anderswo").status, 2) << "it is not";
  EXPECT_EQ(run("authority change" + data() + " --id sachsen --city Anderswo").status, 0);
  const auto list = json::parse(run("authority list --json" + data()).out).at("authorities");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list.at(0).at("city"), "Anderswo");
  EXPECT_EQ(list.at(0).at("street"), "Markt 1") << "what was not named stays";
  EXPECT_EQ(run("user add" + data() + " --email c@s.example --name Clara --role clerk@sachsen --password-file " +
                file("pw", "ein-langes-passwort\n"))
                .status,
            0);
  EXPECT_EQ(run("verify" + data()).status, 0);
}

TEST_F(Cli, SampleTownIsTrueAndProvesItself) {
  const auto loaded = run("demo --json" + data());
  ASSERT_EQ(loaded.status, 0) << loaded.out;
  const auto body = json::parse(loaded.out);
  EXPECT_GT(body.at("parcels").get<int>(), 1900);
  EXPECT_EQ(body.at("applications"), 13);
  EXPECT_EQ(body.at("links").size(), 6U);
  EXPECT_EQ(run("demo" + data()).status, 2) << "a second time would overwrite";
  const auto verified = json::parse(run("verify --json" + data()).out);
  EXPECT_EQ(verified.at("ok"), true);
  EXPECT_GT(verified.at("events").get<int>(), 100);
  EXPECT_EQ(run("tick --json" + data()).status, 0);
  const auto found = json::parse(run("doctor --json" + data()).out);
  EXPECT_EQ(found.at("healthy"), true);
  EXPECT_EQ(found.at("database").at("pdfs_waiting"), 123) << "of the sample's documents none was looked into by now";
  EXPECT_NE(run("doctor" + data()).out.find("123 PDF"), std::string::npos);
}

// A file that leaves the house proves itself: no data folder, no network.
TEST_F(Cli, TheLogOfACaseProvesItselfAlone) {
  ASSERT_EQ(run("demo" + data()).status, 0);
  const auto exported = run("log LIN-2026-0002" + data());
  ASSERT_EQ(exported.status, 0) << exported.out;
  const auto whole = json::parse(exported.out);
  ASSERT_GT(whole.at("events").size(), 5U);
  const auto verify = [&](const json& log, const std::string& more = "") {
    return run("verify --json --log " + file("log.json", log.dump()) + more);
  };
  const auto intact = verify(whole);
  EXPECT_EQ(intact.status, 0) << intact.out;
  const auto report = json::parse(intact.out);
  EXPECT_EQ(report.at("file_number"), "LIN-2026-0002");
  EXPECT_EQ(report.at("events"), whole.at("events").size());
  EXPECT_EQ(report.at("head"), whole.at("events").back().at("hash"));

  json altered = whole;
  altered.at("events").at(3).at("at") = "2026-01-01T08:00:00Z";
  const auto faulty = verify(altered);
  EXPECT_EQ(faulty.status, 1);
  EXPECT_EQ(json::parse(faulty.out).at("code"), "event-altered");
  EXPECT_EQ(json::parse(faulty.out).at("seq"), whole.at("events").at(3).at("seq"));

  json gap = whole;
  gap.at("events").erase(3);
  EXPECT_EQ(json::parse(verify(gap).out).at("code"), "event-missing");
  json headless = whole;
  headless.at("events").erase(0);
  EXPECT_EQ(json::parse(verify(headless).out).at("code"), "event-missing");

  json cut = whole;
  cut.at("events").erase(cut.at("events").size() - 1);
  const std::string known = " --head " + report.at("head").get<std::string>();
  EXPECT_EQ(verify(cut).status, 0) << "nothing inside tells";
  EXPECT_EQ(json::parse(verify(cut, known).out).at("code"), "head-unknown") << "who noted the last hash can tell";
  EXPECT_EQ(verify(whole, known).status, 0);

  // A part from an event on names the hash before it and is proven like the whole.
  const auto from = [&](const std::string& start) { return run("log LIN-2026-0002 --from " + start + data()); };
  const json& third = whole.at("events").at(3);
  const auto part = json::parse(from(third.at("seq").dump()).out);
  EXPECT_EQ(part.at("after"), whole.at("events").at(2).at("hash"));
  EXPECT_EQ(part.at("events").size(), whole.at("events").size() - 3);
  const auto proven = verify(part);
  EXPECT_EQ(proven.status, 0) << proven.out;
  EXPECT_EQ(json::parse(proven.out).at("after"), part.at("after"));
  EXPECT_NE(proven.out.find("It is a part"), std::string::npos);
  EXPECT_EQ(verify(part, known).status, 0);
  EXPECT_EQ(verify(part, " --head " + part.at("after").get<std::string>()).status, 0)
      << "the link to an earlier extract";
  EXPECT_EQ(
      json::parse(verify(part, " --head " + whole.at("events").at(1).at("hash").get<std::string>()).out).at("code"),
      "head-unknown");
  json shortened = part;
  shortened.at("events").erase(0);
  EXPECT_EQ(json::parse(verify(shortened).out).at("code"), "event-missing");
  json silent = part;
  silent.erase("after");
  EXPECT_EQ(json::parse(verify(silent).out).at("code"), "event-missing") << "a part that does not say so";
  const std::string day = third.at("at").get<std::string>().substr(0, 10);
  const auto by_day = json::parse(from(day).out);
  EXPECT_LE(by_day.at("events").front().at("seq"), third.at("seq"));
  EXPECT_EQ(verify(by_day).status, 0);
  EXPECT_FALSE(json::parse(from("1").out).contains("after")) << "nothing lies before: the whole";
  EXPECT_EQ(from("2999-01-01").status, 2);
  EXPECT_EQ(from("gestern").status, 2);

  EXPECT_EQ(verify(json::array()).status, 2);
  EXPECT_EQ(verify({{"format", "flurwerk-case-log-1"}, {"events", {1}}}).status, 2);
  EXPECT_EQ(run("log GIBT-ES-NICHT" + data()).status, 2);
  EXPECT_EQ(run("verify --log " + file("log.json", "{}") + data()).status, 2) << "one or the other";
}

}  // namespace cli_test
