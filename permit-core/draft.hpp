// Commands before submission: starting an application, saving its draft, naming the parties, filing documents.
// Legal basis: § 69 HBO (Bauantrag, Bauvorlagen), §§ 55-57 HBO (am Bau Beteiligte).
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

struct StartApplication {
  AuthorityId authority;
  std::string procedure;  // id of the law data
  std::string title;      // 1 to 200 characters
};
// Refused as "designer-begins": whoever builds cannot prepare the procedure without somebody entitled to draw plans.
Result<void> may_prepare(const LawAt& law, const std::string& procedure, bool designer);
Decided start_application(const StartApplication& command, const Context& context);

struct SaveDraft {
  std::string content_sha256;  // 64 hex digits, of what the caller stores
  bool has_design;
  std::string title;
  std::string procedure;
  std::vector<ParcelKey> parcels;  // 20 characters each, no duplicates
  std::string address = {};        // as the cadastre has it; may be empty
};
Decided save_draft(const Application& application, const SaveDraft& command, const Context& context);

struct NameParty {
  std::string role;  // "principal" or "designer"
  PersonId person;
  AccountId account;  // may be empty
};
Decided name_party(const Application& application, const NameParty& command, const Context& context);

// Which side files decides when it may: the applicant in a draft or on demand, the authority while it works on the
// file, an agency while it is asked. Filing under a known document id adds a version; older ones stay.
struct FileDocument {
  DocumentId document;
  std::string
      document_type;  // id of RequiredDocument, or "other", "statement_attachment", "notice", "letter_received", ...
  std::string title;
  std::string file_name;
  std::string media_type;
  std::string sha256;
  std::int64_t size_bytes;
  std::string side;                               // "applicant", "authority", "agency"
  RequestId request;                              // attachments of an agency
  std::string demanded_item;                      // answers this DemandedItem; may be empty
  std::optional<DocumentSource> redacted_from{};  // of a redacted copy, and of nothing else
};
inline constexpr std::string_view redacted_copy = "redacted_copy";  // geschwärzte Fassung
// What the authority demands or prolongs, on paper: filed as it lies ready for retrieval.
inline constexpr std::string_view authority_letter = "letter";
// Letters to and from neighbours and the public: for the authority alone, filed by nobody else.
inline constexpr std::string_view neighbour_letter = "neighbour_letter";
inline constexpr std::string_view letter_received = "letter_received";
constexpr bool for_the_authority_alone(std::string_view document_type) {
  return document_type == neighbour_letter || document_type == letter_received;
}
// What the authority and the agencies wrote from the decision's service on; its own and every notice always.
bool applicant_may_see(const Application& application, const FiledDocument& document);

Decided file_document(const Application& application, const FileDocument& command, const Context& context);

}  // namespace flurwerk
