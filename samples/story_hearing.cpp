#include <algorithm>

#include "api/app/delta.hpp"
#include "api/app/neighbours.hpp"
#include "api/app/request_life.hpp"
#include "api/app/statements.hpp"
#include "samples/story.hpp"

namespace flurwerk::samples {

Story& Story::open_round(int days_ago) {
  return act(days_ago, 13, clerk, [](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    std::vector<participation::RequestDraft> requests;
    for (const auto& suggested : must(api::suggest_agencies(app, caller, *story.id_)).suggested) {
      if (!suggested.agency) continue;
      requests.push_back(
          {{}, suggested.agency->id, suggested.suggestion.act, suggested.suggestion.rule, {}, story.plans()});
      requests.back().with_findings = true;
      for (const auto& one : suggested.suggestion.further) requests.back().further_rules.push_back(one.rule);
    }
    story.keep_tokens(must(api::open_round(app, caller, {}, *story.id_, "Erste Beteiligung", std::move(requests))));
  });
}

Story& Story::statement(int days_ago, const char* member, StatementOutcome outcome, const std::string& text,
                        const std::vector<Condition>& conditions) {
  return act(days_ago, 14, member, [=](const Story& story, const api::Caller& caller) {
    const auto the_case = story.load();
    for (const auto& request : the_case.participation.requests) {
      if (request.spec.agency != caller.viewer.memberships.front().agency || !request.is_open()) continue;
      participation::SubmitStatement command;
      command.request = request.spec.request;
      command.outcome = outcome;
      command.text = text;
      command.conditions = conditions;
      for (const auto& released : request.spec.released) {  // what becomes of the rain is marked on the site plan
        const bool site_plan = the_case.application.document(released.document)->type == "site-plan";
        for (auto& condition : command.conditions) {
          if (site_plan && condition.topic == "Niederschlagswasser")
            condition.mark = PlanMark{released.document, released.version, 1, {{620'000, 380'000}}, "Mulde im Garten"};
        }
      }
      must(api::submit_statement(story.script_.app(), caller, {}, command));
    }
  });
}

Story& Story::ask_applicant(int days_ago, std::string question) {
  return act(days_ago, 15, clerk, [=](const Story& story, const api::Caller& caller) {
    const auto the_case = story.load();
    const auto& requests = the_case.participation.requests;
    const auto open = std::find_if(requests.rbegin(), requests.rend(), [](const auto& one) { return one.is_open(); });
    if (open == requests.rend()) throw std::logic_error("sample town: nobody is asked");
    must(api::ask_applicant(story.script_.app(), caller, {}, {open->spec.request, question}));
  });
}

Story& Story::neighbour_answers(int days_ago, std::size_t n, NeighbourOutcome outcome, std::string text) {
  return act(days_ago, 18, clerk, [=](const Story& story, const api::Caller&) {
    auto& app = story.script_.app();
    const auto the_case = must(app.store.read()->load(*story.id_));
    participation::AnswerAsNeighbour answer;
    answer.outcome = outcome;
    answer.text = text;
    must(api::answer_by_code(app, {*story.id_, the_case.participation.neighbours.at(n).spec.neighbour}, answer).map([] {
      return true;
    }));
  });
}

Story& Story::ask(int days_ago, std::vector<Asked> asked, std::vector<DroppedSuggestion> dropped) {
  return act(days_ago, 13, clerk, [=](const Story& story, const api::Caller& caller) {
    std::vector<participation::RequestDraft> drafts;
    for (const auto& one : asked) {
      drafts.push_back({{}, AgencyId{one.agency}, one.act, one.rule, {}, story.plans(), one.because});
      drafts.back().with_findings = true;
    }
    story.keep_tokens(must(
        api::open_round(story.script_.app(), caller, {}, *story.id_, "Erste Beteiligung", std::move(drafts), dropped)));
  });
}

Story& Story::keep_round(int days_ago, std::vector<Asked> asked) {
  return act(days_ago, 14, clerk, [=](const Story& story, const api::Caller& caller) {
    participation::DraftRound command{{}, "Nachbeteiligung", {}, {}};
    for (const auto& one : asked)
      command.requests.push_back({AgencyId{one.agency}, one.act, one.rule, {}, story.plans(), one.because});
    must(api::draft_round(story.script_.app(), caller, {}, *story.id_, std::move(command)));
  });
}

Story& Story::ask_again(int days_ago, std::string agency, std::string because, std::string others_stand_because) {
  return act(days_ago, 11, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    participation::OpenDeltaRound command{{}, "Erneute Beteiligung", {}, {}, {}, {}};
    for (const auto& proposal : must(api::delta_of(app, *app.store.read(), caller, *story.id_)).proposals) {
      const auto& former = proposal.request->spec;
      if (former.agency.value == agency)
        command.again.push_back({former.request, {}, {}, story.plans(), because});
      else
        command.carried.push_back({former.request, others_stand_because});
    }
    story.keep_tokens(must(api::open_delta_round(app, caller, {}, *story.id_, std::move(command))));
  });
}

Story& Story::agreed_before(int days_ago, int agreed_days_ago, std::string agency) {
  const Date agreed_on = script_.today() - std::chrono::days{agreed_days_ago};
  return act(days_ago, 12, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    const auto letter = file_letter(app, caller, *story.id_, "other", "Zustimmung vor Einleitung des Verfahrens");
    must(api::record_agreement(app, caller, {}, *story.id_, {AgencyId{agency}, Act::opinion, agreed_on, letter}));
  });
}

void Story::keep_tokens(const api::Done& done) const {
  for (const auto& link : done.links) (*tokens_)[link.agency.value] = link.token;
}

void Story::step(const api::Caller& caller, const char* agency, const RequestStep& step) const {
  const auto the_case = load();
  const auto& requests = the_case.participation.requests;
  const auto last = std::find_if(requests.rbegin(), requests.rend(),
                                 [&](const auto& request) { return request.spec.agency.value == agency; });
  if (last == requests.rend()) throw std::logic_error(std::string{"sample town: nobody asked "} + agency);
  step({script_, script_.app(), caller, the_case, *last, (*tokens_)[agency]});
}

Story& Story::by_agency(int days_ago, const char* member, const char* agency, RequestStep what) {
  return act(days_ago, 14, member,
             [=](const Story& story, const api::Caller& caller) { story.step(caller, agency, what); });
}

Story& Story::by_clerk(int days_ago, const char* agency, RequestStep what) {
  return by_agency(days_ago, clerk, agency, std::move(what));
}

Story& Story::by_link(int days_ago, const char* agency, RequestStep what) {
  return act(days_ago, 14, clerk, [=](const Story& story, const api::Caller&) {
    story.step(must(api::caller_of_link(story.script_.app(), story.tokens_->at(agency))), agency, what);
  });
}

Story& Story::weigh(int days_ago, WeighingResult result, std::string reason) {
  return act(days_ago, 15, clerk, [=](const Story& story, const api::Caller& caller) {
    std::vector<Weighing> weighings;
    for (const auto& request : story.load().participation.requests) {
      if (request.statement() == nullptr) continue;
      for (const auto& condition : request.statement()->conditions)
        weighings.push_back({request.spec.request, condition.id, result, reason});
    }
    must(api::weigh_conditions(story.script_.app(), caller, {}, *story.id_, weighings));
  });
}

Story& Story::name_neighbours(int days_ago, std::vector<std::string> owners) {
  const Date day = script_.today() - std::chrono::days{days_ago};
  return act(days_ago, 15, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    auto parcels = api::adjoining_land(app, *app.store.read(), story.load(), day).parcels;
    std::erase_if(parcels, [](const auto& parcel) { return parcel.public_use != geo::PublicUse::none; });
    std::vector<api::NeighbourInput> inputs;
    for (const auto& owner : owners) {
      const std::string house = std::to_string(4 + 2 * inputs.size());
      inputs.push_back({{parcels.at(inputs.size() % parcels.size()).key},
                        {{}, owner, "Ahornweg " + house, "35999", "Lindenau", {}, {}, {}, {}}});
    }
    must(api::name_neighbours(app, caller, {}, *story.id_, inputs));
  });
}

Story& Story::notify_neighbours(int days_ago, std::vector<std::size_t> whom, std::string service, std::string subject) {
  const Date day = script_.today() - std::chrono::days{days_ago};
  return act(days_ago, 15, clerk, [=](const Story& story, const api::Caller& caller) {
    const auto the_case = story.load();
    api::NotifyInput notice{{}, subject, story.plans(), service, day};
    for (const auto n : whom) notice.neighbours.push_back(the_case.participation.neighbours.at(n).spec.neighbour);
    must(api::notify_neighbours(story.script_.app(), caller, {}, *story.id_, notice));
  });
}

Story& Story::neighbour_writes(int days_ago, std::size_t n, NeighbourOutcome outcome, std::string text) {
  return act(days_ago, 16, clerk, [=](const Story& story, const api::Caller& caller) {
    auto& app = story.script_.app();
    const auto neighbour = story.load().participation.neighbours.at(n).spec.neighbour;
    const auto letter = file_letter(app, caller, *story.id_, "letter_received", "Schreiben der Nachbarschaft");
    must(api::enter_neighbour_answer(app, caller, {}, *story.id_, {neighbour, outcome, text, {}, "paper", letter, {}}));
  });
}

Story& Story::letter_returns(int days_ago, std::size_t n, std::string reason) {
  return act(days_ago, 16, clerk, [=](const Story& story, const api::Caller& caller) {
    must(api::return_neighbour_letter(story.script_.app(), caller, {}, *story.id_,
                                      {story.load().participation.neighbours.at(n).spec.neighbour, reason}));
  });
}

}  // namespace flurwerk::samples
