// A store with some lived history, for the tests that damage it or fold it anew.
// Three applications: a draft, one in consultation, one decided; with a stored notice.
#pragma once

#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {

class History {
 public:
  History() {
    auto writer = documents->begin(10000);
    EXPECT_TRUE(writer->write("%PDF-1.7\nstartxref\n0\n%%EOF\n"));
    notice = writer->finish().value().sha256;
    draft("a1");
    live("a2", "2", "2026-03-02T08:15:00Z");
    live("a3", "3", "2026-03-03T08:15:00Z");
    record("a3", story::decision("3", notice), story::clerk, "2026-05-04T08:00:00Z");
  }

  void record(const std::string& id, const std::vector<Event>& events, const Actor& actor, const std::string& at) {
    store
        ->write([&](Tx& tx) -> Result<bool> {
          tx.record({id}, actor, story::at(at), "he-2026-01", events);
          return true;
        })
        .value();
  }
  VerifyReport verify() const { return store->verify(*documents); }

  Folder folder;
  std::unique_ptr<Store> store = SqliteBackend::open(folder);
  std::unique_ptr<DocumentStore> documents = SqliteBackend::documents(folder);
  std::string notice;

 private:
  void draft(const std::string& id) {
    store
        ->write([&](Tx& tx) -> Result<bool> {
          const auto sha256 = tx.parties().put_draft_content("{\"of\":\"" + id + "\"}");
          tx.record({id}, story::designer, story::at("2026-03-01T10:00:00Z"), "he-2026-01",
                    story::draft("Haus " + id, sha256, id));
          return true;
        })
        .value();
  }
  void live(const std::string& id, const std::string& suffix, const std::string& at) {
    draft(id);
    record(id, {story::filed("doc" + suffix, 1, notice, "applicant")}, story::designer, at);
    record(id, story::submitted("BA-" + id, "2026-04-02"), story::designer, at);
    record(id, story::consultation(suffix, "2026-06-10", "2026-04-10"), story::clerk, at);
    record(id, {story::statement(suffix)}, story::fire_link, at);
  }
};

}  // namespace flurwerk::api
