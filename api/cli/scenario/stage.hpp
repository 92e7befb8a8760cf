// The Stage on which a scenario is played: the program's own use cases over a folder of its own, and a clock set by hand.
// Basis: nothing here computes law; who is on stage acts through api/app, the passing of time through api/jobs/tick.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/caller.hpp"
#include "api/app/change.hpp"
#include "api/app/ports/case.hpp"
#include "api/cli/scenario/script.hpp"
#include "api/render/pdf_renderer.hpp"

namespace flurwerk::api::scenario {

// How often the program looks at its deadlines: daily as it should, or only when somebody comes back to it.
enum class Rhythm { daily, when_somebody_comes };

class Stage {
 public:
  Stage(const Script& script, Rhythm rhythm);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // Lets time pass up to this moment. Refused: a deadline that could not be settled.
  Result<void> pass_to(Date day, std::chrono::minutes at);

  App& app() { return *app_; }
  Date today() const;
  const std::string& land() const { return land_; }
  Caller person(const std::string& role) const;  // "designer", "clerk", "approver", "administrator"
  Caller agency(const std::string& name);        // "WASSER"; entered into the register when first named
  AgencyId agency_id(const std::string& name);

  // The one case of the scenario; started with a drawn house and all parties when first asked for.
  Result<ApplicationId> application();
  bool started() const { return !application_.empty(); }
  Case the_case() const;  // as it stands now; started
  // Another draft of the designer's: saves a changed building in it.
  Result<Done> redraw(const ApplicationId& draft);
  // What the statute leaves open, as the authority reads it from today on.
  Result<void> settle(const std::string& law_switch, const std::string& option);
  void go_on_with(const ApplicationId& application) { application_ = application; }
  // Files a small PDF of this type.
  Result<Done> file(const std::string& type, const std::string& demanded_item = {});
  // The letter in which a statement came, filed to its request by the authority.
  Result<Done> file_source(const RequestId& request);
  // Everything that submission asks for in this procedure, but for `without`.
  Result<void> file_required(const std::string& without = {});

 private:
  class HandClock final : public Clock {
   public:
    Instant now() const override { return at; }
    Instant at{};
  };
  Result<void> start();

  std::string land_, procedure_;
  Rhythm rhythm_;
  std::filesystem::path dir_;
  HandClock clock_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<DocumentStore> documents_;
  PdfRenderer renderer_;
  std::unique_ptr<App> app_;
  ApplicationId application_;
  std::optional<Date> settled_to_;
};

inline Result<void> plain(const Result<Done>& done) { return done ? Result<void>{} : tl::unexpected(done.error()); }

inline tl::unexpected<Refusal> unreadable(const std::string& word) {
  return refuse(RefusalKind::malformed, "scenario-word",
                {"\"" + word + "\" ist hier nicht lesbar.", "\"" + word + "\" cannot be read here."});
}

// `use_case` of the one case of the scenario.
template <class Do>
Result<void> in_case(Stage& stage, Do use_case) {
  const auto id = stage.application();
  return id ? plain(use_case(*id)) : tl::unexpected(id.error());
}

// The case as words that do not depend on when the program noticed what: events and state tables, ids by order.
std::string fingerprint(const Case& the_case);

}  // namespace flurwerk::api::scenario
