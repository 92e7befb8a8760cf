// A Story is one application and the steps it can take, each by the person who would take it, so many days ago.
// Internal to samples.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/app/documents.hpp"
#include "api/app/drafts.hpp"
#include "participation/participation.hpp"
#include "samples/cast.hpp"
#include "samples/house.hpp"
#include "samples/script.hpp"
#include "samples/town.hpp"

namespace flurwerk::samples {

inline constexpr const char* designer = "architektin@lindenau.example";
inline constexpr const char* clerk = "bauamt@lindenkreis.example";
inline constexpr const char* approver = "leitung@lindenkreis.example";

// What happens to the last request to an agency; see request_steps.hpp.
struct RequestMoment {
  Script& script;
  api::App& app;
  const api::Caller& caller;
  const api::Case& the_case;
  const participation::StatementRequest& request;
  std::string& token;  // of its last signed link
};
using RequestStep = std::function<void(const RequestMoment&)>;

enum class Papers {
  site_plan_only,
  all,    // that the law requires of the procedure, each naming the project
  plain,  // likewise, but the same words in every case: rendered and looked into once for all of them
};

struct Asked {
  const char* agency;
  Act act = Act::opinion;
  const char* rule = "";     // of the law data; empty: asked by hand
  const char* because = "";  // why, when no rule says so
};

class Story {
 public:
  Story(Script& script, const Plot& plot, std::string title, std::string procedure, House house)
      : script_{script},
        plot_{plot},
        title_{std::move(title)},
        procedure_{std::move(procedure)},
        house_{std::move(house)},
        id_{std::make_shared<ApplicationId>()},
        tokens_{std::make_shared<std::map<std::string, std::string>>()} {}

  // What the applicant says of the project, in place of what follows from the quarter; before draft().
  Story& facts(std::string json) {
    facts_ = std::move(json);
    return *this;
  }
  Story& draft(int days_ago, Papers papers = Papers::all);
  Story& submit(int days_ago);
  Story& demand(int days_ago, std::string type, std::string reason);
  Story& confirm_complete(int days_ago);
  // The applicant files another site plan as a change of the application; the authority has it assessed as minor.
  Story& change_plans(int days_ago, std::string reason);
  Story& assess_change(int days_ago, std::string reason);

  // Asks every agency the rules suggest and the register has.
  Story& open_round(int days_ago);
  Story& ask(int days_ago, std::vector<Asked> asked, std::vector<DroppedSuggestion> dropped = {});
  Story& keep_round(int days_ago, std::vector<Asked> asked);
  // Of those who were asked about the former plans `agency` is asked again, the answers of the others stand.
  Story& ask_again(int days_ago, std::string agency, std::string because, std::string others_stand_because);
  Story& agreed_before(int days_ago, int agreed_days_ago, std::string agency);

  // One step of the last request to that agency: by its account, by its signed link, or by the clerk.
  Story& by_agency(int days_ago, const char* member, const char* agency, RequestStep step);
  Story& by_link(int days_ago, const char* agency, RequestStep step);
  Story& by_clerk(int days_ago, const char* agency, RequestStep step);
  // Every open request that the member's agency has.
  Story& statement(int days_ago, const char* member, StatementOutcome outcome, const std::string& text,
                   const std::vector<Condition>& conditions = {});
  // Asks the applicant because of the last request that is open.
  Story& ask_applicant(int days_ago, std::string question);
  Story& weigh(int days_ago, WeighingResult result, std::string reason);  // every condition that is there

  // Owners of adjoining land (streets left out), a parcel after the other.
  Story& name_neighbours(int days_ago, std::vector<std::string> owners);
  // Those numbered so, from 0.
  Story& notify_neighbours(int days_ago, std::vector<std::size_t> whom, std::string service, std::string subject);
  // The n-th neighbour, as the holder of the code.
  Story& neighbour_answers(int days_ago, std::size_t n, NeighbourOutcome outcome, std::string text);
  Story& neighbour_writes(int days_ago, std::size_t n, NeighbourOutcome outcome, std::string text);  // on paper
  Story& letter_returns(int days_ago, std::size_t n, std::string reason);

  Story& announce(int days_ago, std::string subject, int display_in_days = 1);
  Story& announce_permit(int days_ago);
  Story& public_objects(int days_ago, std::string name, std::string text, bool on_paper = false);

  // By whom it is; the authority names the readers.
  Story& message(int days_ago, int hour, const char* writer, std::string text, bool to_applicant = false);
  // Somebody outside may read the plans for a month.
  Story& file_access(int days_ago, std::string name, std::string capacity);

  Story& draft_decision(int days_ago, DecisionOutcome outcome, const std::string& reasons, std::int64_t fee_cents);
  Story& approve(int days_ago);
  Story& serve(int days_ago);

 private:
  template <class Act>
  Story& act(int days_ago, int hour, const char* who, Act what) {
    const Story self = *this;
    script_.at(days_ago, hour, [self, who, what] { what(self, self.script_.as(who)); });
    return *this;
  }

  api::DraftInput content() const;
  void file_documents(Papers papers) const;
  std::vector<DocumentId> plans() const;  // the applicant's documents
  api::Case load() const;
  void keep_tokens(const api::Done& done) const;
  void step(const api::Caller& caller, const char* agency, const RequestStep& step) const;

  Script& script_;
  Plot plot_;
  std::string title_, procedure_, facts_;
  House house_;
  std::shared_ptr<ApplicationId> id_;
  std::shared_ptr<std::map<std::string, std::string>> tokens_;  // agency -> its last signed link
};

// The n-th empty plot of a quarter that is wide enough for a house.
const Plot& plot_of(const Town& town, Quarter quarter, int n);
Condition obligation(std::string topic, std::string text, std::string basis);

void file(api::App& app, const api::Caller& caller, const ApplicationId& application, api::DocumentInput document,
          const std::string& bytes);
// What came on paper: a sheet that says `title`, filed by this caller; gives the document.
DocumentId file_letter(api::App& app, const api::Caller& caller, const ApplicationId& application, std::string type,
                       const std::string& title, const RequestId& request = {});

}  // namespace flurwerk::samples
