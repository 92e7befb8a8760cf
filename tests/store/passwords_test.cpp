// Passwords are hashed with salt, tokens are long and random, SHA-256 is SHA-256.
#include "api/app/passwords.hpp"

#include <gtest/gtest.h>

namespace flurwerk::api {
namespace passwords_test {

TEST(Passwords, OnlyTheRightOneMatches) {
  const std::string hash = hash_password("Bauantrag 2026");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(password_matches(hash, "Bauantrag 2026"));
  EXPECT_FALSE(password_matches(hash, "bauantrag 2026"));
  EXPECT_FALSE(password_matches("", ""));
  EXPECT_FALSE(password_matches("nonsense", "Bauantrag 2026"));
}

TEST(Passwords, TokensAndIdsDiffer) {
  EXPECT_EQ(new_token().size(), 43u);
  EXPECT_NE(new_token(), new_token());
  EXPECT_EQ(new_id().size(), 24u);
  EXPECT_NE(new_id(), new_id());
}

TEST(Sha256, EqualsThePublishedExamples) {  // FIPS 180-4 examples
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(ConstantTime, Compares) {
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

}  // namespace passwords_test
}  // namespace flurwerk::api
