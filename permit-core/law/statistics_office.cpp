#include "permit-core/law/statistics_office.hpp"

#include "permit-core/law/file_of_rows.hpp"

namespace flurwerk {

namespace {

StatisticsOffice::Party party_of(Row& row, const char* key) {
  Row party(row.get(key), row.place(key));
  StatisticsOffice::Party read{party.string("directory"), party.string("directory_version"), party.string("id"),
                               party.string("name")};
  party.nothing_else();
  return read;
}

}  // namespace

void read(Row& row, StatisticsOffice& into) {
  into.author = party_of(row, "author");
  into.reader = party_of(row, "reader");
  into.lands_version = row.string("lands_version");
  into.municipalities_version = row.string("municipalities_version");
  Row list(row.get("procedures"), row.place("procedures"));
  into.procedures_uri = list.string("uri");
  into.procedures_version = list.string("version");
  for (const auto& [procedure, code] : list.get("codes").items()) {
    if (!code.is_string()) list.fail("needs a text for each procedure in \"codes\"");
    into.procedures[procedure] = code.get<std::string>();
  }
  list.nothing_else();
}

Result<std::vector<StatisticsOffice>> read_statistics_offices(std::string_view json_text, const std::string& name) {
  return read_file_of<StatisticsOffice>(json_text, name);
}

}  // namespace flurwerk
