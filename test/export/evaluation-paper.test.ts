import { beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { evaluationPaper, type EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { printedColumns } from '#src/domain/papers/ruled-form.ts';
import type { FormLayout, FundFigure, FundSource, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { evaluationWorkbook } from '#src/export/evaluation-workbook.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { q } from '#test/domain/support/build.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import { evaluationOf } from '#test/export/support/official-forms.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { ARCHIVE, EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

function paperOf(layout: FormLayout, plan: Plan, said: readonly Said[], month: 6 | 12 = 12): EvaluationPaper {
  const funds = fundsOf(supposing(NO_STATEMENTS, said), plan.project, month);
  return evaluationPaper(evaluationOf({ plan, said, month }), { layout, plan, funds });
}

const nationalOf = (plan: Plan, said: readonly Said[]) => paperOf('national', plan, said);

const fund = (source: FundSource, figure: FundFigure, value: string): Said => ({
  subject: { kind: 'funds', source, figure },
  content: { value: q(value) },
  note: '',
});

const FUNDS: readonly Said[] = [
  fund('fiscal', 'budget', '30'),
  fund('fiscal', 'executed', '28.5'),
  fund('carried', 'budget', '8'),
];

/** What of a workbook the screen says too: by row, then the total. */
async function figuresOf(bytes: Uint8Array, paper: EvaluationPaper) {
  const sheet = (await reRead(bytes)).worksheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  const letter = (id: string) =>
    String.fromCharCode(65 + paper.columns.findIndex((column) => column.id === id));
  const rows: { readonly row: string; readonly value: unknown; readonly score: unknown }[] = [];
  sheet.eachRow((_, number) => {
    const name = sheet.getCell(`${letter('name')}${number}`).text;
    if (/^\d+．/.test(name))
      rows.push({
        row: name.replace(/．.*/s, ''),
        value: shown(sheet.getCell(`${letter('value')}${number}`)),
        score: shown(sheet.getCell(`${letter('score')}${number}`)),
      });
  });
  return { rows, total: shown(sheet.getCell('F3')) };
}

const wanted = ({ rows, form }: EvaluationPaper) => ({
  rows: rows.map(({ seq, cells: { value, score } }) => ({
    row: String(seq),
    value: value === undefined ? null : cellValue(value),
    score: score === undefined ? null : cellValue(score),
  })),
  total: cellValue(form.total.score),
});

describe('自评表 with 一级, 二级, 三级指标', () => {
  it.each(EVERY_PLAN)(
    '[ND8] has each row with its figures, in workbook and document: $name',
    async (each) => {
      const paper = nationalOf(each.plan, each.said);
      expect(await figuresOf(await evaluationWorkbook(paper), paper)).toEqual(wanted(paper));
      const { tables } = readDocument(await ruledDocument(paper));
      const rows = (tables[1] ?? []).filter((row) => row.length === printedColumns(paper).length);
      expect(rows.map((row) => row.at(-2)).slice(1)).toEqual(
        paper.rows.map(({ cells }) => cells['score']?.text),
      );
    },
  );

  it('[ND8] says that classes which are not printed are 建议, and shows printed ones as printed', () => {
    const heads = ({ columns }: EvaluationPaper) => columns.slice(0, 2).map(({ label }) => label);
    const said = waterYear();
    const printing = (printed: { readonly class1: string; readonly class2: string } | undefined): Plan => ({
      ...WATER,
      indicators: WATER.indicators.map((row) => Object.assign({}, row, { printed })),
    });
    expect(heads(nationalOf(printing(undefined), said))).toEqual(['一级指标（建议）', '二级指标（建议）']);
    const paper = nationalOf(printing({ class1: '甲类', class2: '' }), said);
    expect(heads(paper)).toEqual(['一级指标', '二级指标']);
    expect([paper.rows[0]?.cells['class1']?.text, paper.rows[0]?.cells['class2']?.text]).toEqual([
      '甲类',
      '—',
    ]);
  });

  it('[ND7] an adjusted target stands first and says what it was', () => {
    const said: readonly Said[] = [
      ...waterYear(),
      {
        subject: { kind: 'adjusted-target', indicator: 'cases' as IndicatorId },
        content: { target: q('36'), from: 7, basis: '青府办〔2026〕1号' },
        note: '',
      },
    ];
    expect(nationalOf(WATER, said).rows[5]?.cells['target']).toMatchObject({
      text: '≥ 36 件（年初 40）',
      scaled: 360_000,
    });
    const inWords = { unit: '', operator: '', target: '不少于40件' };
    const indicators = WATER.indicators.map((row) =>
      row.id === 'cases' ? { ...row, source: { ...row.source, ...inWords } } : row,
    );
    const paper = nationalOf({ ...WATER, indicators }, said);
    expect(paper.rows[5]?.cells['target']?.text, '[PL89]').toBe('≥ 36 件（年初 不少于40件）');
  });
});

describe('the funds of a project', () => {
  it('[ND20] stand by source below the whole, each with its rate; what nobody said is —', () => {
    const lines = nationalOf(ARCHIVE, FUNDS).fields.map((line) => line.map(({ text }) => text));
    expect(lines.find((line) => line[0] === '其中：财政拨款')).toEqual([
      '其中：财政拨款',
      '—',
      '30',
      '28.5',
      '—',
      '95',
      '—',
    ]);
    expect(lines.find((line) => line[0] === '上年结转')?.slice(2, 6)).toEqual(['8', '—', '—', '—']);
  });

  it('[ND30] stand in Chongqing’s layout with the same amounts, live in the workbook', async () => {
    const paper = paperOf('chongqing', ARCHIVE, [...FUNDS, fund('other', 'budget', '1')]);
    expect(paper.fields.slice(4, 7).map((line) => line.map(({ text }) => text))).toEqual([
      ['其中：财政拨款', '—', '30', '28.5', '95', '—', '—'],
      ['上年结转', '—', '8', '—', '—', '—', '—'],
      ['其他资金', '—', '1', '—', '—', '—', '—'],
    ]);
    expect(paper.fundProblems).toEqual(['全年预算数按来源合计 39 万元，与年度资金总额 38 万元不一致']);
    const sheet = (await reRead(await evaluationWorkbook(paper))).worksheets[0];
    expect([sheet?.getCell('A7').text, sheet?.getCell('D7').value]).toEqual(['其中：财政拨款', 30]);
    expect(sheet?.getCell('G7').formula).toContain('100*F7/D7');
  });

  it('[ND20] a source without a budget has no rate', () => {
    const lines = nationalOf(ARCHIVE, [fund('other', 'budget', '0'), fund('other', 'executed', '0')]).fields;
    expect(lines.find(([name]) => name?.text === '其他资金')?.map(({ text }) => text)).toEqual([
      '其他资金',
      '—',
      '0',
      '0',
      '—',
      '—',
      '—',
    ]);
  });

  it('[ND20] are of projects alone', () => {
    for (const layout of ['chongqing', 'national'] as const) {
      const lines = paperOf(layout, WATER, FUNDS).fields.flat();
      expect(lines.some(({ text }) => text.includes('财政拨款'))).toBe(false);
    }
  });

  it('[ND21] that do not add up to the whole are said, and nothing is put right', () => {
    const paper = nationalOf(ARCHIVE, [...FUNDS, fund('other', 'budget', '1')]);
    expect(paper.fundProblems).toEqual(['全年预算数按来源合计 39 万元，与年度资金总额 38 万元不一致']);
    expect(nationalOf(ARCHIVE, FUNDS.slice(0, 1).concat(FUNDS.slice(2))).fundProblems).toEqual([]);
    expect(paper.foot[0]?.text).toContain('39 万元');
  });
});

const program = findLibreOffice('calc');
const FUNDED: readonly Said[] = [
  ...(EVERY_PLAN.find(({ plan }) => plan.id === ARCHIVE.id)?.said ?? []),
  ...FUNDS,
  { subject: { kind: 'execution', month: 12 }, content: { kind: 'number', value: q('36.5') }, note: '' },
];

/** A project in either layout, with the cells of its total and of the rate of its first source. */
const PROJECTS = [
  { layout: 'chongqing', cells: ['H3', 'G7'] },
  { layout: 'national', cells: ['F3', 'G8'] },
] as const;

describe.skipIf(program === null)('LibreOffice (skipped where there is none on the PATH)', () => {
  const results = new Map<EvaluationPaper, Uint8Array>();
  const projects = PROJECTS.map(({ layout }) => paperOf(layout, ARCHIVE, FUNDED));
  const recalculatedOf = (paper: EvaluationPaper) => results.get(paper) ?? new Uint8Array();

  beforeAll(async () => {
    if (program === null) return;
    const workbooks = await recalculated(program, await Promise.all(projects.map(evaluationWorkbook)));
    for (const [at, paper] of projects.entries()) results.set(paper, workbooks[at] ?? new Uint8Array());
  });

  it.each(PROJECTS)(
    '[ND30] computes a project’s total and the rate of each source: $layout',
    async ({ layout, cells }) => {
      const paper = projects[PROJECTS.findIndex((each) => each.layout === layout)];
      if (paper === undefined) throw new Error('no paper');
      const sheet = (await reRead(recalculatedOf(paper))).worksheets[0];
      expect(cells.map((cell) => sheet && Number(shown(sheet.getCell(cell))).toFixed(2))).toEqual([
        paper.form.total.score.text,
        '95.00',
      ]);
    },
  );
});
