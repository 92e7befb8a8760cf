// Open requests for the statement path, made through the use cases like real ones.
#include <fstream>
#include <stdexcept>

#include "api/app/documents.hpp"
#include "api/app/drafts.hpp"
#include "api/app/passwords.hpp"
#include "api/app/procedure.hpp"
#include "api/app/statements.hpp"
#include "api/render/pdf_renderer.hpp"
#include "api/store/open.hpp"
#include "bench.hpp"
#include "permit-core/berlin_day.hpp"
#include "samples/cast.hpp"
#include "samples/house.hpp"

namespace flurwerk::bench {

namespace {

template <class T>
T must(Result<T> result) {
  if (!result)
    throw std::runtime_error(result.error().code + " " + result.error().field + ": " + result.error().text.en);
  return std::move(*result);
}

class Now final : public api::Clock {
 public:
  Instant now() const override { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }
};

std::vector<AgencyId> add_agencies(api::Store& store, int count, Instant at) {
  std::vector<AgencyId> agencies;
  must(store.write([&](api::Tx& tx) -> Result<bool> {
    const AccountId member{api::new_id()};
    std::vector<api::Membership> memberships;
    for (int i = 0; i < count; ++i) {
      agencies.push_back({"bench-" + std::to_string(i)});
      tx.accounts().put_agency(
          {agencies.back(), samples::authority, "Messstelle " + std::to_string(i), "bench", member_email});
      memberships.push_back({"agency_member", {}, agencies.back()});
    }
    tx.accounts().put_account({member, member_email, "Messung", api::hash_password(member_password), at, {}, 0, {}});
    tx.accounts().set_memberships(member, memberships);
    return true;
  }));
  return agencies;
}

api::Caller caller_of(api::Store& store, const char* email) {
  const auto view = store.read();
  const auto account = view->accounts().account_by_email(email);
  if (!account) throw std::runtime_error(std::string("no account ") + email + ": load the sample town first");
  api::Caller caller;
  caller.viewer = api::viewer_of(*view, account->id);
  caller.name = account->name;
  caller.email = account->email;
  return caller;
}

api::DraftInput content(const samples::Plot& plot, int number) {
  api::DraftInput input;
  input.title = "Messung " + std::to_string(number);
  input.procedure = "simplified";
  input.description = "Für die Messung des Stellungnahmewegs.";
  input.parcels = {plot.key};
  input.design = samples::design_document(plot, {});
  input.principal =
      api::Person{{}, "Paul Weber", "Ahornweg 3", "35999", "Lindenau", "bauherr@lindenau.example", "", {}, {}};
  input.designer = api::Person{
      {}, "Mira Sander", "Gartenstraße 11", "35999", "Lindenau", "architektin@lindenau.example", "", "Architektin", {}};
  return input;
}

// What the law wants to see before an application can be submitted; the same small PDF each time.
void file_documents(api::App& app, const api::Caller& designer, const ApplicationId& id, const std::string& pdf) {
  const auto law = must(app.law.at("HE", berlin_day(app.clock.now())));
  for (const auto* required : law.documents_for("simplified")) {
    if (!required->always) continue;
    auto upload = must(
        api::Upload::begin(app, designer, id, {{}, required->id, required->name.de, required->id + ".pdf", {}, {}}));
    must(upload.write(pdf).map([] { return true; }));
    must(upload.finish({}));
  }
}

}  // namespace

void prepare(const std::filesystem::path& data, int applications, int agencies, const std::filesystem::path& list) {
  const auto store = must(api::open_store({data, api::Access::write, 2}));
  const auto documents = must(api::open_document_store({data, api::Access::write, 2}));
  const Now clock;
  const api::PdfRenderer renderer;
  api::App app{*store, *documents, clock, LawBook::builtin(), renderer, {}};
  app.config.public_url = "http://localhost";
  const auto asked = add_agencies(*store, agencies, clock.now());
  const auto designer = caller_of(*store, "architektin@lindenau.example");
  const auto clerk = caller_of(*store, "bauamt@lindenkreis.example");
  const auto plots = samples::make_town().vacant;
  const auto pdf =
      renderer.pdf({"Messung", {}, {}, "Messung", "Messung", {{"", {"Für die Messung."}, false}}, "Lindenau", false});
  std::ofstream ids(list);
  for (int i = 0; i < applications; ++i) {
    const auto id =
        must(api::start_application(app, designer, {}, samples::authority, "simplified", "Messung")).application;
    must(api::save_draft(app, designer, {}, id, content(plots[static_cast<std::size_t>(i) % plots.size()], i)));
    file_documents(app, designer, id, pdf);
    must(api::submit_application(app, designer, {}, id));
    must(api::confirm_completeness(app, clerk, {}, id, berlin_day(clock.now())));
    std::vector<DocumentId> released;
    for (const auto& document : must(store->read()->load(id)).application.documents) released.push_back(document.id);
    std::vector<participation::RequestDraft> requests;
    for (const auto& agency : asked) requests.push_back({{}, agency, Act::opinion, {}, {}, released});
    must(api::open_round(app, clerk, {}, id, "Messung", std::move(requests)));
    for (const auto& request : must(store->read()->load(id)).participation.requests)
      ids << request.spec.request.value << "\n";
  }
}

}  // namespace flurwerk::bench
