import { strFromU8, unzipSync } from "fflate";

/** The parts of a DOCX that is unzipped again, as XML text by path. */
export function docxParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of each paragraph; a break is a line end. */
export const paragraphTexts = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>|<w:p\s[^>]*>(.*?)<\/w:p>/gsu)].map(([, plain, attributed]) =>
    [...(plain ?? attributed ?? "").matchAll(/<w:br\/>|<w:t(?:\s[^>]*)?>(.*?)<\/w:t>/gsu)]
      .map(([whole, text = ""]) => (whole === "<w:br/>" ? "\n" : text))
      .join("")
      .replace(/&(amp|lt|gt|quot|apos);/gu, (entity, name: string) => ENTITIES[name] ?? entity),
  );

/** Fails where the XML is not well formed: elements that do not close, stray `<` or `&`, characters XML forbids. */
export function checkXml(xml: string): void {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(xml))
    throw new Error("a forbidden character");
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/iu.test(xml)) throw new Error("a bare ampersand");
  const open: string[] = [];
  const rest = xml
    .replace(/<\?[^?]*\?>/gu, "")
    .replace(
      /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/gu,
      (_whole, end: string, name: string, _attributes, alone: string) => {
        if (end === "/" && open.pop() !== name) throw new Error(`${name} closes another element`);
        if (end === "" && alone === "") open.push(name);
        return "";
      },
    );
  if (open.length > 0) throw new Error(`${open.join(" ")} stays open`);
  if (rest.includes("<")) throw new Error("a stray <");
}
