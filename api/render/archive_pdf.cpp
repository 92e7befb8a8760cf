#include "api/render/archive_pdf.hpp"

#define POINTERHOLDER_TRANSITION 4  // nothing of qpdf 10
#include <fmt/format.h>

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "permit-core/markup.hpp"

namespace flurwerk::api {

namespace {

// The same words as in the document information, or the two would contradict each other.
std::string xmp(const ArchiveFacts& facts, const std::string& producer) {
  return fmt::format(
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
      "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\n"
      "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"
      "<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>\n"
      "<xmp:CreateDate>{}</xmp:CreateDate><xmp:ModifyDate>{}</xmp:ModifyDate>"
      "<xmp:CreatorTool>Flurwerk</xmp:CreatorTool><pdf:Producer>{}</pdf:Producer>\n"
      "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
      escaped(facts.title), escaped(facts.subject), escaped(facts.author), to_string(facts.made_at),
      to_string(facts.made_at), escaped(producer));
}

// "2026-03-02T08:15:00Z" -> "D:20260302081500Z"
std::string pdf_date(Instant at) {
  std::string digits = "D:";
  for (const char c : to_string(at)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.substr(0, 16) + "Z";
}

std::string in_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

// Cairo hangs everything under the root; reading aids look for one document there.
void under_one_document(QPDF& pdf) {
  auto root = pdf.getRoot().getKey("/StructTreeRoot");
  if (!root.isDictionary()) return;
  auto kids = root.getKey("/K");
  auto document = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
  document.replaceKey("/Type", QPDFObjectHandle::newName("/StructElem"));
  document.replaceKey("/S", QPDFObjectHandle::newName("/Document"));
  document.replaceKey("/P", root);
  document.replaceKey("/K", kids);
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) kids.getArrayItem(i).replaceKey("/P", document);
  if (kids.isDictionary()) kids.replaceKey("/P", document);
  root.replaceKey("/K", document);
}

QPDFObjectHandle stream_of(QPDF& pdf, const std::string& bytes) { return QPDFObjectHandle::newStream(&pdf, bytes); }

QPDFObjectHandle output_intent(QPDF& pdf) {
  auto profile = stream_of(pdf, srgb_profile());
  profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
  auto intent = QPDFObjectHandle::newDictionary();
  intent.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
  intent.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFA1"));
  intent.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newUnicodeString("sRGB IEC61966-2.1"));
  intent.replaceKey("/Info", QPDFObjectHandle::newUnicodeString("sRGB IEC61966-2.1"));
  intent.replaceKey("/DestOutputProfile", pdf.makeIndirectObject(profile));
  auto list = QPDFObjectHandle::newArray();
  list.appendItem(pdf.makeIndirectObject(intent));
  return list;
}

}  // namespace

std::string archive_pdf(const std::string& pdf, const ArchiveFacts& stated) {
  const ArchiveFacts facts{in_one_line(stated.title), in_one_line(stated.subject), in_one_line(stated.author),
                           stated.made_at};
  QPDF document;
  document.processMemoryFile("notice", pdf.data(), pdf.size());
  under_one_document(document);
  auto root = document.getRoot();
  const std::string producer = "Flurwerk";
  auto info = QPDFObjectHandle::newDictionary();
  info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(facts.title));
  info.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(facts.subject));
  info.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(facts.author));
  info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString("Flurwerk"));
  info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString(producer));
  info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdf_date(facts.made_at)));
  info.replaceKey("/ModDate", QPDFObjectHandle::newString(pdf_date(facts.made_at)));
  document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));

  auto metadata = stream_of(document, xmp(facts, producer));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", document.makeIndirectObject(metadata));
  root.replaceKey("/OutputIntents", output_intent(document));
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("de-DE"));
  auto mark = QPDFObjectHandle::newDictionary();
  mark.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
  root.replaceKey("/MarkInfo", mark);
  auto viewing = QPDFObjectHandle::newDictionary();
  viewing.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
  root.replaceKey("/ViewerPreferences", viewing);

  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setMinimumPDFVersion("1.7");
  writer.setNewlineBeforeEndstream(true);
  writer.write();
  const std::unique_ptr<Buffer> bytes{writer.getBuffer()};
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace flurwerk::api
