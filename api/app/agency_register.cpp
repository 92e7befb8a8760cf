#include "api/app/agency_register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "api/app/csv.hpp"
#include "api/app/plain_values.hpp"
#include "geo/wkt.hpp"
#include "permit-core/law/names.hpp"

namespace flurwerk::api {

namespace {

constexpr std::array<std::string_view, 11> columns{
    "id", "name", "kind", "email", "topics", "acts", "area", "deputy", "absent_from", "absent_until", "second_person"};
const std::string later_column = "second_person";  // files made before it was there are read, and leave it as it is
constexpr std::array<std::string_view, 5> known_acts{"opinion", "benehmen", "einvernehmen", "zustimmung", "permit"};

using Cells = std::vector<std::string>;

std::string iso(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

Refusal at_line(std::size_t line, std::string_view column, const Text& why) {
  return {RefusalKind::invalid,
          "csv-line",
          {fmt::format("Zeile {}, Spalte „{}“: {}", line, column, why.de),
           fmt::format("Line {}, column \"{}\": {}", line, column, why.en)},
          {"Berichtigen Sie die Zeile und lesen Sie die Datei erneut ein; übernommen ist noch nichts.",
           "Correct the line and import the file again; nothing has been taken over."},
          {},
          fmt::format("/{}/{}", line, column)};
}

std::string listed(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

Result<void> columns_right(const Cells& head) {
  std::set<std::string> wanted(columns.begin(), columns.end());
  const std::set<std::string> given(head.begin(), head.end());
  if (given.count(later_column) == 0) wanted.erase(later_column);
  if (given == wanted && head.size() == wanted.size()) return {};
  std::set<std::string> missing, unknown;
  std::ranges::set_difference(wanted, given, std::inserter(missing, missing.end()));
  std::ranges::set_difference(given, wanted, std::inserter(unknown, unknown.end()));
  return refuse(
      RefusalKind::invalid, "csv-columns",
      {fmt::format("Die Spalten stimmen nicht. Es fehlen: {}. Unbekannt: {}.", listed(missing), listed(unknown)),
       fmt::format("The columns do not fit. Missing: {}. Unknown: {}.", listed(missing), listed(unknown))},
      {"Nehmen Sie das Verzeichnis als CSV mit und füllen Sie seine Spalten.",
       "Export the register as CSV and fill its columns."});
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ",") {
    if (c != ',' && c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

Text unknown_kind(const std::string& kind) {
  std::string known;
  for (const auto& [id, name] : agency_kind_names()) known += (known.empty() ? "" : ", ") + id;
  return {fmt::format("„{}“ ist keine Art von Stelle, die die Regeln kennen; bekannt sind: {}", kind, known),
          fmt::format("\"{}\" is no kind of agency that the rules know; known are: {}", kind, known)};
}

class LineReader {
 public:
  LineReader(const Cells& head, const Cells& cells, std::size_t number) : head_{head}, cells_{cells}, number_{number} {}

  Result<Agency> read(const AuthorityId& authority) const {
    if (cells_.size() != head_.size()) {
      return bad("id", {fmt::format("{} Felder statt {}", cells_.size(), head_.size()),
                        fmt::format("{} fields instead of {}", cells_.size(), head_.size())});
    }
    Agency agency{AgencyId{at("id")}, authority,  at("name"),   at("kind"), at("email"), at("topics"),
                  at("acts"),         at("area"), at("deputy"), {},         {}};
    if (!plain_id(agency.id.value)) {
      return bad("id",
                 {"nur a-z, 0-9, - und _, höchstens 64 Zeichen", "only a-z, 0-9, - and _, at most 64 characters"});
    }
    for (const char* needed : {"name", "kind"}) {
      if (at(needed).empty()) return bad(needed, {"fehlt", "is missing"});
    }
    if (!agency_kind_names().contains(agency.kind)) return bad("kind", unknown_kind(agency.kind));
    if (!like_an_address(agency.email)) {
      return bad("email", {"ohne E-Mail-Adresse kann die Stelle nicht gefragt werden",
                           "without an e-mail address the agency cannot be asked"});
    }
    if (!agency.deputy.empty() && !like_an_address(agency.deputy)) {
      return bad("deputy", {"ist keine E-Mail-Adresse", "is no e-mail address"});
    }
    for (const auto& act : words_of(agency.acts)) {
      if (std::ranges::find(known_acts, act) != known_acts.end()) continue;
      return bad("acts",
                 {fmt::format("„{}“ ist kein Mitwirkungsakt; bekannt sind: {}", act, fmt::join(known_acts, ", ")),
                  fmt::format("\"{}\" is no act; known are: {}", act, fmt::join(known_acts, ", "))});
    }
    if (!agency.area.empty()) {
      if (const auto area = geo::area_from_wkt(agency.area); !area) return bad("area", area.error().text);
    }
    if (has(later_column)) {
      if (at(later_column) != "yes" && !at(later_column).empty()) {
        return bad(later_column, {"ist „yes“ oder leer", "is \"yes\" or empty"});
      }
      agency.second_person = at(later_column) == "yes";
    }
    return with_absence(std::move(agency));
  }

 private:
  Result<Agency> with_absence(Agency agency) const {
    for (const auto& [name, date] :
         {std::pair{"absent_from", &agency.absent_from}, std::pair{"absent_until", &agency.absent_until}}) {
      if (at(name).empty()) continue;
      const auto read = parse_date(at(name));
      if (!read) return bad(name, {"ist kein Tag wie 2026-07-01", "is no day such as 2026-07-01"});
      *date = *read;
    }
    if (agency.absent_from.has_value() != agency.absent_until.has_value() || agency.absent_until < agency.absent_from) {
      return bad("absent_until", {"Abwesenheit braucht Anfang und Ende, in dieser Reihenfolge",
                                  "an absence needs a beginning and an end, in this order"});
    }
    return agency;
  }

  bool has(std::string_view column) const { return std::ranges::find(head_, column) != head_.end(); }
  const std::string& at(std::string_view column) const {
    return cells_[static_cast<std::size_t>(std::ranges::find(head_, column) - head_.begin())];
  }
  tl::unexpected<Refusal> bad(std::string_view column, const Text& why) const {
    return tl::unexpected(at_line(number_, column, why));
  }

  const Cells& head_;
  const Cells& cells_;
  std::size_t number_;
};

struct ReadAgencies {
  std::vector<Agency> agencies;
  bool with_later_column;
};

Result<ReadAgencies> read_agencies(const AuthorityId& authority, std::string_view csv) {
  const auto lines = read_csv(csv);
  if (!lines) return tl::unexpected(lines.error());
  if (auto ok = columns_right(lines->empty() ? Cells{} : lines->front()); !ok) return tl::unexpected(ok.error());
  std::vector<Agency> agencies;
  std::set<std::string> ids;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    auto agency = LineReader{lines->front(), (*lines)[i], i + 1}.read(authority);
    if (!agency) return tl::unexpected(agency.error());
    if (!ids.insert(agency->id.value).second) {
      return tl::unexpected(at_line(i + 1, "id", {"steht zweimal in der Datei", "stands in the file twice"}));
    }
    agencies.push_back(std::move(*agency));
  }
  return ReadAgencies{std::move(agencies), std::ranges::find(lines->front(), later_column) != lines->front().end()};
}

}  // namespace

std::string agencies_csv(const View& view, const AuthorityId& authority) {
  std::string csv{csv_mark};
  csv += csv_line({columns.begin(), columns.end()});
  for (const auto& agency : view.accounts().agencies()) {
    if (agency.authority != authority) continue;
    csv +=
        csv_line({agency.id.value, agency.name, agency.kind, agency.email, agency.topics, agency.acts, agency.area,
                  agency.deputy, iso(agency.absent_from), iso(agency.absent_until), agency.second_person ? "yes" : ""});
  }
  return csv;
}

Result<ImportedAgencies> import_agencies(App& app, const AuthorityId& authority, std::string_view csv) {
  auto read = read_agencies(authority, csv);
  if (!read) return tl::unexpected(read.error());
  return app.store.write([&](Tx& tx) -> Result<ImportedAgencies> {
    if (!tx.accounts().authority(authority)) {
      return refuse(RefusalKind::not_found, "authority-unknown",
                    {"Diese Bauaufsichtsbehörde gibt es nicht.", "There is no such authority."});
    }
    ImportedAgencies done;
    for (std::size_t i = 0; i < read->agencies.size(); ++i) {
      Agency& agency = read->agencies[i];
      const auto before = tx.accounts().agency(agency.id);
      if (before && before->authority != authority) {
        return tl::unexpected(
            at_line(i + 2, "id", {"gehört einem anderen Verzeichnis", "belongs to another register"}));
      }
      ++(before ? done.changed : done.added);
      if (before && !read->with_later_column) agency.second_person = before->second_person;
      tx.accounts().put_agency(agency);
    }
    return done;
  });
}

const std::string& address_on(const Agency& agency, Date today) {
  const bool absent = agency.absent_from && *agency.absent_from <= today && today <= agency.absent_until;
  return absent && !agency.deputy.empty() ? agency.deputy : agency.email;
}

}  // namespace flurwerk::api
