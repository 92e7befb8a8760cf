// The table of who may do what. Read a row as: these roles, tied to the case like this, in these states.
#include "permit-core/access.hpp"

namespace flurwerk {

namespace {

constexpr std::uint8_t nobody_yet = bit(Role::anonymous);
constexpr std::uint8_t principal = bit(Role::principal);
constexpr std::uint8_t designer = bit(Role::designer);
constexpr std::uint8_t clerk = bit(Role::clerk);
constexpr std::uint8_t approver = bit(Role::approver);
constexpr std::uint8_t agency = bit(Role::agency_member);
constexpr std::uint8_t admin = bit(Role::administrator);
constexpr std::uint8_t applicants = principal | designer;
constexpr std::uint8_t officers = clerk | approver;
constexpr std::uint8_t signed_in = applicants | officers | agency | admin;
constexpr std::uint8_t everybody = nobody_yet | signed_in;

constexpr Tie none = Tie::none;
constexpr Tie own = Tie::own_application;
constexpr Tie begun = Tie::begun_by_them;
constexpr Tie authority = Tie::same_authority;
constexpr Tie asked = Tie::asked_agency;
constexpr Tie below = Tie::below_asked;
constexpr Moment any = Moment::any;

// A draft that was filed as a change lives on in the application that it changed.
constexpr StateMask after_submission = all_but_draft & static_cast<StateMask>(~bit(ApplicationState::filed_as_change));
constexpr StateMask undecided = bit(ApplicationState::submitted) | bit(ApplicationState::incomplete) |
                                bit(ApplicationState::complete) | bit(ApplicationState::in_consultation);

// The states of an action that records an event are those of the state graph: said once, there.
template <class E>
StateMask live(Branch branch = Branch::any) {
  return states_allowing(event_type<E>, branch);
}

// The same without drafts, which are their applicant's alone.
template <class E>
StateMask filed() {
  return static_cast<StateMask>(live<E>() & after_submission);
}

}  // namespace

std::span<const AccessRow> access_rows() {
  using enum Action;
  static const AccessRow rows[] = {
      {sign_in, everybody, none, all_states, any},
      {get_session, everybody, none, all_states, any},
      {sign_out, signed_in, none, all_states, any},
      {get_period, everybody, none, all_states, any},
      {list_holidays, everybody, none, all_states, any},
      {list_procedures, everybody, none, all_states, any},
      {list_citations, everybody, none, all_states, any},
      {find_procedure, everybody, none, all_states, any},
      {get_map, signed_in, none, all_states, any},
      {find_parcels, signed_in, none, all_states, any},
      {list_map_features, signed_in, none, all_states, any},
      {check_design, signed_in, none, all_states, any},
      {read_drawing, applicants | officers, none, all_states, any},
      {compare_designs, signed_in, none, all_states, any},
      {list_authorities, signed_in, none, all_states, any},
      {list_agencies, officers | admin, none, all_states, any},
      {list_participation_rules, officers | admin, none, all_states, any},
      {list_applications, applicants | officers, none, all_states, any},
      {list_requests, officers | agency, none, all_states, any},
      {renew_calendar, applicants | officers | agency, none, all_states, any},
      {export_agency_figures, officers, none, all_states, any},
      {get_process_figures, officers, none, all_states, any},
      {export_agencies, officers | admin, none, all_states, any},
      {import_agencies, admin, none, all_states, any},
      {use_agency, admin, none, all_states, any},
      {remove_agency, admin, none, all_states, any},
      {list_statistics, officers, none, all_states, any},
      {export_statistics, officers, none, all_states, any},
      {list_accounts, admin, none, all_states, any},
      {add_account, admin, none, all_states, any},
      {change_account, admin, none, all_states, any},
      {change_authority, admin, none, all_states, any},
      {list_imports, admin, none, all_states, any},
      {start_import, admin, none, all_states, any},
      {get_import, admin, none, all_states, any},
      {cancel_import, admin, none, all_states, any},
      {list_webhooks, admin, none, all_states, any},
      {add_webhook, admin, none, all_states, any},
      {remove_webhook, admin, none, all_states, any},
      {retry_webhook, admin, none, all_states, any},
      // Whose rules: those of the one authority that the account administers (api/http/house_rules).
      {get_house_rules, admin, none, all_states, any},
      {list_house_rule_changes, admin, none, all_states, any},
      {add_house_rule, admin, none, all_states, any},
      {try_fee, admin, none, all_states, any},
      {export_fee_table, admin, none, all_states, any},
      {read_fee_table, admin, none, all_states, any},
      {start_application, applicants, none, all_states, any},
      {list_agency_text_blocks, agency, none, all_states, any},
      {save_agency_text_block, agency, none, all_states, any},
      {remove_agency_text_block, agency, none, all_states, any},
      {list_colleagues, officers, none, all_states, any},
      {set_absence, officers, none, all_states, any},
      {list_filters, officers, none, all_states, any},
      {save_filter, officers, none, all_states, any},
      {remove_filter, officers, none, all_states, any},

      {get_application, applicants, own, all_states, any},
      {get_application, officers, authority, after_submission, any},
      {get_draft_version, applicants, own, all_states, any},
      {get_draft_version, officers, authority, after_submission, any},
      {get_findings, applicants, own, all_states, any},
      {get_findings, officers, authority, after_submission, any},
      {get_drawing, applicants, own, all_states, any},
      {get_drawing, officers, authority, after_submission, any},
      {get_drawing_pdf, applicants, own, all_states, any},
      {get_drawing_pdf, officers, authority, after_submission, any},
      {get_timeline, applicants, own, all_states, any},
      {get_timeline, officers, authority, after_submission, any},
      {get_outlook, applicants, own, after_submission, any},
      {get_outlook, officers, authority, after_submission, any},
      {get_events, officers, authority, after_submission, any},
      {get_log, officers, authority, after_submission, any},
      {get_document, applicants, own, all_states, any},
      {get_document, officers, authority, after_submission, any},
      {get_document, agency, below, after_submission,
       any},  // and only what was released with the request: participation

      // Principals prepare what they began themselves; which procedures that may be, the law data says (prepared_by).
      {save_draft, designer, own, live<DraftSaved>(), any},
      {save_draft, principal, begun, live<DraftSaved>(), any},
      {file_document, designer, own, live<DocumentFiled>(Branch::by_applicant), any},
      {file_document, principal, begun, live<DocumentFiled>(Branch::by_applicant), any},
      {file_document, clerk, authority, live<DocumentFiled>(Branch::by_authority), any},
      {redact_document, clerk, authority, live<DocumentFiled>(Branch::by_authority), any},
      {submit_application, applicants, own, live<ApplicationSubmitted>(),
       Moment::not_a_change},  // ExemptionFiled likewise
      {withdraw_application, applicants, own, live<ApplicationWithdrawn>(), any},
      {supply_documents, designer, own, live<DocumentsSupplied>(), any},
      {supply_documents, principal, begun, live<DocumentsSupplied>(), any},
      {copy_application, designer, own, all_states, any},
      {copy_application, principal, begun, all_states, any},
      {change_application, designer, own, live<ApplicationChanged>(), Moment::no_change_open},
      {change_application, principal, begun, live<ApplicationChanged>(), Moment::no_change_open},
      {assess_change, clerk, authority, live<ChangeAssessed>(), Moment::change_open},

      {link_application, designer, own, live<ApplicationLinked>(), any},
      {link_application, principal, begun, live<ApplicationLinked>(), any},
      {link_application, clerk, authority, filed<ApplicationLinked>(), any},
      {get_statistics, applicants, own, all_states, any},
      {get_statistics, officers, authority, after_submission, any},
      {export_statistics_message, officers, authority, after_submission, any},
      {give_statistics, applicants, own, live<StatisticsGiven>(), any},
      {give_statistics, clerk, authority, filed<StatisticsGiven>(), any},

      // The authority's own books: nothing of law follows.
      {assign_case, officers, authority, after_submission, any},
      {list_notes, officers, authority, after_submission, any},
      {write_note, officers, authority, after_submission, any},

      // Messages between all of them; who is let read documents of the file without being one of them.
      {list_messages, applicants, own, after_submission, any},
      {list_messages, officers, authority, after_submission, any},
      {list_messages, agency, asked, after_submission, any},
      {mark_messages_read, applicants, own, after_submission, any},
      {mark_messages_read, officers, authority, after_submission, any},
      {mark_messages_read, agency, asked, after_submission, any},
      {send_message, applicants, own, live<MessageSent>(), any},
      {send_message, officers, authority, live<MessageSent>(), any},
      {send_message, agency, asked, live<MessageSent>(), any},
      {list_file_accesses, officers, authority, after_submission, any},
      {grant_file_access, clerk, authority, live<FileAccessGranted>(), any},
      {end_file_access, clerk, authority, live<FileAccessEnded>(), any},
      {renew_file_access, clerk, authority, live<FileAccessGranted>(), any},

      {reject_application, clerk, authority, live<ApplicationRejected>(), any},
      {demand_documents, clerk, authority, live<DocumentsDemanded>(), any},
      {confirm_completeness, clerk, authority, live<CompletenessConfirmed>(), any},
      {confirm_withdrawal, clerk, authority, live<WithdrawalDeemed>(), Moment::withdrawal_proposed},
      {extend_decision_period, clerk, authority, live<DecisionPeriodExtended>(), Moment::period_extendable},

      {postpone_decision, clerk, authority, live<DecisionPostponed>(), Moment::not_approved},
      {end_postponement, clerk, authority, live<PostponementEnded>(), Moment::postponed},
      {waive_deemed_permit, applicants, own, live<DeemedPermitWaived>(), Moment::waivable},
      {waive_deemed_permit, clerk, authority, live<DeemedPermitWaived>(), Moment::waivable},  // what came on paper

      {forward_exemption, clerk, authority, live<ExemptionForwarded>(), Moment::not_forwarded},
      {answer_exemption, clerk, authority, live<ExemptionAnswered>(), Moment::answerable},

      {suggest_agencies, officers, authority, undecided, any},
      {get_case_participation_rules, officers, authority, after_submission, any},
      {open_round, clerk, authority, live<RoundOpened>(), Moment::not_approved},
      {get_delta, officers, authority, after_submission, any},
      {open_delta_round, clerk, authority, live<AnswersCarriedOver>(), Moment::plans_changed},
      {undo_round, clerk, authority, live<RoundTakenBack>(), any},
      {record_agreement, clerk, authority, live<AgreementRecorded>(), any},
      {want_papers, agency, asked, live<PapersWanted>(), any},
      {ask_applicant, clerk, authority, live<ApplicantAsked>(), any},
      {reply_to_request, applicants, own, live<ApplicantReplied>(), any},
      {withdraw_request, clerk, authority, live<RequestWithdrawn>(), any},
      {renew_link, clerk, authority, live<RequestWithdrawn>(), any},
      {remind_requests, clerk, authority, live<RequestWithdrawn>(), any},
      {undo_reminders, clerk, authority, live<RequestWithdrawn>(), any},
      {get_request, officers, authority, after_submission, any},
      {get_request, agency, below, after_submission, any},
      {get_request_findings, officers, authority, after_submission, any},
      {get_request_findings, agency, below, after_submission, any},
      {submit_statement, agency, asked, live<StatementSubmitted>(), any},
      {submit_statement, clerk, authority, live<StatementSubmitted>(), any},  // what came on paper
      {file_attachment, agency, below, live<StatementSubmitted>(), any},
      {get_statement_draft, agency, below, after_submission, any},  // the agency's own, before it says anything
      {save_statement_draft, agency, below, live<StatementSubmitted>(), any},
      {sign_statement_draft, agency, below, live<StatementSubmitted>(), any},
      {release_statement, agency, asked, live<StatementSubmitted>(), any},
      {file_attachment, clerk, authority, live<StatementSubmitted>(), any},
      {record_delivery, clerk, authority, live<RequestDelivered>(), any},
      {acknowledge_request, agency, asked, live<RequestAcknowledged>(), any},
      {hand_on_request, agency, asked, live<RequestHandedOn>(), any},
      {ask_extension, agency, asked, live<ExtensionAsked>(), any},
      {answer_extension, clerk, authority, live<ExtensionAnswered>(), any},
      {replace_consent, clerk, authority, live<ConsentReplaced>(), any},
      {draft_round, clerk, authority, live<RoundDrafted>(), Moment::not_approved},
      {discard_round, clerk, authority, live<RoundDiscarded>(), Moment::not_approved},
      {weigh_conditions, clerk, authority, live<ConditionsWeighed>(), any},
      {compare_statements, officers, authority, after_submission, any},
      {export_synopsis, officers, authority, after_submission, any},

      // Neighbours and the public answer without an account: by their code, on the announcement's page.
      {get_neighbours, officers, authority, after_submission, any},
      {export_neighbours, officers, authority, after_submission, any},
      {name_neighbours, clerk, authority, live<NeighboursNamed>(), any},
      {import_neighbours, clerk, authority, live<NeighboursNamed>(), any},
      {remove_neighbour, clerk, authority, live<NeighbourRemoved>(), any},
      {notify_neighbours, clerk, authority, live<NeighboursNotified>(), Moment::not_approved},
      {record_neighbour_receipt, clerk, authority, live<NeighbourReceiptRecorded>(), any},
      {return_neighbour_letter, clerk, authority, live<NeighbourLetterReturned>(), any},
      {enter_neighbour_answer, clerk, authority, live<NeighbourAnswered>(), any},
      {list_announcements, officers, authority, after_submission, any},
      {announce_project, clerk, authority, live<PublicAnnounced>(), Moment::not_approved},
      {withdraw_announcement, clerk, authority, live<AnnouncementWithdrawn>(), any},
      {enter_objection, clerk, authority, live<ObjectionRaised>(), any},
      {announce_permit, clerk, authority, live<PermitAnnounced>(), Moment::announced},

      {draft_decision, clerk, authority, live<DecisionDrafted>(), Moment::not_approved},
      {return_decision, officers, authority, live<DecisionReturned>(), Moment::drafted_or_approved},
      {approve_decision, approver, authority, live<DecisionApproved>(), Moment::awaits_approval},
      {preview_notice, officers, authority, live<DecisionServed>(), Moment::drafted_or_approved},
      {serve_decision, officers, authority, live<DecisionServed>(), Moment::approved},
      {offer_notice, officers, authority, live<NoticeOffered>(Branch::of_decision), Moment::not_offered},
      {offer_demand, clerk, authority, live<NoticeOffered>(Branch::of_demand), any},
      {offer_extension, clerk, authority, live<NoticeOffered>(Branch::of_extension), Moment::period_extendable},
      // Beyond the service, too: a second retrieval is answered like the first.
      {retrieve_notice, applicants, own, after_submission, Moment::notice_offered},
      {list_text_blocks, officers, authority, after_submission, any},
      {get_fee, officers, authority, after_submission, any},

      // After the decision. What comes on paper is entered by the authority.
      {give_site_notice, applicants, own, live<SiteNoticeGiven>(), any},
      {give_site_notice, clerk, authority, live<SiteNoticeGiven>(), any},
      {interrupt_works, clerk, authority, live<WorksInterrupted>(), Moment::at_work},
      {resume_works, clerk, authority, live<WorksResumed>(), Moment::interrupted},
      {record_inspection, clerk, authority, live<InspectionRecorded>(), any},
      {request_validity, applicants, own, live<ValidityExtensionRequested>(), Moment::validity_not_requested},
      {request_validity, clerk, authority, live<ValidityExtensionRequested>(), Moment::validity_not_requested},
      {decide_validity, officers, authority, live<ValidityExtensionDecided>(), Moment::validity_requested},
      {confirm_expiry, clerk, authority, live<PermitExpired>(), Moment::run_out},
      {certify_permit, officers, authority, live<AddresseeServed>(), Moment::deemed},
      {serve_addressee, officers, authority, live<AddresseeServed>(), any},
      {correct_notice, officers, authority, live<NoticeCorrected>(), any},
      {list_erasures, officers, none, all_states, any},
      {get_erasure, officers, authority, after_submission, any},
      {propose_erasure, officers, authority, live<PersonalDataErased>(), any},
      {confirm_erasure, approver, authority, live<PersonalDataErased>(), any},
      {cancel_permit, approver, authority, live<PermitCancelled>(), any},
  };
  return rows;
}

}  // namespace flurwerk
