// Office holds the authority's own books beside the cases: who works on which, notes, absences and deputies, saved filters.
// Basis: nothing of law follows from them; they name persons, so they are no events and can be erased (decision 11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct Assignment {  // Zuweisung eines Vorgangs an eine Sachbearbeitung
  AccountId account;
  AccountId assigned_by;
  Instant since;
  std::optional<Instant> until{};  // none: still
};
struct Note {  // interner Vermerk
  std::string id;
  AccountId account;
  Instant at;
  std::string text;
};
struct Absence {
  AccountId account;
  Date first_day;
  Date last_day;
  AccountId deputy;
  bool covers(Date day) const { return first_day <= day && day <= last_day; }
  friend bool operator==(const Absence&, const Absence&) = default;
};
struct SavedFilter {
  std::string name;   // unique for its account
  std::string query;  // of the inbox page: "status=complete&suche=Weber"
  friend bool operator==(const SavedFilter&, const SavedFilter&) = default;
};

class Office {
 public:
  virtual ~Office() = default;
  virtual std::optional<Assignment> assignment(const ApplicationId& application) const = 0;
  virtual std::vector<Assignment> assignments(const ApplicationId& application) const = 0;  // oldest first
  virtual std::vector<Note> notes(const ApplicationId& application) const = 0;              // newest first
  virtual std::vector<Absence> absences() const = 0;                                        // at most one an account
  virtual std::vector<SavedFilter> filters(const AccountId& account) const = 0;             // by name

  // Writers, reachable through Tx alone. An empty account: nobody works on it any more.
  virtual void assign(const ApplicationId& application, const AccountId& account, const AccountId& by, Instant at) = 0;
  virtual void put_note(const ApplicationId& application, const Note& note) = 0;
  virtual void put_absence(const Absence& absence) = 0;  // takes the place of the account's last one
  virtual void remove_absence(const AccountId& account) = 0;
  virtual void put_filter(const AccountId& account, const SavedFilter& filter) = 0;  // by name
  virtual void remove_filter(const AccountId& account, const std::string& name) = 0;
};

}  // namespace flurwerk::api
