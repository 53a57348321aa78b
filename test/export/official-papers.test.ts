import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Oddity, Plan } from '#src/domain/catalogue/plan.ts';
import { quantityCell } from '#src/domain/papers/table-cell.ts';
import { CAUSE_KINDS, type Said } from '#src/domain/statements/statement.ts';
import { figureStyle } from '#src/export/form-styles.ts';
import { markedFigure, wholeNumberRules } from '#src/export/marked-cell.ts';
import { pagesHigh } from '#src/export/page-fit.ts';
import { points, q } from '#test/domain/support/build.ts';
import { outlookAt, writtenRemark, writtenText } from '#test/export/support/official-forms.ts';
import { findLibreOffice, pageCounts } from '#test/export/support/libre-office.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead } from '#test/export/support/re-read.ts';
import { writtenDocuments, writtenWorkbooks, xmlParts } from '#test/export/support/written-papers.ts';
import { pointerSaid } from '#test/support/evidence.ts';
import { EVERY_PLAN, LIBRARY } from '#test/support/fixture-plans.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();
const SETUPS: readonly (readonly [string, Month, readonly Said[]])[] = [
  ['June', 6, YEAR],
  ['December', 12, YEAR],
  ['an empty year', 12, []],
];

async function allWords(month: Month, said: readonly Said[]): Promise<readonly string[]> {
  const papers = {
    ...(await writtenWorkbooks({ month, said })),
    ...(await writtenDocuments({ month, said })),
  };
  return Object.values(papers).flatMap((bytes) => xmlParts(bytes).map(([, xml]) => xml));
}

describe('the words of official papers', () => {
  it.each(SETUPS)('[V15] quote with “ ” alone: %s', async (_, month, said) => {
    for (const words of await allWords(month, said)) expect(words).not.toMatch(/[「」『』]/);
  });

  it.each(SETUPS)('[V10] have one way of writing numbers, that of the source: %s', async (_, month, said) => {
    const { 修改记录: log, ...books } = await writtenWorkbooks({ month, said });
    expect(log).toBeDefined();
    for (const bytes of [...Object.values(books), ...Object.values(await writtenDocuments({ month, said }))])
      for (const [, xml] of xmlParts(bytes))
        expect(xml).not.toMatch(/<(?:w:)?t(?: [^>]*)?>[^<]*\d,\d{3}(?!\d)[^<]*</);
  });

  it('[V15] name the classes in the order of official forms', async () => {
    // Its classes are proposed, and there are all nine.
    const said = EVERY_PLAN.find(({ plan }) => plan.id === LIBRARY.id)?.said ?? [];
    const report = (await writtenDocuments({ plan: LIBRARY, said }))['自评报告'] ?? new Uint8Array();
    const body = new Map(xmlParts(report)).get('word/document.xml') ?? '';
    const order = [
      '数量',
      '质量',
      '时效',
      '成本',
      '经济效益',
      '社会效益',
      '生态效益',
      '可持续影响',
      '满意度',
    ];
    const found = order.map((name, index) => body.indexOf(`${index + 1}．${name}指标`));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });
});

describe('controls in names and texts', () => {
  it('[V17] [U10] are in no part of any file, not in its properties either', async () => {
    const odd = '甲\u000b乙\u0000丙\u001f丁\ufffe';
    const plan = { ...WATER, unitName: `中心${odd}` };
    const said = [...YEAR, writtenRemark('cases', odd), writtenText('goal-result', odd)];
    const papers = [
      ...Object.values(await writtenWorkbooks({ plan, said })),
      ...Object.values(await writtenDocuments({ plan, said })),
    ];
    expect(papers).toHaveLength(10);
    for (const bytes of papers) {
      for (const [, xml] of xmlParts(bytes)) {
        // oxlint-disable-next-line no-control-regex -- what XML forbids is what is looked for
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }
    }
  });
});

/** As many letters as a note may have in the app's own fields. */
const LONG = '因上游系统割接，三月和四月的数据接口连续中断（编号 A-17/2025），已与运维单位逐条核对台账；'
  .repeat(50)
  .slice(0, 2_000);

const LONG_YEAR: readonly Said[] = [
  ...YEAR.map((said) =>
    said.subject.kind === 'rating' && said.content !== null
      ? ({ ...said, content: { ...said.content, evidence: LONG } } as Said)
      : said,
  ),
  writtenRemark('cases', LONG),
  writtenRemark('parts', LONG),
  {
    subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
    content: { score: points('4.55'), reason: LONG },
    note: LONG,
  },
  writtenText('annual-goal', LONG),
  writtenText('goal-result', LONG),
  writtenText('initial-budget-note', LONG),
  outlookAt('sum', 12, {
    causes: CAUSE_KINDS.map((kind) => ({ kind, text: LONG.slice(0, 1_000) })),
    remark: LONG,
  }),
  pointerSaid('sum', '1', LONG.slice(0, 200), LONG.slice(0, 500)),
];

/** Points that a cell's text takes at the least, by its font and the columns that it has. */
function neededHeight(text: string, columns: number, size: number): number {
  const room = ((columns - 0.5) * 11) / size;
  const widthOf = (line: string) =>
    Array.from(line).reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
  return lines * size * 1.25;
}

interface PlacedText {
  readonly place: string;
  readonly text: string;
  readonly missing: number;
  /** Of the highest of its rows. */
  readonly tallest: number;
}

/** Each text of a workbook that wraps: how many points its row is short of what it takes. */
async function placedTexts(bytes: Uint8Array): Promise<readonly PlacedText[]> {
  const texts: PlacedText[] = [];
  for (const sheet of (await reRead(bytes)).worksheets) {
    const spans = new Map(
      (sheet.model.merges as readonly string[]).map((range) => [
        range.split(':')[0] ?? '',
        range.split(':')[1] ?? '',
      ]),
    );
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (
          typeof cell.value !== 'string' ||
          cell.alignment?.wrapText !== true ||
          cell.master.address !== cell.address
        )
          return;
        const end = sheet.getCell(spans.get(cell.address) ?? cell.address);
        let [columns, height, tallest] = [0, 0, 0];
        for (let column = Number(cell.col); column <= Number(end.col); column += 1)
          columns += sheet.getColumn(column).width ?? 0;
        for (let at = Number(cell.row); at <= Number(end.row); at += 1) {
          const own = sheet.getRow(at).height ?? 15;
          height += own;
          tallest = Math.max(tallest, own);
        }
        const needed = neededHeight(cell.text, columns, cell.font.size ?? 11);
        texts.push({
          place: `${sheet.name}!${cell.address}`,
          text: cell.text,
          missing: needed - height,
          tallest,
        });
      }),
    );
  }
  return texts;
}

describe('long texts in workbooks', () => {
  it.each([
    ['2,000 letters in every place', LONG_YEAR],
    ['the whole year', YEAR],
    ['an empty year', []],
  ] as const)('[V19] have the room that they take, in every workbook: %s', async (_, said) => {
    for (const [name, bytes] of Object.entries(await writtenWorkbooks({ said }))) {
      const texts = await placedTexts(bytes);
      expect(
        texts
          .filter(({ missing }) => missing > 0)
          .map(({ place, text }) => `${name} ${place} ${text.slice(0, 40)}`),
      ).toEqual([]);
      expect(Math.max(...texts.map(({ tallest }) => tallest))).toBeLessThan(210);
    }
  });

  it.each(['评分表', '评分表 10+90', '自评表', '运行监控表', '修改记录'])(
    '[V19] are all there, piece by piece: %s',
    async (name) => {
      const bytes = (await writtenWorkbooks({ said: LONG_YEAR }))[name] ?? new Uint8Array();
      const all = (await placedTexts(bytes)).map(({ text }) => text).join('');
      const whole = all
        .replace(/（下接续行）/g, '')
        .replace(/第 \d+ 项[^：]{0,20}（续）：|上一行[^：]{0,20}（续）：/g, '')
        .replace(/\s/g, '');
      expect(whole).toContain(LONG.replace(/\s/g, ''));
    },
  );

  it('[V12] [V19] formulas find their rows when notes go on between them', async () => {
    const sheet = (await reRead((await writtenWorkbooks({ said: LONG_YEAR }))['评分表'] ?? new Uint8Array()))
      .worksheets[0];
    const rows = Array.from({ length: 80 }, (_, index) => index + 7).filter(
      (row) => typeof sheet?.getCell(row, 1).value === 'number',
    );
    expect(rows).toHaveLength(19);
    // Where the last of 19 stands when nothing goes on.
    expect(rows.at(-1)).toBeGreaterThan(25);
    const seven = rows[6] ?? 0;
    expect(sheet?.getCell(`H${seven}`).formula).toContain(`G${seven}`);
    expect(sheet?.getCell(`G${seven}`).formula).toContain(`'月度数据'!E10:P10`);
  });
});

const odd = (column: Oddity['column'], text: string): readonly Oddity[] => [{ column, text }];

/** Seven oddities: four of the plan's own, row 15 as odd as row 14, and three more. */
const ODD: Plan = {
  ...WATER,
  indicators: WATER.indicators.map((row) => {
    const more: Readonly<Record<string, readonly Oddity[]>> = {
      equal: odd('name', '「新增」未说从何日起算，原文如此'),
      sum: odd('unit', '以「份」计，原文如此'),
      ceiling: odd('operator', '「数」用「≤」，原文如此'),
      'money-cap': WATER.indicators.find(({ id }) => id === 'money')?.oddities ?? [],
    };
    return Object.assign({}, row, { oddities: more[row.id] ?? row.oddities });
  }),
};

describe('footnotes and numbers of rows', () => {
  it.each(['评分表', '自评表', '运行监控表'])(
    '[V15] [V20] each mark below the table stands beside a row above it: %s',
    async (name) => {
      const bytes = (await writtenWorkbooks({ plan: ODD, said: YEAR }))[name] ?? new Uint8Array();
      const sheet = (await reRead(bytes)).worksheets[0];
      const inRows: string[] = [];
      const below: string[] = [];
      sheet?.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.master.address !== cell.address) return;
          (cell.text.startsWith('注') ? below : inRows).push(cell.text);
        }),
      );
      for (const mark of '①②③④⑤⑥⑦') {
        expect(below.join('\n')).toContain(mark);
        expect(inRows.some((text) => text.includes(mark))).toBe(true);
      }
    },
  );

  it.each(['自评表', '运行监控表'])(
    '[V20] a form without a column for them has the numbers before the names: %s',
    async (name) => {
      const words = [...Array(19).keys()].map((index) => `${index + 1}．`);
      const sheet = (await reRead((await writtenWorkbooks())[name] ?? new Uint8Array())).worksheets[0];
      const document = readDocument((await writtenDocuments())[name] ?? new Uint8Array());
      const inSheet = Array.from({ length: 60 }, (_, row) => sheet?.getCell(row + 1, 1).text ?? '').filter(
        (text) => /^\d+．/.test(text),
      );
      const inWord = (document.tables[1] ?? [])
        .map(([first = '']) => first)
        .filter((text) => /^\d+．/.test(text));
      for (const names of [inSheet, inWord])
        expect(names.map((text) => text.replace(/．.*/s, '．'))).toEqual(words);
      expect(inWord).toEqual(inSheet);
      expect(inWord[11]).toBe('12．报装办结时限①');
    },
  );

  it('[V20] a marked number stays a number', () => {
    const style = markedFigure(figureStyle([0, 4]), quantityCell(q('15000'), 0), '③');
    expect(style.numFmt).toBe('0"③"');
    expect(wholeNumberRules(4, 6, 10, new Set([8])).map(({ range }) => range)).toEqual(['E7:E8 E10:E11']);
    expect(wholeNumberRules(4, 6, 6, new Set([6]))).toEqual([]);
  });
});

describe('the pages of a sheet', () => {
  const rows = (count: number, height = 20) => Array.from({ length: count }, () => height);

  it('[V21] are as few as are readable, and never more than the rows fill at that size', () => {
    const pagesOf = (heights: readonly number[], width = 130) =>
      pagesHigh({ heights, titles: [2, 2], width });
    expect(pagesOf(rows(20))).toBe(1);
    // 25 rows fill a page at full size: one of 34 is printed smaller rather than on two.
    expect(pagesOf(rows(34))).toBe(1);
    expect(pagesOf(rows(60))).toBe(2);
    expect(pagesOf([])).toBe(1);
    expect(pagesOf(rows(2_000))).toBe(0);
  });

  it('[V21] of a year’s workbooks are bounded, and each sheet says what it is', async () => {
    const names = ['评分表', '自评表', '运行监控表'] as const;
    const books = await writtenWorkbooks({ isSample: true });
    const pages = await Promise.all(
      names.map(async (name) =>
        (await reRead(books[name] ?? new Uint8Array())).worksheets.map(({ pageSetup, headerFooter }) => {
          expect(headerFooter.oddHeader).toContain('示例数据');
          return pageSetup.fitToHeight;
        }),
      ),
    );
    // A page has 505 points, at the smallest scale 721: the forms take 849, 903 and 1047, the months 498, the execution 443.
    expect(pages).toEqual([
      [2, 1, 1],
      [2, 1],
      [2, 1],
    ]);
    // 189 points of heads and 15 rows of 35; then 56 of heads and 19 rows a page: 15, 34, 53 and the last of 57 with the foot.
    const { 运行监控表: many = new Uint8Array() } = await writtenWorkbooks({ plan: LIBRARY, said: [] });
    expect((await reRead(many)).worksheets[0]?.pageSetup.fitToHeight).toBe(4);
  });
});

const program = findLibreOffice('calc');

describe.skipIf(program === null)('LibreOffice (skipped where there is none on the PATH)', () => {
  it('[V21] prints a year’s forms on two sheets each, and their months and the execution on one', async () => {
    const books = await writtenWorkbooks();
    const counts = await pageCounts(
      program ?? '',
      ['评分表', '自评表', '运行监控表'].map((name) => books[name] ?? new Uint8Array()),
      'xlsx',
    );
    expect(counts).toEqual([4, 3, 3]);
  });
});
