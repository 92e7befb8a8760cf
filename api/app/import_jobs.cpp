#include "api/app/import_jobs.hpp"

#include <algorithm>
#include <cctype>

#include "api/app/passwords.hpp"

namespace flurwerk::api {

namespace {

constexpr std::size_t jobs_kept = 100;

bool is_kind(const std::string& as) {
  if (as == "parcels" || as == "plan") return true;
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

}  // namespace

std::string_view to_string(ImportState state) {
  switch (state) {
    case ImportState::waiting: return "waiting";
    case ImportState::running: return "running";
    case ImportState::done: return "done";
    case ImportState::refused: return "refused";
    case ImportState::cancelled: return "cancelled";
  }
  return "";
}

ImportJobs::Incoming::Incoming(ImportJobs& jobs, ImportJob job)
    : jobs_{&jobs}, job_{std::make_unique<ImportJob>(std::move(job))} {
  const auto file = jobs_->file_of(*job_);
  std::filesystem::create_directories(file.parent_path());
  file_.open(file, std::ios::binary | std::ios::trunc);
}

ImportJobs::Incoming::~Incoming() {
  if (!job_) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove_all(jobs_->file_of(*job_).parent_path(), ignored);
}

Result<void> ImportJobs::Incoming::write(std::string_view bytes) {
  if (!file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return tl::unexpected(no_room());
  job_->size_bytes += static_cast<std::int64_t>(bytes.size());
  return {};
}

ImportJob ImportJobs::Incoming::finish() {
  file_.close();
  const std::unique_ptr<ImportJob> job = std::move(job_);
  {
    const std::lock_guard lock{jobs_->mutex_};
    jobs_->entries_.push_front(std::make_shared<Entry>(Entry{*job}));
    while (jobs_->entries_.size() > jobs_kept && jobs_->entries_.back()->job.ended_at) jobs_->entries_.pop_back();
  }
  jobs_->wake_.notify_all();
  return *job;
}

ImportJobs::ImportJobs(App& app, std::filesystem::path folder) : app_{app}, folder_{std::move(folder)} {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  thread_ = std::thread{[this] { run(); }};
}

ImportJobs::~ImportJobs() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
    for (auto& entry : entries_) entry->cancelled = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::filesystem::path ImportJobs::file_of(const ImportJob& job) const { return folder_ / job.id / job.file_name; }

Result<ImportJobs::Incoming> ImportJobs::receive(const std::string& as, const std::string& file_name,
                                                 const AccountId& by) {
  if (!is_kind(as)) {
    return refuse(RefusalKind::invalid, "as-unknown",
                  {"So lässt sich keine Datei einlesen: " + as, "No file can be read as this: " + as},
                  {"Wählen Sie parcels, plan oder layer:NAME (Kleinbuchstaben, Ziffern, Bindestriche).",
                   "Choose parcels, plan or layer:NAME (lower-case letters, digits, hyphens)."},
                  {}, "as");
  }
  if (!is_file_name(file_name)) {
    return refuse(RefusalKind::invalid, "file-name", {"Das ist kein Dateiname.", "This is no file name."},
                  {"Nennen Sie den Namen ohne Ordner.", "Give the name without folders."}, {}, "file_name");
  }
  ImportJob job;
  job.id = new_id();
  job.as = as;
  job.file_name = file_name;
  job.asked_by = by;
  job.asked_at = app_.clock.now();
  return Incoming{*this, std::move(job)};
}

std::vector<ImportJob> ImportJobs::list() const {
  const std::lock_guard lock{mutex_};
  std::vector<ImportJob> out;
  for (const auto& entry : entries_) out.push_back(entry->job);
  return out;
}

Result<std::shared_ptr<ImportJobs::Entry>> ImportJobs::find(const std::string& id) const {
  for (const auto& entry : entries_)
    if (entry->job.id == id) return entry;
  return refuse(RefusalKind::not_found, "import-unknown", {"Diesen Import gibt es nicht.", "There is no such import."},
                {"Berichte werden bis zum Neustart des Programms gehalten.",
                 "Reports are kept until the program is started again."},
                {}, "import");
}

Result<ImportJob> ImportJobs::job(const std::string& id) const {
  const std::lock_guard lock{mutex_};
  return find(id).map([](const auto& entry) { return entry->job; });
}

Result<ImportJob> ImportJobs::cancel(const std::string& id) {
  const std::lock_guard lock{mutex_};
  auto found = find(id);
  if (!found) return tl::unexpected(found.error());
  Entry& entry = **found;
  if (entry.job.ended_at) {
    return refuse(RefusalKind::wrong_state, "import-over",
                  {"Dieser Import ist schon zu Ende.", "This import is over already."},
                  {"Den früheren Stand stellt ein Import der früheren Datei her.",
                   "Importing the former file brings back the former state."});
  }
  entry.cancelled = true;
  if (entry.job.state == ImportState::waiting) end(entry, ImportState::cancelled);
  return entry.job;
}

// With the mutex held.
void ImportJobs::end(Entry& entry, ImportState state) {
  entry.job.state = state;
  entry.job.ended_at = app_.clock.now();
  std::error_code ignored;
  std::filesystem::remove_all(file_of(entry.job).parent_path(), ignored);
}

void ImportJobs::run() {
  std::unique_lock lock{mutex_};
  while (!stop_) {
    const auto next = std::find_if(entries_.rbegin(), entries_.rend(),
                                   [](const auto& entry) { return entry->job.state == ImportState::waiting; });
    if (next == entries_.rend()) {
      wake_.wait(lock);
      continue;
    }
    const std::shared_ptr<Entry> entry = *next;
    entry->job.state = ImportState::running;
    entry->job.started_at = app_.clock.now();
    lock.unlock();
    carry_out(*entry);
    lock.lock();
  }
}

void ImportJobs::carry_out(Entry& entry) {
  const auto progress = [&](double done) {
    const std::lock_guard lock{mutex_};
    entry.job.progress = std::max(entry.job.progress, done);
    return !entry.cancelled;
  };
  Result<ImportOutcome> outcome = tl::unexpected(no_room());
  try {
    outcome = import_geodata(app_, file_of(entry.job), entry.job.as, progress);
  } catch (const std::exception& error) {  // a full disk must not end the server
    outcome = refuse(RefusalKind::invalid, "import-failed",
                     {std::string{"Der Import ist gescheitert: "} + error.what(),
                      std::string{"The import has failed: "} + error.what()},
                     {"Der frühere Stand gilt weiter. Prüfen Sie den freien Platz im Datenordner.",
                      "The former state still holds. Check the free space in the data folder."});
  }
  const std::lock_guard lock{mutex_};
  if (outcome) {
    entry.job.progress = 1;
    entry.job.outcome = std::move(*outcome);
    end(entry, ImportState::done);
  } else if (entry.cancelled) {
    end(entry, ImportState::cancelled);
  } else {
    entry.job.refusal = outcome.error();
    end(entry, ImportState::refused);
  }
}

}  // namespace flurwerk::api
