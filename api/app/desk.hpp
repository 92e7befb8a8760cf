// Use cases of an agency's own desk: writing a statement together before it is given, co-signing, text blocks.
// Basis: internal organisation of the agency; nobody outside it reads any of this, and nothing of law follows from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"

namespace flurwerk::api {

struct StatementDesk {
  std::optional<StatementDraft> draft;
  std::vector<CoSignature> signatures;
  bool second_person = false;  // the agency wants who has not written it to release it
};
Result<StatementDesk> statement_desk(const View& view, const Caller& caller, const RequestId& request);

// `version`: of the draft as the caller last saw it, 0 if there was none. Refused as outdated ("draft-changed") when a
// colleague has saved meanwhile, so that nothing is overwritten unread. `corrects`: the statement's version that it is to
// take the place of, 0 for the first; refused as outdated ("statement-given") when another one is there, so that a save
// that was slow leaves no draft behind the statement that was sent meanwhile.
struct DraftSave {
  RequestId request;
  int version = 0;
  int corrects = 0;
  std::string content;
};
Result<StatementDraft> save_statement_draft(App& app, const Caller& caller, const DraftSave& save);
// Of exactly this version; a later save wants to be read again.
Result<void> sign_statement_draft(App& app, const Caller& caller, const RequestId& request, int version,
                                  const std::string& remark);

// The agency's draft as whoever gives the statement last saw it.
struct SeenDraft {
  std::optional<int> version;  // 0: there was none; nullopt: not looked at
  bool released = false;       // the statement is what the draft says
};
// Whether the actor may give the statement: always where the agency does not ask for a second person, or for the
// authority that enters what came on paper. Refused as outdated ("draft-changed") when the draft is another one by now.
Result<void> may_release(const View& view, const Actor& actor, const RequestId& request, const SeenDraft& seen);

// Of the agencies that the caller works for.
std::vector<AgencyTextBlock> text_blocks_of(const View& view, const Caller& caller);
// An id that is not there yet is a new block. Refused: another agency's.
Result<void> save_agency_text_block(App& app, const Caller& caller, const AgencyTextBlock& block);
Result<void> remove_agency_text_block(App& app, const Caller& caller, const std::string& id);

}  // namespace flurwerk::api
