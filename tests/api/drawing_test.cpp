// The printed drawing, looked at by a foreign program: sheet size, words, and a house measured with a ruler.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace drawing_test {

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 4096> piece{};
  while (const auto size = fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), size);
  pclose(pipe);
  return out;
}

// Width and height in pixels of what has the colour of a planned building, inside the upper `part` of the page.
std::pair<int, int> building_in(const std::string& ppm, double part) {
  std::istringstream in{ppm};
  std::string magic;
  int width = 0, height = 0, most = 0;
  in >> magic >> width >> height >> most;
  EXPECT_EQ(magic, "P6");
  const auto start = static_cast<std::size_t>(in.tellg()) + 1;
  int left = width, right = -1, top = height, bottom = -1;
  for (int y = 0; y < height * part; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto at =
          start + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
      const auto is = [&](std::size_t channel, int value) {
        return std::abs(static_cast<unsigned char>(ppm[at + channel]) - value) <= 3;
      };
      if (!is(0, 242) || !is(1, 184) || !is(2, 161)) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  return {right - left + 1, bottom - top + 1};
}

class PrintedDrawing : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(std::system("pdftoppm -v >/dev/null 2>&1"), 0) << "./dev test installs poppler-utils";
    id_ = ready_draft(town_, designer_);
  }
  std::string path(int scale) const { return fmt::format("/api/v1/applications/{}/drawing.pdf?scale={}", id_, scale); }
  std::string file_of(int scale) {
    const auto answer = designer_.get(path(scale));
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.header("content-type"), "application/pdf");
    const auto file = (town_.dir / "drawing.pdf").string();
    std::ofstream{file, std::ios::binary} << answer.text;
    return file;
  }
  SmallTown town_;
  Visitor designer_ = town_.visitor("designer@x.example");
  std::string id_;
};

TEST_F(PrintedDrawing, IsTrueToScaleAsARulerWouldSay) {
  for (const int scale : {500, 1000}) {
    const auto file = file_of(scale);
    EXPECT_NE(output_of("pdfinfo " + file).find("(A4)"), std::string::npos);
    const auto [width, height] = building_in(output_of("pdftoppm -r 254 " + file), 0.57);  // 10 pixels a millimetre
    // The house is 10 m by 12 m; its outline takes 0.35 mm of its own.
    EXPECT_NEAR(width, 10 * 10'000.0 / scale - 3.5, 2) << scale;
    EXPECT_NEAR(height, 12 * 10'000.0 / scale - 3.5, 2) << scale;
  }
}

TEST_F(PrintedDrawing, SaysWhatItIs) {
  const auto words = output_of("pdftotext -layout " + file_of(500) + " -");
  for (const char* word : {"1:500", "02.03.2026", "Entwurf, noch nicht", "50 m", "Flurstück", "ETRS89/UTM 32",
                           "eingehalten", "§ 6", "ersetzt weder den amtlichen Lageplan"})
    EXPECT_NE(words.find(word), std::string::npos) << word << "\n" << words;
  EXPECT_NE(output_of("TZ=UTC pdfinfo -isodates " + file_of(500)).find("2026-03-02T"), std::string::npos)
      << "made when the program's clock said, not the machine's";
  ASSERT_EQ(designer_.post_empty("/api/v1/applications/" + id_ + "/submit").status, 201);
  EXPECT_NE(output_of("pdftotext -layout " + file_of(500) + " -").find("PRF"), std::string::npos) << "file number";
}

TEST_F(PrintedDrawing, RefusesScalesWithoutARuler) {
  const auto answer = designer_.get(path(333));
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body.at("code"), "scale-unknown");
}

}  // namespace drawing_test
}  // namespace flurwerk::api::test
