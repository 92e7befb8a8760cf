// Reads filed PDFs one after another, in a thread of its own, for the pre-check and the search; each by a confined child.
// Basis: the queue is the store's (api/app/ports/pdf_readings.hpp), so nothing is lost with the program, and nothing read twice.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "api/app/app.hpp"

namespace flurwerk::api {

// Reads what waits until nothing does or `stop` says so; how many. Needs app.pdf_reader.
int read_documents(App& app, const std::atomic<bool>& stop);

class DocumentReading {
 public:
  explicit DocumentReading(App& app);
  ~DocumentReading();  // interrupts what is being read; it will be read anew

 private:
  void run();
  App& app_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace flurwerk::api
