// CaseLists over SQLite: keyset paging on the state tables' indexes, exact counts.
// Basis: api/app/ports/case_lists.hpp.
#pragma once

#include "api/app/ports/case_lists.hpp"
#include "api/store/sqlite/case_search.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteCaseLists : public CaseLists {
 public:
  explicit SqliteCaseLists(Database& database) : database_(database) {}
  Page<ApplicationRow> inbox(const InboxFilter& filter) const override;
  std::optional<ApplicationRow> application(const ApplicationId& id) const override;
  std::vector<DueDeadline> due(Date today, int limit) const override;
  std::vector<DueDeadline> due_soon(Date from, Date until, const std::string& said, int limit) const override;
  Page<RequestRow> requests(const RequestFilter& filter) const override;
  std::vector<RequestOutcomeRow> request_outcomes(const AuthorityId& authority) const override;
  std::vector<ProcessStepsRow> process_steps(const AuthorityId& authority) const override;
  std::optional<RequestRow> request(const RequestId& id) const override;
  std::vector<StatisticsRow> statistics(const AuthorityId& authority, Date from, Date to) const override;
  std::vector<AnnouncementRow> announcements(Date today, int limit) const override;
  std::optional<ApplicationId> announced_application(const AnnouncementId& id) const override;
  std::vector<DocumentRow> document(const DocumentId& id) const override;
  std::vector<LoggedEvent> events_after(std::int64_t seq, const ApplicationId& application, int limit) const override;
  std::int64_t next_file_number(const AuthorityId& authority, int year) const override;

 private:
  Page<ApplicationRow> searched(std::vector<FoundCase> found, const InboxFilter& filter) const;
  Database& database_;
};

}  // namespace flurwerk::api
