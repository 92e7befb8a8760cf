// Erasures forgets what stands beside the log about a case: notes, drafts, messages, mails, readings; and which files go with it.
// Basis: Art. 17 DSGVO; the event PersonalDataErased says what was erased, so that verification knows it was no accident.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct ErasureProposal {
  ApplicationId application;
  AccountId account;
  Instant at;
};
struct BesideTheLog {  // of one case
  int notes = 0;
  int drafts = 0;    // of statements
  int mails = 0;     // waiting or sent, that name the case or go to one of the addresses
  int messages = 0;  // between applicant, authority and agencies
  int total() const { return notes + drafts + mails + messages; }
};

class Erasures {
 public:
  virtual ~Erasures() = default;
  virtual std::optional<ErasureProposal> proposal(const ApplicationId& application) const = 0;
  // Cases of the authority in one of these states whose last entry is not after `until`, oldest first.
  virtual std::vector<ApplicationId> closed_until(const AuthorityId& authority, const std::vector<std::string>& states,
                                                  Instant until, int limit) const = 0;
  virtual BesideTheLog beside(const ApplicationId& application, const std::vector<std::string>& words) const = 0;
  // Applications that have a document of this content.
  virtual std::vector<ApplicationId> with_document(const std::string& sha256) const = 0;

  // Writers, reachable through Tx alone.
  virtual void propose(const ErasureProposal& proposal) = 0;
  // `words`: the case's id and file number and the persons' addresses; a mail with one of them goes.
  virtual void forget(const ApplicationId& application, const std::vector<std::string>& words) = 0;
  virtual void forget_document(const std::string& sha256) = 0;  // its reading; its file after commit
};

}  // namespace flurwerk::api
