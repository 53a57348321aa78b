/** Why a file is not read. Each has its sentence in refusalText. */
export type Refusal =
  | 'empty'
  | 'too-large'
  | 'old-word'
  | 'encrypted'
  | 'old-workbook'
  | 'binary-workbook'
  | 'open-document'
  | 'pdf'
  | 'rtf'
  | 'web-archive'
  | 'bomb'
  | 'damaged'
  | 'no-text'
  /** The browser does not get at its bytes. */
  | 'unreadable';

/** Thrown inside src/tables and caught by readTables: a reader deep in a file cannot go on, and says why. */
export class RefusedFile extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.name = 'RefusedFile';
    this.refusal = refusal;
  }
}

const AGAIN = '再导入一次';

/** What is wrong with the file, and what to do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal) {
    case 'empty':
      return '文件是空的。请确认选对了文件。';
    case 'too-large':
      return `文件超过 20 MB。请只保留目标表所在的工作表或表格，另存后${AGAIN}。`;
    case 'old-word':
      return `这是旧版 Word 文档（.doc）。请用 Word 或 WPS 打开，另存为 .docx 后${AGAIN}，或复制表格后粘贴。`;
    case 'encrypted':
      return `文件设有密码。请打开后取消密码，另存后${AGAIN}，或复制表格后粘贴。`;
    case 'old-workbook':
      return `这是 Excel 95 或更早的工作簿（.xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后${AGAIN}，或复制表格后粘贴。`;
    case 'binary-workbook':
      return `这是二进制工作簿（.xlsb）。请用 Excel 或 WPS 打开，另存为 .xlsx 后${AGAIN}。`;
    case 'open-document':
      return `这是 OpenDocument 文件（.ods、.odt）。请打开后另存为 .xlsx 或 .docx，${AGAIN}。`;
    case 'pdf':
      return '这是 PDF 文件。请打开后选中表格，复制文字后粘贴，或向财政部门索取 Excel、Word 版。';
    case 'rtf':
      return `这是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx 后${AGAIN}。`;
    case 'web-archive':
      return `这是单个文件网页（.mht）。请用 Excel、Word 或 WPS 打开，另存为 .xlsx 或 .docx 后${AGAIN}。`;
    case 'bomb':
      return `文件内容异常庞大或嵌套过深，未予读取。请用 Excel、Word 或 WPS 打开，只保留目标表，另存后${AGAIN}，或复制表格后粘贴。`;
    case 'damaged':
      return `文件已损坏或不完整。请用原来的程序打开，另存后${AGAIN}，或复制表格后粘贴。`;
    case 'unreadable':
      return '浏览器读不到这个文件：它可能已被移走、改名，或正被别的程序占用。';
    case 'no-text':
      return '文件不是表格或文字。请打开 .xlsx、.html、.csv、.tsv、.txt 文件，或复制表格后粘贴。';
  }
}
