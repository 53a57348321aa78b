import type { PrintedSheet } from '#src/export/card-layout.ts';
import { cellText, quotedSheet } from '#src/export/cell-text.ts';
import { BODY_FONT } from '#src/export/form-styles.ts';
import { writeXlsx } from '#src/export/hucre-writer.ts';

/** The bytes of a workbook whose sheets print as they say, in the body font of an office form. */
export function printedWorkbook(
  sheets: readonly PrintedSheet[],
  properties: { readonly title: string; readonly company: string },
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ sheet }) => sheet),
    defaultFont: BODY_FONT,
    // These are XML too: a name with a control in it would make the whole file unreadable [V17].
    properties: { title: cellText(properties.title), company: cellText(properties.company) },
    // Not pageSetup.printArea: the library writes the sheet's name there without the quotes that a leading digit needs.
    namedRanges: sheets.flatMap(({ sheet: { name }, titles, area }) => [
      { name: '_xlnm.Print_Titles', scope: name, range: `${quotedSheet(name)}!${titles}` },
      { name: '_xlnm.Print_Area', scope: name, range: `${quotedSheet(name)}!${area}` },
    ]),
  });
}
