// Names and values of users cannot become headers; refusals keep their legal basis (abuse tests 40, 41).
#include "api/http/response_wire.hpp"

#include <gtest/gtest.h>

#include "api/http/problem.hpp"

namespace flurwerk::api {
namespace wire_test {

TEST(Disposition, IsSafeForAnyName) {
  EXPECT_EQ(content_disposition("Plan 1.pdf", false),
            "attachment; filename=\"Plan 1.pdf\"; filename*=UTF-8''Plan%201.pdf");
  EXPECT_EQ(content_disposition("Höhe.pdf", false),
            "attachment; filename=\"H_he.pdf\"; filename*=UTF-8''H%C3%B6he.pdf");
  EXPECT_EQ(content_disposition("../../etc/passwd", true),
            "inline; filename=\"etcpasswd\"; filename*=UTF-8''etcpasswd");
  EXPECT_EQ(content_disposition("a\r\nSet-Cookie: x=1\".pdf", false).find('\n'), std::string::npos);
  EXPECT_EQ(content_disposition("exe\xe2\x80\xae"
                                "fdp.pdf",
                                false)
                .find("%E2%80%AE"),
            std::string::npos)
      << "no turned text";
  EXPECT_EQ(content_disposition("", false), "attachment; filename=\"dokument\"; filename*=UTF-8''dokument");
  EXPECT_EQ(content_disposition("\xff\xfe", false), "attachment; filename=\"dokument\"; filename*=UTF-8''dokument");
}

TEST(Wire, NoValueEndsItsLine) {
  Response response = redirect("/x\r\nSet-Cookie: a=b");
  std::string bytes = serialize(to_wire(response, {}), false);
  EXPECT_EQ(bytes.find("\nSet-Cookie"), std::string::npos);
}

TEST(Wire, WhatAUserUploadedIsSandboxed) {
  Download download{1, [](std::uint64_t, std::span<char>) { return std::size_t{1}; }};
  std::string bytes = serialize(to_wire(file_response(download, "text/html", "x.html"), {}), false);
  EXPECT_NE(bytes.find("sandbox"), std::string::npos);
  EXPECT_NE(bytes.find("Content-Disposition: attachment"), std::string::npos);
}

TEST(Wire, StrictTransportOnlyOverTls) {
  Asked asked;
  EXPECT_EQ(serialize(to_wire(text_response("x"), asked), false).find("Strict-Transport"), std::string::npos);
  asked.secure = true;
  EXPECT_NE(serialize(to_wire(text_response("x"), asked), false).find("Strict-Transport"), std::string::npos);
}

TEST(Problem, CarriesBothLanguagesBasisAndField) {
  Refusal refusal{RefusalKind::wrong_state,
                  "not-complete-yet",
                  {"Noch nicht \"vollständig\".", "Not complete yet."},
                  {"Nachfordern.", "Demand documents."},
                  "§ 70 Abs. 2 HBO",
                  "/status"};
  Response response = problem(refusal, Language::en);
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.content_type, "application/problem+json");
  for (const char* piece : {"\"detail\":\"Not complete yet.\"", "vollständig", "\"legal_basis\":\"§ 70 Abs. 2 HBO\"",
                            "\"field\":\"/status\"", "\"code\":\"not-complete-yet\"", "Nachfordern."}) {
    EXPECT_NE(response.body.find(piece), std::string::npos) << piece;
  }
}

TEST(Problem, EveryKindHasItsStatus) {
  EXPECT_EQ(status_of(RefusalKind::malformed), 400);
  EXPECT_EQ(status_of(RefusalKind::invalid), 422);
  EXPECT_EQ(status_of(RefusalKind::unauthenticated), 401);
  EXPECT_EQ(status_of(RefusalKind::forbidden), 403);
  EXPECT_EQ(status_of(RefusalKind::not_found), 404);
  EXPECT_EQ(status_of(RefusalKind::outdated), 412);
  EXPECT_EQ(status_of(RefusalKind::too_large), 413);
  EXPECT_EQ(status_of(RefusalKind::unsupported), 415);
  EXPECT_EQ(status_of(RefusalKind::too_many), 429);
}

TEST(Request, CookiesAndLanguage) {
  Request request;
  request.headers = {{"cookie", "a=1; session=xyz; b=2"}, {"accept-language", "fr, en;q=0.4, de;q=0.3"}};
  EXPECT_EQ(request.cookie("session"), "xyz");
  EXPECT_FALSE(request.cookie("sess"));
  EXPECT_EQ(request.language(), Language::en);
  request.headers = {{"cookie", "session=a; session=b"}};
  EXPECT_FALSE(request.cookie("session")) << "two cookies of one name: somebody planted one";
}

// What is no UTF-8 would be kept and stop every page that shows it.
TEST(Request, DecodesToTextOrNotAtAll) {
  EXPECT_EQ(percent_decode("B%C3%B6se"), "Böse");
  for (const char* broken : {"B%F6se", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%E2%82"}) {
    EXPECT_FALSE(percent_decode(broken)) << broken;
    EXPECT_FALSE(parse_form(std::string{"title="} + broken)) << broken;
  }
  EXPECT_EQ(parse_form("title=%F0%9F%8F%A0")->at(0).second, "🏠");
}

}  // namespace wire_test
}  // namespace flurwerk::api
