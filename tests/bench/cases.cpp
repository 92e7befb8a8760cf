// A registry of made-up cases in the state tables alone (no events: lists read nothing else), and the inbox over it.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "api/store/open.hpp"
#include "api/store/sqlite/search_words.hpp"
#include "bench.hpp"

namespace flurwerk::bench {

namespace {

const AuthorityId authority{"amt"};
constexpr int clerks = 40;
constexpr std::array projects{
    "Neubau eines Einfamilienhauses", "Neubau eines Mehrfamilienwohnhauses", "Anbau eines Wintergartens",
    "Errichtung eines Carports",      "Nutzungsänderung in eine Arztpraxis", "Dachgeschossausbau",
    "Neubau einer Lagerhalle"};
constexpr std::array streets{"Lindenweg",  "Mühlstraße",  "Am Bahnhof", "Bergstraße",
                             "Kirchgasse", "Hauptstraße", "Gartenweg"};
constexpr std::array open_states{"submitted", "incomplete", "complete", "in_consultation"};

std::string clerk(int n) { return "clerk-" + std::to_string(n % clerks); }

struct MadeUpCase {
  std::string id, file_number, title, state, due, received;
  bool open;
};
// One in twenty is still open, as after some years of service.
MadeUpCase made_up(int n) {
  char id[16], due[16];
  std::snprintf(id, sizeof id, "c%07d", n);
  std::snprintf(due, sizeof due, "2026-%02d-%02d", 1 + n % 12, 1 + n % 28);
  const auto at = static_cast<std::size_t>(n);
  const bool open = n % 20 == 0;
  const std::string title = std::string(projects[at % projects.size()]) + ", " + streets[at / 7 % streets.size()] +
                            " " + std::to_string(1 + n / 49 % 180);
  return {id,
          "BA-" + std::to_string(n) + "/26",
          title,
          open ? open_states[at / 20 % 4] : "granted",
          open ? due : "9999-12-31",
          due,
          open};
}

class Insert {
 public:
  Insert(sqlite3* database, const char* text) : database_{database} {
    must(sqlite3_prepare_v2(database, text, -1, &statement_, nullptr), database);
  }
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;
  ~Insert() { sqlite3_finalize(statement_); }
  void run(const std::vector<std::string>& values) {
    int at = 0;
    for (const auto& value : values)
      must(sqlite3_bind_text(statement_, ++at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC), database_);
    must(sqlite3_step(statement_), database_);
    sqlite3_reset(statement_);
  }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

void put_clerks(const std::filesystem::path& data) {
  const auto store = api::open_store({data}).value();
  store
      ->write([&](api::Tx& tx) -> Result<bool> {
        tx.accounts().put_authority({authority, "Amt", "HE", "", "", "", "", "BA"});
        for (int n = 0; n < clerks; ++n)
          tx.accounts().put_account({AccountId{clerk(n)}, clerk(n) + "@amt.example", "Messung", "x", {}, {}, 0, {}});
        return true;
      })
      .value();
}

api::InboxFilter filter_called(const std::string& name, int n) {
  api::InboxFilter filter;
  filter.authority = authority;
  if (name == "state" || name == "all") filter.states = {"in_consultation"};
  if (name == "mine" || name == "all") filter.assigned = {AccountId{clerk(n)}};
  if (name == "nobody") filter.unassigned = true, filter.states = {"submitted"};
  if (name == "text")
    filter.text =
        std::string(streets[static_cast<std::size_t>(n) % streets.size()]) + " " + std::to_string(100 + n % 80);
  if (name == "all") filter.text = "Neubau Lindenweg", filter.sort = "received";
  return filter;
}

}  // namespace

void write_cases(int count, const std::filesystem::path& data, const std::filesystem::path& csv) {
  put_clerks(data);
  sqlite3* database = nullptr;
  must(sqlite3_open((data / "flurwerk.sqlite").c_str(), &database), database);
  must(sqlite3_exec(database, "PRAGMA journal_mode=WAL; BEGIN", nullptr, nullptr, nullptr), database);
  std::ofstream rival{csv};
  {
    Insert put(database,
               "INSERT INTO application (id, version, state, file_number, title, land, procedure, authority, "
               "applicant, draft_version, "
               "draft_sha256, parcels, received_on, due_on, due_rule, sort_due, sort_received, open_requests, "
               "all_requests, turn, "
               "started_at, changed_at) VALUES (?1, 9, ?2, ?3, ?4, 'HE', 'simplified', 'amt', 'a', 1, '', '', ?6, "
               "nullif(?5, '9999-12-31'), "
               "'decision', ?5, ?6, "
               "0, 0, 'authority', '2026-01-01T08:00:00Z', '2026-01-01T08:00:00Z')");
    Insert text(
        database,
        "INSERT INTO search_text (application, part, everybody, applicant, authority) VALUES (?1, '', ?2, '', '')");
    Insert assign(database,
                  "INSERT INTO assignment (application, account, assigned_by, since) VALUES (?1, ?2, ?2, "
                  "'2026-01-01T08:00:00Z')");
    for (int n = 0; n < count; ++n) {
      const auto one = made_up(n);
      put.run({one.id, one.state, one.file_number, one.title, one.due, one.received});
      const std::string words = api::searchable(one.title + " " + one.file_number);
      text.run({one.id, words});
      const std::string whose = n % 40 == 0 ? "" : clerk(n / 20);  // half of the open ones are with somebody
      if (one.open && !whose.empty()) assign.run({one.id, whose});
      rival << one.id << '\t' << one.state << '\t' << one.file_number << '\t' << one.title << '\t' << one.due << '\t'
            << one.received << '\t' << (one.open ? whose : "") << '\t' << words << '\n';
    }
  }
  must(sqlite3_exec(database,
                    "INSERT INTO search_index (search_index) VALUES ('rebuild'); DELETE FROM search_waiting; COMMIT; "
                    "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)",
                    nullptr, nullptr, nullptr),
       database);
  sqlite3_close(database);
}

double inbox_ms(const std::filesystem::path& data, const std::string& filter, int count) {
  const auto store = api::open_store({data, api::Access::read}).value();
  std::vector<double> times;
  std::int64_t found = 0;
  for (int n = -20; n < count; ++n) {  // the first ones warm up
    const auto asked = filter_called(filter, n + 20);
    const Stopwatch watch;
    found += store->read()->lists().inbox(asked).total;
    if (n >= 0) times.push_back(watch.seconds() * 1000);
  }
  if (found == 0) throw std::runtime_error("the filter finds nothing: " + filter);
  std::ranges::sort(times);
  return times.at(times.size() * 95 / 100);
}

}  // namespace flurwerk::bench
