// Many at once: what agencies and clerks were told, in the order of the log, is what one after another would have been told.
// Basis: linearizability (Herlihy, Wing 1990); the model is a request's state and nothing else.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace concurrent_test {

enum class Kind { answer, correct, withdraw };

struct Done {
  Kind kind;
  std::string request;
  int corrects = 0;
  int began = 0, ended = 0;  // by one clock of all
  int status = 0;
  std::string code{};    // of a refusal
  std::int64_t seq = 0;  // of the event, if it was done
};

// A request as the law sees it: open, answered in a version, or withdrawn.
struct Model {
  enum { open, answered, withdrawn } state = open;
  int version = 0;

  // What it says to one who comes now: "" is done.
  std::string told(const Done& one) const {
    if (one.kind == Kind::withdraw) return state == open ? "" : "request-settled";
    if (state == withdrawn) return "request-withdrawn";
    if (state == open) return "";
    if (one.kind == Kind::answer) return "answered-already";
    return one.corrects == version ? "" : "corrected-meanwhile";
  }
  void then(const Done& one) {
    state = one.kind == Kind::withdraw ? withdrawn : answered;
    version += one.kind == Kind::withdraw ? 0 : 1;
  }
};

class Concurrent : public testing::TestWithParam<unsigned> {
 protected:
  static constexpr int cases = 3, each = 14;

  Concurrent() {
    auto designer = town.visitor("designer@x.example");
    auto clerk = town.visitor("clerk@amt.example");
    for (int i = 0; i < cases; ++i) {
      const std::string at = "/api/v1/applications/" + ready_draft(town, designer);
      EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
      EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
      const json first = json::array({clerk.get(at).body.at("documents").at(0).at("id")});
      json asked = json::array();
      for (const char* agency : {"natur", "wasser"})
        asked.push_back({{"agency", agency}, {"act", "opinion"}, {"released", first}});
      EXPECT_EQ(
          clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", asked}, {"dropped", json::array()}}).status,
          201);
      const json seen = clerk.get(at).body;
      for (const auto& request : seen.at("requests"))
        requests[request.at("agency").at("id")].push_back(request.at("id"));
    }
  }

  // One person's turns; what they do depends on the seed alone.
  std::vector<Done> turns(const std::string& email, const std::string& agency, unsigned seed) {
    auto visitor = town.visitor(email);
    std::mt19937 random{seed};
    const auto below = [&](int n) { return std::uniform_int_distribution<>{0, n - 1}(random); };
    std::vector<Done> all;
    for (int i = 0; i < each; ++i) {
      const std::string of = agency.empty() ? (below(2) == 0 ? "natur" : "wasser") : agency;
      Done one{agency.empty()  ? Kind::withdraw
               : below(3) == 0 ? Kind::answer
                               : Kind::correct,
               requests.at(of).at(static_cast<std::size_t>(below(cases)))};
      one.corrects = 1 + below(3);
      if (agency.empty() && below(4) != 0) {  // mostly looks on, so that there is something to correct
        visitor.get("/api/v1/statement-requests/" + one.request);
        continue;
      }
      json body{{"outcome", "no_objection"}};
      if (one.kind == Kind::correct) body["corrects"] = one.corrects;
      if (one.kind == Kind::withdraw) body = {{"reason", "Irrtum"}};
      one.began = clock++;
      const auto answer = visitor.post(
          "/api/v1/statement-requests/" + one.request + (one.kind == Kind::withdraw ? "/withdraw" : "/statement"),
          body);
      one.ended = clock++;
      one.status = answer.status;
      if (answer.status == 201) {
        one.seq = answer.body.at("event").at("seq");
      } else {
        one.code = answer.body.value("code", "");
      }
      all.push_back(std::move(one));
    }
    return all;
  }

  SmallTown town;
  std::map<std::string, std::vector<std::string>> requests;  // by agency
  std::atomic<int> clock = 0;
};

TEST_P(Concurrent, EverybodyIsToldWhatOneAfterAnotherWouldBe) {
  const std::array<std::pair<const char*, const char*>, 6> people{{{"natur@kreis.example", "natur"},
                                                                   {"natur@kreis.example", "natur"},
                                                                   {"wasser@kreis.example", "wasser"},
                                                                   {"wasser@kreis.example", "wasser"},
                                                                   {"clerk@amt.example", ""},
                                                                   {"clerk2@amt.example", ""}}};
  std::array<std::vector<Done>, people.size()> said;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < people.size(); ++i) {
    threads.emplace_back(
        [&, i] { said[i] = turns(people[i].first, people[i].second, GetParam() * 100 + static_cast<unsigned>(i)); });
  }
  for (auto& thread : threads) thread.join();

  std::map<std::string, std::vector<Done>> done, refused;  // by request
  for (const auto& list : said) {
    for (const auto& one : list) (one.status == 201 ? done : refused)[one.request].push_back(one);
  }
  std::size_t overlapping = 0;
  for (auto& [request, list] : done) {
    std::ranges::sort(list, {}, &Done::seq);
    std::vector<Model> after{{}};  // after so many of them
    for (std::size_t i = 0; i < list.size(); ++i) {
      EXPECT_EQ(after.back().told(list[i]), "") << "done, though number " << i << " of " << request << " could not be";
      if (i > 0) {
        EXPECT_LT(list[i - 1].began, list[i].ended) << "the log turns time around";
        overlapping += list[i].began < list[i - 1].ended ? 1 : 0;
      }
      after.push_back(after.back());
      after.back().then(list[i]);
    }
    for (const auto& one : refused[request]) {
      // It came after all that had ended before it began, and before all that began after it had ended.
      bool fits = false;
      for (std::size_t n = 0; n <= list.size(); ++n) {
        const bool early = n < list.size() && list[n].ended < one.began;
        const bool late = n > 0 && list[n - 1].began > one.ended;
        fits = fits || (!early && !late && after[n].told(one) == one.code);
      }
      EXPECT_TRUE(fits) << request << ": " << one.status << " " << one.code << " fits no moment of its history";
    }
    auto clerk = town.visitor("clerk@amt.example");
    const json now = clerk.get("/api/v1/statement-requests/" + request).body;
    EXPECT_EQ(now.at("status"), after.back().state == Model::withdrawn ? "withdrawn" : "answered");
    if (after.back().state == Model::answered) {
      EXPECT_EQ(now.at("statement").at("version"), after.back().version);
    }
  }
  EXPECT_GE(done.size(), 5U) << "too little happened to prove anything";
  RecordProperty("overlapping", static_cast<int>(overlapping));
  EXPECT_TRUE(town.store->verify(*town.documents).ok);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Concurrent, testing::Range(1U, 4U));

}  // namespace concurrent_test
}  // namespace flurwerk::api::test
