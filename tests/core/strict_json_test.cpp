// What JSON is let through, and where the fault is said to be (abuse test 44).
#include "permit-core/strict_json.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace strict_json_test {

std::string code(const std::string& text) {
  auto result = check_json(text);
  return result ? "" : result.error().code;
}

TEST(StrictJson, LetsOrdinaryJsonThrough) {
  for (const char* good : {"{}", "[]", "null", "1.5e3", R"({"a":[1,{"b":"ä"}],"c":{"a":1}})", " [1 , 2] "})
    EXPECT_EQ(code(good), "") << good;
}

TEST(StrictJson, NamesWhatIsUnsafe) {
  EXPECT_EQ(code(R"({"a":1,"a":1})"), "key-twice");
  EXPECT_EQ(code(R"({"\u0061":1,"a":1})"), "key-twice") << "escapes are the same key";
  EXPECT_EQ(code(R"({"__proto__":1})"), "key-not-allowed");
  EXPECT_EQ(code("1e999"), "number-out-of-range");
  EXPECT_EQ(code("-1e999"), "number-out-of-range");
  EXPECT_EQ(code("NaN"), "json-malformed");
  EXPECT_EQ(code(""), "json-malformed");
  EXPECT_EQ(code("{} x"), "json-malformed");
  EXPECT_EQ(code(std::string("{}\0x", 4)), "json-malformed") << "nothing hides behind a NUL";
  EXPECT_EQ(code("\"\xc3\x28\""), "json-malformed");
  EXPECT_EQ(code(std::string(1'000'000, '[')), "json-too-deep");
}

TEST(StrictJson, DepthIsAllowedUpToTheLimit) {
  EXPECT_EQ(code(std::string(64, '[') + std::string(64, ']')), "");
  EXPECT_EQ(code(std::string(65, '[') + std::string(65, ']')), "json-too-deep");
}

TEST(StrictJson, PointsToTheFault) {
  EXPECT_EQ(check_json(R"({"x":[0,{"a":1,"a":2}]})").error().field, "/x/1/a");
  EXPECT_EQ(check_json(std::string(2U << 20U, ' ')).error().kind, RefusalKind::too_large);
}

}  // namespace strict_json_test
}  // namespace flurwerk
