import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { draftOfRead } from '#src/domain/draft/draft-of-read.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { readPlans, type ReadPlan } from '#src/domain/import/read-plans.ts';
import {
  declaration,
  declaredDraft,
  declaredPlan,
  type DeclaredPlan,
} from '#src/domain/papers/declaration.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { FORM_LAYOUTS, type FundSource, type Said } from '#src/domain/statements/statement.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { ruledWorkbook } from '#src/export/ruled-sheet.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { q } from '#test/domain/support/build.ts';
import { ARCHIVE, EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { ROOT } from '#test/support/source-files.ts';

const FORMATS = [
  [
    'xlsx',
    (plan: DeclaredPlan, layout: (typeof FORM_LAYOUTS)[number]) =>
      ruledWorkbook(declaration(plan, { layout, isSample: false }), '申报表', true),
  ],
  [
    'docx',
    (plan: DeclaredPlan, layout: (typeof FORM_LAYOUTS)[number]) =>
      ruledDocument(declaration(plan, { layout, isSample: false }), true),
  ],
] as const;

const said = (source: FundSource, value: string): Said => ({
  subject: { kind: 'funds', source, figure: 'initial' },
  content: { value: q(value) },
  note: '',
});
const FUNDS = fundsOf(
  supposing(NO_STATEMENTS, [said('fiscal', '30'), said('carried', '8')]),
  ARCHIVE.project,
  12,
);

/** Each layout in each kind of file. */
const WAYS = FORM_LAYOUTS.flatMap((layout) => FORMATS.map(([format, write]) => ({ layout, format, write })));

async function readBack(
  plan: DeclaredPlan,
  { layout, write }: (typeof WAYS)[number],
): Promise<readonly ReadPlan[]> {
  const file = readTables(await write(plan, layout));
  if (!file.ok) throw new Error(file.error);
  return readPlans(file.value);
}

/** What a table can say of a plan. */
function sayable(plan: Plan) {
  const { settings } = plan;
  const budget = settings.initialBudget ?? settings.budget;
  return {
    head: {
      unit: plan.unitName,
      project: plan.project,
      year: plan.year,
      budget: budget === null ? null : quantityToText(budget),
    },
    texts: { goal: plan.overallGoal, contact: plan.contact.name, phone: plan.contact.phone },
    rows: plan.indicators.map((row) => ({
      name: row.source.name,
      class1: row.printed?.class1 || null,
      class2: row.printed?.class2 || null,
      unit: row.kind === 'quantitative' ? row.unit : null,
      operator: row.kind === 'quantitative' ? row.goal.operator : '定性',
      target: row.kind === 'quantitative' ? quantityToText(row.goal.target) : row.source.target,
      weight: weightToText(row.weight),
    })),
  };
}

const PRINTED = [
  ['产出指标', '数量指标'],
  ['产出指标', '数量指标'],
  ['产出指标', ''],
  ['产出指标', '质量指标'],
  ['', ''],
  ['满意度指标', '服务对象满意度指标'],
  ['', '时效指标'],
] as const;

/** The same plan, with classes that its table prints, holes among them. */
function withClasses(plan: Plan): Plan {
  return {
    ...plan,
    indicators: plan.indicators.map((row, at) => {
      const [class1 = '', class2 = ''] = PRINTED[Math.floor(at / 2) % PRINTED.length] ?? [];
      return class1 === '' && class2 === '' ? row : Object.assign({}, row, { printed: { class1, class2 } });
    }),
  };
}

const PLANS = EVERY_PLAN.flatMap(({ name, plan }) => [
  { name, plan },
  { name: `${name}, classes printed`, plan: withClasses(plan) },
]);

describe.each(WAYS)('申报表, $layout, $format', (way) => {
  it.each(PLANS)('[ND4] reads back as the same plan: $name', async ({ plan }) => {
    const [read, ...more] = await readBack(declaredPlan(plan, '区政府办公室', null), way);
    expect(more).toEqual([]);
    expect({ head: read?.head, texts: read?.texts, rows: read?.rows }).toEqual(sayable(plan));
    expect(read?.problems).toEqual([]);
  });

  it('[ND35] has a project’s funds by source, and reads back as the same plan', async () => {
    const declared = declaredPlan(ARCHIVE, '区政府办公室', FUNDS);
    const { fields } = declaration(declared, { layout: way.layout, isSample: false });
    expect(fields.slice(5, 7).map((line) => line.map(({ text }) => text))).toEqual([
      ['其中：财政拨款', '30', '上年结转', '8'],
      ['其他资金', '—'],
    ]);
    const [read] = await readBack(declared, way);
    expect({ head: read?.head, texts: read?.texts, rows: read?.rows }).toEqual(sayable(ARCHIVE));
    expect(read?.problems).toEqual([]);
  });
});

describe('a project’s funds on 申报表', () => {
  it('[ND35] are not on it before anybody has said them', () => {
    const nobody = fundsOf(NO_STATEMENTS, ARCHIVE.project, 12);
    expect(declaredPlan(ARCHIVE, '', nobody).funds).toBeNull();
    expect(declaredPlan(ARCHIVE, '', FUNDS).funds).toBe(FUNDS);
  });
});

const GIVEN = path.join(ROOT, 'test/fixtures/import/given');
const TODAY = '2026-11-27';

/** Drafts of published tables of other units, as the import makes them: with cells that could not be read. */
const DRAFTS = readdirSync(GIVEN)
  .filter((name) => /^g\d/.test(name))
  .flatMap((name) => {
    const file = readTables(readFileSync(path.join(GIVEN, name)));
    const plans = file.ok ? readPlans(file.value) : [];
    return plans.map((plan, at) => ({ name: `${name} ${at + 1}`, draft: draftOf(plan) }));
  });

function draftOf(read: ReadPlan): Draft {
  let next = 0;
  return draftOfRead(read, () => `r${(next += 1)}`, TODAY);
}

/** What a draft holds that a table prints. */
function printedOf({ unitName, project, year, budget, overallGoal, contactName, contactPhone, rows }: Draft) {
  return {
    head: { unitName, project, year, budget, overallGoal, contactName, contactPhone },
    rows: rows.map(({ name, printed, unit, operator, target, weight }) => ({
      name,
      printed,
      unit,
      operator,
      target,
      weight,
    })),
  };
}

describe.each(WAYS)('申报表 of a draft, $layout, $format', (way) => {
  it.each(DRAFTS)('[ND4] reads back as the same draft: $name', async ({ draft }) => {
    const [read] = await readBack(declaredDraft(draft), way);
    if (read === undefined) throw new Error('no table was found');
    expect(printedOf(draftOf(read))).toEqual(printedOf(draft));
  });
});
