// What the page behind a signed link shows, as values for its template (webui/link/README.md names them).
// Basis: § 70 Abs. 1 HBO; the agency sees its request and what was released to it, nothing else of the case.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "api/http/call.hpp"
#include "api/http/case_json.hpp"
#include "api/http/html.hpp"

namespace flurwerk::api {

constexpr std::uint64_t link_form_bytes = std::uint64_t{64} << 20U;  // with all attachments

struct LinkForm {  // what was entered, so that nothing is lost after an error
  std::string outcome;
  std::string text;
  struct ConditionFields {
    std::string kind, topic, text, legal_basis, reason;
    std::string plan;  // "DOCUMENT:VERSION" of one that was released
    std::string page, place;
    bool filled() const {
      return !(topic.empty() && text.empty() && legal_basis.empty() && reason.empty() && plan.empty() && place.empty());
    }
  };
  std::array<ConditionFields, 5> conditions;
  struct TopicFields {
    std::string topic, text;
    bool filled() const { return !(topic.empty() && text.empty()); }
  };
  std::array<TopicFields, 5> topics;
  std::string language = "de";
  std::string act;       // "renew" when a new link is asked for, "acknowledge", "extension", "papers", "message"
  std::string corrects;  // version of the statement
  std::string refer_to;
  std::vector<std::string> grounds;
  std::string until, reason;  // of an extension
  std::string papers;         // that are missed
  std::string message;        // to the authority
};

struct LinkError {
  std::string field;    // id in the page
  std::string message;  // in the page's language
};

enum class LinkState { unknown, open, confirm, receipt, expired, renewed, withdrawn, closed };

struct LinkPage {
  LinkState state = LinkState::unknown;
  std::string path;  // "/l/{token}"
  std::string language = "de";
  LinkForm form;
  std::vector<LinkError> errors;
};

// The page without a case: unknown, expired, renewed.
Fill link_fill(const LinkPage& page);
// The page behind a link that ended with the withdrawal of its request: that it is over, when and why.
Fill withdrawn_fill(const LinkPage& page, const View& view, const Case& the_case,
                    const participation::StatementRequest& request);
// The page of one request. The state is taken from the request unless it is `confirm` or has errors.
Fill link_fill(const LinkPage& page, const Onlook& onlook, const Case& the_case,
               const participation::StatementRequest& request);

}  // namespace flurwerk::api
