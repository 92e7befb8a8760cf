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

constexpr std::array<std::string_view, 13> columns{
    "id",     "name",        "kind",         "email",         "topics",  "acts",          "area",
    "deputy", "absent_from", "absent_until", "second_person", "channel", "postal_address"};
// Files made before one of them was there are read, and leave it as it is.
constexpr std::array<std::string_view, 3> later_columns{"second_person", "channel", "postal_address"};
constexpr std::array<std::string_view, 3> known_channels{"link", "account", "post"};
constexpr std::array<std::string_view, 5> known_acts{"opinion", "benehmen", "einvernehmen", "zustimmung", "permit"};

constexpr std::size_t longest_cell = 2000;
constexpr std::size_t longest_area = 1'000'000;  // a municipality's boundary with every corner

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
  for (const auto column : later_columns) {
    if (given.count(std::string{column}) == 0) wanted.erase(std::string{column});
  }
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

  // `before`: the entry as it is; what the file has no column for stays.
  Result<Agency> read(const AuthorityId& authority, const std::optional<Agency>& before) const {
    if (cells_.size() != head_.size()) {
      return bad("id", {fmt::format("{} Felder statt {}", cells_.size(), head_.size()),
                        fmt::format("{} fields instead of {}", cells_.size(), head_.size())});
    }
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (like_a_formula(cells_[i])) return bad(head_[i], {"beginnt wie eine Formel", "begins like a formula"});
      if (cells_[i].find('\0') != std::string::npos) return bad(head_[i], {"ist kein Text", "is no text"});
      if (cells_[i].size() > (head_[i] == "area" ? longest_area : longest_cell)) {
        return bad(head_[i], {"ist zu lang", "is too long"});
      }
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
    if (auto ok = read_channel(agency, before); !ok) return tl::unexpected(ok.error());
    if (!like_an_address(agency.email) && (agency.channel != "post" || !agency.email.empty())) {
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
    if (before) agency.second_person = before->second_person;
    if (has("second_person")) {
      const auto& said = at("second_person");
      if (said != "yes" && !said.empty()) {
        return bad("second_person", {"ist „yes“ oder leer", "is \"yes\" or empty"});
      }
      agency.second_person = said == "yes";
    }
    return with_absence(std::move(agency));
  }

 private:
  Result<void> read_channel(Agency& agency, const std::optional<Agency>& before) const {
    if (before) {
      agency.channel = before->channel;
      agency.postal_address = before->postal_address;
    }
    if (has("postal_address")) agency.postal_address = at("postal_address");
    if (has("channel")) agency.channel = at("channel").empty() ? std::string{known_channels.front()} : at("channel");
    if (std::ranges::find(known_channels, agency.channel) == known_channels.end()) {
      return bad("channel", {fmt::format("„{}“ ist kein Weg, auf dem gefragt wird; bekannt sind: {}", agency.channel,
                                         fmt::join(known_channels, ", ")),
                             fmt::format("\"{}\" is no way of asking; known are: {}", agency.channel,
                                         fmt::join(known_channels, ", "))});
    }
    if (agency.channel == "post" && agency.postal_address.empty()) {
      return bad("postal_address", {"fehlt; ohne Anschrift kann die Stelle nicht per Post gefragt werden",
                                    "is missing; without it the agency cannot be asked by post"});
    }
    return {};
  }

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

// Within the transaction: what the file leaves out stays as it is there.
Result<std::vector<Agency>> read_agencies(const View& view, const AuthorityId& authority, std::string_view csv) {
  const auto lines = read_csv(csv);
  if (!lines) return tl::unexpected(lines.error());
  if (auto ok = columns_right(lines->empty() ? Cells{} : lines->front()); !ok) return tl::unexpected(ok.error());
  const auto id_column = static_cast<std::size_t>(std::ranges::find(lines->front(), "id") - lines->front().begin());
  std::vector<Agency> agencies;
  std::set<std::string> ids;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    const Cells& cells = (*lines)[i];
    const auto before = id_column < cells.size() ? view.accounts().agency({cells[id_column]}) : std::nullopt;
    auto agency = LineReader{lines->front(), cells, i + 1}.read(authority, before);
    if (!agency) return tl::unexpected(agency.error());
    if (before && before->authority != authority) {
      return tl::unexpected(at_line(i + 1, "id", {"gehört einem anderen Verzeichnis", "belongs to another register"}));
    }
    if (!ids.insert(agency->id.value).second) {
      return tl::unexpected(at_line(i + 1, "id", {"steht zweimal in der Datei", "stands in the file twice"}));
    }
    agencies.push_back(std::move(*agency));
  }
  return agencies;
}

tl::unexpected<Refusal> unknown_agency() {
  return refuse(RefusalKind::not_found, "agency-unknown",
                {"Diese Stelle steht in keinem Verzeichnis.", "This agency is in no register."},
                {"Wählen Sie eine aus der Liste.", "Choose one from the list."});
}

std::string names_of(const View& view, const std::vector<AuthorityId>& authorities) {
  std::string names;
  for (const auto& id : authorities) {
    const auto authority = view.accounts().authority(id);
    names += (names.empty() ? "" : ", ") + (authority ? authority->name : id.value);
  }
  return names;
}

// Nothing is asked of it any more: by `authority`, or by anybody where that is empty.
Result<void> nothing_open(const View& view, const Agency& agency, const AuthorityId& authority) {
  const int open = view.lists().requests({{agency.id}, authority, true, false, {}, 1}).total;
  if (open == 0) return {};
  return refuse(RefusalKind::wrong_state, "agency-asked",
                {open == 1 ? fmt::format("Bei „{}“ ist noch eine Anforderung offen.", agency.name)
                           : fmt::format("Bei „{}“ sind noch {} Anforderungen offen.", agency.name, open),
                 open == 1 ? fmt::format("One request to \"{}\" is still open.", agency.name)
                           : fmt::format("{} requests to \"{}\" are still open.", open, agency.name)},
                {"Warten Sie die Antworten ab, oder ziehen Sie die Anforderungen mit einem Grund zurück.",
                 "Wait for the answers, or withdraw the requests with a reason."});
}

}  // namespace

std::string agencies_csv(const View& view, const AuthorityId& authority) {
  std::string csv{csv_mark};
  csv += csv_line({columns.begin(), columns.end()});
  for (const auto& agency : view.accounts().agencies()) {
    if (agency.authority != authority) continue;
    csv += csv_line({agency.id.value, agency.name, agency.kind, agency.email, agency.topics, agency.acts, agency.area,
                     agency.deputy, iso(agency.absent_from), iso(agency.absent_until),
                     agency.second_person ? "yes" : "", agency.channel, agency.postal_address});
  }
  return csv;
}

Result<ImportedAgencies> import_agencies(App& app, const AuthorityId& authority, std::string_view csv) {
  return app.store.write([&](Tx& tx) -> Result<ImportedAgencies> {
    if (!tx.accounts().authority(authority)) {
      return refuse(RefusalKind::not_found, "authority-unknown",
                    {"Diese Bauaufsichtsbehörde gibt es nicht.", "There is no such authority."});
    }
    const auto read = read_agencies(tx, authority, csv);
    if (!read) return tl::unexpected(read.error());
    ImportedAgencies done;
    for (const Agency& agency : *read) {
      const auto before = tx.accounts().agency(agency.id);
      ++(before && !before->removed_at ? done.changed : done.added);
      tx.accounts().put_agency(agency);
    }
    return done;
  });
}

Result<void> use_agency(App& app, const AuthorityId& authority, const AgencyId& id) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto agency = tx.accounts().agency(id);
        if (!agency || agency->removed_at) return unknown_agency();
        if (agency->authority.empty() || agency->authority == authority) {
          return refuse(RefusalKind::invalid, "agency-own",
                        {"Diese Stelle steht schon in Ihrem Verzeichnis.", "This agency is in your register already."});
        }
        tx.accounts().use_agency(authority, id);
        return true;
      })
      .map([](bool) {});
}

Result<void> remove_agency(App& app, const AuthorityId& authority, const AgencyId& id) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        auto agency = tx.accounts().agency(id);
        const auto users = agency && !agency->removed_at ? tx.accounts().users_of(id) : std::vector<AuthorityId>{};
        const bool uses = std::ranges::find(users, authority) != users.end();
        if (!agency || agency->removed_at) return unknown_agency();
        if (agency->authority.empty()) {
          return refuse(RefusalKind::forbidden, "agency-shared",
                        {"Diese Stelle gehört allen Behörden gemeinsam.", "All authorities share this agency."},
                        {"Lassen Sie sie stehen; gefragt wird nur, wen Sie wählen.",
                         "Leave it: only those are asked whom you choose."});
        }
        if (agency->authority != authority && !uses) return unknown_agency();
        if (uses) {
          if (auto ok = nothing_open(tx, *agency, authority); !ok) return tl::unexpected(ok.error());
          tx.accounts().stop_using_agency(authority, id);
          return true;
        }
        if (!users.empty()) {
          const std::string names = names_of(tx, users);
          return refuse(
              RefusalKind::wrong_state, "agency-used",
              {"Auch andere Behörden fragen diese Stelle über Ihren Eintrag: " + names + ".",
               "Other authorities ask this agency by your entry, too: " + names + "."},
              {"Bitten Sie sie, ihn aus ihrem Verzeichnis zu nehmen.", "Ask them to take it out of their registers."});
        }
        if (auto ok = nothing_open(tx, *agency, {}); !ok) return tl::unexpected(ok.error());
        agency->removed_at = app.clock.now();
        tx.accounts().put_agency(*agency);
        return true;
      })
      .map([](bool) {});
}

std::set<AgencyId> with_account(const View& view) {
  std::set<AgencyId> agencies;
  for (const auto& account : view.accounts().accounts()) {
    if (account.disabled_at) continue;
    for (const auto& membership : view.accounts().memberships(account.id)) agencies.insert(membership.agency);
  }
  return agencies;
}

bool by_account(const View& view, const Agency& agency) {
  return agency.channel == "account" && with_account(view).contains(agency.id);
}

const std::string& address_on(const Agency& agency, Date today) {
  static const std::string nowhere;
  if (agency.channel == "post") return nowhere;
  const bool absent = agency.absent_from && *agency.absent_from <= today && today <= agency.absent_until;
  return absent && !agency.deputy.empty() ? agency.deputy : agency.email;
}

}  // namespace flurwerk::api
