#include <fmt/format.h>

#include <array>

#include "api/app/passwords.hpp"
#include "api/http/contract.hpp"
#include "api/http/handlers.hpp"
#include "api/http/link_view.hpp"
#include "api/http/ogc/handlers.hpp"
#include "api/http/static_files.hpp"
#include "permit-core/berlin_day.hpp"
#include "webui/embedded_webui.hpp"

namespace flurwerk::api {

namespace {

constexpr std::uint64_t KiB = 1024;
constexpr std::uint64_t MiB = 1024 * KiB;
constexpr std::uint64_t upload = 1024 * MiB;
constexpr auto none = BodyKind::none;
constexpr auto json = BodyKind::json;
constexpr auto stream = BodyKind::stream;
constexpr std::optional<Action> anybody{};
using A = Action;

#define APPLICATION "/api/v1/applications/{application}"
#define COLLECTION "/ogc/collections/{collection}"
#define NEIGHBOUR APPLICATION "/neighbours/{neighbour}"
#define ANNOUNCEMENT "/bekanntmachungen/{announcement}"
#define REQUEST "/api/v1/statement-requests/{request}"
// clang-format off: a table, one operation a line
constexpr std::array surface = {
    Operation{"healthz", "GET", "/healthz", none, 0, anybody, healthz},
    Operation{"readyz", "GET", "/readyz", none, 0, anybody, readyz},
    Operation{"get_contract", "GET", "/api/v1/openapi.json", none, 0, anybody, get_contract},
    Operation{"get_contract_page", "GET", "/api/v1/docs", none, 0, anybody, get_contract_page},
    Operation{"get_design_schema", "GET", "/api/v1/design-schema.json", none, 0, anybody, get_design_schema},
    Operation{"sign_in", "POST", "/api/v1/session", json, 8 * KiB, A::sign_in, post_session},
    Operation{"get_session", "GET", "/api/v1/session", none, 0, A::get_session, get_session},
    Operation{"sign_out", "DELETE", "/api/v1/session", none, 0, A::sign_out, delete_session},
    Operation{"get_period", "GET", "/api/v1/period", none, 0, A::get_period, get_period},
    Operation{"list_holidays", "GET", "/api/v1/holidays", none, 0, A::list_holidays, get_holidays},
    Operation{"list_citations", "GET", "/api/v1/citations", none, 0, A::list_citations, get_citations},
    Operation{"list_procedures", "GET", "/api/v1/procedures", none, 0, A::list_procedures, get_procedures},
    Operation{"find_procedure", "GET", "/api/v1/procedure-finder", none, 0, A::find_procedure, get_procedure_finder},
    Operation{"get_map", "GET", "/api/v1/map", none, 0, A::get_map, get_map},
    Operation{"list_map_features", "GET", "/api/v1/map/{layer}", none, 0, A::list_map_features, get_map_features},
    Operation{"find_parcels", "GET", "/api/v1/parcels", none, 0, A::find_parcels, get_parcels},
    Operation{"get_ogc_landing", "GET", "/ogc", none, 0, anybody, get_ogc_landing},
    Operation{"get_ogc_conformance", "GET", "/ogc/conformance", none, 0, anybody, get_ogc_conformance},
    Operation{"get_ogc_api", "GET", "/ogc/api", none, 0, anybody, get_ogc_api},
    Operation{"list_ogc_collections", "GET", "/ogc/collections", none, 0, anybody, get_ogc_collections},
    Operation{"get_ogc_collection", "GET", COLLECTION, none, 0, anybody, get_ogc_collection},
    Operation{"get_ogc_queryables", "GET", COLLECTION "/queryables", none, 0, anybody, get_ogc_queryables},
    Operation{"get_ogc_schema", "GET", COLLECTION "/schema", none, 0, anybody, get_ogc_schema},
    Operation{"list_ogc_items", "GET", COLLECTION "/items", none, 0, anybody, get_ogc_items},
    Operation{"get_ogc_item", "GET", COLLECTION "/items/{feature}", none, 0, anybody, get_ogc_item},
    Operation{"list_ogc_grids", "GET", "/ogc/tileMatrixSets", none, 0, anybody, get_ogc_tile_grids},
    Operation{"get_ogc_grid", "GET", "/ogc/tileMatrixSets/{grid}", none, 0, anybody, get_ogc_tile_grid},
    Operation{"list_ogc_tilesets", "GET", "/ogc/tiles", none, 0, anybody, get_ogc_tilesets},
    Operation{"get_ogc_tileset", "GET", "/ogc/tiles/{grid}", none, 0, anybody, get_ogc_tileset},
    Operation{"get_ogc_tile", "GET", "/ogc/tiles/{grid}/{level}/{row}/{column}", none, 0, anybody, get_ogc_tile},
    Operation{"check_design", "POST", "/api/v1/checks", json, 8 * MiB, A::check_design, post_check},
    Operation{"read_drawing", "POST", "/api/v1/designs", stream, 8 * MiB, A::read_drawing, post_drawing},
    Operation{"compare_designs", "POST", "/api/v1/checks/comparison", json, 16 * MiB, A::compare_designs,
              post_comparison},
    Operation{"list_authorities", "GET", "/api/v1/authorities", none, 0, A::list_authorities, get_authorities},
    Operation{"change_authority", "PUT", "/api/v1/authorities/{authority}", json, 8 * KiB, A::change_authority,
              put_authority},
    Operation{"list_agencies", "GET", "/api/v1/agencies", none, 0, A::list_agencies, get_agencies},
    Operation{"list_applications", "GET", "/api/v1/applications", none, 0, A::list_applications, get_applications},
    Operation{"start_application", "POST", "/api/v1/applications", json, 8 * KiB, A::start_application,
              post_application},
    Operation{"get_application", "GET", APPLICATION, none, 0, A::get_application, get_application},
    Operation{"save_draft", "PUT", APPLICATION "/draft", json, 9 * MiB, A::save_draft, put_draft},
    Operation{"get_draft_version", "GET", APPLICATION "/draft-versions/{draft_version}", none, 0, A::get_draft_version,
              get_draft_version},
    Operation{"get_findings", "GET", APPLICATION "/findings", none, 0, A::get_findings, get_findings},
    Operation{"get_drawing", "GET", APPLICATION "/drawing.svg", none, 0, A::get_drawing, get_drawing},
    Operation{"get_drawing_pdf", "GET", APPLICATION "/drawing.pdf", none, 0, A::get_drawing_pdf, get_drawing_pdf},
    Operation{"file_document", "POST", APPLICATION "/documents", stream, upload, A::file_document, post_document},
    Operation{"get_document", "GET", APPLICATION "/documents/{document}/versions/{document_version}", none, 0,
              A::get_document, get_document},
    Operation{"redact_document", "POST", APPLICATION "/documents/{document}/versions/{document_version}/redaction",
              json, 256 * KiB, A::redact_document, post_redaction},
    Operation{"copy_application", "POST", APPLICATION "/copies", json, KiB, A::copy_application, post_copy},
    Operation{"change_application", "POST", APPLICATION "/changes", json, 64 * KiB, A::change_application, post_change},
    Operation{"assess_change", "POST", APPLICATION "/changes/{change}/assessment", json, 64 * KiB, A::assess_change,
              post_change_assessment},
    Operation{"submit_application", "POST", APPLICATION "/submit", none, 0, A::submit_application, post_submit},
    Operation{"withdraw_application", "POST", APPLICATION "/withdraw", json, 64 * KiB, A::withdraw_application,
              post_withdraw},
    Operation{"reject_application", "POST", APPLICATION "/reject", json, 64 * KiB, A::reject_application, post_reject},
    Operation{"demand_documents", "POST", APPLICATION "/demand", json, MiB, A::demand_documents, post_demand},
    Operation{"offer_demand", "POST", APPLICATION "/demand/offer", json, MiB, A::offer_demand, post_demand_offer},
    Operation{"supply_documents", "POST", APPLICATION "/supply", json, KiB, A::supply_documents, post_supply},
    Operation{"confirm_completeness", "POST", APPLICATION "/confirm-completeness", json, KiB, A::confirm_completeness,
              post_completeness},
    Operation{"confirm_withdrawal", "POST", APPLICATION "/confirm-withdrawal", none, 0, A::confirm_withdrawal,
              post_confirm_withdrawal},
    Operation{"extend_decision_period", "POST", APPLICATION "/extend-decision-period", json, 64 * KiB,
              A::extend_decision_period, post_extension},
    Operation{"postpone_decision", "POST", APPLICATION "/postpone", json, 256 * KiB, A::postpone_decision,
              post_postponement},
    Operation{"end_postponement", "POST", APPLICATION "/end-postponement", json, 64 * KiB, A::end_postponement,
              post_postponement_end},
    Operation{"waive_deemed_permit", "POST", APPLICATION "/waive-deemed-permit", none, 0, A::waive_deemed_permit,
              post_waiver},
    Operation{"offer_extension", "POST", APPLICATION "/extend-decision-period/offer", json, 64 * KiB,
              A::offer_extension, post_extension_offer},
    Operation{"forward_exemption", "POST", APPLICATION "/exemption/forward", json, KiB, A::forward_exemption,
              post_exemption_forwarding},
    Operation{"answer_exemption", "POST", APPLICATION "/exemption/answer", json, KiB, A::answer_exemption,
              post_exemption_answer},
    Operation{"suggest_agencies", "GET", APPLICATION "/suggestions", none, 0, A::suggest_agencies, get_suggestions},
    Operation{"list_participation_rules", "GET", "/api/v1/participation-rules", none, 0, A::list_participation_rules,
              get_participation_rules},
    Operation{"get_case_participation_rules", "GET", APPLICATION "/participation-rules", none, 0,
              A::get_case_participation_rules, get_case_participation_rules},
    Operation{"open_round", "POST", APPLICATION "/rounds", json, 2 * MiB, A::open_round, post_round},
    Operation{"undo_round", "POST", APPLICATION "/rounds/{round}/undo", none, 0, A::undo_round, post_round_undo},
    Operation{"record_agreement", "POST", APPLICATION "/agreements", json, KiB, A::record_agreement, post_agreement},
    Operation{"get_delta", "GET", APPLICATION "/delta", none, 0, A::get_delta, get_delta},
    Operation{"open_delta_round", "POST", APPLICATION "/delta-rounds", json, 2 * MiB, A::open_delta_round,
              post_delta_round},
    Operation{"compare_statements", "GET", APPLICATION "/statements", none, 0, A::compare_statements, get_statements},
    Operation{"draft_decision", "PUT", APPLICATION "/decision", json, 8 * MiB, A::draft_decision, put_decision},
    Operation{"return_decision", "POST", APPLICATION "/decision/return", json, 64 * KiB, A::return_decision,
              post_decision_return},
    Operation{"approve_decision", "POST", APPLICATION "/decision/approve", json, KiB, A::approve_decision,
              post_decision_approval},
    Operation{"preview_notice", "GET", APPLICATION "/decision/preview.pdf", none, 0, A::preview_notice,
              get_notice_preview},
    Operation{"serve_decision", "POST", APPLICATION "/decision/serve", json, KiB, A::serve_decision,
              post_decision_service},
    Operation{"offer_notice", "POST", APPLICATION "/decision/offer", json, KiB, A::offer_notice, post_notice_offer},
    Operation{"retrieve_notice", "POST", APPLICATION "/retrieve", none, 0, A::retrieve_notice, post_notice_retrieval},
    Operation{"get_fee", "GET", APPLICATION "/decision/fee", none, 0, A::get_fee, get_fee},
    Operation{"list_text_blocks", "GET", APPLICATION "/text-blocks", none, 0, A::list_text_blocks, get_text_blocks},
    Operation{"serve_addressee", "POST", APPLICATION "/addressees", json, 8 * KiB, A::serve_addressee, post_addressee},
    Operation{"correct_notice", "POST", APPLICATION "/corrections", json, 64 * KiB, A::correct_notice, post_correction},
    Operation{"cancel_permit", "POST", APPLICATION "/cancellation", json, MiB, A::cancel_permit, post_cancellation},
    Operation{"give_site_notice", "POST", APPLICATION "/site-notices", json, 8 * KiB, A::give_site_notice,
              post_site_notice},
    Operation{"interrupt_works", "POST", APPLICATION "/interruption", json, KiB, A::interrupt_works, post_interruption},
    Operation{"resume_works", "POST", APPLICATION "/resumption", json, KiB, A::resume_works, post_resumption},
    Operation{"record_inspection", "POST", APPLICATION "/inspections", json, MiB, A::record_inspection,
              post_inspection},
    Operation{"request_validity", "POST", APPLICATION "/validity/request", json, 64 * KiB, A::request_validity,
              post_validity_request},
    Operation{"decide_validity", "POST", APPLICATION "/validity/decide", json, MiB, A::decide_validity, post_validity},
    Operation{"certify_permit", "POST", APPLICATION "/deemed-permit-certificate", none, 0, A::certify_permit,
              post_certificate},
    Operation{"confirm_expiry", "POST", APPLICATION "/confirm-expiry", none, 0, A::confirm_expiry, post_expiry},
    Operation{"get_timeline", "GET", APPLICATION "/timeline", none, 0, A::get_timeline, get_timeline},
    Operation{"get_outlook", "GET", APPLICATION "/outlook", none, 0, A::get_outlook, get_outlook},
    Operation{"get_events", "GET", APPLICATION "/events", none, 0, A::get_events, get_events},
    Operation{"get_log", "GET", APPLICATION "/log.json", none, 0, A::get_log, get_log},
    Operation{"assign_case", "PUT", APPLICATION "/assignment", json, KiB, A::assign_case, put_assignment},
    Operation{"list_notes", "GET", APPLICATION "/notes", none, 0, A::list_notes, get_notes},
    Operation{"list_erasures", "GET", "/api/v1/erasures", none, 0, A::list_erasures, get_erasures},
    Operation{"get_erasure", "GET", APPLICATION "/erasure", none, 0, A::get_erasure, get_erasure},
    Operation{"propose_erasure", "POST", APPLICATION "/erasure/proposal", none, 0, A::propose_erasure,
              post_erasure_proposal},
    Operation{"confirm_erasure", "POST", APPLICATION "/erasure", none, 0, A::confirm_erasure, post_erasure},
    Operation{"get_statistics", "GET", APPLICATION "/statistics", none, 0, A::get_statistics, get_statistics},
    Operation{"give_statistics", "POST", APPLICATION "/statistics", json, 512 * KiB, A::give_statistics,
              post_statistics},
    Operation{"export_statistics_message", "GET", APPLICATION "/statistics-message", none, 0,
              A::export_statistics_message, get_statistics_message},
    Operation{"list_statistics", "GET", "/api/v1/statistics", none, 0, A::list_statistics, get_month_statistics},
    Operation{"export_statistics", "GET", "/api/v1/statistics.csv", none, 0, A::export_statistics,
              get_month_statistics_csv},
    Operation{"link_application", "POST", APPLICATION "/links", json, KiB, A::link_application, post_case_link},
    Operation{"write_note", "POST", APPLICATION "/notes", json, 64 * KiB, A::write_note, post_note},
    Operation{"list_messages", "GET", APPLICATION "/messages", none, 0, A::list_messages, get_messages},
    Operation{"send_message", "POST", APPLICATION "/messages", json, 64 * KiB, A::send_message, post_message},
    Operation{"mark_messages_read", "POST", APPLICATION "/messages/read", json, KiB, A::mark_messages_read,
              post_messages_read},
    Operation{"list_file_accesses", "GET", APPLICATION "/file-accesses", none, 0, A::list_file_accesses,
              get_file_accesses},
    Operation{"grant_file_access", "POST", APPLICATION "/file-accesses", json, 256 * KiB, A::grant_file_access,
              post_file_access},
    Operation{"end_file_access", "POST", APPLICATION "/file-accesses/{access}/end", json, 64 * KiB, A::end_file_access,
              post_file_access_end},
    Operation{"renew_file_access", "POST", APPLICATION "/file-accesses/{access}/link", none, 0, A::renew_file_access,
              post_file_access_link},
    Operation{"list_colleagues", "GET", "/api/v1/colleagues", none, 0, A::list_colleagues, get_colleagues},
    Operation{"set_absence", "PUT", "/api/v1/colleagues/{account}/absence", json, KiB, A::set_absence, put_absence},
    Operation{"list_filters", "GET", "/api/v1/filters", none, 0, A::list_filters, get_filters},
    Operation{"save_filter", "PUT", "/api/v1/filters", json, 8 * KiB, A::save_filter, put_filter},
    Operation{"remove_filter", "POST", "/api/v1/filters/removal", json, KiB, A::remove_filter, post_filter_removal},
    Operation{"list_requests", "GET", "/api/v1/statement-requests", none, 0, A::list_requests, get_requests},
    Operation{"get_request", "GET", REQUEST, none, 0, A::get_request, get_request},
    Operation{"get_request_findings", "GET", REQUEST "/findings", none, 0, A::get_request_findings,
              get_request_findings},
    Operation{"submit_statement", "POST", REQUEST "/statement", json, 8 * MiB, A::submit_statement, post_statement},
    Operation{"get_statement_draft", "GET", REQUEST "/draft", none, 0, A::get_statement_draft, get_statement_draft},
    Operation{"save_statement_draft", "PUT", REQUEST "/draft", json, 8 * MiB, A::save_statement_draft,
              put_statement_draft},
    Operation{"sign_statement_draft", "POST", REQUEST "/draft/signatures", json, 64 * KiB, A::sign_statement_draft,
              post_statement_signature},
    Operation{"release_statement", "POST", REQUEST "/draft/release", json, KiB, A::release_statement,
              post_statement_release},
    Operation{"list_agency_text_blocks", "GET", "/api/v1/agency-text-blocks", none, 0, A::list_agency_text_blocks,
              get_agency_text_blocks},
    Operation{"save_agency_text_block", "PUT", "/api/v1/agency-text-blocks/{block}", json, MiB,
              A::save_agency_text_block, put_agency_text_block},
    Operation{"remove_agency_text_block", "POST", "/api/v1/agency-text-blocks/{block}/removal", none, 0,
              A::remove_agency_text_block, post_agency_text_block_removal},
    Operation{"file_attachment", "POST", REQUEST "/documents", stream, upload, A::file_attachment, post_attachment},
    Operation{"remind_requests", "POST", "/api/v1/reminders", json, 64 * KiB, A::remind_requests, post_reminders},
    Operation{"undo_reminders", "POST", "/api/v1/reminders/undo", json, 64 * KiB, A::undo_reminders,
              post_reminders_undo},
    Operation{"withdraw_request", "POST", REQUEST "/withdraw", json, 64 * KiB, A::withdraw_request,
              post_request_withdrawal},
    Operation{"record_delivery", "POST", REQUEST "/delivery", json, 64 * KiB, A::record_delivery, post_delivery},
    Operation{"acknowledge_request", "POST", REQUEST "/acknowledgement", none, 0, A::acknowledge_request,
              post_acknowledgement},
    Operation{"hand_on_request", "POST", REQUEST "/hand-on", json, 64 * KiB, A::hand_on_request, post_hand_on},
    Operation{"want_papers", "POST", REQUEST "/papers", json, 64 * KiB, A::want_papers, post_papers_wanted},
    Operation{"ask_applicant", "POST", REQUEST "/questions", json, 64 * KiB, A::ask_applicant, post_question},
    Operation{"reply_to_request", "POST", REQUEST "/replies", json, 64 * KiB, A::reply_to_request, post_reply},
    Operation{"ask_extension", "POST", REQUEST "/extension", json, 64 * KiB, A::ask_extension, post_extension_request},
    Operation{"answer_extension", "POST", REQUEST "/extension/answer", json, 64 * KiB, A::answer_extension,
              post_extension_answer},
    Operation{"replace_consent", "POST", REQUEST "/consent-replacement", json, 64 * KiB, A::replace_consent,
              post_consent_replacement},
    Operation{"draft_round", "PUT", APPLICATION "/round-draft", json, MiB, A::draft_round, put_round_draft},
    Operation{"discard_round", "POST", APPLICATION "/round-draft/discard", none, 0, A::discard_round,
              post_round_discard},
    Operation{"weigh_conditions", "POST", APPLICATION "/weighings", json, MiB, A::weigh_conditions, post_weighings},
    Operation{"export_synopsis", "GET", APPLICATION "/synopsis/{format}", none, 0, A::export_synopsis,
              get_synopsis_paper},
    Operation{"export_agency_figures", "GET", "/api/v1/agency-figures.csv", none, 0, A::export_agency_figures,
              get_agency_figures},
    Operation{"get_process_figures", "GET", "/api/v1/process-figures", none, 0, A::get_process_figures,
              get_process_figures},
    Operation{"export_agencies", "GET", "/api/v1/agencies.csv", none, 0, A::export_agencies, get_agencies_csv},
    Operation{"get_house_rules", "GET", "/api/v1/house-rules", none, 0, A::get_house_rules, get_house_rules},
    Operation{"list_house_rule_changes", "GET", "/api/v1/house-rules/changes", none, 0, A::list_house_rule_changes,
              get_house_rule_changes},
    Operation{"add_house_rule", "POST", "/api/v1/house-rules/changes", json, 512 * KiB, A::add_house_rule,
              post_house_rule},
    Operation{"try_fee", "POST", "/api/v1/house-rules/fee-trial", json, 512 * KiB, A::try_fee, post_fee_trial},
    Operation{"export_fee_table", "GET", "/api/v1/house-rules/fee-table.csv", none, 0, A::export_fee_table,
              get_fee_table_csv},
    Operation{"read_fee_table", "POST", "/api/v1/house-rules/fee-table.csv", stream, 1 * MiB, A::read_fee_table,
              post_fee_table_csv},
    Operation{"import_agencies", "POST", "/api/v1/agencies.csv", stream, 8 * MiB, A::import_agencies,
              post_agencies_csv},
    Operation{"use_agency", "POST", "/api/v1/agencies/{agency}/use", none, 0, A::use_agency, post_agency_use},
    Operation{"remove_agency", "POST", "/api/v1/agencies/{agency}/removal", none, 0, A::remove_agency,
              post_agency_removal},
    Operation{"get_neighbours", "GET", APPLICATION "/neighbours", none, 0, A::get_neighbours, get_neighbours},
    Operation{"name_neighbours", "POST", APPLICATION "/neighbours", json, MiB, A::name_neighbours, post_neighbours},
    Operation{"export_neighbours", "GET", APPLICATION "/neighbours.csv", none, 0, A::export_neighbours,
              get_neighbours_csv},
    Operation{"import_neighbours", "POST", APPLICATION "/neighbours.csv", stream, MiB, A::import_neighbours,
              post_neighbours_csv},
    Operation{"notify_neighbours", "POST", APPLICATION "/neighbour-notifications", json, MiB, A::notify_neighbours,
              post_neighbour_notification},
    Operation{"remove_neighbour", "POST", NEIGHBOUR "/removal", json, 64 * KiB, A::remove_neighbour,
              post_neighbour_removal},
    Operation{"record_neighbour_receipt", "POST", NEIGHBOUR "/receipt", json, 64 * KiB, A::record_neighbour_receipt,
              post_neighbour_receipt},
    Operation{"return_neighbour_letter", "POST", NEIGHBOUR "/return", json, 64 * KiB, A::return_neighbour_letter,
              post_neighbour_return},
    Operation{"enter_neighbour_answer", "POST", NEIGHBOUR "/answer", json, MiB, A::enter_neighbour_answer,
              post_neighbour_answer},
    Operation{"enter_code", "GET", "/n", none, 0, anybody, get_code_page},
    Operation{"open_neighbour_page", "GET", "/n/{code}", none, 0, anybody, get_neighbour_page},
    Operation{"answer_neighbour_page", "POST", "/n/{code}", BodyKind::multipart, MiB, anybody, post_neighbour_page},
    Operation{"get_neighbour_document", "GET", "/n/{code}/documents/{document}", none, 0, anybody,
              get_neighbour_document},
    Operation{"list_announcements", "GET", APPLICATION "/announcements", none, 0, A::list_announcements,
              get_announcements},
    Operation{"announce_project", "POST", APPLICATION "/announcements", json, MiB, A::announce_project,
              post_announcement},
    Operation{"withdraw_announcement", "POST", APPLICATION "/announcements/{announcement}/withdraw", json, 64 * KiB,
              A::withdraw_announcement, post_announcement_withdrawal},
    Operation{"announce_permit", "POST", APPLICATION "/permit-announcements", json, MiB, A::announce_permit,
              post_permit_announcement},
    Operation{"enter_objection", "POST", APPLICATION "/announcements/{announcement}/objections", json, MiB,
              A::enter_objection, post_objection},
    Operation{"list_public_announcements", "GET", "/bekanntmachungen", none, 0, anybody, get_announcement_list},
    Operation{"get_announcement_rss", "GET", "/bekanntmachungen.rss", none, 0, anybody, get_announcement_rss},
    Operation{"get_announcement_ics", "GET", "/bekanntmachungen.ics", none, 0, anybody, get_announcement_ics},
    Operation{"open_announcement", "GET", ANNOUNCEMENT, none, 0, anybody, get_announcement_page},
    Operation{"object_to_announcement", "POST", ANNOUNCEMENT, BodyKind::multipart, MiB, anybody,
              post_announcement_page},
    Operation{"get_objection_receipt", "GET", ANNOUNCEMENT "/objections/{objection}", none, 0, anybody,
              get_objection_receipt},
    Operation{"get_displayed_document", "GET", ANNOUNCEMENT "/documents/{document}", none, 0, anybody,
              get_displayed_document},
    Operation{"get_announcement_map", "GET", ANNOUNCEMENT "/lageplan.svg", none, 0, anybody, get_announcement_map},
    Operation{"renew_calendar", "POST", "/api/v1/calendar", none, 0, A::renew_calendar, post_calendar},
    Operation{"get_calendar_feed", "GET", "/kalender/{token}", none, 0, anybody, get_calendar_feed},
    Operation{"renew_link", "POST", REQUEST "/link", none, 0, A::renew_link, post_link},
    Operation{"open_link", "GET", "/l/{token}", none, 0, anybody, get_link_page},
    Operation{"answer_link", "POST", "/l/{token}", BodyKind::multipart, link_form_bytes, anybody, post_link_page},
    Operation{"get_link_drawing", "GET", "/l/{token}/lageplan.svg", none, 0, anybody, get_link_drawing},
    Operation{"get_link_document", "GET", "/l/{token}/documents/{document}", none, 0, anybody, get_link_document},
    Operation{"list_accounts", "GET", "/api/v1/accounts", none, 0, A::list_accounts, get_accounts},
    Operation{"add_account", "POST", "/api/v1/accounts", json, 64 * KiB, A::add_account, post_account},
    Operation{"change_account", "PUT", "/api/v1/accounts/{account}", json, 64 * KiB, A::change_account, put_account},
    Operation{"list_webhooks", "GET", "/api/v1/webhooks", none, 0, A::list_webhooks, get_webhooks},
    Operation{"add_webhook", "POST", "/api/v1/webhooks", json, 8 * KiB, A::add_webhook, post_webhook},
    Operation{"remove_webhook", "POST", "/api/v1/webhooks/{webhook}/removal", none, 0, A::remove_webhook,
              post_webhook_removal},
    Operation{"retry_webhook", "POST", "/api/v1/webhooks/{webhook}/retry", none, 0, A::retry_webhook,
              post_webhook_retry},
    Operation{"list_imports", "GET", "/api/v1/imports", none, 0, A::list_imports, get_imports},
    Operation{"start_import", "POST", "/api/v1/imports", stream, 8 * upload, A::start_import, post_import},
    Operation{"get_import", "GET", "/api/v1/imports/{import}", none, 0, A::get_import, get_import},
    Operation{"cancel_import", "POST", "/api/v1/imports/{import}/cancel", none, 0, A::cancel_import,
              post_import_cancel},
};
// clang-format on
#undef APPLICATION
#undef ANNOUNCEMENT
#undef COLLECTION
#undef NEIGHBOUR
#undef REQUEST

bool is_secure(const App& app, const Request& request) {
  return request.secure || app.config.public_url.rfind("https://", 0) == 0;
}

Refusal bad_origin() {
  return {RefusalKind::forbidden,
          "foreign-origin",
          {"Diese Anfrage kommt von einer fremden Seite.", "This request comes from a foreign page."},
          {"Öffnen Sie Flurwerk selbst und wiederholen Sie den Schritt.", "Open Flurwerk itself and repeat the step."},
          {},
          "Origin"};
}

// Browsers send Origin with every changing request; other programs send none and bring no cookie by accident.
bool own_origin(const Request& request) {
  const auto origin = request.header("origin");
  if (!origin) return true;
  const auto host = request.header("host").value_or("");
  return *origin == fmt::format("http://{}", host) || *origin == fmt::format("https://{}", host);
}

Result<void> check_csrf(const Call& call) {
  if (call.request.method == "GET") return {};
  if (!own_origin(call.request)) return tl::unexpected(bad_origin());
  if (!call.caller.signed_in()) return {};
  const auto token = call.request.header("x-csrf-token").value_or("");
  if (equal_in_constant_time(std::string{token}, call.caller.csrf)) return {};
  return refuse(RefusalKind::forbidden, "csrf-token",
                {"Die Sitzung passt nicht zu dieser Anfrage (CSRF-Schutz).",
                 "The session does not fit this request (CSRF protection)."},
                {"Laden Sie die Seite neu und wiederholen Sie den Schritt.", "Reload the page and repeat the step."},
                {}, "X-CSRF-Token");
}

Result<Response> serve(App& app, const Operation& operation, Request& request) {
  const bool secure = is_secure(app, request);
  const auto cookie = request.cookie(secure ? "__Host-flurwerk" : "flurwerk");
  Call call{app, request, {}, secure, std::string{cookie.value_or("")}};
  if (!call.session_token.empty()) call.caller = caller_of_session(app, call.session_token);
  if (auto ok = check_csrf(call); !ok) return tl::unexpected(ok.error());
  if (operation.action) {
    if (auto ok = allowed(call.caller.viewer, *operation.action); !ok) return tl::unexpected(ok.error());
  }
  if (operation.body == BodyKind::json && !request.body.empty()) {
    if (auto ok = Contract::builtin().check_body(operation.id, request.body); !ok) return tl::unexpected(ok.error());
  }
  return operation.handler(call);
}

}  // namespace

std::span<const Operation> operations() { return surface; }

std::vector<Route> routes(App& app) {
  std::vector<Route> out;
  out.reserve(surface.size());
  for (const auto& operation : surface) {
    out.push_back({operation.id, operation.method, operation.path, operation.body, operation.max_body,
                   [&app, &operation](Request& request) { return serve(app, operation, request); }});
  }
  // Clients that join paths to a base write the slash (OWSLib does).
  out.push_back(
      {"ogc_slash", "GET", "/ogc/", none, 0, [](Request&) -> Result<Response> { return redirect("/ogc", 308); }});
  out.push_back({"page", "GET", "/{*path}", none, 0,
                 [files = StaticFiles{embedded_files_webui()}](Request& request) { return files(request); }});
  return out;
}

Date Call::today() const { return berlin_day(app.clock.now()); }

Result<Precondition> Call::precondition() const {
  Precondition out;
  if (const auto match = request.header("if-match"); match && *match != "*") {
    std::string digits{*match};
    std::erase(digits, '"');
    try {
      std::size_t used = 0;
      out.if_match = std::stoll(digits, &used);
      if (used != digits.size()) throw std::invalid_argument(digits);
    } catch (const std::exception&) {
      return refuse(RefusalKind::malformed, "if-match-unreadable",
                    {"If-Match ist keine Version.", "If-Match is no version."},
                    {"Senden Sie den ETag des Vorgangs.", "Send the ETag of the application."}, {}, "If-Match");
    }
  }
  out.idempotency_key = std::string{request.header("idempotency-key").value_or("")};
  out.request_sha256 = sha256_hex(request.body);
  return out;
}

std::string etag_of(std::int64_t version) { return fmt::format("\"{}\"", version); }

Response receipt_response(const Call& call, const Done& done, int status) {
  return json_response(to_json(done, call.app.config.public_url), status).with("ETag", etag_of(done.version));
}

Result<Response> receipt_or_refusal(const Call& call, const Result<Done>& done, int status) {
  if (!done) return tl::unexpected(done.error());
  return receipt_response(call, *done, status);
}

}  // namespace flurwerk::api
