import { PROJECT_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { IndicatorClass, Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  MONEY_UNIT_LINE,
  CLASS1_LABEL,
  CLASS2_LABEL,
  FORM_UNIT_LABEL,
} from '#src/domain/papers/form-labels.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import type { FormLayout } from '#src/domain/statements/statement.ts';
import { SIGNATURE_LINES, type FootLine } from '#src/domain/papers/form-foot.ts';
import { fundLine, fundsProblems, type Funds } from '#src/domain/papers/funds.ts';
import type { RuledColumn } from '#src/domain/papers/ruled-form.ts';
import type { ExecutionBlock } from '#src/domain/papers/scorecard-table.ts';

/** Where the office has said nothing: what most file [ND3]. */
export function usualLayout(project: string | null): FormLayout {
  return project === null ? 'chongqing' : 'national';
}

/** What the office chose for the plan, else what most file. */
export function formLayout(year: YearStatements, project: string | null): FormLayout {
  return standing(year, { kind: 'form-layout' })?.content?.layout ?? usualLayout(project);
}

interface OfficialForm {
  readonly title: string;
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  readonly marks: readonly string[];
  readonly foot: readonly FootLine[];
  readonly execution: ExecutionBlock;
}

/** What a form is laid out by. */
export interface PaperGround {
  readonly layout: FormLayout;
  /** In force: classes stand in its rows. */
  readonly plan: Plan;
  /** Of a project, as of the form's month. */
  readonly funds: Funds | null;
}

interface FormSetting extends Pick<PaperGround, 'layout' | 'funds'> {
  /** 数据截至, 监控期间. */
  readonly when: string;
}

/** A form with what every layout of it has around its table: sources that do not add up are said at its foot. */
export function officialPaper<F extends OfficialForm>(form: F, { layout, funds, when }: FormSetting) {
  const { title, unitName, project, marks, foot, execution } = form;
  const whose =
    layout === 'national' && project !== null
      ? `${PROJECT_LABEL}：${project}`
      : `${FORM_UNIT_LABEL}：${unitName}`;
  const fundProblems = fundsProblems(funds, execution);
  return {
    title,
    unitName,
    project,
    meta: [whose, when, MONEY_UNIT_LINE],
    marks,
    signatures: SIGNATURE_LINES,
    form,
    fundProblems,
    foot: [...fundProblems.map(fundLine), ...foot],
  };
}

/** 一级 and 二级指标 as national forms name what the nine classes stand for. */
const LEVELS: Record<IndicatorClass, readonly [class1: string, class2: string]> = {
  数量: ['产出指标', '数量指标'],
  质量: ['产出指标', '质量指标'],
  时效: ['产出指标', '时效指标'],
  成本: ['成本指标', '成本指标'],
  经济效益: ['效益指标', '经济效益指标'],
  社会效益: ['效益指标', '社会效益指标'],
  生态效益: ['效益指标', '生态效益指标'],
  可持续影响: ['效益指标', '可持续影响指标'],
  满意度: ['满意度指标', '服务对象满意度指标'],
};

/** What stands in a column of classes where a table that prints them has none in this row. */
const NO_CLASS = '—';

type Classed = Pick<PlanIndicator, 'class' | 'printed'>;

/** Whether any row has a class that its table prints: else both levels are our proposal, and the heads say so [PL31]. */
export function hasPrintedClasses(rows: readonly Classed[]): boolean {
  return rows.some(({ printed }) => printed !== undefined);
}

/** Heads of the two levels. */
export function levelColumns(
  rows: readonly Classed[],
  widths: readonly [number, number],
): readonly RuledColumn[] {
  const mark = hasPrintedClasses(rows) ? '' : '（建议）';
  return ([CLASS1_LABEL, CLASS2_LABEL] as const).map((word, at) => ({
    id: at === 0 ? 'class1' : 'class2',
    label: `${word}${mark}`,
    align: 'center',
    width: widths[at] ?? 0,
    isLevel: true,
  }));
}

/** The two levels of a row: as printed, else as proposed where no row has one printed. */
export function levelsOf(
  row: Classed,
  isPrinted: boolean,
): { readonly class1: string; readonly class2: string } {
  if (!isPrinted) {
    const [class1, class2] = LEVELS[row.class];
    return { class1, class2 };
  }
  return { class1: row.printed?.class1 || NO_CLASS, class2: row.printed?.class2 || NO_CLASS };
}
