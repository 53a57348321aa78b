import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { documentPicture } from '#src/charts/document-picture.ts';
import { monthBrief } from '#src/domain/papers/month-brief.ts';
import { chaseOf } from '#src/domain/year/chase.ts';
import { briefDocument } from '#src/export/brief-document.ts';
import { sectionBlocks, type Block, type DocumentChart } from '#src/domain/papers/document.ts';
import { selfReport, type SelfReport } from '#src/domain/papers/self-report.ts';
import { leaderSummary, type Summary } from '#src/domain/papers/summary.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import type { ChartImages } from '#src/export/report-blocks.ts';
import { reportDocument } from '#src/export/report-document.ts';
import { summaryDocument } from '#src/export/summary-document.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();

function papersOf(month: Month, said: readonly Said[]): { report: SelfReport; summary: Summary } {
  const year = supposing(NO_STATEMENTS, said);
  const source = {
    report: yearReport(WATER, year, month),
    published: WATER,
    year,
    isSample: true,
  };
  return { report: selfReport(source), summary: leaderSummary(source) };
}

/** The head of a PNG is enough for what is asked here. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const drawn = (charts: readonly DocumentChart[]): ChartImages =>
  new Map(charts.map((chart) => [chart, { png: PNG, width: 720, height: 168 }]));

const blocksOf = ({ parts }: SelfReport) => parts.flatMap(({ sections }) => sections.flatMap(sectionBlocks));
const chartsOf = (report: SelfReport) =>
  blocksOf(report).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));

/** The parts of the file, the body parsed. */
function opened(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const body = xml('word/document.xml');
  // Paragraphs and cells as texts, in reading order.
  const lines = [...body.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text ?? '')).join(''),
  );
  return { files: Object.keys(files), xml, body, lines };
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** What the model says, in reading order: paragraphs, then the cells of a table row by row. */
function wordsOf(report: SelfReport): readonly string[] {
  return report.parts.flatMap(({ heading, sections }) => [
    heading,
    ...sections.flatMap((section) => [section.heading ?? '', ...sectionBlocks(section).flatMap(blockWords)]),
  ]);
}

function blockWords(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'minor':
      return [block.text];
    case 'table': {
      const { caption, columns, rows, total } = block.table;
      return [caption].concat(
        columns.map(({ label }) => label),
        rows.flat(),
        total ?? [],
      );
    }
    case 'chart':
      return [block.chart.caption];
  }
}

describe('自评报告 in Word', () => {
  it.each([
    ['a whole year', 12, SAID],
    ['half a year', 6, SAID],
    ['an empty year', 12, []],
  ] as const)(
    '[J7] says of %s what the screen says, word for word and in its order',
    async (_, month, said) => {
      const { report } = papersOf(month, said);
      const { lines } = opened(await reportDocument(report, drawn(chartsOf(report))));
      const filled = lines.filter((text) => text !== '');
      const from = filled.indexOf('一、基本情况');
      const words = wordsOf(report).filter((text) => text !== '');
      expect(filled.slice(from, from + words.length)).toEqual(words);
      expect(filled.slice(0, from)).toEqual([...report.title, ...report.stamps.map((text) => `（${text}）`)]);
    },
  );

  it('[J7] is A4 upright in the styles of official documents, with heads, numbers and marks on every page', async () => {
    const { report } = papersOf(12, SAID);
    const { body, xml } = opened(await reportDocument(report, drawn(chartsOf(report))));
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(9);
    for (const font of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312'])
      expect(body).toContain(`w:eastAsia="${font}"`);
    // 三号 in lines of 28 points, the first one set in by two letters
    expect(body).toMatch(/<w:spacing [^>]*w:line="560" w:lineRule="exact"\/>/);
    expect(body).toMatch(/<w:ind [^>]*w:firstLineChars="200"/);
    expect(body).toMatch(/<w:ind [^>]*w:firstLine="640"/);
    expect(body.match(/<w:outlineLvl w:val="0"\/>/g)).toHaveLength(5);
    expect(xml('word/footer1.xml')).toContain('>PAGE<');
    expect(xml('word/header1.xml')).toContain('未定稿　示例数据');
  });

  it('[J7] has each chart as a picture with its sentence', async () => {
    const { report } = papersOf(12, SAID);
    const charts = chartsOf(report);
    const { body, files } = opened(await reportDocument(report, drawn(charts)));
    expect(charts).toHaveLength(4);
    expect([...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt)).toEqual(
      charts.map(({ alt }) => alt),
    );
    expect(files.some((name) => /^word\/media\/.+\.png$/.test(name))).toBe(true);
  });

  it('[J7] says a chart in words where none could be drawn', async () => {
    const { report } = papersOf(12, SAID);
    const { lines, body } = opened(await reportDocument(report, new Map()));
    expect(body).not.toContain('<w:drawing>');
    for (const { alt } of chartsOf(report)) expect(lines).toContain(alt);
  });

  it('[J7] what is still to be written is bold, and nothing else of the paragraph is', async () => {
    const { report } = papersOf(12, SAID);
    const { body } = opened(await reportDocument(report, new Map()));
    const [, bold, text] =
      /<w:b( w:val="false")?\/>(?:(?!<w:t[ >]).)*<w:t[^>]*>(【待补充：年末结余情况和原因】)</s.exec(body) ??
      [];
    expect([bold, text]).toEqual([undefined, '【待补充：年末结余情况和原因】']);
  });

  it.each([
    '<w:p/>&amp;<script>alert(1)</script>',
    '"]]> \u0000\u0001\uFFFE\uD800 {{x}} ${y}',
    '=HYPERLINK("http://x")\n@SUM(A1)\r\n-1',
    '【待补充：',
    '好'.repeat(5_000),
  ])('[J7] text stays text: case %#', async (text) => {
    const said: readonly Said[] = [
      ...SAID,
      { subject: { kind: 'text', slot: 'application' }, content: { text }, note: '' },
      { subject: { kind: 'remark', indicator: 'cases' as IndicatorId }, content: { text }, note: '' },
    ];
    const { report } = papersOf(12, said);
    const { body, lines } = opened(await reportDocument(report, new Map()));
    // oxlint-disable-next-line no-control-regex -- what XML forbids is what is looked for
    expect(body).not.toMatch(/[\u0000-\u0008\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    expect(body).not.toContain('<script');
    const [first = ''] = text.split(/\r?\n/);
    // oxlint-disable-next-line no-control-regex -- see above
    expect(lines).toContain(first.trim().replace(/[\u0000\u0001\uFFFE\uD800]/g, ''));
  });
});

describe('领导摘要 in Word', () => {
  it.each([6, 12] as const)('[J9] says in month %i what the screen says', async (month) => {
    const { summary } = papersOf(month, SAID);
    const { lines, body } = opened(
      await summaryDocument(summary, drawn(summary.rule === null ? [] : [summary.rule])),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        summary.title,
        ...summary.figures.flatMap(({ label, value, sub }) => [label, value, sub]),
        ...summary.draft,
        ...[...summary.best.rows, ...summary.worst.rows].flatMap(({ name, stand, points }) => [
          name,
          stand,
          points,
        ]),
        ...summary.toDo.map((text, index) => `${index + 1}．${text}`),
      ]),
    );
    expect(body).toContain(`descr="${summary.rule?.alt ?? ''}"`);
  });

  it('[J9] a person’s words stand in place of the three sentences', async () => {
    const own: Said = {
      subject: { kind: 'text', slot: 'summary' },
      content: { text: '总体较好。' },
      note: '',
    };
    const { summary } = papersOf(12, [...SAID, own]);
    const { lines } = opened(await summaryDocument(summary, new Map()));
    expect(lines).toContain('总体较好。');
    expect(lines).not.toContain(summary.draft[0]);
  });
});

it('[MO22][MO38] 月度通报 in Word has the words, tables and charts of the screen on one page’s margins', async () => {
  const year = supposing(NO_STATEMENTS, SAID);
  const dateOf = () => '2026-12-03';
  const brief = monthBrief({
    report: yearReport(WATER, year, 11),
    published: WATER,
    year,
    chase: chaseOf({
      published: WATER,
      year,
      log: [],
      arrivals: new Map(),
      today: '2026-12-03',
      dateOf,
    }),
    log: [],
    isSample: true,
    dateOf,
  });
  const blocks = brief.parts.flatMap(sectionBlocks);
  const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const pictures = new Map(charts.map((chart) => [chart, { png: PNG, ...documentPicture(chart.data) }]));
  const { lines, files, body } = opened(await briefDocument(brief, pictures));
  expect(lines[0]).toBe(brief.title);
  for (const { heading } of brief.parts) expect(lines).toContain(heading);
  const sentences = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  for (const sentence of sentences) expect(lines).toContain(sentence);
  expect(lines).toContain('爆管抢修到场时间');
  expect(files.filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(0);

  // The course is the second picture; 12,700 of these are a point.
  const points = Number([...body.matchAll(/<wp:extent cx="(\d+)"/g)].at(1)?.[1]) / 12_700;
  const second = charts[1];
  if (second === undefined) throw new Error('no course');
  const course = documentPicture(second.data);
  const letters = [...course.svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  expect((Math.min(...letters) * points) / course.width).toBeGreaterThanOrEqual(7);
});
