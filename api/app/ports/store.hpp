// The Store keeps the event log, the state tables folded from it, accounts, the outbox and geodata in one place.
// Basis: many short readers, exactly one writer; what write() has answered with success survives kill -9 and power loss.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "api/app/ports/accounts.hpp"
#include "api/app/ports/case.hpp"
#include "api/app/ports/case_lists.hpp"
#include "api/app/ports/desk.hpp"
#include "api/app/ports/document_store.hpp"
#include "api/app/ports/erasure.hpp"
#include "api/app/ports/feature_source.hpp"
#include "api/app/ports/geodata_import.hpp"
#include "api/app/ports/house_book.hpp"
#include "api/app/ports/import_log.hpp"
#include "api/app/ports/links.hpp"
#include "api/app/ports/messages.hpp"
#include "api/app/ports/office.hpp"
#include "api/app/ports/outbox.hpp"
#include "api/app/ports/parcel_index.hpp"
#include "api/app/ports/parties.hpp"
#include "api/app/ports/pdf_readings.hpp"
#include "api/app/ports/webhooks.hpp"

namespace flurwerk::api {

struct Receipt {
  std::int64_t seq = 0;  // number of the event, 1, 2, ... over all applications, without gaps
  std::string hash;      // SHA-256 of the event and its predecessor, hex
};

// A consistent snapshot for reading. Short-lived: it holds one connection of the pool until it is destroyed.
class View {
 public:
  virtual ~View() = default;
  virtual Result<Case> load(const ApplicationId& id) const = 0;  // unknown -> not_found
  // As it stood after event number `seq`, or at the moment `at`; before its first event -> not_found.
  virtual Result<Case> load_as_of(const ApplicationId& id, std::int64_t seq) const = 0;
  virtual Result<Case> load_as_of(const ApplicationId& id, Instant at) const = 0;
  virtual const CaseLists& lists() const = 0;
  virtual const Accounts& accounts() const = 0;
  virtual const Parties& parties() const = 0;
  virtual const Links& links() const = 0;
  virtual const Outbox& outbox() const = 0;
  virtual const ImportLog& imports() const = 0;
  virtual const Messages& messages() const = 0;
  virtual const Office& office() const = 0;
  virtual const PdfReadings& pdf_readings() const = 0;
  virtual const Desk& desk() const = 0;
  virtual const Webhooks& webhooks() const = 0;
  virtual const HouseBook& house_book() const = 0;
  virtual const Erasures& erasures() const = 0;
};

// The one writing transaction. Also a View, of the state including what it has written so far.
class Tx : public View {
 public:
  // Appends the events, brings the state tables up to date and posts to the authority's webhooks; one receipt per event.
  virtual std::vector<Receipt> record(const ApplicationId& application, const Actor& actor, Instant at,
                                      const std::string& law_version, const std::vector<Event>& events) = 0;
  using View::accounts;
  using View::desk;
  using View::erasures;
  using View::house_book;
  using View::imports;
  using View::links;
  using View::messages;
  using View::office;
  using View::outbox;
  using View::parties;
  using View::pdf_readings;
  using View::webhooks;
  virtual Accounts& accounts() = 0;
  virtual Parties& parties() = 0;
  virtual Links& links() = 0;
  virtual Outbox& outbox() = 0;
  virtual ImportLog& imports() = 0;
  virtual Messages& messages() = 0;
  virtual Office& office() = 0;
  virtual PdfReadings& pdf_readings() = 0;
  virtual Desk& desk() = 0;
  virtual Webhooks& webhooks() = 0;
  virtual HouseBook& house_book() = 0;
  virtual Erasures& erasures() = 0;
};

struct VerifyReport {
  bool ok = false;
  std::string code;            // "intact", "event-altered", "event-missing", "state-differs", "document-missing", ...
  Text message;                // one sentence: what is wrong and where
  std::int64_t events = 0;     // how many were walked
  std::int64_t documents = 0;  // how many files were read
  std::int64_t messages = 0;   // whose words are still there, and match
  std::int64_t erased = 0;     // cases whose persons were erased by rule
  std::int64_t seq = 0;        // first event at fault, if any
  std::string table;           // first table at fault, if any
  std::string row;             // its key
  std::string column;          // if it can be told
  std::string head;            // hash of the last event; to be kept elsewhere, so that a cut-off end shows too
};
using VerifyProgress = std::function<void(std::int64_t done, std::int64_t total)>;

class Store {
 public:
  virtual ~Store() = default;

  virtual std::unique_ptr<View> read() const = 0;  // never waits

  // Runs `work(Tx&)`, which returns a Result<T>: a value commits (durably), a refusal or an exception rolls back.
  // One after another, those who waited in one commit: `work` may run on another waiting writer's thread.
  // Do not call write() inside write(), nor do anything slow in it.
  template <class Work>
  auto write(Work&& work) -> std::invoke_result_t<Work&, Tx&> {
    std::invoke_result_t<Work&, Tx&> result = refuse(RefusalKind::invalid, "not-run", {});
    transact([&](Tx& tx) { return (result = work(tx)).has_value(); });
    return result;
  }

  // Parcels, buildings, plans and layers; safe to use from any thread, without a View.
  virtual const ParcelIndex& parcels() const = 0;
  virtual const FeatureSource& features() const = 0;  // the same, as collections to be read page by page
  // Opens an import; see GeodataImport. One at a time; reads and write() go on beside it.
  virtual Result<std::unique_ptr<GeodataImport>> begin_import(const ImportSource& source, Instant at) = 0;

  // After an erasure has been committed: its files leave the folder, indexes and journal what they still held. May be
  // repeated: whatever a crash left behind goes the next time.
  virtual void sweep() = 0;

  // Drops the state tables' rows and folds them anew from the events.
  virtual void rebuild() = 0;
  // Walks the hash chain, compares the state tables with a rebuild, reads every document. Changes nothing.
  // `expected_head`: hash of an event known from elsewhere that must be in the chain; empty = none.
  virtual VerifyReport verify(const DocumentStore& documents, const VerifyProgress& progress = {},
                              const std::string& expected_head = {}) const = 0;

 protected:
  virtual void transact(const std::function<bool(Tx&)>& work) = 0;  // commits when `work` says true
};

}  // namespace flurwerk::api
