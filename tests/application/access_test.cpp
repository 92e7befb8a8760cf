// Who may do what: role by role, tenant by tenant, and the buttons that follow from the same table.
#include <algorithm>
#include <set>

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace access_test {

Viewer viewer(const std::string& account, Role role, const std::string& authority = {},
              const std::string& agency = {}) {
  return {AccountId{account}, {{role, AuthorityId{authority}, AgencyId{agency}}}, {}};
}
std::string outcome(const Result<void>& result) { return result ? "ok" : result.error().code; }

std::string actions(const Viewer& who, const CaseFacts& facts) {
  std::string list;
  for (const Action action : allowed_actions(who, facts)) {
    const std::string name(to_string(action));
    const bool reading = name.starts_with("get_") || name.starts_with("list_") || name == "compare_statements" ||
                         name.starts_with("export_");
    if (!reading) list += (list.empty() ? "" : " ") + name;
  }
  return list;
}

const Viewer anna = viewer("anna", Role::designer);
const Viewer bert = viewer("bert", Role::principal);
const Viewer clara = viewer("clara", Role::clerk, "uba");
const Viewer paul = viewer("paul", Role::approver, "uba");
const Viewer fred = viewer("fred", Role::agency_member, "", "fire");
const Viewer root = viewer("root", Role::administrator, "uba");
const Viewer foreign_clerk = viewer("carl", Role::clerk, "other");

// Read a line as: this role may, somewhere, do exactly this beside reading.
TEST(Access, RoleByAction) {
  const auto may_list = [](const Viewer& who) {
    std::string list;
    for (int i = 0; i < action_count; ++i) {
      const auto action = static_cast<Action>(i);
      const std::string name(to_string(action));
      if (may(who, action) && !name.starts_with("get_") && !name.starts_with("list_")) list += name + " ";
    }
    return list;
  };
  EXPECT_EQ(may_list({}), "sign_in find_procedure ");
  EXPECT_EQ(may_list(bert),
            "sign_in sign_out find_parcels check_design compare_designs start_application save_draft "
            "file_document submit_application withdraw_application supply_documents read_drawing find_procedure "
            "renew_calendar give_site_notice request_validity copy_application change_application "
            "reply_to_request give_statistics link_application send_message mark_messages_read retrieve_notice "
            "waive_deemed_permit ");
  EXPECT_EQ(may_list(anna),
            "sign_in sign_out find_parcels check_design compare_designs start_application save_draft "
            "file_document submit_application withdraw_application supply_documents read_drawing find_procedure "
            "renew_calendar give_site_notice request_validity copy_application change_application "
            "reply_to_request give_statistics link_application send_message mark_messages_read retrieve_notice "
            "waive_deemed_permit ");
  EXPECT_EQ(
      may_list(clara),
      "sign_in sign_out find_parcels check_design compare_designs file_document reject_application demand_documents "
      "confirm_completeness confirm_withdrawal extend_decision_period suggest_agencies open_round "
      "withdraw_request submit_statement draft_decision return_decision serve_decision compare_statements "
      "file_attachment preview_notice renew_link read_drawing forward_exemption answer_exemption find_procedure "
      "record_delivery answer_extension replace_consent draft_round discard_round weigh_conditions "
      "export_synopsis export_agency_figures export_agencies open_delta_round "
      "name_neighbours remove_neighbour export_neighbours import_neighbours notify_neighbours "
      "record_neighbour_receipt return_neighbour_letter enter_neighbour_answer "
      "announce_project withdraw_announcement enter_objection renew_calendar announce_permit remind_requests "
      "undo_reminders "
      "give_site_notice interrupt_works resume_works record_inspection request_validity decide_validity confirm_expiry "
      "serve_addressee correct_notice assess_change assign_case write_note set_absence save_filter remove_filter "
      "redact_document propose_erasure undo_round record_agreement ask_applicant "
      "give_statistics export_statistics export_statistics_message link_application send_message mark_messages_read "
      "grant_file_access "
      "end_file_access renew_file_access certify_permit offer_notice offer_demand offer_extension "
      "postpone_decision end_postponement waive_deemed_permit ");
  EXPECT_EQ(
      may_list(paul),
      "sign_in sign_out find_parcels check_design compare_designs suggest_agencies return_decision "
      "approve_decision serve_decision compare_statements preview_notice read_drawing find_procedure "
      "export_synopsis export_agency_figures export_agencies export_neighbours renew_calendar "
      "decide_validity serve_addressee correct_notice cancel_permit "
      "assign_case write_note set_absence save_filter remove_filter "
      "propose_erasure confirm_erasure export_statistics export_statistics_message send_message mark_messages_read "
      "certify_permit offer_notice ");
  EXPECT_EQ(
      may_list(fred),
      "sign_in sign_out find_parcels check_design compare_designs submit_statement file_attachment find_procedure "
      "acknowledge_request hand_on_request ask_extension save_statement_draft sign_statement_draft release_statement "
      "save_agency_text_block remove_agency_text_block renew_calendar want_papers "
      "send_message mark_messages_read ");
  EXPECT_EQ(may_list(root),
            "sign_in sign_out find_parcels check_design compare_designs add_account change_account change_authority "
            "start_import "
            "cancel_import "
            "find_procedure export_agencies import_agencies add_webhook remove_webhook retry_webhook "
            "add_house_rule try_fee export_fee_table read_fee_table "
            "use_agency remove_agency ");
}

TEST(Access, EveryActionHasANameAndARow) {
  std::set<std::string_view> names;
  for (int i = 0; i < action_count; ++i) {
    const auto action = static_cast<Action>(i);
    EXPECT_TRUE(names.insert(to_string(action)).second);
    EXPECT_EQ(parse_action(to_string(action)), action);
    EXPECT_TRUE(std::ranges::any_of(access_rows(), [&](const AccessRow& row) { return row.action == action; }))
        << to_string(action);
  }
  EXPECT_FALSE(parse_action("delete_everything"));
  EXPECT_FALSE(parse_role("king"));
  EXPECT_EQ(parse_role("agency_member"), Role::agency_member);
}

TEST(Access, AnAuthorityIsATenant) {
  Story story;
  story.complete().asked();
  const CaseFacts facts = case_facts(story.application());
  for (int i = 0; i < action_count; ++i) {
    const auto action = static_cast<Action>(i);
    const bool of_a_case = std::ranges::none_of(
        access_rows(), [&](const AccessRow& row) { return row.action == action && row.tie == Tie::none; });
    if (!of_a_case || !may(foreign_clerk, action)) continue;
    const auto result = allowed(foreign_clerk, action, facts);
    ASSERT_FALSE(result) << to_string(action);
    EXPECT_EQ(result.error().code, no_such_case().code);
    EXPECT_EQ(result.error().text, no_such_case().text) << "word for word like an unknown id";
  }
  EXPECT_TRUE(allowed_actions(foreign_clerk, facts).empty());
  EXPECT_EQ(outcome(allowed(viewer("x", Role::clerk, ""), Action::get_application, facts)), "not-found");
  EXPECT_EQ(outcome(allowed(clara, Action::get_application, facts)), "ok");
}

TEST(Access, ADraftIsTheApplicantsAlone) {
  Story story;
  story.on("2026-03-16").drafted();
  const CaseFacts facts = case_facts(story.application());
  EXPECT_EQ(outcome(allowed(anna, Action::save_draft, facts)), "ok");
  EXPECT_EQ(outcome(allowed(bert, Action::get_application, facts)), "ok") << "the principal reads";
  EXPECT_EQ(outcome(allowed(bert, Action::save_draft, facts)), "forbidden") << "the designer writes";
  EXPECT_EQ(outcome(allowed(clara, Action::get_application, facts)), "not-found");
  EXPECT_EQ(outcome(allowed(viewer("eve", Role::designer), Action::get_application, facts)), "not-found");
  EXPECT_EQ(outcome(allowed(Viewer{}, Action::get_application, facts)), "sign-in-first");
}

TEST(Access, AnAgencySeesWhatItWasAsked) {
  Story story;
  story.complete().asked();
  CaseFacts facts = case_facts(story.application());
  facts.request = {"r1"};
  facts.request_agency = {"fire"};
  const Viewer health = viewer("hanna", Role::agency_member, "", "health");
  EXPECT_EQ(outcome(allowed(fred, Action::get_request, facts)), "ok");
  EXPECT_EQ(outcome(allowed(fred, Action::submit_statement, facts)), "ok");
  EXPECT_EQ(outcome(allowed(fred, Action::get_application, facts)), "forbidden");
  EXPECT_EQ(outcome(allowed(fred, Action::draft_decision, facts)), "forbidden");
  EXPECT_EQ(outcome(allowed(health, Action::get_request, facts)), "not-found");

  Viewer link = fred;
  link.link = {"r1"};
  EXPECT_EQ(outcome(allowed(link, Action::submit_statement, facts)), "ok");
  link.link = {"r2"};
  EXPECT_EQ(outcome(allowed(link, Action::submit_statement, facts)), "not-found");
}

// To whom an agency handed its request on: reads and writes with it, and speaks for nobody.
TEST(Access, ABodyBelowReadsAndWritesAlong) {
  Story story;
  story.complete().asked();
  CaseFacts facts = case_facts(story.application());
  facts.request = {"r1"};
  facts.request_agency = {"fire"};
  const Viewer brigade = viewer("bodo", Role::agency_member, "", "brigade");
  EXPECT_EQ(outcome(allowed(brigade, Action::get_request, facts)), "not-found");
  facts.below = {{"brigade"}};
  facts.request_below = {"brigade"};
  const auto list = [&] {
    std::string all;
    for (const Action action : allowed_actions(brigade, facts)) all += std::string(to_string(action)) + " ";
    return all;
  };
  EXPECT_EQ(list(),
            "get_document get_request get_request_findings file_attachment get_statement_draft save_statement_draft "
            "sign_statement_draft ");
  for (const Action action : {Action::submit_statement, Action::release_statement, Action::hand_on_request,
                              Action::ask_extension, Action::acknowledge_request, Action::want_papers}) {
    EXPECT_EQ(outcome(allowed(brigade, action, facts)), "forbidden") << to_string(action);
  }
  facts.request = {"r2"};  // another request, of the same agency, that nobody handed on
  facts.request_below = {};
  EXPECT_EQ(outcome(allowed(brigade, Action::get_request, facts)), "not-found");
  EXPECT_EQ(outcome(allowed(viewer("x", Role::agency_member), Action::get_request, facts)), "not-found")
      << "no body at all is not the one that has none";
}

TEST(Access, WrongMomentIsNoSecret) {
  Story story;
  story.submitted();
  const auto result = allowed(clara, Action::draft_decision, case_facts(story.application()));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, RefusalKind::wrong_state);
}

TEST(Access, ButtonsFollowTheCourseOfTheCase) {
  Story story;
  const auto facts = [&] { return case_facts(story.application()); };
  story.on("2026-03-16").drafted();
  EXPECT_EQ(actions(anna, facts()),
            "save_draft file_document submit_application withdraw_application copy_application link_application "
            "give_statistics");
  EXPECT_EQ(actions(bert, facts()), "submit_application withdraw_application give_statistics");
  EXPECT_EQ(actions(clara, facts()), "");
  story.must([&](const Context& c) { return submit_application(story.application(), {"63-1"}, c); });
  EXPECT_EQ(actions(clara, facts()),
            "file_document redact_document link_application give_statistics assign_case write_note "
            "mark_messages_read send_message grant_file_access end_file_access renew_file_access reject_application "
            "demand_documents confirm_completeness "
            "suggest_agencies record_agreement name_neighbours "
            "import_neighbours remove_neighbour notify_neighbours record_neighbour_receipt return_neighbour_letter "
            "enter_neighbour_answer offer_demand");
  story.as("clara").must(
      [&](const Context& c) { return confirm_completeness(story.application(), {story.today()}, c); });
  EXPECT_EQ(actions(clara, facts()),
            "file_document redact_document link_application give_statistics assign_case write_note "
            "mark_messages_read send_message grant_file_access end_file_access renew_file_access "
            "extend_decision_period postpone_decision suggest_agencies open_round "
            "record_agreement "
            "draft_round "
            "discard_round weigh_conditions "
            "name_neighbours import_neighbours remove_neighbour notify_neighbours record_neighbour_receipt "
            "return_neighbour_letter enter_neighbour_answer announce_project withdraw_announcement enter_objection "
            "draft_decision offer_extension");
  story.decision_drafted();
  EXPECT_EQ(actions(paul, facts()),
            "assign_case write_note mark_messages_read send_message suggest_agencies return_decision approve_decision "
            "preview_notice");
  EXPECT_EQ(actions(viewer("clara", Role::approver, "uba"), facts()),
            "assign_case write_note mark_messages_read send_message suggest_agencies return_decision preview_notice")
      << "not her own draft";
  story.approved();
  EXPECT_EQ(actions(clara, facts()),
            "file_document redact_document link_application give_statistics assign_case write_note "
            "mark_messages_read send_message grant_file_access end_file_access renew_file_access "
            "extend_decision_period suggest_agencies record_agreement weigh_conditions "
            "name_neighbours import_neighbours "
            "remove_neighbour record_neighbour_receipt return_neighbour_letter enter_neighbour_answer "
            "withdraw_announcement enter_objection return_decision preview_notice serve_decision offer_notice "
            "offer_extension")
      << "what is approved notifies nobody any more";
  EXPECT_EQ(actions(anna, facts()).find("retrieve_notice"), std::string::npos);
  story.notice_filed().offered();
  EXPECT_EQ(actions(clara, facts()).find("offer_notice"), std::string::npos) << "it lies ready";
  EXPECT_NE(actions(anna, facts()).find("retrieve_notice"), std::string::npos) << "the account that applied";
  EXPECT_NE(actions(bert, facts()).find("retrieve_notice"), std::string::npos) << "the principal";
  story.served();
  EXPECT_EQ(actions(clara, facts()),
            "file_document redact_document give_statistics assign_case write_note mark_messages_read send_message "
            "grant_file_access end_file_access renew_file_access withdraw_announcement "
            "give_site_notice request_validity "
            "serve_addressee correct_notice");
  EXPECT_EQ(actions(anna, facts()),
            "copy_application give_statistics mark_messages_read send_message give_site_notice request_validity");
}

}  // namespace access_test
}  // namespace flurwerk::tests
