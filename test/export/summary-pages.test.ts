import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { summaryDocument } from '#src/export/summary-document.ts';
import { ownPlan } from '#test/export/support/card.ts';
import { findLibreOffice, pageCounts } from '#test/export/support/libre-office.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const program = findLibreOffice('writer');
const LIMIT = 180_000;

/** The smallest picture there is; the document gives it the room of the rule. */
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

function pageOf(plan: Plan, said: readonly Said[], month: Month): Promise<Uint8Array> {
  const year = supposing(NO_STATEMENTS, said);
  const summary = leaderSummary({
    report: yearReport(plan, year, month),
    published: plan,
    year,
    isSample: true,
  });
  const images = new Map(
    summary.rule === null ? [] : [[summary.rule, { png: PNG, width: 720, height: 168 }] as const],
  );
  return summaryDocument(summary, images);
}

/** Three hundred rows whose names, units, values, owners and unit are as long as can be. */
function longest(): { readonly plan: Plan; readonly said: readonly Said[] } {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    name: '非常长的指标名称'.repeat(30),
    goal: '≥ 1234567890',
    weight: '0.33',
    unit: '万元/人次年',
    months: ['', '123456789 1', '2000000000 1'][index % 3] ?? '',
  }));
  const { plan, said } = ownPlan(rows);
  const indicators = plan.indicators.map((each) => ({ ...each, owner: '很长的科室名称'.repeat(5) }));
  return { plan: { ...plan, unitName: '某某市某某区机构'.repeat(20), indicators }, said };
}

const own = (text: string): Said => ({
  subject: { kind: 'text', slot: 'summary' },
  content: { text },
  note: '',
});

describe.skipIf(program === null)('LibreOffice (skipped where there is none on the PATH)', () => {
  it('[J9] sets the page for leaders on one page, whatever the plan and its names are like', {
    timeout: LIMIT,
  }, async () => {
    const year = waterYear();
    const { plan, said } = longest();
    const pages = await Promise.all([
      pageOf(WATER, year, 12),
      pageOf(WATER, year, 6),
      pageOf(WATER, [], 12),
      pageOf(plan, said, 12),
      pageOf(plan, said, 6),
      pageOf({ ...plan, unitName: '某某市某某区机构'.repeat(4) }, said, 6),
      pageOf({ ...plan, project: '很长的项目名称'.repeat(9) }, said, 12),
      pageOf(plan, [...said, own('短句。\n'.repeat(300))], 6),
      pageOf(plan, [...said, own(`${'长'.repeat(79)}。`.repeat(30))], 12),
    ]);
    expect(await pageCounts(program ?? '', pages)).toEqual(pages.map(() => 1));
  });
});
