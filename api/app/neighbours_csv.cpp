// Owners of adjoining land as CSV: a list to be filled in from the land register, and read back whole or not at all.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "api/app/csv.hpp"
#include "api/app/neighbours.hpp"
#include "geo/parcel_key.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

constexpr std::array<std::string_view, 5> owner_columns{"parcels", "name", "street", "postcode", "city"};
constexpr std::size_t longest_cell = 500;

Refusal owner_line(std::size_t line, std::string_view column, const Text& why) {
  return {RefusalKind::invalid,
          "csv-line",
          {fmt::format("Zeile {}, Spalte „{}“: {}", line, column, why.de),
           fmt::format("Line {}, column \"{}\": {}", line, column, why.en)},
          {"Berichtigen Sie die Zeile und lesen Sie die Datei erneut ein; übernommen ist noch nichts.",
           "Correct the line and import the file again; nothing has been taken over."},
          {},
          fmt::format("/{}/{}", line, column)};
}

Result<void> owner_columns_right(const std::vector<std::string>& head) {
  if (std::ranges::equal(head, owner_columns)) return {};
  return refuse(RefusalKind::invalid, "csv-columns",
                {fmt::format("Die Spalten stimmen nicht. Erwartet: {}. Gefunden: {}.", fmt::join(owner_columns, "; "),
                             fmt::join(head, "; ")),
                 fmt::format("The columns do not fit. Expected: {}. Found: {}.", fmt::join(owner_columns, "; "),
                             fmt::join(head, "; "))},
                {"Nehmen Sie die Liste der angrenzenden Grundstücke als CSV mit und füllen Sie ihre Spalten.",
                 "Export the list of adjoining parcels as CSV and fill its columns."});
}

Result<std::vector<ParcelKey>> parcels_in_cell(const std::string& cell, std::size_t line) {
  std::vector<ParcelKey> keys;
  std::string part;
  for (const char c : cell + ",") {
    if (c != ',') {
      part += c;
      continue;
    }
    const auto from = part.find_first_not_of(' ');
    if (from != std::string::npos) {
      const auto key = geo::parse_parcel_key(part.substr(from, part.find_last_not_of(' ') - from + 1));
      if (!key) return tl::unexpected(owner_line(line, "parcels", key.error().text));
      keys.push_back(*key);
    }
    part.clear();
  }
  if (keys.empty()) return tl::unexpected(owner_line(line, "parcels", {"fehlt", "is missing"}));
  return keys;
}

Result<NeighbourInput> owner_in(const std::vector<std::string>& cells, std::size_t line) {
  if (cells.size() != owner_columns.size()) {
    return tl::unexpected(owner_line(line, "parcels",
                                     {fmt::format("{} Felder statt {}", cells.size(), owner_columns.size()),
                                      fmt::format("{} fields instead of {}", cells.size(), owner_columns.size())}));
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (like_a_formula(cells[i])) {
      return tl::unexpected(owner_line(line, owner_columns[i], {"beginnt wie eine Formel", "begins like a formula"}));
    }
    if (cells[i].size() > longest_cell) {
      return tl::unexpected(owner_line(line, owner_columns[i], {"ist zu lang", "is too long"}));
    }
  }
  auto parcels = parcels_in_cell(cells[0], line);
  if (!parcels) return tl::unexpected(parcels.error());
  if (cells[1].empty()) return tl::unexpected(owner_line(line, "name", {"fehlt", "is missing"}));
  NeighbourInput owner{std::move(*parcels), {}};
  owner.person.name = cells[1];
  owner.person.street = cells[2];
  owner.person.postal_code = cells[3];
  owner.person.city = cells[4];
  return owner;
}

}  // namespace

Result<std::string> neighbours_csv(const App& app, const Caller& caller, const ApplicationId& application) {
  const auto view = app.store.read();
  const auto the_case = load_for(*view, caller, Action::export_neighbours, application);
  if (!the_case) return tl::unexpected(the_case.error());
  std::set<ParcelKey> named;
  for (const auto& neighbour : the_case->participation.neighbours) {
    named.insert(neighbour.spec.parcels.begin(), neighbour.spec.parcels.end());
  }
  std::string csv{csv_mark};
  csv += csv_line({owner_columns.begin(), owner_columns.end()});
  for (const auto& parcel : adjoining_land(app, *view, *the_case, berlin_day(app.clock.now())).parcels) {
    if (!named.contains(parcel.key)) csv += csv_line({geo::short_parcel_name(parcel.key), "", "", "", ""});
  }
  return csv;
}

Result<std::vector<NeighbourInput>> read_neighbours_csv(std::string_view csv) {
  const auto lines = read_csv(csv);
  if (!lines) return tl::unexpected(lines.error());
  if (auto ok = owner_columns_right(lines->empty() ? std::vector<std::string>{} : lines->front()); !ok) {
    return tl::unexpected(ok.error());
  }
  std::vector<NeighbourInput> owners;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    auto owner = owner_in((*lines)[i], i + 1);
    if (!owner) return tl::unexpected(owner.error());
    owners.push_back(std::move(*owner));
  }
  return owners;
}

Result<Done> import_neighbours(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, std::string_view csv) {
  const auto owners = read_neighbours_csv(csv);
  if (!owners) return tl::unexpected(owners.error());
  return name_neighbours(app, caller, precondition, application, *owners);
}

}  // namespace flurwerk::api
