import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** LibreOffice, Chromium and pdftotext, run on real files in a folder that is removed again. */

const INSTALL =
  "is missing. Install it: .ci/setup-office (Debian, Ubuntu; as root), or LibreOffice, Chromium and poppler-utils by hand.";

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new Error(missing ? `${program} ${INSTALL}` : `${program} failed`, { cause });
  }
}

export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: readonly string[];
  readonly paper: string;
}

/** The file as LibreOffice writes it again. CSV is UTF-8 both ways. */
export function converted(file: Uint8Array, from: "xlsx" | "csv", to: "xlsx" | "csv"): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  try {
    const given = join(folder, `document.${from}`);
    const made = join(folder, "made");
    writeFileSync(given, file);
    // Parted by commas (44), in quotes (34), UTF-8 (76), from line 1.
    const csv = "44,34,76,1";
    run("soffice", [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      ...(from === "csv" ? [`--infilter=Text - txt - csv (StarCalc):${csv}`] : []),
      "--convert-to",
      to === "csv" ? `csv:Text - txt - csv (StarCalc):${csv}` : "xlsx",
      ...["--outdir", made, given],
    ]);
    return new Uint8Array(readFileSync(join(made, `document.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The document as LibreOffice prints it: the text of each page, and the paper's size in points. */
export function printed(document: Uint8Array, extension: "docx" | "xlsx"): Pdf {
  return pdfMade((folder, pdf) => {
    const given = join(folder, `document.${extension}`);
    writeFileSync(given, document);
    run("soffice", [
      // A profile of its own: another LibreOffice that is open would otherwise take the call.
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      ...["--headless", "--convert-to", "pdf", "--outdir", dirname(pdf), given],
    ]);
  });
}

/** The page as a browser prints it. */
export function printedByBrowser(html: string): Pdf {
  return pdfMade((folder, pdf) => {
    const page = join(folder, "page.html");
    writeFileSync(page, html);
    run("chromium", [
      // Without a sandbox it runs as root too; the page is our own and loads nothing.
      ...["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`],
      ...["--no-pdf-header-footer", `--print-to-pdf=${pdf}`, `file://${page}`],
    ]);
  });
}

function pdfMade(make: (folder: string, pdf: string) => void): Pdf {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  try {
    const pdf = join(folder, "document.pdf");
    make(folder, pdf);
    const text = join(folder, "document.txt");
    run("pdftotext", ["-layout", pdf, text]);
    const pages = readFileSync(text, "utf8").split("\f").slice(0, -1);
    const paper = /^Page size:\s+(.+)$/mu.exec(run("pdfinfo", [pdf]))?.[1] ?? "";
    return { bytes: readFileSync(pdf), pages, paper };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
