// An agency's own work over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/desk.hpp.
#pragma once

#include "api/app/ports/desk.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteDesk : public Desk {
 public:
  explicit SqliteDesk(Database& database) : database_(database) {}
  std::optional<StatementDraft> draft(const RequestId& request) const override;
  std::vector<CoSignature> signatures(const RequestId& request) const override;
  std::vector<AgencyTextBlock> text_blocks(const AgencyId& agency) const override;
  std::optional<AgencyTextBlock> text_block(const std::string& id) const override;
  void put_draft(const StatementDraft& draft) override;
  void remove_draft(const RequestId& request) override;
  void put_signature(const RequestId& request, const CoSignature& signature) override;
  void put_text_block(const AgencyTextBlock& block) override;
  void remove_text_block(const std::string& id) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
