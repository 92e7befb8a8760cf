#include "api/store/sqlite/verify.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "api/store/sqlite/event_log.hpp"
#include "api/store/sqlite/sql.hpp"
#include "api/store/sqlite/state_tables.hpp"

namespace flurwerk::api {
namespace {

class Verification {
 public:
  Verification(Database& database, const DocumentStore& documents, const VerifyProgress& progress)
      : database_(database), documents_(documents), progress_(progress) {}

  VerifyReport run(const std::string& expected_head) {
    applications_ = ids("applications_with_events");
    total_ = log_head(database_).seq + std::ssize(applications_) + std::ssize(ids("document_hashes"));
    const auto walked = [this](std::int64_t) { advance(); };
    report_.ok =
        verify_chain(database_, expected_head, walked, report_) && state() && drafts() && stored_documents() && file();
    if (!report_.ok) return report_;
    const std::string events = std::to_string(report_.events), files = std::to_string(report_.documents);
    report_.code = "intact";
    report_.message = {"Unversehrt: " + events + " Ereignisse, " + files + " Dokumente geprüft.",
                       "Intact: " + events + " events, " + files + " documents checked."};
    if (report_.messages > 0) {
      const std::string messages = std::to_string(report_.messages);
      report_.message.de += " Die Worte von " + messages + " Nachrichten stimmen mit dem Protokoll überein.";
      report_.message.en += " The words of " + messages + " messages match the log.";
    }
    if (report_.erased > 0) {
      const std::string cases = std::to_string(report_.erased), gone = std::to_string(erased_.size());
      report_.message.de += " Nach Löschregel gelöscht: Personen von " + cases + " Vorgängen, " + gone + " Dokumente.";
      report_.message.en += " Erased by rule: persons of " + cases + " cases, " + gone + " documents.";
    }
    return report_;
  }

 private:
  bool blame(const char* code, std::string table, std::string row, Text message, std::string column = {}) {
    report_.code = code;
    report_.table = std::move(table);
    report_.row = std::move(row);
    report_.column = std::move(column);
    report_.message = std::move(message);
    return false;
  }

  void advance() {
    ++done_;
    if (progress_) progress_(std::min(done_, total_), total_);
  }

  std::vector<std::string> ids(const char* query_name) {
    std::vector<std::string> list;
    auto query = database_.query(sql(query_name));
    while (query.step()) list.push_back(query.text(0));
    return list;
  }

  bool state() {
    for (const auto& id : stored_applications(database_)) {
      if (std::binary_search(applications_.begin(), applications_.end(), id)) continue;
      return differs(stored_rows(database_, id).front(), "", {"steht dort ohne ein Ereignis", "has no event"});
    }
    for (const auto& id : applications_) {
      const auto folded = load_case(database_, {id}, std::numeric_limits<std::int64_t>::max(), "9999");
      if (!same_rows(state_rows(*folded), stored_rows(database_, id)) || !drafts_of(*folded)) return false;
      if (!words_of(*folded)) return false;
      if (const auto& erased = folded->application.erased) {
        erased_.insert(erased->documents.begin(), erased->documents.end());
        ++report_.erased;
        if (!persons_gone(*erased, id)) return false;
      }
      advance();
    }
    return true;
  }

  bool same_rows(const std::vector<StateRow>& folded, const std::vector<StateRow>& stored) {
    for (std::size_t i = 0; i < std::max(folded.size(), stored.size()); ++i) {
      if (i == stored.size() || (i < folded.size() && key_before(folded[i], stored[i]))) {
        return differs(folded[i], "", {"fehlt dort", "is missing there"});
      }
      if (i == folded.size() || key_before(stored[i], folded[i])) {
        return differs(stored[i], "", {"folgt aus keinem Ereignis", "follows from no event"});
      }
      if (folded[i] == stored[i]) continue;
      const auto mine = folded[i].cells(), theirs = stored[i].cells();
      const auto column = static_cast<std::size_t>(std::ranges::mismatch(mine, theirs).in1 - mine.begin());
      return differs(folded[i], std::string(state_tables()[folded[i].table].columns[column]),
                     {"weicht von den Ereignissen ab", "differs from the events"});
    }
    return true;
  }

  bool differs(const StateRow& row, const std::string& column, const Text& how) {
    const std::string table(state_tables()[row.table].name), key = key_text(row);
    const Text place = column.empty() ? Text{} : Text{", Spalte " + column, ", column " + column};
    return blame("state-differs", table, key,
                 {"Tabelle " + table + ", Zeile " + key + place.de + ": " + how.de + ".",
                  "Table " + table + ", row " + key + place.en + ": " + how.en + "."},
                 column);
  }

  bool persons_gone(const PersonalDataErased& erased, const std::string& application) {
    for (const auto& id : erased.persons) {
      auto query = database_.query(sql("person"));
      if (!query.bind("id", id.value).step() || !query.text(8).empty()) continue;
      return blame("erased-person-there", "person", id.value,
                   {"Eine Person des Vorgangs " + application + " ist gelöscht und steht noch da.",
                    "A person of case " + application + " is erased and still there."});
    }
    return true;
  }

  bool drafts_of(const Case& folded) {
    for (const auto& recorded : folded.events) {
      const auto draft = saved_draft(recorded.event);
      if (!draft) continue;
      auto query = database_.query(sql("draft_content"));
      if (query.bind("sha256", draft->content_sha256).step()) continue;
      report_.seq = recorded.seq;
      return blame(
          "draft-missing", "draft_content", draft->content_sha256,
          {"Der Inhalt eines Entwurfs fehlt: " + draft->content_sha256 + " (Bauantrag " + folded.id.value + ").",
           "The content of a draft is missing: " + draft->content_sha256 + " (application " + folded.id.value + ")."});
    }
    return true;
  }

  bool words_of(const Case& folded) {
    const bool erased = folded.application.erased.has_value();
    for (const auto& recorded : folded.events) {
      const auto* sent = std::get_if<MessageSent>(&recorded.event);
      if (sent == nullptr) continue;
      auto query = database_.query(sql("message_words_of"));
      const bool there = query.bind("id", sent->message.value).step();
      const bool match = there && digest_of({sent->message, query.text(0), query.text(1)}) == sent->digest;
      report_.messages += match ? 1 : 0;
      if (erased ? !there : match) continue;
      report_.seq = recorded.seq;
      const std::string place = sent->message.value + " (" + folded.id.value + ").";
      if (erased) {
        return blame("erased-message-there", "message_words", sent->message.value,
                     {"Die Worte einer Nachricht sind gelöscht und stehen noch da: " + place,
                      "The words of a message are erased and still there: " + place});
      }
      if (!there) {
        return blame("message-missing", "message_words", sent->message.value,
                     {"Die Worte einer Nachricht fehlen: " + place, "The words of a message are missing: " + place});
      }
      return blame(
          "message-altered", "message_words", sent->message.value,
          {"Die Worte einer Nachricht wurden verändert: " + place, "The words of a message were altered: " + place},
          "text");
    }
    return true;
  }

  bool drafts() {
    auto query = database_.query(sql("draft_contents"));
    while (query.step()) {
      const std::string name = query.text(0);
      if (sha256_hex(query.text(1)) == name) continue;
      return blame("draft-altered", "draft_content", name,
                   {"Der Inhalt eines Entwurfs wurde verändert: " + name + ".",
                    "The content of a draft was altered: " + name + "."},
                   "body");
    }
    return true;
  }

  bool stored_documents() {
    for (const auto& name : ids("document_hashes")) {
      const auto reader = documents_.open(name);
      if (reader && erased_.contains(name)) {
        return blame("erased-document-there", "document_version", name,
                     {"Ein Dokument ist gelöscht und liegt noch im Datenordner: " + name + ".",
                      "A document is erased and still lies in the data folder: " + name + "."});
      }
      if (!reader && erased_.contains(name)) {
        advance();
        continue;
      }
      if (!reader) {
        return blame("document-missing", "document_version", name,
                     {"Ein Dokument fehlt im Datenordner: " + name + ".",
                      "A document is missing from the data folder: " + name + "."});
      }
      if (hash_of_file(**reader) != name) {
        return blame("document-altered", "document_version", name,
                     {"Ein Dokument wurde im Datenordner verändert: " + name + ".",
                      "A document was altered in the data folder: " + name + "."});
      }
      ++report_.documents;
      advance();
    }
    return true;
  }

  static std::string hash_of_file(const DocumentReader& reader) {
    Sha256 hash;
    std::array<char, 65536> buffer;
    std::int64_t offset = 0;
    while (const std::size_t size = reader.read(offset, buffer)) {
      hash.update({buffer.data(), size});
      offset += static_cast<std::int64_t>(size);
    }
    return hash.hex();
  }

  bool file() {
    for (const char* question : {"PRAGMA foreign_key_check", "PRAGMA geodata.foreign_key_check"}) {
      auto references = database_.query(question);
      if (!references.step()) continue;
      const std::string table = references.text(0), row = references.text(1), other = references.text(2);
      return blame("reference-broken", table, row,
                   {"Tabelle " + table + ", Zeile " + row + ": verweist auf nichts in " + other + ".",
                    "Table " + table + ", row " + row + ": refers to nothing in " + other + "."});
    }
    if (!answers_ok("PRAGMA integrity_check", "flurwerk.sqlite, geodata.sqlite")) return false;
    for (const std::string table : {"parcel", "building", "plan_area", "map_layer_feature"}) {
      if (!answers_ok("SELECT rtreecheck('geodata', 'idx_" + table + "_geom')", table)) return false;
    }
    return true;
  }

  bool answers_ok(const std::string& question, const std::string& table) {
    auto query = database_.query(question);
    const std::string answer = query.step() ? query.text(0) : "no answer";
    if (answer == "ok") return true;
    return blame("file-damaged", table, "",
                 {"Die Datenbankdatei ist beschädigt (" + table + "): " + answer,
                  "The database file is damaged (" + table + "): " + answer});
  }

  Database& database_;
  const DocumentStore& documents_;
  const VerifyProgress& progress_;
  std::vector<std::string> applications_;
  std::set<std::string> erased_;  // documents, by rule
  std::int64_t done_ = 0, total_ = 0;
  VerifyReport report_;
};

}  // namespace

VerifyReport verify_database(Database& database, const DocumentStore& documents, const VerifyProgress& progress,
                             const std::string& expected_head) {
  VerifyReport failed;
  try {
    const Transaction snapshot(database, "BEGIN");
    return Verification(database, documents, progress).run(expected_head);
  } catch (const std::exception& error) {  // rows that no program of ours wrote, pages that SQLite cannot read
    failed.code = "unreadable";
    failed.message = {std::string("Die Datenbank ist nicht lesbar: ") + error.what(),
                      std::string("The database cannot be read: ") + error.what()};
  }
  return failed;
}

}  // namespace flurwerk::api
