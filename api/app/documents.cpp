#include "api/app/documents.hpp"

#include <algorithm>

#include "api/app/passwords.hpp"
#include "api/app/visibility.hpp"
#include "permit-core/draft.hpp"

namespace flurwerk::api {

namespace {

Action action_for(const DocumentInput& input) {
  return input.request.empty() ? Action::file_document : Action::file_attachment;
}

std::string side_of(const Actor& actor) {
  if (!actor.agency.empty()) return "agency";
  return actor.role == "clerk" || actor.role == "approver" ? "authority" : "applicant";
}

}  // namespace

Upload::Upload(App& app, const Caller& caller, ApplicationId application, DocumentInput input)
    : app_{&app},
      caller_{caller},
      application_{std::move(application)},
      input_{std::move(input)},
      writer_{app.documents.begin(app.config.upload_limit_bytes)} {}

Result<Upload> Upload::begin(App& app, const Caller& caller, const ApplicationId& application, DocumentInput input) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, action_for(input), application, input.request);
  if (!the_case) return tl::unexpected(the_case.error());
  return Upload{app, caller, application, std::move(input)};
}

Result<Done> Upload::finish(const Precondition& precondition) {
  auto stored = writer_->finish();
  if (!stored) return tl::unexpected(stored.error());
  const DocumentId id = input_.document.empty() ? DocumentId{new_id()} : input_.document;
  return change(
      *app_, caller_, precondition,
      {action_for(input_), application_, input_.request,
       [&](const Case& the_case, const Context& context, Tx&) -> Decided {
         const std::string side = side_of(context.actor);
         if (!input_.document.empty() && !may_see(caller_, the_case, input_.document)) {
           return tl::unexpected(no_such_document());
         }
         return flurwerk::file_document(
             the_case.application,
             {id, input_.type, input_.title.empty() ? input_.file_name : input_.title, input_.file_name,
              stored->media_type, stored->sha256, stored->size_bytes, side, input_.request, input_.demanded_item},
             context);
       },
       [&](Tx&, const Case&, Done& done) { done.id = id.value; }});
}

Result<OpenedDocument> open_document(const App& app, const Caller& caller, const ApplicationId& application,
                                     const DocumentId& document, std::optional<int> version) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::get_document, application, caller.viewer.link);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto readable = readable_versions(caller, *the_case, document);
  if (readable.empty()) return tl::unexpected(no_such_document());
  const int wanted = version.value_or(readable.back());
  if (std::find(readable.begin(), readable.end(), wanted) == readable.end()) {
    return tl::unexpected(no_such_document());
  }
  const auto& found = *the_case->application.document(document)->version(wanted);
  auto reader = app.documents.open(found.sha256);
  if (!reader) return tl::unexpected(reader.error());
  return OpenedDocument{std::move(*reader), found};
}

}  // namespace flurwerk::api
