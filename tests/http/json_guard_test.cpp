// What JSON is let through, and where the fault is said to be (abuse test 44).
#include "api/http/json_guard.hpp"

#include <gtest/gtest.h>

namespace flurwerk::api {
namespace {

std::string code(const std::string& text) {
  auto result = check_json(text);
  return result ? "" : result.error().code;
}

TEST(JsonGuard, LetsOrdinaryJsonThrough) {
  for (const char* good : {"{}", "[]", "null", "1.5e3", R"({"a":[1,{"b":"ä"}],"c":{"a":1}})", " [1 , 2] "})
    EXPECT_EQ(code(good), "") << good;
}

TEST(JsonGuard, NamesWhatIsUnsafe) {
  EXPECT_EQ(code(R"({"a":1,"a":1})"), "key-twice");
  EXPECT_EQ(code(R"({"\u0061":1,"a":1})"), "key-twice") << "escapes are the same key";
  EXPECT_EQ(code(R"({"__proto__":1})"), "key-not-allowed");
  EXPECT_EQ(code("1e999"), "number-out-of-range");
  EXPECT_EQ(code("-1e999"), "number-out-of-range");
  EXPECT_EQ(code("NaN"), "json-malformed");
  EXPECT_EQ(code(""), "json-malformed");
  EXPECT_EQ(code("{} x"), "json-malformed");
  EXPECT_EQ(code("\"\xc3\x28\""), "json-malformed");
  EXPECT_EQ(code(std::string(1'000'000, '[')), "json-too-deep");
}

TEST(JsonGuard, DepthIsAllowedUpToTheLimit) {
  EXPECT_EQ(code(std::string(64, '[') + std::string(64, ']')), "");
  EXPECT_EQ(code(std::string(65, '[') + std::string(65, ']')), "json-too-deep");
}

TEST(JsonGuard, PointsToTheFault) {
  EXPECT_EQ(check_json(R"({"x":[0,{"a":1,"a":2}]})").error().field, "/x/1/a");
  EXPECT_EQ(check_json(std::string(2U << 20U, ' ')).error().kind, RefusalKind::too_large);
}

}  // namespace
}  // namespace flurwerk::api
