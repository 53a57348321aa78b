import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { PackageFile } from '#src/domain/package/package-file.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Author, Instant, Said, Statement } from '#src/domain/statements/statement.ts';
import { deviceOf, fileOf, handed, say, takeIn } from '#test/domain/package/support/device.ts';
import { sealOf } from '#test/domain/seal/support/sealed-year.ts';
import { q } from '#test/domain/support/build.ts';
import { monthSaid } from '#test/domain/support/revision.ts';

/** What the first versions wrote is of annex 10: they knew no other plan. */
export const FIRST = ANNEX_10_2025;

/** 2025-01-31 10:00 in Chongqing. */
const START = 1_738_288_800_000;
const HOUR = 3_600_000;

const said = (subject: object, content: object | null, note = '') => ({ subject, content, note }) as Said;

/** Edits of the plan, judgements and corrections: every kind of statement that version 1 knows. */
const JUDGEMENTS: readonly Said[] = [
  said({ kind: 'manual-score', indicator: '02' }, { score: 150, reason: '复核：活动材料不全' }),
  said(
    { kind: 'adjusted-target', indicator: '07' },
    { target: q('14000'), from: 6, basis: '潼电政〔2025〕12 号' },
  ),
  said({ kind: 'expected', indicator: '18' }, { value: q('19.1') }),
  said(
    { kind: 'remark', indicator: '09' },
    { text: '第一行：栏目页被篡改\n第二行：已加固，「零容忍」 <b>不是标签</b>' },
  ),
  said(
    { kind: 'profile', indicator: '06' },
    {
      owner: '综合科',
      core: true,
      pacing: {
        kind: 'milestone',
        milestones: [
          { month: 6, due: q('5') },
          { month: 12, due: q('10') },
        ],
      },
    },
  ),
  said({ kind: 'profile', indicator: '10' }, { decimals: 3 }),
  said(
    { kind: 'settings' },
    { exceededRule: 'R2', gradeThresholds: [9_000, 8_000, 6_000], budget: q('451.32') },
  ),
];

const CORRECTIONS: readonly Said[] = [
  monthSaid({ indicator: '08', month: 2, value: '9', note: '补计一期增刊' }),
  monthSaid({ indicator: '18', month: 4, value: '-0.35', note: '冲减：四月多列的差旅费' }),
  monthSaid({ indicator: '26', month: 3, value: null }),
  said({ kind: 'remark', indicator: '09' }, null),
];

/** A whole year of two devices that have met once, with a conflict settled: corrections, ratings, execution, plan edits, notes. */
export function wholeYear(): PackageFile {
  const office = deviceOf('综合科-1', (hour) => START + hour * HOUR);
  const section = deviceOf('运维科-2', (hour) => START + hour * HOUR - 400 * 24 * HOUR);
  for (const [index, each] of sampleYear(FIRST).entries()) say(office, index, each);
  for (const [index, each] of [...JUDGEMENTS, ...CORRECTIONS].entries()) say(office, 500 + index, each);
  takeIn(section, 520, handed(fileOf(office, office.log, FIRST)), () => 'theirs', FIRST);
  say(section, 530, monthSaid({ indicator: '04', month: 1, value: '5', note: '含备机一台' }));
  say(office, 531, monthSaid({ indicator: '04', month: 1, value: '3' }));
  takeIn(office, 540, handed(fileOf(section, section.log, FIRST)), () => 'theirs', FIRST);
  const author: Author = { name: '李敏', section: '综合科' };
  return { ...fileOf(office, office.log, FIRST), createdAt: (START + 560 * HOUR) as Instant, author };
}

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** What a year's end adds: texts, a row of the monitoring form, closed months, a correction, evidence, a seal and its reopening. */
const YEAR_END: readonly Said[] = [
  said({ kind: 'text', slot: 'authority' }, { text: '潼南区人民政府办公室' }),
  said({ kind: 'text', slot: 'basics' }, { text: '第一段。\n第二段：<b>不是标签</b>' }),
  said({ kind: 'text', slot: 'other' }, null),
  said(
    { kind: 'outlook', indicator: '07', month: 7 },
    {
      soFar: q('9120'),
      expected: null,
      causes: [
        { kind: 'staff', text: '两人借调' },
        { kind: 'other', text: '' },
      ],
      likelihood: 'possible',
      remark: '八月补齐',
    },
  ),
  said({ kind: 'month-close', month: 1 }, { reported: 31, due: 32 }),
  said({ kind: 'month-close', month: 2 }, { reported: 32, due: 32 }),
  said({ kind: 'month-close', month: 2 }, null),
  said(
    { kind: 'evidence', indicator: '05', evidence: 'e1' },
    {
      month: 6,
      title: '培训签到表',
      source: { kind: 'file', name: '签到表.pdf', size: 18_204, type: 'application/pdf', sha256: HASH },
    },
  ),
  said(
    { kind: 'evidence', indicator: '05', evidence: 'e2' },
    { month: null, title: '培训通知', source: { kind: 'pointer', text: '潼电政〔2025〕8 号，档案室 3 柜' } },
  ),
  said(
    { kind: 'adjusted-target', indicator: '08' },
    { target: q('118'), from: 9, basis: '潼财绩〔2025〕3 号', date: '2025-09-15' },
  ),
  said({ kind: 'settings' }, { budget: q('440'), initialBudget: q('451.32') }),
  said({ kind: 'seal' }, { id: 'seal-1', digest: HASH, total: 9_104, grade: '优' }),
  said({ kind: 'seal' }, null, '财政部门要求补充说明'),
];

/** A year with the statements of its end, and what was frozen. */
export function yearWithEnd(): PackageFile {
  const office = deviceOf('综合科-1', (hour) => START + hour * HOUR);
  for (const [index, each] of sampleYear(FIRST).entries()) say(office, index, each);
  for (const [index, each] of YEAR_END.entries()) say(office, 600 + index, each);
  const [corrected] = say(office, 700, monthSaid({ indicator: '08', month: 1, value: '11' }));
  if (corrected !== undefined)
    office.log[office.log.length - 1] = { ...corrected, correction: '漏计一期增刊' };
  const author: Author = { name: '李敏', section: '综合科' };
  return {
    ...fileOf(office, office.log, FIRST),
    createdAt: (START + 720 * HOUR) as Instant,
    author,
    seals: [{ ...sealOf(FIRST, sampleYear(FIRST)) }],
  };
}

/** What version 0.1.0 has no word for: a number found right, an execution, an adjusted target, what a close found, and two settings. */
export function newWords(log: readonly Statement[]): readonly Said[] {
  const revision = log.find(({ subject }) => subject.kind === 'month')?.id;
  return [
    said({ kind: 'month-checked', indicator: '18', month: 3 }, { revision }),
    said({ kind: 'execution-checked', month: 3 }, { revision }),
    said({ kind: 'target-checked', indicator: '07' }, { revision }),
    said({ kind: 'month-close', month: 3 }, { reported: 31, due: 32 }),
    said({ kind: 'close-list', month: 3 }, { revisions: log.slice(0, 40).map(({ id }) => id) }),
    said({ kind: 'count-rated' }, { counted: true }),
    said({ kind: 'due-day' }, { day: 8 }),
    said({ kind: 'form-layout' }, { layout: 'national' }),
    said({ kind: 'funds', source: 'fiscal', figure: 'budget' }, { value: 300_0000 }),
    said({ kind: 'funds-to-date', source: 'fiscal', month: 6 }, { value: 120_0000 }),
    said({ kind: 'meeting-note', indicator: '18', month: 6 }, { text: '九月底前完成采购' }),
    said({ kind: 'brief', month: 3, slot: 'asks' }, { text: '请抓紧。', draft: '请补报。' }),
    said(
      { kind: 'adjustment', adjustment: 'a-1' },
      {
        from: 7,
        date: '2025-07-01',
        number: '渝财〔2025〕5 号',
        reason: '项目取消',
        weights: [{ indicator: '08', weight: 300 }],
        stopped: ['09'],
        added: [
          {
            id: 'r-1',
            name: '新增平台',
            class: '数量',
            owner: '综合科',
            core: false,
            weight: 100,
            kind: 'quantitative',
            unit: '个',
            decimals: 0,
            goal: { operator: '≥', target: 20_000 },
            rollup: 'sum',
            pacing: { kind: 'milestone', milestones: [{ month: 12, due: 20_000 }] },
          },
          {
            id: 'r-2',
            name: '制度建设',
            class: '质量',
            owner: '综合科',
            core: false,
            weight: 100,
            kind: 'qualitative',
            target: '长期',
          },
        ],
      },
    ),
    said(
      { kind: 'plan-version' },
      { digest: 'a'.repeat(64), of: 'b'.repeat(64), date: '2025-08-01', reason: '单位读错' },
    ),
    said({ kind: 'month-checked', indicator: '20', month: 4 }, { revision }),
    said({ kind: 'month-checked', indicator: '20', month: 4 }, null),
  ];
}
