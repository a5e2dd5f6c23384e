/** How a page looks, on paper first: black on white, rows never cut by a page's end, titles repeated on the next page. */
export const PRINT_STYLE = `
@page { size: A4; margin: 16mm 15mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 180mm; font: 10pt/1.5 "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans", sans-serif; color: #000; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 16pt; line-height: 1.3; margin: 0 0 2mm; }
h2 { font-size: 11pt; margin: 5mm 0 1.5mm; border-left: 1.5mm solid #333; padding-left: 2mm; break-after: avoid; page-break-after: avoid; }
.lead { margin: 0 0 1mm; }
.foot { margin-top: 6mm; border-top: 0.3mm solid #999; padding-top: 1mm; font-size: 8pt; color: #444; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr, img, li { break-inside: avoid; page-break-inside: avoid; }
th, td { border: 0.2mm solid #777; padding: 1mm 1.5mm; text-align: left; vertical-align: top; font-size: 9pt; }
th { font-weight: bold; background: #f0f0f0; }
tbody th { font-weight: normal; background: none; }
.facts th { background: #f0f0f0; }
.facts col:first-child { width: 22%; }
img { display: block; width: 150mm; max-width: 100%; margin: 0 auto; }
ol { margin: 0; padding-left: 6mm; }
@media screen and (max-width: 40rem) { .facts col:first-child { width: 34%; } }
@media screen { body { padding: 8mm; } nav { margin: 0 0 5mm; } nav a { color: #003d7a; } }
@media print { nav { display: none; } }
`;
