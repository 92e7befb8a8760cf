// The night's sweep: periods of agencies that ran out in silence, among many that still run.
#include <stdexcept>

#include "api/jobs/tick.hpp"
#include "api/render/pdf_renderer.hpp"
#include "api/store/open.hpp"
#include "bench.hpp"
#include "tests/store_contract/story.hpp"

namespace flurwerk::bench {

namespace {

namespace story = api::story;

class AtNoon final : public api::Clock {
 public:
  Instant now() const override { return story::at("2026-05-04T11:00:00Z"); }
};

// Each case has two requests; those of the first `over` / 2 cases are overdue.
void put_requests(api::Store& store, int open, int over) {
  constexpr int at_once = 500;
  for (int from = 0; from < open / 2; from += at_once) {
    store
        .write([&](api::Tx& tx) -> Result<bool> {
          if (from == 0) {
            tx.accounts().put_authority({{"auth-1"}, "Amt", "HE", "", "", "", "amt@amt.example", "BA"});
            for (const char* agency : {"ag-fire", "ag-town"})
              tx.accounts().put_agency({{agency}, {"auth-1"}, agency, "fire", "post@agency.example"});
          }
          const std::string sha256 = tx.parties().put_draft_content("{}");
          for (int n = from; n < std::min(from + at_once, open / 2); ++n) {
            const std::string suffix = std::to_string(n);
            auto events = story::draft("Neubau " + suffix, sha256, suffix);
            for (auto& event : story::submitted("BA-" + suffix + "/26", "2026-04-02")) events.push_back(event);
            const char* end = n < over / 2 ? "2026-04-30" : "2026-06-30";
            for (auto& event : story::consultation(suffix, "2026-09-30", end)) events.push_back(event);
            tx.record({"case-" + suffix}, story::clerk, story::at("2026-03-10T10:00:00Z"), "he-2026-01", events);
          }
          return true;
        })
        .value();
  }
}

}  // namespace

double sweep_ms(const std::filesystem::path& data, int open, int over) {
  const auto store = api::open_store({data}).value();
  const auto documents = api::open_document_store({data}).value();
  put_requests(*store, open, over);
  const AtNoon clock;
  const api::PdfRenderer renderer;
  api::App app{*store, *documents, clock, LawBook::builtin(), renderer, {}};
  app.config.public_url = "http://localhost";
  const Stopwatch watch;
  const auto report = api::tick(app, story::day("2026-05-04"));
  const double took = watch.seconds() * 1000;
  if (!report.failed.empty()) throw std::runtime_error("the sweep: " + report.failed.front());
  if (std::ssize(report.settled) != over)
    throw std::runtime_error("the sweep settled " + std::to_string(report.settled.size()));
  return took;
}

}  // namespace flurwerk::bench
