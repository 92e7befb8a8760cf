#include "samples/sample_town.hpp"

#include "api/app/import_geodata.hpp"
#include "api/app/passwords.hpp"
#include "permit-core/berlin_day.hpp"
#include "samples/cast.hpp"
#include "samples/stories.hpp"

namespace flurwerk::samples {

namespace {

Result<void> load_geodata(api::Store& store, const Town& town, Instant at) {
  const auto fill = [&](const std::string& kind, const auto&... lists) -> Result<void> {
    auto import = store.begin_import({kind, "Lindenau (Beispielort)", api::sha256_hex("lindenau " + kind)}, at);
    if (!import) return tl::unexpected(import.error());
    Result<void> added;
    const auto add = [&](const auto& list) {
      for (const auto& record : list) {
        if (added) added = (*import)->add(api::to_row(record));
      }
    };
    (add(lists), ...);
    if (!added) return added;
    return (*import)->commit().map([](const auto&) {});
  };
  return fill("parcels", town.parcels, town.buildings)
      .and_then([&] { return fill("plan", town.plan_areas); })
      .and_then([&]() -> Result<void> {
        std::map<std::string, std::vector<geo::LayerRecord>> layers;
        for (const auto& feature : town.features) layers[feature.layer].push_back(feature);
        for (const auto& [name, features] : layers) {
          if (auto ok = fill("layer:" + name, features); !ok) return ok;
        }
        return {};
      });
}

Result<bool> add_people(api::Tx& tx, Instant at, Date today) {
  for (const auto& row : authorities()) tx.accounts().put_authority(row);
  for (const auto& row : agencies(today)) tx.accounts().put_agency(row);
  const std::string hash = api::hash_password(password);
  for (const auto& person : people()) {
    const api::Account account{AccountId{api::new_id()}, person.email, person.name, hash, at, {}, 0, {}};
    tx.accounts().put_account(account);
    tx.accounts().set_memberships(account.id, person.memberships);
  }
  return true;
}

}  // namespace

const char* const parking_by_law = R"({
  "basis": "Stellplatzsatzung der Gemeinde Lindenau (erfunden), § 2",
  "rules": [
    {"use": "dwelling", "per_unit": 1.5},
    {"use": "office", "per_100_m2": 2.5},
    {"use": "local-shop", "per_100_m2": 3},
    {"use": "business", "per_100_m2": 2}
  ]
}
)";

std::string authority_id() { return authority.value; }

const char* const fee_by_law = R"json([
  {
    "name": "Bauaufsichtsgebührensatzung des Lindenkreises (erfunden)",
    "counts_from": "receipt",
    "items": [
      {"id": "permit-simplified", "number": "Nr. 1.1", "kind": "per_started_unit", "cents": 800, "unit_cents": 100000, "minimum_cents": 12000,
       "name": {"de": "Baugenehmigung, vereinfachtes Verfahren, je angefangene 1.000 € Rohbausumme", "en": "permit, simplified procedure, each started €1,000 of the cost of the shell"}},
      {"id": "permit-full", "number": "Nr. 1.2", "kind": "per_started_unit", "cents": 1200, "unit_cents": 100000, "minimum_cents": 20000,
       "name": {"de": "Baugenehmigung nach § 66 HBO, je angefangene 1.000 € Rohbausumme", "en": "permit under § 66 HBO, each started €1,000 of the cost of the shell"}},
      {"id": "preliminary", "number": "Nr. 2", "kind": "framework", "from_cents": 10000, "to_cents": 200000,
       "name": {"de": "Bauvorbescheid", "en": "preliminary ruling"}},
      {"id": "refusal", "number": "Nr. 3", "kind": "framework", "from_cents": 6000, "to_cents": 500000,
       "name": {"de": "Ablehnung eines Antrags", "en": "refusal of an application"}},
      {"id": "extension", "number": "Nr. 4", "kind": "fixed", "cents": 9000,
       "name": {"de": "Verlängerung der Geltungsdauer", "en": "extension of the validity"}}
    ],
    "shell_values": [
      {"id": "house", "cents_per_m3": 15500, "name": {"de": "Wohngebäude", "en": "housing"}},
      {"id": "office", "cents_per_m3": 18200, "name": {"de": "Büro- und Verwaltungsgebäude", "en": "offices"}},
      {"id": "hall", "cents_per_m3": 6400, "name": {"de": "Hallen, eingeschossig", "en": "halls of one storey"}},
      {"id": "garage", "cents_per_m3": 11800, "name": {"de": "Kleingaragen", "en": "small garages"}}
    ],
    "basis": "Bauaufsichtsgebührensatzung des Lindenkreises (erfunden), Anlage",
    "valid_from": "2020-01-01", "confidence": "unsure",
    "note": {"de": "Verzeichnis und Werte sind für den Beispielort erfunden.", "en": "Table and values are invented for the sample town."}
  }
]
)json";

const char* const own_text_blocks = R"json([
  {
    "id": "lindenau-clay", "part": "condition", "kind": "obligation", "topic": "Baugrund",
    "title": {"de": "Lindenauer Ton", "en": "Lindenau clay"},
    "text": "Vor Ausführung der Gründung für „{vorhaben}“ ist der {behoerde} ein Baugrundgutachten für {grundstueck} vorzulegen.",
    "legal_basis": "§ 74 Abs. 4 HBO", "outcomes": ["granted", "granted_partly"],
    "basis": "Dienstanweisung der Bauaufsicht des Lindenkreises (erfunden)", "valid_from": "2020-01-01", "confidence": "unsure",
    "note": {"de": "Für den Beispielort erfunden.", "en": "Invented for the sample town."}
  }
]
)json";

const char* const statistics_office = R"json([
  {
    "author": {"directory": "DVDV", "directory_version": "3", "id": "psw:06999000", "name": "Bauaufsicht des Lindenkreises"},
    "reader": {"directory": "DVDV", "directory_version": "3", "id": "sta:06999999", "name": "Statistisches Landesamt (erfunden)"},
    "procedures": {
      "uri": "urn:example:lindenkreis:verfahrensarten", "version": "1",
      "codes": {"simplified": "1", "full": "2", "special": "2", "exemption": "3", "exemption-extended": "3"}
    },
    "lands_version": "2010-04-01", "municipalities_version": "2026-01-31",
    "basis": "Absprache mit dem Statistischen Landesamt (erfunden)", "valid_from": "2020-01-01", "confidence": "unsure",
    "note": {"de": "Stellen und Schlüssel sind für den Beispielort erfunden.", "en": "Offices and codes are invented for the sample town."}
  }
]
)json";

Result<Loaded> load_sample_town(api::Store& store, api::DocumentStore& documents, const api::Renderer& renderer,
                                api::MailRoute& post, Instant today) {
  if (store.parcels().extent() || !store.read()->accounts().accounts().empty()) {
    return refuse(RefusalKind::wrong_state, "folder-not-empty",
                  {"In diesem Ordner stehen schon Daten.", "There are data in this folder already."},
                  {"Nennen Sie mit --data einen neuen Ordner.", "Name a new folder with --data."}, {}, "--data");
  }
  const Date day = berlin_day(today);
  StoryClock clock;
  clock.set(day - std::chrono::days{200});
  const Town town = make_town();
  if (auto ok = load_geodata(store, town, clock.now()); !ok) return tl::unexpected(ok.error());
  if (auto ok = store.write([&](api::Tx& tx) { return add_people(tx, clock.now(), day); }); !ok)
    return tl::unexpected(ok.error());
  api::App app{store, documents, clock, LawBook::builtin(), renderer, {}};
  app.config.public_url = "http://localhost:8080";
  Script script{app, clock, day, post};
  Loaded loaded;
  loaded.applications = write_stories(script, town);
  script.play();
  loaded.links = std::move(script.links);
  loaded.parcels = static_cast<int>(town.parcels.size());
  loaded.buildings = static_cast<int>(town.buildings.size());
  for (const auto& person : people()) loaded.accounts.push_back({person.email, password, person.name, person.role});
  return loaded;
}

}  // namespace flurwerk::samples
