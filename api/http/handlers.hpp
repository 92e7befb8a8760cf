// The handlers of all operations, by resource: each parses, calls one use case, and writes the answer. No rule here.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "api/http/call.hpp"

namespace flurwerk::api {

// A person in a body that the contract has checked; none if not named. applications.cpp
std::optional<Person> person_from(const nlohmann::json& body, const char* role);

// system.cpp
Result<Response> healthz(Call& call);
Result<Response> readyz(Call& call);
Result<Response> get_contract(Call& call);
Result<Response> get_contract_page(Call& call);
Result<Response> get_design_schema(Call& call);
// session.cpp
Result<Response> post_session(Call& call);
Result<Response> get_session(Call& call);
Result<Response> delete_session(Call& call);
// law.cpp
Result<Response> get_period(Call& call);
Result<Response> get_holidays(Call& call);
Result<Response> get_procedures(Call& call);
Result<Response> get_citations(Call& call);
// finder.cpp
Result<Response> get_procedure_finder(Call& call);
// office.cpp
Result<Response> put_assignment(Call& call);
Result<Response> get_notes(Call& call);
Result<Response> post_note(Call& call);
Result<Response> get_colleagues(Call& call);
Result<Response> put_absence(Call& call);
Result<Response> get_filters(Call& call);
Result<Response> put_filter(Call& call);
Result<Response> post_filter_removal(Call& call);
// messages.cpp
Result<Response> get_messages(Call& call);
Result<Response> post_message(Call& call);
Result<Response> post_messages_read(Call& call);
// file_access.cpp
Result<Response> get_file_accesses(Call& call);
Result<Response> post_file_access(Call& call);
Result<Response> post_file_access_end(Call& call);
Result<Response> post_file_access_link(Call& call);
// webhooks.cpp
Result<Response> get_webhooks(Call& call);
Result<Response> post_webhook(Call& call);
Result<Response> post_webhook_removal(Call& call);
Result<Response> post_webhook_retry(Call& call);
// reminders.cpp
Result<Response> post_reminders(Call& call);
Result<Response> post_reminders_undo(Call& call);
// outlook.cpp
Result<Response> get_outlook(Call& call);
// geodata.cpp
Result<Response> get_map(Call& call);
Result<Response> get_map_features(Call& call);
Result<Response> get_parcels(Call& call);
// designs.cpp
Result<Response> post_drawing(Call& call);
// decision_aids.cpp
Result<Response> get_fee(Call& call);
Result<Response> get_text_blocks(Call& call);
// after_permit.cpp
Result<Response> post_site_notice(Call& call);
Result<Response> post_interruption(Call& call);
Result<Response> post_resumption(Call& call);
Result<Response> post_inspection(Call& call);
Result<Response> post_validity_request(Call& call);
Result<Response> post_validity(Call& call);
Result<Response> post_expiry(Call& call);
Result<Response> post_addressee(Call& call);
Result<Response> post_correction(Call& call);
Result<Response> post_certificate(Call& call);
Result<Response> post_cancellation(Call& call);
// applications.cpp
Result<Response> get_authorities(Call& call);
Result<Response> put_authority(Call& call);
Result<Response> get_agencies(Call& call);
Result<Response> get_applications(Call& call);
Result<Response> post_application(Call& call);
Result<Response> get_application(Call& call);
Result<Response> put_draft(Call& call);
Result<Response> get_draft_version(Call& call);
Result<Response> get_timeline(Call& call);
Result<Response> get_events(Call& call);
Result<Response> get_log(Call& call);
// application_changes.cpp
Result<Response> post_copy(Call& call);
Result<Response> post_change(Call& call);
Result<Response> post_change_assessment(Call& call);
// checks.cpp
Result<Response> post_check(Call& call);
Result<Response> post_comparison(Call& call);
Result<Response> get_findings(Call& call);
Result<Response> get_request_findings(Call& call);
Result<Response> get_drawing(Call& call);
Result<Response> get_drawing_pdf(Call& call);
// documents.cpp
Result<Response> post_document(Call& call);
Result<Response> get_document(Call& call);
Result<Response> post_redaction(Call& call);
Result<Response> post_attachment(Call& call);
// procedure.cpp
Result<Response> post_submit(Call& call);
Result<Response> post_withdraw(Call& call);
Result<Response> post_reject(Call& call);
Result<Response> post_demand(Call& call);
Result<Response> post_demand_offer(Call& call);
Result<Response> post_supply(Call& call);
Result<Response> post_completeness(Call& call);
Result<Response> post_confirm_withdrawal(Call& call);
Result<Response> post_extension(Call& call);
Result<Response> post_postponement(Call& call);
Result<Response> post_postponement_end(Call& call);
Result<Response> post_waiver(Call& call);
Result<Response> post_extension_offer(Call& call);
Result<Response> post_exemption_forwarding(Call& call);
Result<Response> post_exemption_answer(Call& call);
// statements.cpp
Result<Response> get_suggestions(Call& call);
Result<Response> get_participation_rules(Call& call);
Result<Response> get_case_participation_rules(Call& call);
Result<Response> post_round(Call& call);
Result<Response> get_delta(Call& call);
Result<Response> get_statement_draft(Call& call);
Result<Response> put_statement_draft(Call& call);
Result<Response> post_statement_signature(Call& call);
Result<Response> post_statement_release(Call& call);
Result<Response> get_agency_text_blocks(Call& call);
Result<Response> put_agency_text_block(Call& call);
Result<Response> post_agency_text_block_removal(Call& call);
Result<Response> post_delta_round(Call& call);
Result<Response> get_statements(Call& call);
Result<Response> get_requests(Call& call);
Result<Response> get_request(Call& call);
Result<Response> post_statement(Call& call);
Result<Response> post_request_withdrawal(Call& call);
Result<Response> post_link(Call& call);
// request_life.cpp
Result<Response> post_delivery(Call& call);
Result<Response> post_acknowledgement(Call& call);
Result<Response> post_hand_on(Call& call);
Result<Response> post_round_undo(Call& call);
Result<Response> post_agreement(Call& call);
Result<Response> post_papers_wanted(Call& call);
Result<Response> post_question(Call& call);
Result<Response> post_reply(Call& call);
Result<Response> post_extension_request(Call& call);
Result<Response> post_extension_answer(Call& call);
Result<Response> post_consent_replacement(Call& call);
Result<Response> put_round_draft(Call& call);
Result<Response> post_round_discard(Call& call);
Result<Response> post_weighings(Call& call);
// papers.cpp
Result<Response> get_synopsis_paper(Call& call);
Result<Response> get_agency_figures(Call& call);
Result<Response> get_process_figures(Call& call);
Result<Response> get_agencies_csv(Call& call);
Result<Response> post_agencies_csv(Call& call);
Result<Response> post_agency_use(Call& call);
Result<Response> post_agency_removal(Call& call);
// house_rules.cpp
Result<Response> get_house_rules(Call& call);
Result<Response> get_house_rule_changes(Call& call);
Result<Response> post_house_rule(Call& call);
// statistics.cpp
Result<Response> get_statistics(Call& call);
Result<Response> post_statistics(Call& call);
Result<Response> get_month_statistics(Call& call);
Result<Response> get_month_statistics_csv(Call& call);
Result<Response> get_statistics_message(Call& call);
// application_changes.cpp
Result<Response> post_case_link(Call& call);
// erasure.cpp
Result<Response> get_erasures(Call& call);
Result<Response> get_erasure(Call& call);
Result<Response> post_erasure_proposal(Call& call);
Result<Response> post_erasure(Call& call);
// fee_tables.cpp
Result<Response> post_fee_trial(Call& call);
Result<Response> get_fee_table_csv(Call& call);
Result<Response> post_fee_table_csv(Call& call);
// decisions.cpp
Result<Response> put_decision(Call& call);
Result<Response> post_decision_return(Call& call);
Result<Response> post_decision_approval(Call& call);
Result<Response> get_notice_preview(Call& call);
Result<Response> post_decision_service(Call& call);
Result<Response> post_notice_offer(Call& call);
Result<Response> post_notice_retrieval(Call& call);
// link_page.cpp
Result<Response> get_link_page(Call& call);
Result<Response> post_link_page(Call& call);
Result<Response> get_link_document(Call& call);
Result<Response> get_link_drawing(Call& call);
// neighbours.cpp
Result<Response> get_neighbours(Call& call);
Result<Response> post_neighbours(Call& call);
Result<Response> post_neighbour_removal(Call& call);
Result<Response> get_neighbours_csv(Call& call);
Result<Response> post_neighbours_csv(Call& call);
Result<Response> post_neighbour_notification(Call& call);
Result<Response> post_neighbour_receipt(Call& call);
Result<Response> post_neighbour_return(Call& call);
Result<Response> post_neighbour_answer(Call& call);
// neighbour_page.cpp
Result<Response> get_code_page(Call& call);
Result<Response> get_neighbour_page(Call& call);
Result<Response> post_neighbour_page(Call& call);
Result<Response> get_neighbour_document(Call& call);
// announcements.cpp
Result<Response> get_announcements(Call& call);
Result<Response> post_announcement(Call& call);
Result<Response> post_permit_announcement(Call& call);
Result<Response> post_announcement_withdrawal(Call& call);
Result<Response> post_objection(Call& call);
// announcement_pages.cpp
Result<Response> get_announcement_list(Call& call);
Result<Response> get_announcement_page(Call& call);
Result<Response> post_announcement_page(Call& call);
Result<Response> get_objection_receipt(Call& call);
Result<Response> get_displayed_document(Call& call);
Result<Response> get_announcement_map(Call& call);
// announcement_feeds.cpp
Result<Response> get_announcement_rss(Call& call);
Result<Response> get_announcement_ics(Call& call);
// calendar.cpp
Result<Response> post_calendar(Call& call);
Result<Response> get_calendar_feed(Call& call);
// imports.cpp
Result<Response> get_imports(Call& call);
Result<Response> post_import(Call& call);
Result<Response> get_import(Call& call);
Result<Response> post_import_cancel(Call& call);
// accounts.cpp
Result<Response> get_accounts(Call& call);
Result<Response> post_account(Call& call);
Result<Response> put_account(Call& call);

}  // namespace flurwerk::api
