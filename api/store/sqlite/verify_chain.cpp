#include <algorithm>
#include <map>
#include <stdexcept>

#include "api/app/event_json.hpp"
#include "api/store/sqlite/event_log.hpp"
#include "api/store/sqlite/sql.hpp"
#include "api/store/sqlite/verify.hpp"

namespace flurwerk::api {
namespace {

void blame(VerifyReport& report, const char* code, std::int64_t seq, std::string column, const Text& what) {
  const std::string number = std::to_string(seq);
  report.code = code;
  report.seq = seq;
  report.table = "event";
  report.row = number;
  report.column = std::move(column);
  report.message = {"Ereignis " + number + " " + what.de, "Event " + number + " " + what.en};
}

std::string prev_hash_of_next(Database& database, std::int64_t seq) {
  auto query = database.query("SELECT prev_hash FROM event WHERE seq = :seq");
  return query.bind("seq", seq + 1).step() ? query.text(0) : std::string();
}

std::string hash_before_in_case(Database& database, const EventRow& row) {
  auto query = database.query(sql("last_event_of"));
  query.bind("application", row.application).bind("last_seq", row.seq - 1);
  return query.step() ? query.text(1) : no_hash();
}

bool is_canonical(const EventRow& row) {
  try {
    return encode(decode(row.type, row.payload, row.words), salt_of(row.words)).payload == row.payload;
  } catch (const std::runtime_error&) {
    return false;
  }
}

// Which column of a row that does not match its hash was touched, as far as the rest of the row can tell.
std::string altered_column(Database& database, const EventRow& row, const std::string& before) {
  EventRow other = row;
  other.prev_hash = before;
  if (hash_of(other) == row.hash) return "prev_hash";
  other = row;
  other.case_prev_hash = hash_before_in_case(database, row);
  if (hash_of(other) == row.hash) return "case_prev_hash";
  if (hash_of(row) == prev_hash_of_next(database, row.seq)) return "hash";
  const std::int64_t last = log_head(database).seq;
  other = row;
  for (other.seq = 1; other.seq <= last; ++other.seq) {
    if (hash_of(other) == row.hash) return "seq";
  }
  if (!parse_instant(row.at)) return "at";
  return is_canonical(row) ? "" : "payload";
}

bool check_row(Database& database, const EventRow& row, const LogHead& before, VerifyReport& report) {
  if (row.seq != before.seq + 1) {
    blame(report, "event-missing", before.seq + 1, "", {"fehlt im Protokoll.", "is missing from the log."});
    return false;
  }
  if (hash_of(row) != row.hash) {
    const std::string column = altered_column(database, row, before.hash);
    const Text place = column.empty() ? Text{} : Text{" (Spalte " + column + ")", " (column " + column + ")"};
    blame(report, column == "seq" ? "event-moved" : "event-altered", row.seq, column,
          {"wurde nachträglich verändert" + place.de + ": Inhalt und Prüfsumme passen nicht zusammen.",
           "was altered afterwards" + place.en + ": content and hash do not match."});
    return false;
  }
  if (row.prev_hash != before.hash) {  // both rows are consistent in themselves: the earlier one was hashed anew
    blame(report, "event-altered", std::max<std::int64_t>(before.seq, 1), "",
          {"wurde nachträglich ersetzt: Das folgende Ereignis ist an ein anderes gekettet.",
           "was replaced afterwards: the event after it is chained to another one."});
    return false;
  }
  if (row.case_prev_hash != hash_before_in_case(database, row)) {  // the whole log was hashed anew
    blame(report, "event-altered", row.seq, "case_prev_hash",
          {"ist nicht an das vorige Ereignis seines Vorgangs gekettet.",
           "is not chained to the event before of its case."});
    return false;
  }
  return true;
}

// The last erasure of each case that had one.
using ErasedAt = std::map<std::string, std::int64_t>;
ErasedAt erased_at(Database& database) {
  ErasedAt last;
  auto query = database.query(sql("erasures"));
  while (query.step()) last[query.text(0)] = query.integer(1);
  return last;
}

// What people wrote stands beside the hashed payload, which commits to it.
bool check_words(const EventRow& row, const ErasedAt& erased, VerifyReport& report) {
  const WordsState state = words_state(row.payload, row.words);
  if (state == WordsState::altered) {
    blame(report, "event-altered", row.seq, "words",
          {"wurde nachträglich verändert (Spalte words): Der Text ist nicht der, dessen Prüfsumme festgehalten ist.",
           "was altered afterwards (column words): the text is not the one whose hash is kept."});
    return false;
  }
  const auto erasure = erased.find(row.application);
  const bool gone = state == WordsState::erased, ought = erasure != erased.end() && row.seq < erasure->second;
  if (state == WordsState::none || gone == ought) return true;
  if (gone) {
    blame(report, "words-missing", row.seq, "words",
          {"hat seinen Text verloren, und keine Löschung ist festgehalten.",
           "has lost its text, and no erasure is on record."});
  } else {
    blame(report, "erased-words-there", row.seq, "words",
          {"hat noch Text, obwohl er gelöscht ist.", "still has text although it was erased."});
  }
  return false;
}

bool check_end(Database& database, const LogHead& last, VerifyReport& report) {
  const LogHead head = log_head(database);
  if (head.seq > last.seq) {
    blame(report, "event-missing", last.seq + 1, "",
          {"fehlt: Das Ende des Protokolls wurde abgeschnitten.", "is missing: the end of the log was cut off."});
    return false;
  }
  if (head.seq < last.seq) {
    blame(report, "event-added", head.seq + 1, "",
          {"wurde am Programm vorbei angefügt.", "was appended behind the program's back."});
    return false;
  }
  if (head.hash == last.hash) return true;
  blame(report, "event-altered", last.seq, "",
        {"wurde nachträglich ersetzt: Seine Prüfsumme ist nicht die zuletzt festgehaltene.",
         "was replaced afterwards: its hash is not the one kept last."});
  return false;
}

}  // namespace

bool verify_chain(Database& database, const std::string& expected_head,
                  const std::function<void(std::int64_t)>& progress, VerifyReport& report) {
  LogHead before{0, no_hash()};
  bool expected_seen = expected_head.empty() || expected_head == before.hash;
  const ErasedAt erased = erased_at(database);
  auto query = database.query(sql("events_all"));
  while (query.step()) {
    const EventRow row = read_event_row(query);
    if (!check_row(database, row, before, report) || !check_words(row, erased, report)) return false;
    before = {row.seq, row.hash};
    expected_seen = expected_seen || row.hash == expected_head;
    ++report.events;
    progress(report.events);
  }
  report.head = before.hash;
  if (!check_end(database, before, report)) return false;
  if (expected_seen) return true;
  report.code = "head-unknown";
  report.table = "event";
  report.message = {"Die angegebene Prüfsumme kommt im Protokoll nicht vor: Es wurde ersetzt oder gekürzt.",
                    "The given hash does not occur in the log: it was replaced or cut."};
  return false;
}

}  // namespace flurwerk::api
