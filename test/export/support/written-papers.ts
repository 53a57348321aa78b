import { strFromU8, unzipSync } from 'fflate';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { evidenceForm } from '#src/domain/papers/evidence-form.ts';
import { evidenceIndex } from '#src/domain/papers/evidence-index.ts';
import { historyForm } from '#src/domain/papers/history-form.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import { ALL_HISTORY, yearHistory } from '#src/domain/history/year-history.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Instant, Said, Statement } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { evaluationWorkbook } from '#src/export/evaluation-workbook.ts';
import { evidenceWorkbook } from '#src/export/evidence-workbook.ts';
import { historyWorkbook } from '#src/export/history-workbook.ts';
import { reportDocument } from '#src/export/report-document.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { summaryDocument } from '#src/export/summary-document.ts';
import { cardOf } from '#test/export/support/card.ts';
import {
  evaluationOf,
  evaluationPaperOf,
  monitoringOf,
  monitoringPaperOf,
  monitoringWorkbook,
} from '#test/export/support/official-forms.ts';
import { NO_VERSIONS } from '#test/domain/support/revision.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

interface PaperSetup {
  readonly plan?: Plan;
  readonly said?: readonly Said[];
  readonly month?: Month;
  readonly isSample?: boolean;
}

/** Every workbook of a year, by what it is; the whole year of the water works unless told otherwise. */
export async function writtenWorkbooks({
  plan = WATER,
  said = waterYear(plan),
  month = 12,
  isSample = false,
}: PaperSetup = {}): Promise<Readonly<Record<string, Uint8Array>>> {
  const year = supposing(NO_STATEMENTS, said);
  const { unitName } = plan;
  const setup = { plan, said, month, isSample };
  return {
    评分表: await scorecardWorkbook(cardOf(setup)),
    '评分表 10+90': await scorecardWorkbook(cardOf({ ...setup, view: 'ten-ninety' })),
    自评表: await evaluationWorkbook(evaluationPaperOf(evaluationOf(setup))),
    运行监控表: await monitoringWorkbook(monitoringOf(setup)),
    佐证目录: await evidenceWorkbook(
      evidenceForm(evidenceIndex(plan, year), {
        unitName,
        project: plan.project,
        year: plan.year,
        isSample,
        places: new Map(),
      }),
    ),
    修改记录: await historyWorkbook(
      historyForm(yearHistory(said.map(revision), plan, new Map(), NO_VERSIONS), {
        plan,
        filter: ALL_HISTORY,
        isSample,
        at: 0 as Instant,
        timeText: () => '2026-03-10 09:15',
      }),
    ),
  };
}

/** Every paper in Word of a year, by what it is, without pictures. */
export async function writtenDocuments({
  plan = WATER,
  said = waterYear(plan),
  month = 12,
  isSample = false,
}: PaperSetup = {}): Promise<Readonly<Record<string, Uint8Array>>> {
  const year = supposing(NO_STATEMENTS, said);
  const source = { report: yearReport(plan, year, month), published: plan, year, isSample };
  const setup = { plan, said, month, isSample };
  return {
    自评表: await ruledDocument(evaluationPaperOf(evaluationOf(setup))),
    运行监控表: await ruledDocument(monitoringPaperOf(monitoringOf(setup))),
    自评报告: await reportDocument(selfReport(source), new Map()),
    领导摘要: await summaryDocument(leaderSummary(source), new Map()),
  };
}

/** Every part of a file that is XML, as text. */
export function xmlParts(bytes: Uint8Array): readonly (readonly [name: string, xml: string])[] {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /\.(?:xml|rels)$/.test(name))
    .map(([name, part]) => [name, strFromU8(part)] as const);
}

function revision(said: Said, index: number): Statement {
  return {
    ...said,
    id: `r${index}`,
    operation: `o${index}`,
    replaces: [],
    at: index as Instant,
    author: { name: '周艳', section: '综合科' },
    device: '0123456789',
    origin: 'typed',
  } as unknown as Statement;
}
