// CaseLists answers what the pages list: inbox, due deadlines, an agency's requests, and who belongs to which id.
// Read from the state tables, which the store keeps equal to the events (`flurwerk verify` proves it).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/app/event_row.hpp"
#include "permit-core/calendar/date.hpp"
#include "permit-core/event.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

template <class Row>
struct Page {
  std::vector<Row> rows;
  std::string next;        // hand back as `after` for the following page; empty = this was the last
  std::int64_t total = 0;  // exact count of all rows that match, whatever the page
};

struct InboxFilter {  // every empty field means "any"
  AuthorityId authority{};
  AccountId applicant{};              // the account that started it, or a party's own
  AgencyId agency{};                  // has a request to this agency
  std::vector<std::string> states{};  // names as Application gives them
  std::vector<AccountId> assigned{};  // to one of these
  bool unassigned = false;            // to nobody
  std::string text{};  // words, each a part of something in it or of a party's name; case and umlauts folded
  std::string sort{};  // "due" (also when empty), "received", "title" or "turn"; ascending, then by id. "turn": the
                       // applicant's, then others', then nobody's, each by what is due, drafts last; looks at each case
  std::string after{};  // Page::next of the page before, of the same sort
  int limit = 50;       // 1..500
};

struct ApplicationRow {
  ApplicationId id;
  std::string file_number;  // empty while a draft
  std::string title;
  std::string state;
  std::string procedure;
  AuthorityId authority;
  AccountId applicant;
  std::vector<ParcelKey> parcels;
  std::optional<Date> received_on;
  std::optional<Date> due_on;  // earliest unsettled deadline
  std::string due_rule;        // that deadline's rule
  int open_requests = 0;       // statements still awaited
  int all_requests = 0;        // statements ever asked for
  std::string turn;            // whose turn it is: "applicant", "authority", "agencies", "nobody"
  Instant started_at;
  Instant changed_at;
  std::int64_t version = 0;
  AccountId assigned_to{};           // empty: nobody
  std::optional<Date> turn_since{};  // none: nobody's yet
  int questions = 0;                 // to the applicant, without a reply
};

struct DueDeadline {
  ApplicationId application;
  DeadlineId deadline;
  std::string rule;
  std::string subject;  // a request id or empty
  std::string on_silence;
  Date due_on;
};

struct RequestFilter {
  std::vector<AgencyId> agencies{};  // asked, or handed on to, one of these; empty = any
  AuthorityId authority{};           // that asks; empty = any
  bool open_only = false;
  bool latest_first = false;  // by due date, else earliest first
  std::string after{};
  int limit = 50;  // 1..500
};

struct RequestRow {
  RequestId id;
  ApplicationId application;
  RoundId round;
  AgencyId agency;
  std::string act;    // "opinion", "einvernehmen", ...
  std::string state;  // "open", "answered", "silent", "withdrawn"
  Date due_on;
  std::string title;  // of the application
  std::string file_number;
  AuthorityId authority;
};

struct RequestOutcomeRow {  // what became of one request, for figures
  AgencyId agency;
  Date sent_on;
  std::string state;
  std::optional<Date> received_on;
  bool late = false;
  std::string act{};  // as the log writes it
};

struct ProcessStepsRow {  // how far one filed application came, for figures
  Date received_on;
  std::optional<Date> complete_on;
  std::optional<Date> decided_on;  // served
  bool deemed_granted = false;
  bool deemed_complete = false;
  bool decision_late = false;  // the period for it was over before
  bool running = false;        // waits for completeness or a decision
};

struct AnnouncementRow {  // of the public, § 72 HBO
  AnnouncementId id;
  ApplicationId application;
  AuthorityId authority;
};

struct StatisticsRow {  // what has happened in a case that may have to be reported (HBauStatG)
  ApplicationId application;
  std::string occasion;  // "permit"
  Date on;
};

struct DocumentRow {  // one version of one document
  DocumentId id;
  int version = 0;
  ApplicationId application;
  std::string document_type;
  std::string title;
  std::string file_name;
  std::string media_type;
  std::string sha256;
  std::int64_t size_bytes = 0;
  std::string filed_by_side;
  RequestId request;
};

struct LoggedEvent {  // an event as it is kept, and what it says
  EventRow row;
  RecordedEvent recorded;
};

class CaseLists {
 public:
  virtual ~CaseLists() = default;
  // Rows without a value to sort by come last.
  virtual Page<ApplicationRow> inbox(const InboxFilter& filter) const = 0;
  virtual std::optional<ApplicationRow> application(const ApplicationId& id) const = 0;
  // Unsettled deadlines whose last day is before `today`, earliest first.
  virtual std::vector<DueDeadline> due(Date today, int limit = 1000) const = 0;
  // Running deadlines of applications themselves that end from `from` to `until`, earliest first; left out is
  // what Outbox::once was told of as "{said} {application} {deadline} {due_on}".
  virtual std::vector<DueDeadline> due_soon(Date from, Date until, const std::string& said, int limit = 1000) const = 0;
  virtual Page<RequestRow> requests(const RequestFilter& filter) const = 0;
  // All requests of an authority's cases, by agency.
  virtual std::vector<RequestOutcomeRow> request_outcomes(const AuthorityId& authority) const = 0;
  virtual std::vector<ProcessStepsRow> process_steps(const AuthorityId& authority) const = 0;  // all but drafts
  virtual std::optional<RequestRow> request(const RequestId& id) const = 0;
  // Of an authority's cases, from a day to a day, by day.
  virtual std::vector<StatisticsRow> statistics(const AuthorityId& authority, Date from, Date to) const = 0;
  // Announcements whose page is there on this day, newest first.
  virtual std::vector<AnnouncementRow> announcements(Date today, int limit = 500) const = 0;
  // The application that an announcement belongs to, whatever became of it.
  virtual std::optional<ApplicationId> announced_application(const AnnouncementId& id) const = 0;
  // All versions, oldest first; empty = unknown id.
  virtual std::vector<DocumentRow> document(const DocumentId& id) const = 0;
  // Events after `seq`, oldest first; of one application, or of all when `application` is empty.
  virtual std::vector<LoggedEvent> events_after(std::int64_t seq, const ApplicationId& application,
                                                int limit = 500) const = 0;
  // Next running number for file numbers of this authority and year: 1, 2, ... (counts submitted applications).
  virtual std::int64_t next_file_number(const AuthorityId& authority, int year) const = 0;
};

}  // namespace flurwerk::api
