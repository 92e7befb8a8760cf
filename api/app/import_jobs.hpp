// Imports that the administrator asked for over HTTP: taken in as files, read one after another in a thread of their own,
// with progress and cancelling; how each went stays in the ImportLog. Basis: import_geodata is all or nothing, so a killed
// program leaves the old data; what was waiting or running then is noted as interrupted and has to be sent again.
#pragma once

#include <condition_variable>
#include <deque>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/app/import_geodata.hpp"

namespace flurwerk::api {

struct ImportJob {
  ImportRecord record;
  double progress = 0;  // 0..1
};

class ImportJobs {
 public:
  // `folder` takes the files as they come; whatever is left in it from a former run is removed and noted as interrupted.
  ImportJobs(App& app, std::filesystem::path folder);
  ~ImportJobs();  // cancels what runs and waits until it has stopped

  // A file on its way in; destroyed before finish() it leaves nothing behind.
  class Incoming {
   public:
    Incoming(Incoming&&) = default;
    ~Incoming();
    Result<void> write(std::string_view bytes);
    ImportJob finish();  // puts the import at the end of the queue

   private:
    friend class ImportJobs;
    Incoming(ImportJobs& jobs, ImportRecord record, geo::ReadOptions options);
    ImportJobs* jobs_;
    std::unique_ptr<ImportRecord> record_;
    geo::ReadOptions options_;
    std::ofstream file_;
  };
  // Of `options`: what the file is read as, and where it lies if it does not say. Refuses a name that is no file name and
  // an `as` that is no kind.
  Result<Incoming> receive(geo::ReadOptions options, const std::string& file_name, const AccountId& by);

  std::vector<ImportJob> list() const;  // newest first, without their reports
  Result<ImportJob> job(const std::string& id) const;
  // Refuses when it is over already. A running one stops at its next step; the old data stays.
  Result<ImportJob> cancel(const std::string& id);

 private:
  struct Entry {
    ImportJob job;
    geo::ReadOptions options;
    bool cancelled = false;
  };
  void run();
  void carry_out(Entry& entry);
  double progress_of(const ImportRecord& record) const;
  std::filesystem::path file_of(const ImportRecord& record) const;

  App& app_;
  std::filesystem::path folder_;
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Entry>> entries_;  // what waits or runs, oldest first
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace flurwerk::api
