// Papers for word processors and spreadsheets: OpenDocument Text and Office Open XML, as ZIP archives of plain XML.
// Basis: ISO/IEC 26300 (ODT), ISO/IEC 29500 (XLSX), PKWARE APPNOTE (ZIP, method "stored"). Text is text: no cell is a
// formula, whatever it begins with.
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "api/render/pdf_renderer.hpp"
#include "permit-core/markup.hpp"

namespace flurwerk::api {

namespace {

std::uint32_t crc32_of(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
      made[i] = value;
    }
    return made;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
  return crc ^ 0xFFFFFFFFU;
}

// Files one after another, uncompressed, all of one moment: the same paper is the same bytes.
class Zip {
 public:
  void add(const std::string& name, const std::string& content) {
    const auto offset = static_cast<std::uint32_t>(out_.size());
    std::string entry;
    put(entry, 20, 2), put(entry, 0x0800, 2), put(entry, 0, 2), put(entry, 0, 2), put(entry, 0x0021, 2);
    put(entry, crc32_of(content), 4), put(entry, content.size(), 4), put(entry, content.size(), 4);
    put(entry, name.size(), 2), put(entry, 0, 2);
    out_ += "PK\x03\x04" + entry + name + content;
    std::string listed = "PK\x01\x02";
    put(listed, 20, 2);
    listed += entry;
    put(listed, 0, 2), put(listed, 0, 2), put(listed, 0, 2), put(listed, 0, 4), put(listed, offset, 4);
    directory_ += listed + name;
    ++count_;
  }

  std::string finish() {
    const std::size_t at = out_.size();
    out_ += directory_ + "PK\x05\x06";
    put(out_, 0, 2), put(out_, 0, 2), put(out_, count_, 2), put(out_, count_, 2);
    put(out_, directory_.size(), 4), put(out_, at, 4), put(out_, 0, 2);
    return std::move(out_);
  }

 private:
  static void put(std::string& into, std::size_t value, int bytes) {  // little endian
    for (int i = 0; i < bytes; ++i) into += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }

  std::string out_, directory_;
  std::size_t count_ = 0;
};

constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

// --- ODT

std::string paragraph(const std::string& text, std::string_view style) {
  std::string out = fmt::format(R"(<text:p text:style-name="{}">)", style);
  for (const char c : escaped(text)) {
    if (c == '\n') {
      out += "<text:line-break/>";
    } else {
      out += c;
    }
  }
  return out + "</text:p>";
}

std::string row_of(const std::vector<std::string>& cells, std::string_view style) {
  std::string out = "<table:table-row>";
  for (const auto& cell : cells) {
    out += R"(<table:table-cell table:style-name="cell" office:value-type="string">)";
    out += paragraph(cell, style);
    out += "</table:table-cell>";
  }
  return out + "</table:table-row>";
}

std::string table_of(const PaperTable& table, std::size_t number) {
  std::string out =
      fmt::format(R"(<text:h text:style-name="head" text:outline-level="2">{}</text:h>)", escaped(table.name));
  out += fmt::format(R"(<table:table table:name="t{}"><table:table-column table:number-columns-repeated="{}"/>)",
                     number, table.columns.size());
  out += "<table:table-header-rows>" + row_of(table.columns, "strong") + "</table:table-header-rows>";
  for (const auto& row : table.rows) out += row_of(row, "plain");
  return out + "</table:table>";
}

constexpr std::string_view odt_head = R"(<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">
<office:automatic-styles>
<style:style style:name="title" style:family="paragraph"><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
<style:style style:name="head" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="plain" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="strong" style:family="paragraph"><style:text-properties fo:font-size="9pt" fo:font-weight="bold"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
</office:automatic-styles><office:body><office:text>)";

// --- XLSX

std::string column_name(std::size_t index) {  // 0 -> "A", 26 -> "AA"
  std::string name;
  for (std::size_t n = index + 1; n > 0; n = (n - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
  return name;
}

std::string sheet_row(const std::vector<std::string>& cells, std::size_t number, int style) {
  std::string out = fmt::format(R"(<row r="{}">)", number);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += fmt::format(R"(<c r="{}{}" t="inlineStr" s="{}"><is><t xml:space="preserve">{}</t></is></c>)",
                       column_name(i), number, style, escaped(cells[i]));
  }
  return out + "</row>";
}

std::string sheet_of(const PaperTable& table) {
  std::string out{declaration};
  out += R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>)";
  out += fmt::format(R"(<col min="1" max="{}" width="32" customWidth="1"/></cols><sheetData>)",
                     std::max<std::size_t>(1, table.columns.size()));
  out += sheet_row(table.columns, 1, 1);
  for (std::size_t i = 0; i < table.rows.size(); ++i) out += sheet_row(table.rows[i], i + 2, 2);
  return out + "</sheetData></worksheet>";
}

constexpr std::string_view xlsx_styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>)";

// Excel takes 31 characters and none of []:*?/\ as the name of a sheet.
std::string sheet_name(const std::string& name) {
  std::string out;
  std::size_t characters = 0;
  for (const char c : name) {
    const bool continued = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continued && ++characters > 31) break;
    out += std::string_view{"[]:*?/\\"}.find(c) == std::string_view::npos ? c : ' ';
  }
  return out;
}

}  // namespace

std::string PdfRenderer::odt(const Paper& paper) const {
  constexpr std::string_view type = "application/vnd.oasis.opendocument.text";
  std::string content{declaration};
  content += odt_head;
  content += paragraph(paper.title, "title");
  for (const auto& [name, value] : paper.facts) content += paragraph(name + ": " + value, "plain");
  for (std::size_t i = 0; i < paper.tables.size(); ++i) content += table_of(paper.tables[i], i + 1);
  content += "</office:text></office:body></office:document-content>";
  Zip zip;
  zip.add("mimetype", std::string{type});  // first and uncompressed, as the standard asks
  zip.add(
      "META-INF/manifest.xml",
      fmt::format(
          R"({}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)",
          declaration, type));
  zip.add("content.xml", content);
  return zip.finish();
}

std::string PdfRenderer::xlsx(const Paper& paper) const {
  constexpr std::string_view main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  constexpr std::string_view relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::string types, sheets, relations;
  for (std::size_t i = 1; i <= paper.tables.size(); ++i) {
    types += fmt::format(R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="{}worksheet+xml"/>)", i, main);
    sheets += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)",
                          escaped(sheet_name(paper.tables[i - 1].name)), i, i);
    relations += fmt::format(R"(<Relationship Id="rId{}" Type="{}/worksheet" Target="worksheets/sheet{}.xml"/>)", i,
                             relation, i);
  }
  constexpr std::string_view packages = "http://schemas.openxmlformats.org/package/2006/";
  Zip zip;
  zip.add(
      "[Content_Types].xml",
      fmt::format(
          R"({}<Types xmlns="{}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{}styles+xml"/>{}</Types>)",
          declaration, packages, main, main, types));
  zip.add(
      "_rels/.rels",
      fmt::format(
          R"({}<Relationships xmlns="{}relationships"><Relationship Id="rId1" Type="{}/officeDocument" Target="xl/workbook.xml"/></Relationships>)",
          declaration, packages, relation));
  zip.add(
      "xl/workbook.xml",
      fmt::format(
          R"({}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{}"><sheets>{}</sheets></workbook>)",
          declaration, relation, sheets));
  zip.add(
      "xl/_rels/workbook.xml.rels",
      fmt::format(
          R"({}<Relationships xmlns="{}relationships">{}<Relationship Id="rId{}" Type="{}/styles" Target="styles.xml"/></Relationships>)",
          declaration, packages, relations, paper.tables.size() + 1, relation));
  zip.add("xl/styles.xml", std::string{declaration} + std::string{xlsx_styles});
  for (std::size_t i = 1; i <= paper.tables.size(); ++i) {
    zip.add(fmt::format("xl/worksheets/sheet{}.xml", i), sheet_of(paper.tables[i - 1]));
  }
  return zip.finish();
}

}  // namespace flurwerk::api
