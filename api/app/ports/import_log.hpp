// The ImportLog keeps what was imported, by whom and how it went: for administrators, over restarts.
// Basis: DSGVO Art. 5(2) asks who changed what; persons are named by their account's id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

// interrupted: the program ended before the import did, so that nothing of it took effect.
enum class ImportState { waiting, running, done, refused, cancelled, interrupted };
std::string_view name_of(ImportState state);  // "waiting"
std::optional<ImportState> import_state_from(std::string_view text);

struct ImportRecord {
  std::string id;
  std::string as;  // "parcels", "buildings", "plan", "layer:NAME"
  std::string file_name;
  std::int64_t size_bytes = 0;
  std::string sha256{};  // of the file, hex; empty until it was read once
  AccountId asked_by{};  // empty: somebody on the command line
  Instant asked_at{};
  std::optional<Instant> started_at{}, ended_at{};
  ImportState state = ImportState::waiting;
  std::string report{};   // JSON when done
  std::string refusal{};  // JSON when refused
};

class ImportLog {
 public:
  virtual ~ImportLog() = default;
  virtual std::vector<ImportRecord> imports(int limit) const = 0;  // newest first, without their reports
  virtual std::optional<ImportRecord> import(const std::string& id) const = 0;

  // Writers, reachable through Tx alone.
  virtual void put_import(const ImportRecord& record) = 0;  // inserts or replaces by id
  virtual int interrupt_imports(Instant at) = 0;            // what waits or runs has ended then; how many
};

}  // namespace flurwerk::api
