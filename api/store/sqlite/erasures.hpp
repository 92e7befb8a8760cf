// Erasure over SQLite; the writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/erasure.hpp.
#pragma once

#include <filesystem>

#include "api/app/ports/erasure.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteErasures : public Erasures {
 public:
  explicit SqliteErasures(Database& database) : database_(database) {}
  std::optional<ErasureProposal> proposal(const ApplicationId& application) const override;
  std::vector<ApplicationId> closed_until(const AuthorityId& authority, const std::vector<std::string>& states,
                                          Instant until, int limit) const override;
  BesideTheLog beside(const ApplicationId& application, const std::vector<std::string>& words) const override;
  std::vector<ApplicationId> with_document(const std::string& sha256) const override;
  void propose(const ErasureProposal& proposal) override;
  void forget(const ApplicationId& application, const std::vector<std::string>& words) override;
  void forget_document(const std::string& sha256) override;

 private:
  void remove_later(const std::string& path);

  Database& database_;
};

// After the commit: the files that were forgotten leave the folder, the indexes and the journal what they still held of
// them. May be repeated; what could not be removed is tried again.
void sweep_erased(Database& database, const std::filesystem::path& dir);

}  // namespace flurwerk::api
