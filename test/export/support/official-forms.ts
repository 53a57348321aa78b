import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { SealState } from '#src/domain/papers/form-foot.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import {
  monitoringForm,
  NO_OUTLOOK,
  outlooksAt,
  type MonitoringForm,
} from '#src/domain/papers/monitoring-form.ts';
import { evaluationPaper, type EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { monitoringPaper, type MonitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import { selfEvaluationForm, type SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { OutlookContent, Said, TextSlot } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { writeWorkbook } from '#src/export/workbook-job.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

interface FormSetup {
  readonly plan?: Plan;
  readonly said?: readonly Said[];
  readonly month?: Month;
  readonly seal?: SealState;
  readonly isSample?: boolean;
}

/** 自评表 of the year of the water works unless told otherwise. */
export function evaluationOf({
  plan = WATER,
  said = waterYear(plan),
  month = 12,
  seal = { state: 'open' },
  isSample = false,
}: FormSetup = {}): SelfEvaluationForm {
  const year = supposing(NO_STATEMENTS, said);
  const options = { texts: formTexts(year), seal, isSample, published: plan };
  return selfEvaluationForm(yearReport(plan, year, month), options);
}

/** 运行监控表 of its June unless told otherwise. */
export function monitoringOf({
  plan = WATER,
  said = waterYear(plan),
  month = 6,
  isSample = false,
}: FormSetup = {}): MonitoringForm {
  const year = supposing(NO_STATEMENTS, said);
  const outlooks = outlooksAt(year, plan, month);
  return monitoringForm(yearReport(plan, year, month), {
    texts: formTexts(year),
    outlooks,
    isSample,
    published: plan,
  });
}

/** It as it is filed in Chongqing, where no classes are printed; of a project, before anybody said its funds. */
export function evaluationPaperOf(form: SelfEvaluationForm): EvaluationPaper {
  return evaluationPaper(form, {
    layout: 'chongqing',
    plan: WATER,
    funds: fundsOf(NO_STATEMENTS, form.project, form.cutOff),
  });
}

/** It as it is filed in Chongqing, where no classes are printed. */
export function monitoringPaperOf(form: MonitoringForm): MonitoringPaper {
  return monitoringPaper(form, {
    layout: 'chongqing',
    plan: WATER,
    funds: fundsOf(NO_STATEMENTS, form.project, form.cutOff),
  });
}

export function monitoringWorkbook(form: MonitoringForm): Promise<Uint8Array> {
  return writeWorkbook({ paper: 'monitoring', form: monitoringPaperOf(form) }, () => undefined);
}

export function writtenText(slot: TextSlot, text: string): Said {
  return { subject: { kind: 'text', slot }, content: { text }, note: '' };
}

export function writtenRemark(row: string, text: string): Said {
  return { subject: { kind: 'remark', indicator: row as IndicatorId }, content: { text }, note: '' };
}

export function outlookAt(row: string, month: Month, content: Partial<OutlookContent>): Said {
  return {
    subject: { kind: 'outlook', indicator: row as IndicatorId, month },
    content: { ...NO_OUTLOOK, ...content },
    note: '',
  };
}

/** Texts that a file may take for something else. */
export const HOSTILE_TEXTS = ['=1+1', '+SUM(A1)', '-2+3', '@SUM(A1)', '<b>&amp;</b>', '#REF!'] as const;
