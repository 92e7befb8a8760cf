// Who may do what: the one file that decides it, for routes, for commands and for the buttons on the pages.
// Basis: an authority is a tenant (§ 60 HBO: responsibility by place); agencies see what they were asked (§ 70 Abs. 1 HBO).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "permit-core/application.hpp"
#include "permit-core/id.hpp"
#include "permit-core/refusal.hpp"
#include "permit-core/state_graph.hpp"

namespace flurwerk {

enum class Role : std::uint8_t { anonymous, principal, designer, clerk, approver, agency_member, administrator };
inline constexpr int role_count = 7;
std::string_view to_string(Role role);  // "agency_member"
std::optional<Role> parse_role(std::string_view text);

// One per operation of api/openapi.yaml; to_string gives the operationId.
// clang-format off
enum class Action : std::uint8_t {
  sign_in, get_session, sign_out, get_period, list_holidays, get_map, find_parcels, list_map_features, check_design, compare_designs,
  list_imports, list_authorities, list_agencies, list_applications, start_application, get_application,
  save_draft, get_draft_version, get_findings, get_drawing, get_drawing_pdf, file_document, get_document,
  submit_application, withdraw_application, reject_application, demand_documents, supply_documents,
  confirm_completeness, confirm_withdrawal, extend_decision_period, suggest_agencies, open_round, withdraw_request,
  list_requests, get_request, get_request_findings, submit_statement, draft_decision, return_decision, approve_decision, serve_decision,
  get_timeline, get_events, get_log, list_accounts, add_account, change_account, change_authority, compare_statements, list_procedures, list_citations,
  file_attachment, preview_notice, renew_link, start_import, get_import, cancel_import,
  read_drawing, forward_exemption, answer_exemption, find_procedure, get_outlook,
  record_delivery, acknowledge_request, hand_on_request, ask_extension, answer_extension, replace_consent,
  draft_round, discard_round, weigh_conditions, export_synopsis, export_agency_figures, get_process_figures,
  export_agencies, import_agencies, get_delta, open_delta_round,
  // the agency's own desk
  get_statement_draft, save_statement_draft, sign_statement_draft, release_statement,
  list_agency_text_blocks, save_agency_text_block, remove_agency_text_block,
  // neighbours and the public
  get_neighbours, name_neighbours, remove_neighbour, export_neighbours, import_neighbours, notify_neighbours,
  record_neighbour_receipt, return_neighbour_letter, enter_neighbour_answer,
  list_announcements, announce_project, withdraw_announcement, enter_objection, renew_calendar,
  announce_permit, remind_requests, undo_reminders,
  // the decision and what comes after it
  get_fee, list_text_blocks, give_site_notice, interrupt_works, resume_works, record_inspection, request_validity,
  decide_validity, confirm_expiry, serve_addressee, correct_notice, cancel_permit,
  // copies and changes; the office's own books
  copy_application, change_application, assess_change, assign_case, list_notes, write_note, list_colleagues, set_absence,
  list_filters, save_filter, remove_filter,
  redact_document,
  // events told to other programs
  list_webhooks, add_webhook, remove_webhook, retry_webhook,
  // what an authority sets for itself
  get_house_rules, list_house_rule_changes, add_house_rule, try_fee, export_fee_table, read_fee_table,
  list_erasures, get_erasure, propose_erasure, confirm_erasure,
  // a round that has not left; what makes a request needless; what the applicant is asked because of one
  undo_round, record_agreement, want_papers, ask_applicant, reply_to_request,
  // statistics; what a case stands on
  get_statistics, give_statistics, list_statistics, export_statistics,
  export_statistics_message, link_application,
  // messages; who else may read the file
  list_messages, send_message, mark_messages_read, list_file_accesses, grant_file_access, end_file_access,
  renew_file_access,
  certify_permit,
  // letters, ready to be retrieved
  offer_notice, offer_demand, offer_extension, retrieve_notice,
  // the rules that name agencies, and what they say of a case
  list_participation_rules, get_case_participation_rules,
  // the register of agencies beside its CSV
  use_agency, remove_agency,
  // the time of a decision beside its own period
  postpone_decision, end_postponement, waive_deemed_permit,
};
// clang-format on
inline constexpr int action_count = 171;
std::string_view to_string(Action action);
std::optional<Action> parse_action(std::string_view operation_id);

// How the viewer must be tied to the case.
enum class Tie : std::uint8_t {
  none,             // no case is concerned, or anybody with the role
  own_application,  // started it, or is named as principal or designer with this account
  begun_by_them,    // started it
  same_authority,   // the case belongs to the viewer's authority
  asked_agency,     // the viewer's agency was asked about the case; with a request: this request is the agency's
  below_asked,      // the same, or an agency asked has handed its request on to the viewer's
};

// Finer than the state: when in it a button is live. The command itself refuses with the exact reason.
enum class Moment : std::uint8_t {
  any,
  withdrawal_proposed,
  period_extendable,
  not_approved,     // the decision may still be drafted
  awaits_approval,  // and not from the one who drafted it
  drafted_or_approved,
  approved,
  not_forwarded,  // the receipt that counts of an exemption is not known yet
  answerable,     // somebody can still demand a procedure, or waive one
  at_work,        // and no interruption is recorded
  interrupted,
  validity_not_requested,
  run_out,  // a period with which the permit lapses
  validity_requested,
  not_a_change,  // of a draft: it is to be an application of its own
  change_open,   // filed and not assessed
  no_change_open,
  announced,       // the project was, to the public
  not_offered,     // approved, and not lying ready for retrieval
  notice_offered,  // some letter lies ready, and the viewer is the one who may retrieve it
  deemed,          // the permit arose by silence
  waivable,        // the deemed permit, by the law of the Land
  postponed,       // the decision is put off
  plans_changed,   // after somebody was asked, nothing is decided about it yet, and the decision may still be drafted
};

struct AccessRow {
  Action action;
  std::uint8_t roles;  // bits of Role
  Tie tie;
  StateMask states;  // in which the action is live; all_states where no case is concerned
  Moment moment;
};
constexpr std::uint8_t bit(Role role) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(role)); }
std::span<const AccessRow> access_rows();

struct Membership {
  Role role;
  AuthorityId authority;  // clerk, approver, administrator
  AgencyId agency;        // agency_member
};
struct Viewer {
  AccountId account;  // empty: anonymous
  std::vector<Membership> memberships;
  RequestId link;  // set: came by a signed link and may touch this one request only
};

// What the decision needs to know of a case.
struct CaseFacts {
  AuthorityId authority;
  AccountId begun_by;
  std::vector<AccountId> own;  // the applicant's and the parties' accounts
  std::vector<AgencyId> asked;
  std::vector<AgencyId> below;  // to whom a request was handed on
  ApplicationState state = ApplicationState::draft;
  bool withdrawal_proposed = false;
  bool decision_drafted = false;         // waits for approval
  bool decision_approved = false;        // waits for service
  bool notice_offered = false;           // some letter lies ready for retrieval
  bool decision_offered = false;         // and it is the decision
  std::vector<AccountId> recipients;     // who may retrieve it
  AccountId drafted_by;                  // of the decision
  bool decision_period_running = false;  // and not extended yet
  bool notice_only = false;              // nobody can demand a procedure
  bool forwarded = false;                // an exemption, to the municipality
  bool interrupted = false;              // the works
  bool run_out = false;                  // a period with which the permit lapses
  bool validity_requested = false;       // an extension, not decided
  bool is_change = false;                // a draft that is to change another application
  bool change_open = false;              // a change of it waits to be assessed
  bool deemed = false;                   // the permit arose by silence
  bool waivable = false;                 // the deemed permit can be waived; the law of the Land says it, not the case
  bool postponed = false;                // the decision is put off
  bool announced = false;                // to the public, and not withdrawn
  bool plans_changed = false;            // a request is about former ones, and nobody has decided what of it
  RequestId request;                     // the request concerned, if any
  AgencyId request_agency;               // whose it is
  AgencyId request_below;                // to whom it was handed on, where that is an agency of the register
};
CaseFacts case_facts(const Application& application);
// Whose retrieval serves a letter: the principal's, and that of the account that applied for them.
std::vector<AccountId> recipients(const Application& application);

// Route level: has the viewer any role with which the action is possible at all?
bool may(const Viewer& viewer, Action action);
// may() as a refusal: unauthenticated for nobody, forbidden for somebody.
Result<void> allowed(const Viewer& viewer, Action action);
// Case level. A case the viewer may not know of is refused as not_found, word for word like an unknown id.
Result<void> allowed(const Viewer& viewer, Action action, const CaseFacts& facts);
// The buttons that are live for this viewer in this case, from the same table.
std::vector<Action> allowed_actions(const Viewer& viewer, const CaseFacts& facts);
// The refusal for an unknown or hidden case.
Refusal no_such_case();
bool sees_case(const Viewer& viewer, const CaseFacts& facts);

}  // namespace flurwerk
