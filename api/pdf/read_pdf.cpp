#include "api/pdf/read_pdf.hpp"

#include <poppler-global.h>
#include <sys/resource.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include "api/pdf/poppler_page.hpp"

namespace flurwerk::api {
namespace {

constexpr int most_pages = 40;              // looked at; later ones only counted
constexpr int most_recognised_pages = 3;    // by OCR
constexpr std::size_t most_text = 20'000;   // of a page, bytes
constexpr std::size_t most_corner = 4'000;  // of a title block
constexpr double block_width = 210 / mm_per_point,
                 block_height = 150 / mm_per_point;  // at most; DIN EN ISO 7200: 180 mm wide
constexpr double drawing_from = 320 / mm_per_point;  // longest side from which on a page is a drawing: larger than A4
constexpr double recognition_dpi = 200, most_pixels = 12e6;
constexpr double seconds_for_recognition = 12;  // of processor time, altogether
constexpr int one_recognition_ms = 6'000;

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

// Where the title block is: lower right on drawings, the upper part of anything smaller.
poppler::rectf block_of(PageSize size) {
  if (std::max(size.width, size.height) < drawing_from) return {0, 0, size.width, size.height / 3};
  const double width = std::min(block_width, size.width / 2), height = std::min(block_height, size.height / 2);
  return {size.width - width, size.height - height, width, height};
}

std::string utf8(const poppler::ustring& text, std::size_t most) {
  const auto bytes = text.to_utf8();
  std::string out{bytes.begin(), bytes.end()};
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != ' '; });
  if (out.size() > most) {
    out.resize(most);
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
    if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0U) out.pop_back();
  }
  return out;
}

bool has_letters(const std::string& text) {
  return std::ranges::count_if(text, [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; }) >= 3;
}

// Reads letters out of pictures; is made when the first page needs it.
class Recognition {
 public:
  std::string text_of(const poppler::page& page, PageSize size, const poppler::rectf& part, std::size_t most) {
    if (!ready() || processor_seconds() - begun_ > seconds_for_recognition) return {};
    const double dpi = dots_per_inch(recognition_dpi, part.width(), part.height(), most_pixels);
    const auto pixels = [&](double points) { return static_cast<int>(points * dpi / points_per_inch); };
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    const auto picture = renderer.render_page(&page, dpi, dpi, pixels(part.left()), pixels(part.top()),
                                              std::min(pixels(part.width()), pixels(size.width)),
                                              std::min(pixels(part.height()), pixels(size.height)));
    if (!picture.is_valid()) return {};
    engine_.SetImage(reinterpret_cast<const unsigned char*>(picture.const_data()), picture.width(), picture.height(), 1,
                     picture.bytes_per_row());
    engine_.SetSourceResolution(static_cast<int>(dpi));
    tesseract::ETEXT_DESC watch;
    watch.set_deadline_msecs(one_recognition_ms);
    if (engine_.Recognize(&watch) != 0) return {};
    const std::unique_ptr<char[]> found{engine_.GetUTF8Text()};
    std::string text = found ? found.get() : "";
    if (text.size() > most) text.resize(most);
    return has_letters(text) ? text : std::string{};
  }

 private:
  bool ready() {
    if (!tried_) {
      tried_ = true;
      ready_ = engine_.Init(nullptr, "deu", tesseract::OEM_LSTM_ONLY) == 0;
      engine_.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    }
    return ready_;
  }
  tesseract::TessBaseAPI engine_;
  bool tried_ = false, ready_ = false;
  double begun_ = processor_seconds();
};

PdfPage read_page(const poppler::page& page) {
  const PageSize size = size_of(page);
  PdfPage out{size.width * mm_per_point, size.height * mm_per_point, utf8(page.text(), most_text), {}, false};
  if (has_letters(out.text)) {
    out.title_block = utf8(page.text(block_of(size)), most_corner);
  } else {
    out.text.clear();
  }
  return out;
}

// The title block first: it says most. The whole page only where time is left.
void recognise(Recognition& recognition, const poppler::page& page, PdfPage& into) {
  const PageSize size = size_of(page);
  into.recognised = true;
  into.title_block = recognition.text_of(page, size, block_of(size), most_corner);
  into.text = recognition.text_of(page, size, {0, 0, size.width, size.height}, most_text);
  if (into.text.empty()) into.text = into.title_block;
}

}  // namespace

PdfReading read_pdf(const std::string& bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  PdfReading reading;
  const auto document = open_pdf(bytes);
  if (!document) return reading;
  reading.encrypted = document->is_encrypted();
  if (document->is_locked()) {
    reading.state = PdfState::locked;
    return reading;
  }
  reading.pages = document->pages();
  if (reading.pages <= 0) return reading;
  reading.state = PdfState::read;
  Recognition recognition;
  int recognised = 0;
  for (int at = 0; at < std::min(reading.pages, most_pages); ++at) {
    const std::unique_ptr<poppler::page> page{document->create_page(at)};
    if (!page) break;
    reading.first_pages.push_back(read_page(*page));
    if (!reading.first_pages.back().text.empty() || recognised == most_recognised_pages) continue;
    ++recognised;
    recognise(recognition, *page, reading.first_pages.back());
  }
  if (reading.first_pages.empty()) reading.state = PdfState::damaged;
  return reading;
}

}  // namespace flurwerk::api
