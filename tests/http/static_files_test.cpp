// The embedded pages: tags, compression, long-lived names, page routes.
#include "api/http/static_files.hpp"

#include <gtest/gtest.h>

namespace flurwerk::api {
namespace static_files_test {

const EmbeddedFile files[] = {{"index.html", "<!doctype html>"},
                              {"assets/app-Ab3dE_9x.js", "let a;"},
                              {"assets/app-Ab3dE_9x.js.gz", "GZ"},
                              {"pdf.worker-controls.mjs", "b"}};

Response ask(const std::string& path, const Fields& headers = {}) {
  Request request;
  request.path = path;
  request.headers = headers;
  auto response = StaticFiles(files)(request);
  return response ? *response : text_response(response.error().code, 404);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers) {
    if (known == name) return value;
  }
  return {};
}

TEST(StaticFiles, PagesGetTheIndexFilesThemselves) {
  EXPECT_EQ(ask("/").body, "<!doctype html>");
  EXPECT_EQ(ask("/antraege/7").body, "<!doctype html>");
  EXPECT_EQ(ask("/assets/app-Ab3dE_9x.js").content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(ask("/assets/none.js").status, 404);
  EXPECT_EQ(ask("/api/v1/none").status, 404) << "an unknown API path is no page";
}

TEST(StaticFiles, OnlyHashedNamesAreKeptForEver) {
  EXPECT_NE(header(ask("/assets/app-Ab3dE_9x.js"), "Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(header(ask("/"), "Cache-Control"), "no-cache");
  EXPECT_EQ(header(ask("/pdf.worker-controls.mjs"), "Cache-Control"), "no-cache");
}

TEST(StaticFiles, CompressedForThoseWhoAcceptIt) {
  Response gzip = ask("/assets/app-Ab3dE_9x.js", {{"accept-encoding", "br, gzip"}});
  EXPECT_EQ(gzip.body, "GZ");
  EXPECT_EQ(header(gzip, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(gzip, "Vary"), "Accept-Encoding");
  EXPECT_EQ(ask("/assets/app-Ab3dE_9x.js", {{"accept-encoding", "gzip;q=0"}}).body, "let a;");
}

TEST(StaticFiles, UnchangedFilesAreNotSentAgain) {
  std::string tag = header(ask("/"), "ETag");
  Response again = ask("/", {{"if-none-match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_NE(tag, header(ask("/pdf.worker-controls.mjs"), "ETag"));
}

}  // namespace static_files_test
}  // namespace flurwerk::api
