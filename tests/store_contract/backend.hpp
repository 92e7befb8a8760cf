// A backend under contract: how to make an empty store in a fresh folder, close it and open it again.
// A second backend adds a class beside SqliteBackend and its name to Backends; every contract test then runs over it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "api/store/open.hpp"
#include "tests/store_contract/story.hpp"

namespace flurwerk::api {

class Folder {  // a fresh folder, removed with everything in it at the end
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "flurwerk-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct SqliteBackend {
  static std::unique_ptr<Store> open(const Folder& folder) { return open_store({folder.path()}).value(); }
  static std::unique_ptr<DocumentStore> documents(const Folder& folder) {
    return open_document_store({folder.path()}).value();
  }
};

using Backends = ::testing::Types<SqliteBackend>;

template <class Backend>
class StoreContract : public ::testing::Test {
 protected:
  void reopen() {
    store_.reset();
    store_ = Backend::open(folder_);
  }
  Store& store() { return *store_; }

  std::vector<Receipt> record(const std::string& id, const std::vector<Event>& events,
                              const Actor& actor = story::clerk, const std::string& at = "2026-03-02T08:15:00Z") {
    return store_
        ->write([&](Tx& tx) -> Result<std::vector<Receipt>> {
          return tx.record({id}, actor, story::at(at), "he-2026-01", events);
        })
        .value();
  }
  void record_draft(const std::string& id, const std::string& title = "Einfamilienhaus") {
    store_
        ->write([&](Tx& tx) -> Result<bool> {
          const std::string sha256 = tx.parties().put_draft_content("{\"title\":\"" + id + "\"}");
          tx.record({id}, story::designer, story::at("2026-03-01T10:00:00Z"), "he-2026-01",
                    story::draft(title, sha256, id));
          return true;
        })
        .value();
  }

  Folder folder_;
  std::unique_ptr<Store> store_ = Backend::open(folder_);
  std::unique_ptr<DocumentStore> documents_ = Backend::documents(folder_);
};

}  // namespace flurwerk::api
