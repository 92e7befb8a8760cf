#include "api/jobs/read_documents.hpp"

#include <chrono>

#include "api/app/ports/pdf_reader.hpp"

namespace flurwerk::api {

namespace {

PdfReading reading_of(const App& app, const std::string& sha256) {
  const auto file = app.documents.open(sha256);
  return file ? app.pdf_reader->read(**file) : PdfReading{};  // its bytes are gone: damaged
}

}  // namespace

int read_documents(App& app, const std::atomic<bool>& stop) {
  for (int count = 0;; ++count) {
    const std::string next = stop ? std::string{} : app.store.read()->pdf_readings().next_waiting();
    if (next.empty()) return count;
    const PdfReading reading = reading_of(app, next);
    if (stop) return count;  // interrupted: that says nothing of the file
    (void)app.store.write([&](Tx& tx) -> Result<bool> {
      tx.pdf_readings().put_reading(next, reading, app.clock.now());
      return true;
    });
  }
}

DocumentReading::DocumentReading(App& app) : app_{app}, thread_{[this] { run(); }} {}

DocumentReading::~DocumentReading() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
  }
  wake_.notify_all();
  app_.pdf_reader->interrupt();
  thread_.join();
}

void DocumentReading::run() {
  std::unique_lock lock{mutex_};
  while (!stop_) {
    lock.unlock();
    try {
      read_documents(app_, stop_);
    } catch (const std::exception&) {  // a full disk must not end the server; what waits goes on waiting
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds{2}, [this] { return stop_.load(); });
  }
}

}  // namespace flurwerk::api
