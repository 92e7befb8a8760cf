#include "permit-core/access.hpp"

#include <algorithm>
#include <array>

namespace flurwerk {

namespace {

// clang-format off
constexpr std::array<std::string_view, role_count> role_names = {
    "anonymous", "principal", "designer", "clerk", "approver", "agency_member", "administrator"};

constexpr std::array<std::string_view, action_count> action_names = {
    "sign_in", "get_session", "sign_out", "get_period", "list_holidays", "get_map", "find_parcels",
    "list_map_features", "check_design", "compare_designs", "list_imports", "list_authorities", "list_agencies",
    "list_applications", "start_application", "get_application", "save_draft", "get_draft_version", "get_findings",
    "get_drawing", "get_drawing_pdf", "file_document", "get_document", "submit_application", "withdraw_application",
    "reject_application", "demand_documents", "supply_documents", "confirm_completeness", "confirm_withdrawal",
    "extend_decision_period", "suggest_agencies", "open_round", "withdraw_request", "list_requests", "get_request",
    "get_request_findings",
    "submit_statement", "draft_decision", "return_decision", "approve_decision", "serve_decision", "get_timeline",
    "get_events", "get_log", "list_accounts", "add_account", "change_account", "change_authority", "compare_statements", "list_procedures",
    "list_citations",
    "file_attachment", "preview_notice", "renew_link", "start_import", "get_import", "cancel_import",
    "read_drawing", "forward_exemption", "answer_exemption", "find_procedure", "get_outlook",
    "record_delivery", "acknowledge_request", "hand_on_request", "ask_extension", "answer_extension", "replace_consent",
    "draft_round", "discard_round", "weigh_conditions", "export_synopsis", "export_agency_figures",
    "get_process_figures",
    "export_agencies", "import_agencies", "get_delta", "open_delta_round",
    "get_statement_draft", "save_statement_draft", "sign_statement_draft", "release_statement",
    "list_agency_text_blocks", "save_agency_text_block", "remove_agency_text_block",
    "get_neighbours", "name_neighbours", "remove_neighbour", "export_neighbours", "import_neighbours",
    "notify_neighbours", "record_neighbour_receipt", "return_neighbour_letter", "enter_neighbour_answer",
    "list_announcements", "announce_project", "withdraw_announcement", "enter_objection",
    "renew_calendar", "announce_permit", "remind_requests", "undo_reminders",
    "get_fee", "list_text_blocks", "give_site_notice", "interrupt_works", "resume_works", "record_inspection",
    "request_validity", "decide_validity", "confirm_expiry", "serve_addressee", "correct_notice", "cancel_permit",
    "copy_application", "change_application", "assess_change", "assign_case", "list_notes", "write_note",
    "list_colleagues", "set_absence", "list_filters", "save_filter", "remove_filter", "redact_document",
    "list_webhooks", "add_webhook", "remove_webhook", "retry_webhook",
    "get_house_rules", "list_house_rule_changes", "add_house_rule", "try_fee", "export_fee_table", "read_fee_table",
    "list_erasures", "get_erasure", "propose_erasure", "confirm_erasure",
    "undo_round", "record_agreement", "want_papers", "ask_applicant", "reply_to_request",
    "get_statistics", "give_statistics", "list_statistics", "export_statistics",
    "export_statistics_message", "link_application",
    "list_messages", "send_message", "mark_messages_read", "list_file_accesses", "grant_file_access",
    "end_file_access", "renew_file_access", "certify_permit", "offer_notice", "offer_demand",
    "offer_extension", "retrieve_notice", "list_participation_rules",
    "get_case_participation_rules", "use_agency", "remove_agency",
    "postpone_decision", "end_postponement", "waive_deemed_permit"};
// clang-format on
static_assert(static_cast<std::size_t>(Action::waive_deemed_permit) + 1 == action_names.size());

std::uint8_t roles_of(const Viewer& viewer) {
  std::uint8_t roles = 0;
  for (const Membership& membership : viewer.memberships) {
    roles = static_cast<std::uint8_t>(roles | bit(membership.role));
  }
  return roles == 0 ? bit(Role::anonymous) : roles;
}

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

bool tied(const Viewer& viewer, const Membership& membership, Tie tie, const CaseFacts& facts) {
  if (!viewer.link.empty() && viewer.link != facts.request) return false;
  switch (tie) {
    case Tie::none: return true;
    case Tie::own_application: return !viewer.account.empty() && contains(facts.own, viewer.account);
    case Tie::begun_by_them: return !viewer.account.empty() && facts.begun_by == viewer.account;
    case Tie::same_authority: return !membership.authority.empty() && membership.authority == facts.authority;
    case Tie::asked_agency:
      if (membership.agency.empty()) return false;
      if (!facts.request.empty()) return facts.request_agency == membership.agency;
      return contains(facts.asked, membership.agency);
    case Tie::below_asked:
      if (membership.agency.empty()) return false;
      if (!facts.request.empty()) {
        return facts.request_agency == membership.agency || facts.request_below == membership.agency;
      }
      return contains(facts.asked, membership.agency) || contains(facts.below, membership.agency);
  }
  return false;
}

bool row_fits(const AccessRow& row, const Viewer& viewer, const CaseFacts& facts) {
  return std::ranges::any_of(viewer.memberships, [&](const Membership& membership) {
    return (row.roles & bit(membership.role)) != 0 && tied(viewer, membership, row.tie, facts);
  });
}

bool state_fits(const AccessRow& row, const CaseFacts& facts) { return (row.states & bit(facts.state)) != 0; }

bool moment_fits(Moment moment, const Viewer& viewer, const CaseFacts& facts) {
  switch (moment) {
    case Moment::any: return true;
    case Moment::withdrawal_proposed: return facts.withdrawal_proposed;
    case Moment::period_extendable: return facts.decision_period_running;
    case Moment::not_approved: return !facts.decision_approved;
    case Moment::awaits_approval:
      return facts.decision_drafted && facts.drafted_by != viewer.account && !facts.change_open && !facts.postponed;
    case Moment::drafted_or_approved: return facts.decision_drafted || facts.decision_approved;
    case Moment::approved: return facts.decision_approved;
    case Moment::not_forwarded: return !facts.forwarded && !facts.notice_only;
    case Moment::answerable: return !facts.notice_only;
    case Moment::at_work: return !facts.interrupted;
    case Moment::interrupted: return facts.interrupted;
    case Moment::validity_not_requested: return !facts.validity_requested;
    case Moment::run_out: return facts.run_out && !facts.validity_requested;
    case Moment::validity_requested: return facts.validity_requested;
    case Moment::not_a_change: return !facts.is_change;
    case Moment::change_open: return facts.change_open;
    case Moment::no_change_open: return !facts.change_open;
    case Moment::announced: return facts.announced;
    case Moment::not_offered: return facts.decision_approved && !facts.decision_offered;
    case Moment::notice_offered: return facts.notice_offered && contains(facts.recipients, viewer.account);
    case Moment::deemed: return facts.deemed;
    case Moment::waivable: return facts.waivable;
    case Moment::postponed: return facts.postponed;
    case Moment::plans_changed: return facts.plans_changed && !facts.decision_approved;
  }
  return false;
}

Result<void> not_yours() {
  return refuse(RefusalKind::forbidden, "forbidden",
                {"Ihre Rolle erlaubt das nicht.", "Your role does not allow this."},
                {"Wenden Sie sich an die zuständige Person oder an die Verwaltung der Konten.",
                 "Ask the person in charge, or whoever administers the accounts."});
}

Result<void> wrong_moment(const CaseFacts& facts) {
  const Text state = name_of(facts.state);
  return refuse(RefusalKind::wrong_state, "wrong-state",
                {"Im Stand \"" + state.de + "\" ist das nicht möglich.",
                 "This is not possible while the application is \"" + state.en + "\"."},
                {"Laden Sie den Vorgang neu; die möglichen Schritte stehen dort.",
                 "Load the case again; it lists the possible steps."},
                "§§ 65, 69, 70, 74 HBO");
}

}  // namespace

std::string_view to_string(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view to_string(Action action) { return action_names[static_cast<std::size_t>(action)]; }

std::optional<Role> parse_role(std::string_view text) {
  const auto it = std::ranges::find(role_names, text);
  if (it == role_names.end()) return std::nullopt;
  return static_cast<Role>(it - role_names.begin());
}

std::optional<Action> parse_action(std::string_view operation_id) {
  const auto it = std::ranges::find(action_names, operation_id);
  if (it == action_names.end()) return std::nullopt;
  return static_cast<Action>(it - action_names.begin());
}

std::vector<AccountId> recipients(const Application& application) {
  std::vector<AccountId> accounts{application.applicant};
  if (const Party* principal = application.party("principal"); principal != nullptr && !principal->account.empty()) {
    accounts.push_back(principal->account);
  }
  return accounts;
}

CaseFacts case_facts(const Application& application) {
  CaseFacts facts;
  facts.authority = application.authority;
  facts.begun_by = application.applicant;
  facts.own.push_back(application.applicant);
  for (const Party& party : application.parties) {
    if (!party.account.empty()) facts.own.push_back(party.account);
  }
  facts.asked = application.asked;
  facts.below = application.below;
  facts.state = application.state;
  facts.notice_only = application.notice_only;
  facts.forwarded = application.municipality_received_on.has_value();
  facts.run_out = std::ranges::any_of(application.deadlines, [](const TrackedDeadline& tracked) {
    const auto* lapsed = std::get_if<Lapsed>(&tracked.settlement);
    return lapsed != nullptr && lapsed->effect == SilenceEffect::lapses;
  });
  facts.announced = std::ranges::any_of(application.deadlines, [](const TrackedDeadline& tracked) {
    return tracked.purpose == Purpose::announcement && !std::holds_alternative<Moot>(tracked.settlement);
  });
  facts.deemed = application.permit_by_silence() != nullptr;
  facts.postponed = application.postponed() != nullptr;
  facts.interrupted = application.interrupted_since.has_value();
  facts.is_change = !application.change_of.empty();
  facts.change_open = application.open_change() != nullptr;
  facts.validity_requested = application.validity_request.has_value();
  facts.withdrawal_proposed = application.withdrawal_proposed_on.has_value();
  if (const auto* draft = std::get_if<DecisionInDraft>(&application.decision)) {
    facts.decision_drafted = draft->returned_because.empty();
    facts.drafted_by = draft->text.drafted_by;
  } else if (const auto* approved = std::get_if<DecisionApprovedState>(&application.decision)) {
    facts.decision_approved = true;
    facts.drafted_by = approved->text.drafted_by;
  }
  facts.notice_offered = application.open_offer() != nullptr;
  facts.decision_offered = application.open_offer(letter_decision) != nullptr;
  facts.recipients = recipients(application);
  facts.decision_period_running =
      application.running_deadline(Purpose::decision) != nullptr && !application.decision_period_extended;
  return facts;
}

bool may(const Viewer& viewer, Action action) {
  const std::uint8_t roles = roles_of(viewer);
  return std::ranges::any_of(access_rows(),
                             [&](const AccessRow& row) { return row.action == action && (row.roles & roles) != 0; });
}

Result<void> allowed(const Viewer& viewer, Action action) {
  if (may(viewer, action)) return {};
  if (!viewer.memberships.empty()) return not_yours();
  return refuse(RefusalKind::unauthenticated, "sign-in-first", {"Bitte melden Sie sich an.", "Please sign in."});
}

bool sees_case(const Viewer& viewer, const CaseFacts& facts) {
  return std::ranges::any_of(access_rows(), [&](const AccessRow& row) {
    return row.tie != Tie::none && state_fits(row, facts) && row_fits(row, viewer, facts);
  });
}

Result<void> allowed(const Viewer& viewer, Action action, const CaseFacts& facts) {
  if (auto ok = allowed(viewer, action); !ok) return ok;
  bool known = false;
  for (const AccessRow& row : access_rows()) {
    if (row.action != action || !row_fits(row, viewer, facts)) continue;
    if (state_fits(row, facts)) return {};
    known = true;
  }
  if (!sees_case(viewer, facts)) return tl::unexpected(no_such_case());
  return known ? wrong_moment(facts) : not_yours();
}

std::vector<Action> allowed_actions(const Viewer& viewer, const CaseFacts& facts) {
  std::vector<Action> actions;
  for (const AccessRow& row : access_rows()) {
    if (row.tie == Tie::none || contains(actions, row.action)) continue;
    if (state_fits(row, facts) && row_fits(row, viewer, facts) && moment_fits(row.moment, viewer, facts)) {
      actions.push_back(row.action);
    }
  }
  return actions;
}

Refusal no_such_case() {
  return {
      RefusalKind::not_found,
      "not-found",
      {"Diesen Vorgang gibt es nicht.", "There is no such case."},
      {"Prüfen Sie die Adresse oder suchen Sie ihn in Ihrer Liste.", "Check the address, or look for it in your list."},
      {},
      {}};
}

}  // namespace flurwerk
