// What every document store promises: content by its hash, once, told by its bytes, nothing half-done.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace documents_test {

using namespace std::string_literals;

const std::string pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";
const std::string zip_end = "PK\x05\x06"s + std::string(18, '\0');

template <class Backend>
class Documents : public StoreContract<Backend> {
 protected:
  Result<StoredDocument> put(const std::string& bytes, std::int64_t limit = 1000) {
    auto writer = this->documents_->begin(limit);
    for (std::size_t i = 0; i < bytes.size(); i += 7) {
      if (auto written = writer->write(std::string_view(bytes).substr(i, 7)); !written) {
        return tl::unexpected(written.error());
      }
    }
    return writer->finish();
  }
  int files() {
    int count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(this->folder_.path() / "documents")) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
};
TYPED_TEST_SUITE(Documents, Backends);

TYPED_TEST(Documents, ContentComesBackUnderItsHash) {
  const auto stored = this->put(pdf).value();
  EXPECT_EQ(stored.media_type, "application/pdf");
  EXPECT_EQ(stored.size_bytes, std::ssize(pdf));
  const auto reader = this->documents_->open(stored.sha256).value();
  std::string back(pdf.size() + 10, '?');
  ASSERT_EQ(reader->read(0, back), pdf.size());
  EXPECT_EQ(back.substr(0, pdf.size()), pdf);
  EXPECT_EQ(reader->read(reader->size(), back), 0u);
}

TYPED_TEST(Documents, IdenticalContentIsStoredOnce) {
  EXPECT_EQ(this->put(pdf).value().sha256, this->put(pdf).value().sha256);
  EXPECT_EQ(this->files(), 1);
}

TYPED_TEST(Documents, TheTypeIsToldByContent) {
  EXPECT_EQ(this->put("\x89PNG\r\n\x1a\n....\0\0\0\0IEND\xae\x42\x60\x82"s).value().media_type, "image/png");
  EXPECT_EQ(this->put("\xff\xd8\xff\xe0....\xff\xd9").value().media_type, "image/jpeg");
  const std::string no_pdfs[] = {"",
                                 "<html></html>",
                                 "%PDF-1.7 cut off",
                                 "x" + pdf,
                                 pdf + std::string(2000, 'x'),
                                 pdf.substr(0, pdf.size() - 8),
                                 pdf + zip_end};
  for (const auto& bytes : no_pdfs) {
    const auto refused = this->put(bytes, 10000);
    ASSERT_FALSE(refused) << bytes;
    EXPECT_EQ(refused.error().kind, RefusalKind::unsupported);
  }
  EXPECT_EQ(this->files(), 2);  // the two images; nothing of what was refused
}

TYPED_TEST(Documents, TooLargeIsRefusedWhileWriting) {
  const auto refused = this->put(pdf, 20);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, RefusalKind::too_large);
  EXPECT_EQ(this->files(), 0);
}

TYPED_TEST(Documents, AnAbandonedUploadIsGoneAtTheNextStart) {
  auto writer = this->documents_->begin(1000);
  EXPECT_TRUE(writer->write(pdf));
  EXPECT_EQ(this->files(), 1);
  this->documents_ = TypeParam::documents(this->folder_);  // as after a crash
  EXPECT_EQ(this->files(), 0);
}

TYPED_TEST(Documents, OnlyHashesAreNames) {
  for (const std::string name : {"", "../flurwerk.sqlite", "abc", "tmp"}) {
    EXPECT_FALSE(this->documents_->open(name)) << name;
  }
  EXPECT_FALSE(this->documents_->open(std::string(64, 'a')));
}

}  // namespace documents_test
}  // namespace flurwerk::api
