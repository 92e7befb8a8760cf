// Use cases about neighbours: who adjoins, naming owners, letters with a code, receipt, answers by code and on paper.
// Basis: § 71 HBO; the rules stand in participation/neighbourhood. Names and addresses never enter the log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/app/change.hpp"
#include "api/app/documents.hpp"
#include "geo/adjacency.hpp"
#include "participation/neighbourhood.hpp"

namespace flurwerk::api {

// What the map says about the case's plot; empty with a reason where there is no plot or no cadastre.
struct AdjoiningLand {
  std::vector<geo::Adjoining> parcels;
  std::optional<Text> not_checked;
};
AdjoiningLand adjoining_land(const App& app, const View& view, const Case& the_case, Date today);
// "§ 6 Abs. 5 HBO: 1,92 m² der Abstandsfläche ..., bis 0,28 m tief": why a provision concerns this parcel.
Text concern_text(const geo::Concern& concern);

struct NeighbourInput {
  std::vector<ParcelKey> parcels;
  Person person;
};
// Boundary and concern of each come from the map. Refused: a parcel that the cadastre does not know, an owner who is
// named for the same parcel already.
Result<Done> name_neighbours(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::vector<NeighbourInput>& neighbours);
Result<Done> remove_neighbour(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const participation::RemoveNeighbour& command);

// neighbours_csv.cpp. Columns parcels;name;street;postcode;city: one line for each adjoining parcel that nobody is named
// for yet. The same columns are read back; all of it or nothing.
Result<std::string> neighbours_csv(const App& app, const Caller& caller, const ApplicationId& application);
Result<std::vector<NeighbourInput>> read_neighbours_csv(std::string_view csv);
Result<Done> import_neighbours(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, std::string_view csv);

struct NotifyInput {
  std::vector<NeighbourId> neighbours;
  std::string subject;
  std::vector<DocumentId> released;
  std::string service;
  Date sent_on;
};
// Writes a letter with a new code for each and files it; older codes of theirs end.
Result<Done> notify_neighbours(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, const NotifyInput& input);
Result<Done> record_neighbour_receipt(App& app, const Caller& caller, const Precondition& precondition,
                                      const ApplicationId& application,
                                      const participation::RecordNeighbourReceipt& command);
Result<Done> return_neighbour_letter(App& app, const Caller& caller, const Precondition& precondition,
                                     const ApplicationId& application,
                                     const participation::ReturnNeighbourLetter& command);
// What came on paper or by mail.
Result<Done> enter_neighbour_answer(App& app, const Caller& caller, const Precondition& precondition,
                                    const ApplicationId& application, const participation::AnswerAsNeighbour& command);

// neighbour_code.cpp: whoever holds the code. Blanks, hyphens and capitals do not matter.
struct CodeHolder {
  ApplicationId application;
  NeighbourId neighbour;  // empty: holds the code of an inspection of the file (api/app/file_access)
  FileAccessId access{};
};
// Refused as "code-unknown": never given, or replaced by that of a newer letter.
Result<CodeHolder> holder_of(const View& view, std::string_view code);
void note_page_opened(App& app, const CodeHolder& holder);
Result<void> answer_by_code(App& app, const CodeHolder& holder, participation::AnswerAsNeighbour command);
// Only what was released to this neighbour, and only while the code holds.
Result<OpenedDocument> open_released(const App& app, const CodeHolder& holder, const DocumentId& document);

// "ABCDE-FGHIJ-KLMNO-PQRST": a hundred random bits.
std::string new_code();
std::string plain_code(std::string_view typed);  // lower case, letters and digits only

}  // namespace flurwerk::api
