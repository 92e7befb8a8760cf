// Takes what the reader of an import yields and hands it to the store on a thread of its own: reading and writing share the
// import's time. What waits in between is bounded; the order is the reader's.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "api/app/ports/geodata_import.hpp"
#include "geo/import/reader.hpp"

namespace flurwerk::api {

class ImportSink final : public geo::ImportSink {
 public:
  explicit ImportSink(GeodataImport& import);
  ~ImportSink() override;  // an import given up: what waits is dropped

  void parcel(geo::ParcelRecord record) override;
  void building(geo::BuildingRecord record) override;
  void layer(geo::LayerRecord record) override;
  void plan_area(geo::PlanAreaRecord record) override;
  void removed(const std::string& object_id, const std::string& on, const std::string& type) override;

  bool given_up() const;  // the store refused a row or broke: reading on is pointless
  // Once the reader is through: waits until all is handed over. The store's first refusal; throws what the store threw.
  Result<void> finish();
  // What an update ends must be there; otherwise an earlier update was left out. After finish().
  void report_gap(geo::ImportReport& report) const;

 private:
  struct Removal {
    std::string object_id, on, type;
  };
  using Row = std::variant<ParcelRow, BuildingRow, PlanAreaRow, LayerFeatureRow, Removal>;
  using Batch = std::vector<Row>;

  void put(Row row, std::size_t bytes);
  void send();
  void write_batches();
  Result<void> write(const Row& row);
  void close(bool drop);

  GeodataImport& import_;
  Batch batch_;  // the reader's side
  std::size_t batch_bytes_ = 0;

  mutable std::mutex mutex_;  // of what follows, until the thread has ended
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  bool closed_ = false, given_up_ = false;
  std::optional<Refusal> refusal_;
  std::exception_ptr broken_;

  std::uint64_t missing_ = 0;  // the writer's side
  std::string first_missing_;
  std::thread writer_;  // last: it uses all of the above
};

}  // namespace flurwerk::api
