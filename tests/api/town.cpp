#include "tests/api/town.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "api/app/import_geodata.hpp"
#include "api/app/passwords.hpp"
#include "api/http/call.hpp"
#include "api/http/contract.hpp"
#include "api/jobs/read_documents.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::api::test {

namespace {

// argon2id of town_password at the least cost there is: a real one takes 0.1 s, and each test signs in many people.
constexpr auto cheap_hash =
    "$argon2id$v=19$m=8,t=1,p=1$TrbcmyoPBS75bKqAe1avwA$1ab3KmjJn0czKkBTKjHrjOAMEa8iuE4y9KouI/D7kas";

constexpr double east = 478'000;
constexpr double north = 5'561'000;

bool matches(std::string_view pattern, std::string_view path) {
  while (true) {
    const auto p = pattern.find('/', 1);
    const auto q = path.find('/', 1);
    const auto segment = pattern.substr(0, p);
    if (segment.find('{') == std::string_view::npos && segment != path.substr(0, q)) return false;
    if (p == std::string_view::npos || q == std::string_view::npos) return p == q;
    pattern = pattern.substr(p);
    path = path.substr(q);
  }
}

void check_contract(const std::string& method, const std::string& path, const Answer& answer) {
  const std::string plain = path.substr(0, path.find('?'));
  const Operation* best = nullptr;
  for (const auto& operation : operations()) {
    if (operation.method != method || !matches(operation.path, plain)) continue;
    if (best == nullptr || std::string_view{operation.path}.find('{') == std::string_view::npos) best = &operation;
  }
  if (best == nullptr || answer.header("content-type").find("json") == std::string::npos) return;
  const auto ok = Contract::builtin().check_answer(best->id, answer.status, answer.text);
  EXPECT_TRUE(ok) << best->id << " answered against the contract: " << ok.error().text.en << "\n"
                  << answer.text.substr(0, 2000);
}

template <class Row>
void add_all(Store& store, const ImportSource& source, Instant at, const std::vector<Row>& rows) {
  auto import = store.begin_import(source, at);
  ASSERT_TRUE(import);
  for (const auto& row : rows) ASSERT_TRUE((*import)->add(to_row(row)));
  ASSERT_TRUE((*import)->commit());
}

geo::MultiPolygon box(double x0, double y0, double x1, double y1) {
  return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}};
}

std::vector<geo::ParcelRecord> parcels() {
  std::vector<geo::ParcelRecord> all;
  for (int n = 1; n <= 12; ++n) {
    geo::ParcelRecord parcel;
    parcel.key.value = parcel_key(n);
    parcel.object_id = fmt::format("P{}", n);
    parcel.gemarkung = "060999";
    parcel.gemarkung_name = "Prüfdorf";
    parcel.flur = "1";
    parcel.numerator = std::to_string(n);
    parcel.official_area_m2 = 600;
    parcel.area = box(east + 20 * (n - 1), north, east + 20 * n, north + 30);
    all.push_back(parcel);
  }
  return all;
}

}  // namespace

void HandClock::set(std::string_view utc) { now_ = parse_instant(utc).value(); }

std::string parcel_key(int n) { return fmt::format("060999001{:05}______", n); }

json house_on(int n, double from_left) {
  const double x = east + 20 * (n - 1) + from_left;
  const double y = north + 8;
  const json ring = {{x, y}, {x + 10, y}, {x + 10, y + 12}, {x, y + 12}, {x, y}};
  return {{"type", "FeatureCollection"},
          {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
          {"features",
           {{{"type", "Feature"},
             {"geometry", {{"type", "Polygon"}, {"coordinates", {ring}}}},
             {"properties",
              {{"kind", "building"},
               {"name", "Haus"},
               {"wall_heights", {6.2, 6.2, 6.2, 6.2}},
               {"storeys", 2},
               {"use", "Wohnen"}}}}}}};
}

std::string small_pdf(const std::string& words) {
  return PdfRenderer{}.pdf({"Prüfdorf", {}, {}, words, words, {}, "", false});
}

SmallTown::SmallTown() {
  std::string name = (std::filesystem::temp_directory_path() / "flurwerk-api-XXXXXX").string();
  dir = mkdtemp(name.data());
  clock.set("2026-03-02T08:00:00Z");
  open();
  fill();
}

SmallTown::~SmallTown() {
  running_.reset();
  imports.reset();
  app.reset();
  documents.reset();
  store.reset();
  std::filesystem::remove_all(dir);
}

void SmallTown::open() {
  store = std::move(open_store({dir, Access::write, 4}).value());
  documents = std::move(open_document_store({dir, Access::write, 4}).value());
  app.reset(new App{*store, *documents, clock, LawBook::builtin(), renderer, {}});
  app->config.public_url = "http://localhost";
  app->config.upload_limit_bytes = 20 << 20;
  imports = std::make_unique<ImportJobs>(*app, dir / "imports");
  app->imports = imports.get();
  app->pdf_reader = &pdf_reader;
  running_ = std::make_unique<Running>(ServerOptions{}, flurwerk::api::routes(*app));
}

int SmallTown::read_documents() {
  const std::atomic<bool> stop = false;
  return flurwerk::api::read_documents(*app, stop);
}

void SmallTown::restart() {
  running_.reset();
  imports.reset();
  app.reset();
  documents.reset();
  store.reset();
  open();
}

void SmallTown::fill() {
  ASSERT_TRUE(store->write([&](Tx& tx) -> Result<bool> {
    tx.accounts().put_authority(
        {AuthorityId{"amt"}, "Bauaufsicht Prüfkreis", "HE", "Weg 1", "35000", "Prüfdorf", "amt@amt.example", "PRF"});
    tx.accounts().put_authority(
        {AuthorityId{"anderes"}, "Bauaufsicht Anderswo", "HE", "Weg 2", "35001", "Anderswo", "a@a.example", "AND"});
    tx.accounts().put_agency(
        {AgencyId{"gemeinde"}, AuthorityId{"amt"}, "Gemeinde Prüfdorf", "municipality", "rathaus@gemeinde.example"});
    tx.accounts().put_agency(
        {AgencyId{"natur"}, AuthorityId{"amt"}, "Naturschutzbehörde", "nature-protection", "natur@kreis.example"});
    tx.accounts().put_agency(
        {AgencyId{"wasser"}, AuthorityId{"amt"}, "Wasserbehörde", "water", "wasser@kreis.example"});
    return true;
  }));
  const auto add = [&](const char* email, Membership membership) {
    ASSERT_TRUE(store->write([&](Tx& tx) -> Result<bool> {
      const AccountId id{new_id()};
      const bool is_new = tx.accounts().put_account({id, email, email, cheap_hash, clock.now(), {}, 0, {}});
      tx.accounts().set_memberships(id, {std::move(membership)});
      return is_new;
    }));
  };
  add("designer@x.example", {"designer", {}, {}});
  add("principal@x.example", {"principal", {}, {}});
  add("stranger@x.example", {"designer", {}, {}});
  add("clerk@amt.example", {"clerk", AuthorityId{"amt"}, {}});
  add("clerk2@amt.example", {"clerk", AuthorityId{"amt"}, {}});
  add("approver@amt.example", {"approver", AuthorityId{"amt"}, {}});
  add("clerk@anderes.example", {"clerk", AuthorityId{"anderes"}, {}});
  add("natur@kreis.example", {"agency_member", {}, AgencyId{"natur"}});
  add("wasser@kreis.example", {"agency_member", {}, AgencyId{"wasser"}});
  add("admin@amt.example", {"administrator", AuthorityId{"amt"}, {}});
  add_all(*store, {"parcels", "parcels.geojson", std::string(64, 'a')}, clock.now(), parcels());
  geo::PlanAreaRecord plan;
  plan.plan = "Plan 1";
  plan.object_id = "wa";
  plan.type = "WA";
  plan.grz = "0.3";
  plan.area = box(east, north, east + 240, north + 30);
  add_all(*store, {"plan", "plan.geojson", std::string(64, 'b')}, clock.now(), std::vector{plan});
  const geo::LayerRecord stream{"water-body", "bach", "Bach", box(east - 6, north, east - 1, north + 30), {}, {}};
  add_all(*store, {"layer:water-body", "water.geojson", std::string(64, 'c')}, clock.now(), std::vector{stream});
}

Visitor SmallTown::visitor(const std::string& email) {
  Visitor visitor{port()};
  if (email.empty()) return visitor;
  EXPECT_EQ(visitor.sign_in(email).status, 200) << email;
  return visitor;
}

Answer Visitor::send(const std::string& method, const std::string& path, const std::string& headers,
                     const std::string& body) {
  Answer answer;
  const bool has_body = method != "GET" && method != "DELETE";
  answer.raw = ask(port_,
                   fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}{}\r\n{}", method, path,
                               headers, has_body ? fmt::format("Content-Length: {}\r\n", body.size()) : "", body),
                   20'000);
  answer.status = status_of(answer.raw);
  answer.text = body_of(answer.raw);
  answer.body = json::parse(answer.text, nullptr, false);
  check_contract(method, path, answer);
  return answer;
}

Answer Visitor::call(const std::string& method, const std::string& path, const std::string& headers,
                     const std::string& body) {
  std::string all = headers;
  if (!cookie.empty()) all += "Cookie: " + cookie + "\r\n";
  if (!csrf.empty() && method != "GET") all += "X-CSRF-Token: " + csrf + "\r\n";
  return send(method, path, all, body);
}

Answer Visitor::sign_in(const std::string& email) {
  auto answer = call("POST", "/api/v1/session", "Content-Type: application/json\r\n",
                     json{{"email", email}, {"password", town_password}}.dump());
  const auto set = answer.header("set-cookie");
  email_ = email;
  if (answer.status == 200) {
    cookie = set.substr(0, set.find(';'));
    csrf = answer.body.at("csrf");
  }
  return answer;
}

void Visitor::again() { EXPECT_EQ(sign_in(email_).status, 200); }
Answer Visitor::get(const std::string& path) { return call("GET", path, {}, {}); }
Answer Visitor::post(const std::string& path, const json& body, const std::string& headers) {
  return call("POST", path, "Content-Type: application/json\r\n" + headers, body.dump());
}
Answer Visitor::post_empty(const std::string& path, const std::string& headers) {
  return call("POST", path, headers, {});
}
Answer Visitor::put(const std::string& path, const json& body, const std::string& headers) {
  return call("PUT", path, "Content-Type: application/json\r\n" + headers, body.dump());
}
Answer Visitor::upload(const std::string& path, const std::string& bytes) {
  return call("POST", path, "Content-Type: application/octet-stream\r\n", bytes);
}

std::string ready_draft(SmallTown& town, Visitor& designer, const std::string& procedure,
                        const std::string& authority) {
  const auto started =
      designer.post("/api/v1/applications",
                    {{"authority", authority}, {"procedure", procedure}, {"title", "Neubau eines Wohnhauses"}});
  EXPECT_EQ(started.status, 201) << started.text;
  const std::string id = started.body.at("application");
  const std::string at = "/api/v1/applications/" + id;
  const auto saved =
      designer.put(at + "/draft", {{"title", "Neubau eines Wohnhauses"},
                                   {"procedure", procedure},
                                   {"parcels", {parcel_key(2)}},
                                   {"design", house_on(2)},
                                   {"facts", {{"plan_area", true}}},
                                   {"principal", {{"name", "Paula Prinzipal"}, {"email", "principal@x.example"}}},
                                   {"designer", {{"name", "Dora Designer"}, {"qualification", "Architektin"}}}});
  EXPECT_EQ(saved.status, 200) << saved.text;
  const auto land = town.store->read()->accounts().authority(AuthorityId{authority}).value().land;
  const auto law = town.app->law.at(land, parse_date("2026-03-02").value()).value();
  for (const auto* required : law.documents_for(procedure)) {
    if (!required->always) continue;
    const auto filed =
        designer.upload(fmt::format("{}/documents?type={}&file_name={}.pdf", at, required->id, required->id),
                        small_pdf(required->name.de));
    EXPECT_EQ(filed.status, 201) << required->id << ": " << filed.text;
  }
  return id;
}

}  // namespace flurwerk::api::test
