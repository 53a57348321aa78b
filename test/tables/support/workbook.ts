import { strToU8, zipSync } from 'fflate';

/** A small .xlsx with the parts that a test is about, and no library between the test and the XML. */
export interface Parts {
  /** Inside <sheetData>, of each sheet. */
  readonly sheets: readonly SheetParts[];
  /** The <si> elements. */
  readonly strings?: string;
  /** Format codes; style n of a cell has code n − 1, style 0 is General. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Of the main namespace: `x:`. */
  readonly prefix?: string;
}

export interface SheetParts {
  readonly name?: string;
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function workbook({
  sheets,
  strings = '',
  formats = [],
  date1904 = false,
  prefix = '',
}: Parts): Uint8Array {
  const named = (xml: string): string => xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`);
  const space = `xmlns${prefix === '' ? '' : `:${prefix.replace(':', '')}`}="${MAIN}" xmlns:r="${RELATIONS}"`;
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': named(
      `<workbook ${space}><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': named(
      `<styleSheet ${space}><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`)
        .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
        .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': named(`<sst ${space}>${strings}</sst>`),
  };
  for (const [at, { rows, before = '', after = '' }] of sheets.entries()) {
    files[`xl/worksheets/sheet${at + 1}.xml`] = named(
      `<worksheet ${space}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    );
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
