// The route table: exact before {param} before {*rest}; methods known for a path.
#include "api/http/router.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace flurwerk::api {
namespace router_test {

using Rows = std::vector<Router::Row>;

Router table() {
  return Router(Rows{{"GET", "/{*path}"},
                     {"GET", "/a/{id}"},
                     {"GET", "/a/new"},
                     {"POST", "/a"},
                     {"GET", "/a/{id}/b/{b}"},
                     {"DELETE", "/a/{id}"}});
}

TEST(Router, ExactSegmentsWinOverParametersAndThoseOverTheRest) {
  EXPECT_EQ(table().find("GET", "/a/new").route, 2U);
  EXPECT_EQ(table().find("GET", "/a/7").route, 1U);
  EXPECT_EQ(table().find("GET", "/a/7").params, (Fields{{"id", "7"}}));
  EXPECT_EQ(table().find("GET", "/a/7/b/8").params, (Fields{{"id", "7"}, {"b", "8"}}));
  EXPECT_EQ(table().find("GET", "/x/y").params, (Fields{{"path", "x/y"}}));
  EXPECT_EQ(table().find("GET", "/").params, (Fields{{"path", ""}}));
}

TEST(Router, KnowsTheMethodsOfAPath) {
  EXPECT_EQ(table().find("PUT", "/a/7").route, Match::npos);
  EXPECT_EQ(table().find("PUT", "/a/7").allow, "GET, HEAD, DELETE, OPTIONS");
  EXPECT_EQ(table().find("GET", "/a").allow, "POST, OPTIONS") << "the page route does not answer for the API's";
  EXPECT_EQ(table().find("HEAD", "/a/7").route, 1U);
  EXPECT_EQ(Router(Rows{{"GET", "/a"}}).find("GET", "/b").allow, "");
}

TEST(Router, AnEmptySegmentIsNoParameter) {
  EXPECT_EQ(Router(Rows{{"GET", "/a/{id}"}}).find("GET", "/a/").route, Match::npos);
}

TEST(Router, TheSameRouteTwiceIsABug) {
  EXPECT_THROW((Router(Rows{{"GET", "/a"}, {"GET", "/a"}})), std::invalid_argument);
}

}  // namespace router_test
}  // namespace flurwerk::api
