// Desk holds an agency's own work beside the cases: drafts of statements, co-signatures, reusable text blocks.
// Basis: nothing of law follows from them, and nobody outside the agency reads them; so they are no events (decision 11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct StatementDraft {  // Entwurf einer Stellungnahme
  RequestId request;
  int version = 0;      // 1, 2, ... with every save
  std::string content;  // what would be submitted, as the contract has it (JSON)
  AccountId written_by;
  Instant at{};
};
struct CoSignature {  // Mitzeichnung
  AccountId account;
  int draft_version = 0;  // the one that was read
  Instant at{};
  std::string remark;
};
struct AgencyTextBlock {  // Textbaustein einer Fachbehörde
  std::string id;
  AgencyId agency;
  std::string title;
  std::string kind;  // word of ConditionKind
  std::string topic;
  std::string text;
  std::string legal_basis;
};

class Desk {
 public:
  virtual ~Desk() = default;
  virtual std::optional<StatementDraft> draft(const RequestId& request) const = 0;
  virtual std::vector<CoSignature> signatures(const RequestId& request) const = 0;     // oldest first
  virtual std::vector<AgencyTextBlock> text_blocks(const AgencyId& agency) const = 0;  // by title
  virtual std::optional<AgencyTextBlock> text_block(const std::string& id) const = 0;

  // Writers, reachable through Tx alone.
  virtual void put_draft(const StatementDraft& draft) = 0;  // takes the place of the former version
  virtual void remove_draft(const RequestId& request) = 0;  // with its signatures
  virtual void put_signature(const RequestId& request, const CoSignature& signature) = 0;  // one an account and version
  virtual void put_text_block(const AgencyTextBlock& block) = 0;
  virtual void remove_text_block(const std::string& id) = 0;
};

}  // namespace flurwerk::api
