// The office's books over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/office.hpp.
#pragma once

#include "api/app/ports/office.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteOffice : public Office {
 public:
  explicit SqliteOffice(Database& database) : database_(database) {}
  std::optional<Assignment> assignment(const ApplicationId& application) const override;
  std::vector<Assignment> assignments(const ApplicationId& application) const override;
  std::vector<Note> notes(const ApplicationId& application) const override;
  std::vector<Absence> absences() const override;
  std::vector<SavedFilter> filters(const AccountId& account) const override;
  void assign(const ApplicationId& application, const AccountId& account, const AccountId& by, Instant at) override;
  void put_note(const ApplicationId& application, const Note& note) override;
  void put_absence(const Absence& absence) override;
  void remove_absence(const AccountId& account) override;
  void put_filter(const AccountId& account, const SavedFilter& filter) override;
  void remove_filter(const AccountId& account, const std::string& name) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
