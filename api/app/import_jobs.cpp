#include "api/app/import_jobs.hpp"

#include <algorithm>
#include <cctype>

#include "api/app/passwords.hpp"

namespace flurwerk::api {

namespace {

constexpr int most_listed = 100;

bool is_kind(const std::string& as) {
  if (as == "parcels" || as == "buildings" || as == "plan") return true;
  if (as.rfind("layer:", 0) != 0 || as.size() == 6 || as.size() > 70) return false;
  return std::all_of(as.begin() + 6, as.end(),
                     [](unsigned char c) { return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-'; });
}

bool is_file_name(const std::string& name) {
  return !name.empty() && name.size() <= 200 && name.front() != '.' &&
         std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == '/' || c == '\\'; });
}

Refusal no_room() {
  return {RefusalKind::too_large,
          "disk-full",
          {"Die Datei lässt sich nicht speichern.", "The file cannot be stored."},
          {"Prüfen Sie den freien Platz im Datenordner.", "Check the free space in the data folder."},
          {},
          {}};
}

tl::unexpected<Refusal> unknown() {
  return refuse(RefusalKind::not_found, "import-unknown", {"Diesen Import gibt es nicht.", "There is no such import."},
                {}, {}, "import");
}

}  // namespace

ImportJobs::Incoming::Incoming(ImportJobs& jobs, ImportRecord record, geo::ReadOptions options)
    : jobs_{&jobs}, record_{std::make_unique<ImportRecord>(std::move(record))}, options_{std::move(options)} {
  const auto file = jobs_->file_of(*record_);
  std::filesystem::create_directories(file.parent_path());
  file_.open(file, std::ios::binary | std::ios::trunc);
}

ImportJobs::Incoming::~Incoming() {
  if (!record_) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove_all(jobs_->file_of(*record_).parent_path(), ignored);
}

Result<void> ImportJobs::Incoming::write(std::string_view bytes) {
  if (!file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return tl::unexpected(no_room());
  record_->size_bytes += static_cast<std::int64_t>(bytes.size());
  return {};
}

ImportJob ImportJobs::Incoming::finish() {
  file_.close();
  note(jobs_->app_, *record_);
  const std::unique_ptr<ImportRecord> record = std::move(record_);
  {
    const std::lock_guard lock{jobs_->mutex_};
    jobs_->entries_.push_back(std::make_shared<Entry>(Entry{{*record}, std::move(options_)}));
  }
  jobs_->wake_.notify_all();
  return {*record};
}

ImportJobs::ImportJobs(App& app, std::filesystem::path folder) : app_{app}, folder_{std::move(folder)} {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  (void)app_.store.write([&](Tx& tx) -> Result<int> { return tx.imports().interrupt_imports(app_.clock.now()); });
  thread_ = std::thread{[this] { run(); }};
}

ImportJobs::~ImportJobs() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::filesystem::path ImportJobs::file_of(const ImportRecord& record) const {
  return folder_ / record.id / record.file_name;
}

Result<ImportJobs::Incoming> ImportJobs::receive(geo::ReadOptions options, const std::string& file_name,
                                                 const AccountId& by) {
  const auto& as = options.as;
  if (!is_kind(as)) {
    return refuse(RefusalKind::invalid, "as-unknown",
                  {"So lässt sich keine Datei einlesen: " + as, "No file can be read as this: " + as},
                  {"Wählen Sie parcels, buildings, plan oder layer:NAME (Kleinbuchstaben, Ziffern, Bindestriche).",
                   "Choose parcels, buildings, plan or layer:NAME (lower-case letters, digits, hyphens)."},
                  {}, "as");
  }
  if (!is_file_name(file_name)) {
    return refuse(RefusalKind::invalid, "file-name", {"Das ist kein Dateiname.", "This is no file name."},
                  {"Nennen Sie den Namen ohne Ordner.", "Give the name without folders."}, {}, "file_name");
  }
  ImportRecord record;
  record.id = new_id();
  record.as = as;
  record.file_name = file_name;
  record.asked_by = by;
  record.asked_at = app_.clock.now();
  return Incoming{*this, std::move(record), std::move(options)};
}

double ImportJobs::progress_of(const ImportRecord& record) const {
  if (record.state == ImportState::done) return 1;
  const std::lock_guard lock{mutex_};
  const auto found = std::ranges::find(entries_, record.id, [](const auto& entry) { return entry->job.record.id; });
  return found == entries_.end() ? 0 : (*found)->job.progress;
}

std::vector<ImportJob> ImportJobs::list() const {
  std::vector<ImportJob> out;
  for (auto& record : app_.store.read()->imports().imports(most_listed)) {
    const double progress = progress_of(record);
    out.push_back({std::move(record), progress});
  }
  return out;
}

Result<ImportJob> ImportJobs::job(const std::string& id) const {
  auto record = app_.store.read()->imports().import(id);
  if (!record) return unknown();
  const double progress = progress_of(*record);
  return ImportJob{std::move(*record), progress};
}

Result<ImportJob> ImportJobs::cancel(const std::string& id) {
  std::shared_ptr<Entry> waiting;
  {
    const std::lock_guard lock{mutex_};
    const auto found = std::ranges::find(entries_, id, [](const auto& entry) { return entry->job.record.id; });
    if (found != entries_.end()) (*found)->cancelled = true;
    if (found != entries_.end() && found != entries_.begin()) {  // the first one is with the thread
      waiting = *found;
      entries_.erase(found);
    }
  }
  if (waiting) {
    ImportRecord record = waiting->job.record;
    record.state = ImportState::cancelled;
    record.ended_at = app_.clock.now();
    note(app_, record);
    std::error_code ignored;
    std::filesystem::remove_all(file_of(record).parent_path(), ignored);
    return ImportJob{std::move(record)};
  }
  auto job = this->job(id);
  if (!job || !job->record.ended_at) return job;
  return refuse(RefusalKind::wrong_state, "import-over",
                {"Dieser Import ist schon zu Ende.", "This import is over already."},
                {"Den früheren Stand stellt ein Import der früheren Datei her.",
                 "Importing the former file brings back the former state."});
}

void ImportJobs::run() {
  std::unique_lock lock{mutex_};
  while (!stop_) {
    if (entries_.empty()) {
      wake_.wait(lock);
      continue;
    }
    const std::shared_ptr<Entry> entry = entries_.front();
    lock.unlock();
    carry_out(*entry);
    std::error_code ignored;
    std::filesystem::remove_all(file_of(entry->job.record).parent_path(), ignored);
    lock.lock();
    std::erase(entries_, entry);
  }
}

void ImportJobs::carry_out(Entry& entry) {
  geo::ReadOptions options = entry.options;
  options.progress = [&](double done) {
    const std::lock_guard lock{mutex_};
    entry.job.progress = std::max(entry.job.progress, done);
    return !entry.cancelled && !stop_;
  };
  ImportRecord record = entry.job.record;
  try {
    if (options.progress(0)) {
      (void)import_and_note(app_, file_of(record), record, std::move(options));  // how it went stands in `record`
      if (record.state != ImportState::cancelled) return;
    }
    const std::lock_guard lock{mutex_};
    record.state = entry.cancelled ? ImportState::cancelled : ImportState::interrupted;  // or the program ends
    record.ended_at = app_.clock.now();
    note(app_, record);
  } catch (const std::exception&) {  // the log cannot be written; the next start notes the import as interrupted
  }
}

}  // namespace flurwerk::api
