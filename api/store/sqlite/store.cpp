#include "api/store/sqlite/store.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "api/store/sqlite/accounts.hpp"
#include "api/store/sqlite/case_lists.hpp"
#include "api/store/sqlite/desk.hpp"
#include "api/store/sqlite/erasures.hpp"
#include "api/store/sqlite/event_log.hpp"
#include "api/store/sqlite/geodata_import.hpp"
#include "api/store/sqlite/house_book.hpp"
#include "api/store/sqlite/import_log.hpp"
#include "api/store/sqlite/messages.hpp"
#include "api/store/sqlite/office.hpp"
#include "api/store/sqlite/pdf_readings.hpp"
#include "api/store/sqlite/registers.hpp"
#include "api/store/sqlite/sql.hpp"
#include "api/store/sqlite/state_tables.hpp"
#include "api/store/sqlite/verify.hpp"
#include "api/store/sqlite/webhooks.hpp"

namespace flurwerk::api {
namespace {

constexpr std::int64_t last_of_all = std::numeric_limits<std::int64_t>::max();

struct Registers {
  explicit Registers(Database& database)
      : lists(database),
        accounts(database),
        parties(database),
        links(database),
        outbox(database),
        imports(database),
        messages(database),
        office(database),
        pdf_readings(database),
        desk(database),
        webhooks(database),
        house_book(database),
        erasures(database) {}
  SqliteCaseLists lists;
  SqliteAccounts accounts;
  SqliteParties parties;
  SqliteLinks links;
  SqliteOutbox outbox;
  SqliteImportLog imports;
  SqliteMessages messages;
  SqliteOffice office;
  SqlitePdfReadings pdf_readings;
  SqliteDesk desk;
  SqliteWebhooks webhooks;
  SqliteHouseBook house_book;
  SqliteErasures erasures;
};

Result<Case> known(std::optional<Case> folded) {
  if (folded) return std::move(*folded);
  return refuse(RefusalKind::not_found, "application-unknown",
                {"Diesen Bauantrag gibt es nicht.", "There is no such application."});
}
Result<Case> as_of(Database& database, const ApplicationId& id, std::int64_t seq) {
  return known(load_case(database, id, seq, end_of_time));
}
Result<Case> as_of(Database& database, const ApplicationId& id, Instant at) {
  return known(load_case(database, id, last_of_all, to_string(at)));
}

// A draft is not the authority's to know of.
void tell_webhooks(Database& database, const Application& application, const EventRow& row) {
  if (application.state == ApplicationState::draft) return;
  auto query = database.query(sql("tell_webhooks"));
  query.bind("authority", application.authority.value).bind("seq", row.seq).bind("kind", row.type).bind("at", row.at);
  query.bind("application", row.application).bind("file_number", application.file_number).run();
}

class SqliteView : public View {
 public:
  SqliteView(Pool::Lease lease, CaseCache& cases)
      : lease_(std::move(lease)), cases_(cases), snapshot_(*lease_, "BEGIN"), registers_(*lease_) {
    log_head(*lease_);  // the first read fixes the snapshot
  }
  Result<Case> load(const ApplicationId& id) const override { return known(load_case(*lease_, id, cases_)); }
  Result<Case> load_as_of(const ApplicationId& id, std::int64_t seq) const override { return as_of(*lease_, id, seq); }
  Result<Case> load_as_of(const ApplicationId& id, Instant at) const override { return as_of(*lease_, id, at); }
  const CaseLists& lists() const override { return registers_.lists; }
  const Accounts& accounts() const override { return registers_.accounts; }
  const Parties& parties() const override { return registers_.parties; }
  const Links& links() const override { return registers_.links; }
  const Outbox& outbox() const override { return registers_.outbox; }
  const ImportLog& imports() const override { return registers_.imports; }
  const Messages& messages() const override { return registers_.messages; }
  const Office& office() const override { return registers_.office; }
  const PdfReadings& pdf_readings() const override { return registers_.pdf_readings; }
  const Desk& desk() const override { return registers_.desk; }
  const Webhooks& webhooks() const override { return registers_.webhooks; }
  const HouseBook& house_book() const override { return registers_.house_book; }
  const Erasures& erasures() const override { return registers_.erasures; }

 private:
  Pool::Lease lease_;
  CaseCache& cases_;
  Transaction snapshot_;
  Registers registers_;
};

class SqliteTx : public Tx {
 public:
  SqliteTx(Database& database, CaseCache& cases) : database_(database), cases_(cases), registers_(database) {}

  std::vector<Receipt> record(const ApplicationId& application, const Actor& actor, Instant at,
                              const std::string& law_version, const std::vector<Event>& events) override;
  Result<Case> load(const ApplicationId& id) const override { return known(load_case(database_, id, cases_)); }
  Result<Case> load_as_of(const ApplicationId& id, std::int64_t seq) const override {
    return as_of(database_, id, seq);
  }
  Result<Case> load_as_of(const ApplicationId& id, Instant at) const override { return as_of(database_, id, at); }
  const CaseLists& lists() const override { return registers_.lists; }
  const Accounts& accounts() const override { return registers_.accounts; }
  const Parties& parties() const override { return registers_.parties; }
  const Links& links() const override { return registers_.links; }
  const Outbox& outbox() const override { return registers_.outbox; }
  const ImportLog& imports() const override { return registers_.imports; }
  const Messages& messages() const override { return registers_.messages; }
  const Office& office() const override { return registers_.office; }
  const PdfReadings& pdf_readings() const override { return registers_.pdf_readings; }
  const Desk& desk() const override { return registers_.desk; }
  const Webhooks& webhooks() const override { return registers_.webhooks; }
  const HouseBook& house_book() const override { return registers_.house_book; }
  const Erasures& erasures() const override { return registers_.erasures; }
  Accounts& accounts() override { return registers_.accounts; }
  Parties& parties() override { return registers_.parties; }
  Links& links() override { return registers_.links; }
  Outbox& outbox() override { return registers_.outbox; }
  ImportLog& imports() override { return registers_.imports; }
  Messages& messages() override { return registers_.messages; }
  Office& office() override { return registers_.office; }
  PdfReadings& pdf_readings() override { return registers_.pdf_readings; }
  Desk& desk() override { return registers_.desk; }
  Webhooks& webhooks() override { return registers_.webhooks; }
  HouseBook& house_book() override { return registers_.house_book; }
  Erasures& erasures() override { return registers_.erasures; }

 private:
  Database& database_;
  CaseCache& cases_;
  Registers registers_;
};

std::vector<Receipt> SqliteTx::record(const ApplicationId& application, const Actor& actor, Instant at,
                                      const std::string& law_version, const std::vector<Event>& events) {
  std::vector<Receipt> receipts;
  if (events.empty()) return receipts;
  Case folded;
  std::vector<StateRow> before;
  std::string last_hash = last_hash_of(database_, application);
  if (auto kept = cases_.take(application, last_hash)) {
    folded = std::move(kept->folded);
    before = kept->rows.empty() ? state_rows(folded) : std::move(kept->rows);
  } else if (auto found = load(application)) {
    folded = std::move(*found);
    before = state_rows(folded);
  } else {
    folded.id = folded.application.id = application;
  }
  for (const auto& event : events) {
    EventRow next = to_row(application, actor, at, law_version, event);
    next.case_prev_hash = std::exchange(last_hash, {});
    const EventRow row = append(database_, std::move(next));
    last_hash = row.hash;
    fold_into(folded, {row.seq, at, actor, law_version, event});
    tell_webhooks(database_, folded.application, row);
    receipts.push_back({row.seq, row.hash});
  }
  const auto erases = [](const Event& event) { return std::holds_alternative<PersonalDataErased>(event); };
  if (std::ranges::any_of(events, erases)) {
    database_.query(sql("forget_words")).bind("application", application.value).run();
    folded = *load_case(database_, application, last_of_all, end_of_time);
  }
  auto after = state_rows(folded);
  write_difference(database_, before, after);
  cases_.keep(std::move(folded), receipts.back().hash, std::move(after));
  return receipts;
}

}  // namespace

std::unique_ptr<View> SqliteStore::read() const { return std::make_unique<SqliteView>(pool_.lend(), cases_); }

Database& SqliteStore::writer() const {
  if (!writers_.cases) throw std::logic_error("this store was opened for reading");
  return *writers_.cases;
}

void SqliteStore::transact(const std::function<bool(Tx&)>& work) {
  Database& database = writer();
  commits_.run(database, writing_, [&] {
    SqliteTx tx(database, cases_);
    return work(tx);
  });
}

Result<std::unique_ptr<GeodataImport>> SqliteStore::begin_import(const ImportSource& source, Instant at) {
  if (!writers_.geodata) throw std::logic_error("this store was opened for reading");
  std::unique_lock lock(importing_);
  auto import = std::make_unique<SqliteGeodataImport>(std::move(lock), *writers_.geodata, generation_, source, at);
  if (auto ready = import->ready(); !ready) return tl::unexpected(ready.error());
  return import;
}

void SqliteStore::sweep() {
  const std::lock_guard lock(writing_);
  sweep_erased(writer(), dir_);
}

void SqliteStore::rebuild() {
  const std::lock_guard lock(writing_);
  rebuild_state(writer());
}

VerifyReport SqliteStore::verify(const DocumentStore& documents, const VerifyProgress& progress,
                                 const std::string& expected_head) const {
  // A connection that has searched before keeps an index's former outline, and SQLite 3.46 holds the file against it.
  const auto unused = open_reader(dir_);
  return verify_database(*unused, documents, progress, expected_head);
}

void rebuild_state(Database& database) {
  Transaction transaction(database, "BEGIN IMMEDIATE");
  clear_state(database);
  std::vector<std::string> ids;
  auto query = database.query(sql("applications_with_events"));
  while (query.step()) ids.push_back(query.text(0));
  for (const auto& id : ids) {
    write_difference(database, {}, state_rows(*load_case(database, {id}, last_of_all, end_of_time)));
  }
  index_search(database);
  transaction.commit();
}

}  // namespace flurwerk::api
