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

Result<bool> add_people(api::Tx& tx, Instant at) {
  for (const auto& row : authorities()) tx.accounts().put_authority(row);
  for (const auto& row : agencies()) tx.accounts().put_agency(row);
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

Result<Loaded> load_sample_town(api::Store& store, api::DocumentStore& documents, const api::Renderer& renderer,
                                Instant today) {
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
  if (auto ok = store.write([&](api::Tx& tx) { return add_people(tx, clock.now()); }); !ok)
    return tl::unexpected(ok.error());
  api::App app{store, documents, clock, LawBook::builtin(), renderer, {}};
  app.config.public_url = "http://localhost:8080";
  Script script{app, clock, day};
  Loaded loaded;
  loaded.applications = write_stories(script, town);
  script.play();
  loaded.parcels = static_cast<int>(town.parcels.size());
  loaded.buildings = static_cast<int>(town.buildings.size());
  for (const auto& person : people()) loaded.accounts.push_back({person.email, password, person.name, person.role});
  return loaded;
}

}  // namespace flurwerk::samples
