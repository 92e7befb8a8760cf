// The victim of kill_test: writes as fast as it can and says on its output what was acknowledged, until it is killed.
// Usage: store_kill_child DIR RUN
#include <unistd.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "api/store/open.hpp"
#include "tests/store_contract/story.hpp"

namespace {

using namespace flurwerk;
using namespace flurwerk::api;

void say(const std::string& line) {  // one write: lines of two threads never mix
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::perror("write");
}

void record_for_ever(Store& store, const std::string& run) {
  for (int n = 0;; ++n) {
    const std::string id = run + "-" + std::to_string(n / 20);
    const auto receipts = store.write([&](Tx& tx) -> Result<std::vector<Receipt>> {
      const std::string sha256 = tx.parties().put_draft_content("{\"n\":" + std::to_string(n) + "}");
      const auto at = story::at("2026-03-02T08:00:00Z");
      tx.outbox().post({0, "mail", "", id, at, at});
      std::vector<Event> events = story::draft("Haus", sha256, id);
      if (n % 20 != 0) events = {DraftSaved{n, sha256, true, "Haus " + std::to_string(n), "full", {}}};
      return tx.record({id}, story::designer, story::at("2026-03-02T08:00:00Z"), "v", events);
    });
    for (const auto& receipt : *receipts) say("event " + std::to_string(receipt.seq) + " " + receipt.hash + "\n");
  }
}

void store_documents_for_ever(DocumentStore& documents, const std::string& run) {
  for (int n = 0;; ++n) {
    auto writer = documents.begin(1 << 20);
    const std::string body = "%PDF-1.7 " + run + " " + std::to_string(n) + std::string(20000, ' ');
    if (!writer->write(body) || !writer->write("startxref\n0\n%%EOF\n")) return;
    say("document " + writer->finish().value().sha256 + "\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto store = open_store({argv[1]}).value();
  const auto documents = open_document_store({argv[1]}).value();
  const std::string run = argv[2];
  std::vector<std::thread> writers;  // enough to share commits
  for (const char name : std::string("abcdef"))
    writers.emplace_back([&, name] { record_for_ever(*store, run + name); });
  store_documents_for_ever(*documents, run);
}
