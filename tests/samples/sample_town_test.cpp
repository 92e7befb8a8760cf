// Every state that a page of the participation can show is there in the sample town, on whatever day it is loaded; the
// table in samples/README.md names the same states.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "api/app/passwords.hpp"
#include "api/app/telling.hpp"
#include "api/render/pdf_renderer.hpp"
#include "api/store/open.hpp"
#include "participation/delta.hpp"
#include "participation/warnings.hpp"
#include "permit-core/berlin_day.hpp"
#include "samples/sample_town.hpp"

namespace flurwerk {
namespace sample_town_test {

using participation::NeighbourStanding;
using participation::Participation;
using participation::Statement;
using participation::StatementRequest;

struct Seen {
  const api::View& view;
  std::vector<api::Case> cases;
  std::vector<api::Agency> agencies;
  std::vector<samples::DemoLink> links;
  Instant now;
  Date today;
};

template <class Range, class Test>
bool any(const Range& range, Test test) {
  return std::ranges::any_of(range, test);
}

template <class Test>
bool a_case(const Seen& seen, Test test) {
  return any(seen.cases, test);
}

template <class Test>
bool a_request(const Seen& seen, Test test) {
  return a_case(seen, [&](const api::Case& one) { return any(one.participation.requests, test); });
}

template <class Test>
bool a_statement(const Seen& seen, Test test) {
  return a_request(seen, [&](const StatementRequest& asked) {
    const Statement* given = asked.statement();
    return given != nullptr && test(*given);
  });
}

bool silent(const Seen& seen, SilenceEffect effect) {
  return a_request(seen, [&](const StatementRequest& asked) {
    const auto* state = std::get_if<participation::Silent>(&asked.state);
    return state != nullptr && state->effect == effect;
  });
}

template <class Test>
bool an_extension(const Seen& seen, Test test) {
  return a_request(seen, [&](const auto& asked) { return asked.trail.extension && test(*asked.trail.extension); });
}

bool a_neighbour(const Seen& seen, NeighbourStanding standing) {
  return a_case(seen, [&](const api::Case& one) {
    return any(one.participation.neighbours, [&](const auto& n) { return n.standing(seen.today) == standing; });
  });
}

template <class Test>
bool a_neighbours_answer(const Seen& seen, Test test) {
  return a_case(seen, [&](const api::Case& one) {
    return any(one.participation.neighbours, [&](const auto& n) { return n.answer && test(*n.answer); });
  });
}

template <class Test>
bool an_announcement(const Seen& seen, Test test) {
  return a_case(seen, [&](const api::Case& one) {
    return any(one.participation.announcements, [&](const auto& said) { return test(one.participation, said); });
  });
}

bool warned_of(const Seen& seen, const std::string& code) {
  return a_case(seen, [&](const api::Case& one) {
    const auto law = LawBook::builtin().at("HE", seen.today);
    const auto found = participation::warnings(one.application, one.participation, *law, *HolidayCalendar::of("HE"));
    return any(found, [&](const auto& warning) { return warning.code == code; });
  });
}

// The links that the start names, of one kind.
bool a_link(const Seen& seen, std::string_view kind, const std::function<bool(const api::Link&)>& test) {
  return any(seen.links, [&](const samples::DemoLink& named) {
    if (named.kind != kind) return false;
    const auto link = seen.view.links().link(api::sha256_hex(named.path.substr(named.path.rfind('/') + 1)));
    return link && test(*link);
  });
}

struct State {
  const char* name;  // as in the table of samples/README.md
  std::function<bool(const Seen&)> there;
};

const std::vector<State>& states() {
  static const std::vector<State> all = {
      {"request: sent",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) {
           const auto* open = std::get_if<participation::Open>(&r.state);
           return open != nullptr && !open->opened_on && !r.trail.delivered_on && !r.trail.acknowledged_on;
         });
       }},
      {"request: delivered, proved",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) { return r.is_open() && r.trail.delivered_on.has_value(); });
       }},
      {"request: sent on the day it was asked",
       [](const Seen& s) {
         return a_case(s, [&](const api::Case& one) {
           return any(one.participation.requests, [&](const auto& r) {
             const auto left = s.view.outbox().departures(api::about_asking(r.spec.request));
             return r.is_open() && !left.empty() && berlin_day(left.front().at) == r.spec.deadline.derivation.from;
           });
         });
       }},
      {"request: opened",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) {
           const auto* open = std::get_if<participation::Open>(&r.state);
           return open != nullptr && open->opened_on && !r.trail.acknowledged_on;
         });
       }},
      {"request: acknowledged",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) { return r.is_open() && r.trail.acknowledged_on.has_value(); });
       }},
      {"answered with an account",
       [](const Seen& s) {
         return a_statement(s, [](const Statement& given) { return given.entered_from == "account"; });
       }},
      {"answered by link",
       [](const Seen& s) {
         return a_statement(s, [](const Statement& given) { return given.entered_from == "link"; });
       }},
      {"answered on paper",
       [](const Seen& s) {
         return a_statement(s, [](const Statement& given) { return given.entered_from == "paper"; });
       }},
      {"answered topic by topic",
       [](const Seen& s) { return a_statement(s, [](const Statement& given) { return !given.topics.empty(); }); }},
      {"answered late",
       [](const Seen& s) { return a_statement(s, [](const Statement& given) { return given.late; }); }},
      {"corrected: version 2",
       [](const Seen& s) { return a_statement(s, [](const Statement& given) { return given.version == 2; }); }},
      {"not responsible, another one named",
       [](const Seen& s) {
         return a_statement(s, [](const Statement& given) {
           return given.outcome == StatementOutcome::not_responsible && !given.refer_to.empty();
         });
       }},
      {"silent: disregarded", [](const Seen& s) { return silent(s, SilenceEffect::disregarded); }},
      {"silent: deemed given", [](const Seen& s) { return silent(s, SilenceEffect::deemed_given); }},
      {"silent: the act is missing", [](const Seen& s) { return silent(s, SilenceEffect::none); }},
      {"withdrawn",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) {
           const auto* state = std::get_if<participation::Withdrawn>(&r.state);
           return state != nullptr && !state->reason.empty();
         });
       }},
      {"more time: asked",
       [](const Seen& s) { return an_extension(s, [](const auto& more) { return !more.answered_on; }); }},
      {"more time: granted",
       [](const Seen& s) { return an_extension(s, [](const auto& more) { return more.granted; }); }},
      {"more time: refused",
       [](const Seen& s) {
         return an_extension(s, [](const auto& more) { return more.answered_on && !more.granted; });
       }},
      {"handed on to a body below",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) { return r.is_open() && !r.trail.handed_on_agency.empty(); });
       }},
      {"papers wanted",
       [](const Seen& s) { return a_request(s, [](const auto& r) { return !r.trail.papers_wanted.empty(); }); }},
      {"applicant asked",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) {
           return any(r.trail.questions, [](const auto& asked) { return !asked.replied_on; });
         });
       }},
      {"applicant has replied",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) {
           return any(r.trail.questions, [](const auto& asked) { return asked.replied_on.has_value(); });
         });
       }},
      {"draft of a statement",
       [](const Seen& s) {
         return a_request(
             s, [&](const auto& r) { return r.is_open() && s.view.desk().draft(r.spec.request).has_value(); });
       }},
      {"draft waits for a second person",
       [](const Seen& s) {
         return a_request(s, [&](const auto& r) {
           const auto agency = s.view.accounts().agency(r.spec.agency);
           return r.is_open() && agency->second_person && s.view.desk().draft(r.spec.request);
         });
       }},
      {"draft co-signed",
       [](const Seen& s) {
         return a_request(s, [&](const auto& r) { return !s.view.desk().signatures(r.spec.request).empty(); });
       }},
      {"consent refused",
       [](const Seen& s) {
         return a_request(s, [](const auto& r) {
           return r.statement() != nullptr && !r.statement()->grounds.empty() && !r.trail.consent_replaced;
         });
       }},
      {"consent refused and replaced",
       [](const Seen& s) { return a_request(s, [](const auto& r) { return r.trail.consent_replaced.has_value(); }); }},
      {"act outlasts the decision period", [](const Seen& s) { return warned_of(s, "act-outlasts-decision"); }},
      {"round kept as a draft",
       [](const Seen& s) {
         return a_case(s, [](const api::Case& one) { return one.participation.draft.has_value(); });
       }},
      {"suggestion left out with a reason",
       [](const Seen& s) {
         return a_case(s, [](const api::Case& one) { return !one.participation.left_out.empty(); });
       }},
      {"agreed before the procedure",
       [](const Seen& s) {
         return a_case(s, [](const api::Case& one) { return !one.participation.agreements.empty(); });
       }},
      {"plans changed, to be decided on",
       [](const Seen& s) {
         return a_case(s, [](const api::Case& one) { return !overtaken(one.participation).empty(); });
       }},
      {"plans changed: asked again",
       [](const Seen& s) { return a_request(s, [](const auto& r) { return !r.spec.asks_again.empty(); }); }},
      {"plans changed: answer carried over",
       [](const Seen& s) { return a_request(s, [](const auto& r) { return !r.trail.carried_over.empty(); }); }},
      {"condition weighed",
       [](const Seen& s) {
         return a_case(s, [](const api::Case& one) { return !one.participation.weighings.empty(); });
       }},
      {"agency absent, with a deputy",
       [](const Seen& s) {
         return any(s.agencies, [&](const auto& a) {
           return !a.deputy.empty() && a.absent_from && *a.absent_from <= s.today && s.today <= *a.absent_until;
         });
       }},
      {"agency with an area",
       [](const Seen& s) { return any(s.agencies, [](const auto& a) { return !a.area.empty(); }); }},
      {"agency with topics",
       [](const Seen& s) { return any(s.agencies, [](const auto& a) { return !a.topics.empty(); }); }},
      {"neighbour: named", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::named); }},
      {"neighbour: receipt not known", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::on_its_way); }},
      {"neighbour: notified", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::running); }},
      {"neighbour: silent", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::silent); }},
      {"neighbour: consented", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::consented); }},
      {"neighbour: objected", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::objected); }},
      {"neighbour: letter returned", [](const Seen& s) { return a_neighbour(s, NeighbourStanding::returned); }},
      {"neighbour: on paper",
       [](const Seen& s) {
         return a_neighbours_answer(s, [](const auto& answer) { return answer.entered_from == "paper"; });
       }},
      {"neighbour: late",
       [](const Seen& s) { return a_neighbours_answer(s, [](const auto& answer) { return answer.late; }); }},
      {"announcement: coming",
       [](const Seen& s) {
         return an_announcement(s, [&](const Participation&, const auto& said) {
           return said.published(s.today) && !said.on_display(s.today) && said.said.display_from > s.today;
         });
       }},
      {"announcement: on display",
       [](const Seen& s) {
         return an_announcement(s, [&](const Participation&, const auto& said) { return said.on_display(s.today); });
       }},
      {"announcement: over, with objections",
       [](const Seen& s) {
         return an_announcement(s, [&](const Participation& of, const auto& said) {
           return !said.published(s.today) &&
                  any(of.objections, [&](const auto& one) { return one.announcement == said.said.announcement; });
         });
       }},
      {"announcement: objection on paper, late",
       [](const Seen& s) {
         return a_case(s, [](const api::Case& one) {
           return any(one.participation.objections, [](const auto& o) { return o.late && o.entered_from == "paper"; });
         });
       }},
      {"permit announced",
       [](const Seen& s) {
         return a_case(s, [&](const api::Case& one) {
           return any(one.participation.permit_announcements,
                      [&](const auto& said) { return said.published(s.today); });
         });
       }},
      {"link: holds",
       [](const Seen& s) {
         return a_link(s, "open", [&](const auto& link) {
           return !link.revoked_at && link.expires_at > s.now &&
                  a_request(s, [&](const auto& r) { return r.spec.request == link.request && r.is_open(); });
         });
       }},
      {"link: answered",
       [](const Seen& s) {
         return a_link(s, "answered", [&](const auto& link) {
           return !link.revoked_at && link.expires_at > s.now && a_request(s, [&](const auto& r) {
             return r.spec.request == link.request && r.statement() != nullptr;
           });
         });
       }},
      {"link: past its end",
       [](const Seen& s) {
         return a_link(s, "expired", [&](const auto& link) { return !link.revoked_at && link.expires_at <= s.now; });
       }},
      {"link: request withdrawn",
       [](const Seen& s) {
         return a_link(s, "withdrawn", [&](const auto& link) {
           return link.revoked_at && a_request(s, [&](const auto& r) {
                    return r.spec.request == link.request && std::holds_alternative<participation::Withdrawn>(r.state);
                  });
         });
       }},
      {"link: replaced by a newer one",
       [](const Seen& s) {
         return a_link(s, "replaced", [&](const auto& link) {
           return link.revoked_at &&
                  any(s.view.links().links_of(link.request), [](const auto& other) { return !other.revoked_at; });
         });
       }},
  };
  return all;
}

class SampleTown : public testing::TestWithParam<const char*> {};

TEST_P(SampleTown, HasEveryState) {
  const auto folder = std::filesystem::temp_directory_path() / ("flurwerk-samples-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  {
    const auto store = api::open_store({folder, api::Access::write, 2});
    const auto documents = api::open_document_store({folder, api::Access::write, 2});
    ASSERT_TRUE(store && documents);
    const Date today = *parse_date(GetParam());
    const Instant now = today + std::chrono::hours{12};
    api::FileRoute post{folder / "outbox", "flurwerk@localhost"};
    const auto loaded = samples::load_sample_town(**store, **documents, api::PdfRenderer{}, post, now);
    ASSERT_TRUE(loaded) << loaded.error().text.en;
    const auto view = (*store)->read();
    Seen seen{*view, {}, view->accounts().agencies(), loaded->links, now, today};
    for (const auto& row : view->lists().inbox({.authority = AuthorityId{samples::authority_id()}, .limit = 500}).rows)
      seen.cases.push_back(*view->load(row.id));
    for (const auto& state : states()) EXPECT_TRUE(state.there(seen)) << state.name;
  }
  std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Days, SampleTown, testing::Values("2026-11-23", "2027-01-02", "2027-05-15"));

// | state | case | ...
TEST(SampleTownTable, NamesTheStatesThatAreProved) {
  std::ifstream in{std::string{FLURWERK_ROOT} + "/samples/README.md"};
  std::set<std::string> named, proved;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| `")) named.insert(line.substr(3, line.find('`', 3) - 3));
  }
  for (const auto& state : states()) proved.insert(state.name);
  EXPECT_EQ(named, proved);
}

}  // namespace sample_town_test
}  // namespace flurwerk
