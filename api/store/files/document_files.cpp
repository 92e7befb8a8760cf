#include "api/store/files/document_files.hpp"

#include <fcntl.h>

#include <algorithm>
#include <optional>

#include "api/app/passwords.hpp"
#include "api/app/sha256.hpp"
#include "api/store/files/file.hpp"
#include "api/store/files/media_type.hpp"

namespace flurwerk::api {
namespace {

namespace fs = std::filesystem;

bool is_sha256(const std::string& name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

fs::path place_of(const fs::path& dir, const std::string& sha256) { return dir / sha256.substr(0, 2) / sha256; }

class FileWriter : public DocumentWriter {
 public:
  FileWriter(fs::path dir, std::int64_t limit)
      : dir_(std::move(dir)), limit_(limit), part_(dir_ / "tmp" / (new_id() + ".part")) {
    file_.emplace(part_, O_WRONLY | O_CREAT | O_EXCL);
  }
  ~FileWriter() override {
    std::error_code ignored;
    fs::remove(part_, ignored);  // already renamed: nothing there
  }

  Result<void> write(std::string_view bytes) override {
    size_ += static_cast<std::int64_t>(bytes.size());
    if (size_ > limit_) return too_large();
    hash_.update(bytes);
    if (head_.size() < head_bytes) head_ += bytes.substr(0, head_bytes - head_.size());
    if (head_.size() == head_bytes && !may_become_document(head_)) return not_accepted();  // the rest need not come
    keep_tail(bytes);
    file_->write(bytes);
    return {};
  }

  Result<StoredDocument> finish() override {
    if (size_ > limit_) return too_large();
    StoredDocument document{hash_.hex(), size_, media_type_of(head_, tail_)};
    if (document.media_type.empty()) return not_accepted();
    file_->sync();
    file_.reset();
    const fs::path place = place_of(dir_, document.sha256);
    if (fs::create_directory(place.parent_path())) sync_folder(dir_);
    fs::rename(part_, place);  // over an identical one, if somebody was faster
    sync_folder(place.parent_path());
    return document;
  }

 private:
  void keep_tail(std::string_view bytes) {
    if (bytes.size() >= tail_bytes) {
      tail_ = bytes.substr(bytes.size() - tail_bytes);
      return;
    }
    tail_ += bytes;
    if (tail_.size() > 2 * tail_bytes) tail_.erase(0, tail_.size() - tail_bytes);
  }

  tl::unexpected<Refusal> too_large() const {
    const std::string limit = std::to_string(limit_ / 1048576) + " MiB";
    return refuse(RefusalKind::too_large, "document-too-large",
                  {"Die Datei ist größer als " + limit + ".", "The file is larger than " + limit + "."},
                  {"Die Datei verkleinern oder aufteilen.", "Make the file smaller or split it."});
  }
  static tl::unexpected<Refusal> not_accepted() {
    return refuse(RefusalKind::unsupported, "document-type",
                  {"Die Datei ist nach ihrem Inhalt weder ein vollständiges PDF noch ein PNG- oder JPEG-Bild.",
                   "By its content the file is neither a complete PDF nor a PNG or JPEG image."},
                  {"Als PDF (möglichst PDF/A) speichern und erneut hochladen.",
                   "Save it as PDF (PDF/A if possible) and upload it again."});
  }

  fs::path dir_;
  std::int64_t limit_;
  fs::path part_;
  std::optional<File> file_;
  Sha256 hash_;
  std::int64_t size_ = 0;
  std::string head_, tail_;
};

class FileReader : public DocumentReader {
 public:
  explicit FileReader(const fs::path& path) : file_(path, O_RDONLY) {}
  std::int64_t size() const override { return file_.size(); }
  std::size_t read(std::int64_t offset, std::span<char> buffer) const override { return file_.read_at(offset, buffer); }

 private:
  File file_;
};

}  // namespace

DocumentFiles::DocumentFiles(fs::path dir, bool clean) : dir_(std::move(dir)) {
  if (!clean) return;
  fs::create_directories(dir_ / "tmp");
  for (const auto& entry : fs::directory_iterator(dir_ / "tmp")) fs::remove(entry.path());
  sync_folder(dir_);
  sync_folder(dir_.parent_path());
}

std::unique_ptr<DocumentWriter> DocumentFiles::begin(std::int64_t limit_bytes) {
  return std::make_unique<FileWriter>(dir_, limit_bytes);
}

Result<std::unique_ptr<DocumentReader>> DocumentFiles::open(const std::string& sha256) const {
  if (is_sha256(sha256) && fs::exists(place_of(dir_, sha256))) {
    return std::make_unique<FileReader>(place_of(dir_, sha256));
  }
  return refuse(RefusalKind::not_found, "document-unknown",
                {"Dieses Dokument ist nicht abgelegt.", "There is no such document in store."});
}

}  // namespace flurwerk::api
