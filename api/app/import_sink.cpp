#include "api/app/import_sink.hpp"

#include <utility>

#include "api/app/import_geodata.hpp"

namespace flurwerk::api {
namespace {

constexpr std::size_t rows_of_batch = 256, bytes_of_batch = 1U << 20U, most_waiting = 8;

}  // namespace

ImportSink::ImportSink(GeodataImport& import) : import_(import), writer_([this] { write_batches(); }) {}

ImportSink::~ImportSink() { close(true); }

void ImportSink::parcel(geo::ParcelRecord record) {
  ParcelRow row = to_row(record);
  const auto bytes = row.wkb.size();
  put(std::move(row), bytes);
}

void ImportSink::building(geo::BuildingRecord record) {
  BuildingRow row = to_row(record);
  const auto bytes = row.wkb.size();
  put(std::move(row), bytes);
}

void ImportSink::layer(geo::LayerRecord record) {
  LayerFeatureRow row = to_row(record);
  const auto bytes = row.wkb.size() + row.attributes.size();
  put(std::move(row), bytes);
}

void ImportSink::plan_area(geo::PlanAreaRecord record) {
  PlanAreaRow row = to_row(record);
  const auto bytes = row.wkb.size() + row.windows_wkb.size() + row.attributes.size();
  put(std::move(row), bytes);
}

void ImportSink::removed(const std::string& object_id, const std::string& on, const std::string& type) {
  put(Removal{object_id, on, type}, 0);
}

void ImportSink::put(Row row, std::size_t bytes) {
  batch_.push_back(std::move(row));
  batch_bytes_ += bytes;
  if (batch_.size() >= rows_of_batch || batch_bytes_ >= bytes_of_batch) send();
}

void ImportSink::send() {
  if (batch_.empty()) return;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < most_waiting || given_up_; });
  if (!given_up_) waiting_.push_back(std::exchange(batch_, {}));
  batch_.clear();
  batch_bytes_ = 0;
  changed_.notify_all();
}

void ImportSink::write_batches() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return !waiting_.empty() || closed_; });
    if (waiting_.empty() || given_up_) return;
    const Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    lock.unlock();
    std::optional<Refusal> refusal;
    std::exception_ptr broken;
    try {
      for (const Row& row : batch) {
        if (auto done = write(row); !done) {
          refusal = std::move(done.error());
          break;
        }
      }
    } catch (...) {
      broken = std::current_exception();
    }
    lock.lock();
    given_up_ = given_up_ || refusal || broken;
    if (refusal) refusal_ = std::move(refusal);
    broken_ = broken;
    changed_.notify_all();
  }
}

Result<void> ImportSink::write(const Row& row) {
  const auto* gone = std::get_if<Removal>(&row);
  if (gone == nullptr) {
    return std::visit(
        [&]<class Each>(const Each& each) -> Result<void> {
          if constexpr (std::is_same_v<Each, Removal>)
            return {};
          else
            return import_.add(each);
        },
        row);
  }
  if (import_.remove(gone->object_id, gone->on)) return {};
  if (gone->type != "AX_Flurstueck" && gone->type != "AX_Gebaeude") return {};
  if (++missing_ == 1) first_missing_ = gone->type + " " + gone->object_id;
  return {};
}

bool ImportSink::given_up() const {
  const std::lock_guard lock(mutex_);
  return given_up_;
}

void ImportSink::close(bool drop) {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    given_up_ = given_up_ || drop;
    changed_.notify_all();
  }
  if (writer_.joinable()) writer_.join();
}

Result<void> ImportSink::finish() {
  send();
  close(false);
  if (broken_) std::rethrow_exception(broken_);
  if (refusal_) return tl::unexpected(*refusal_);
  return {};
}

void ImportSink::report_gap(geo::ImportReport& report) const {
  if (missing_ == 0) return;
  const std::string count = std::to_string(missing_);
  ++report.finding_count;
  report.findings.push_back({geo::Severity::warning,
                             "update-gap",
                             first_missing_,
                             {},
                             {count + " Flurstücke oder Gebäude, die die Fortführung beendet, sind nicht im Bestand. "
                                      "Wahrscheinlich fehlt eine frühere Fortführung; die Reihenfolge prüfen oder den "
                                      "vollständigen Bestandsdatenauszug neu einlesen.",
                              count + " parcels or buildings that the update ends are not in the stock. Probably an "
                                      "earlier update is missing; check the order, or import the complete "
                                      "Bestandsdatenauszug again."}});
}

}  // namespace flurwerk::api
