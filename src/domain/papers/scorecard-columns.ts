import {
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  INITIAL_TARGET_LABEL,
  ADJUSTED_TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { YEAR_VALUE_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthsText } from '#src/domain/words/format.ts';

/** The columns of the scorecard, in the order of the official form. */
export type ColumnId =
  | 'seq'
  | 'name'
  | 'unit'
  | 'operator'
  | 'target'
  | 'adjusted'
  | 'value'
  | 'coefficient'
  | 'weight'
  | 'score'
  | 'computed'
  | 'remark';

export interface ScorecardColumn {
  readonly id: ColumnId;
  readonly label: string;
  readonly align: 'left' | 'center' | 'right';
  /** Share of the form's width, in thousandths of the page. */
  readonly width: number;
  /** Of its figures the fewest and the most decimals; absent: it holds words, or whole numbers. */
  readonly decimals?: Decimals;
}

type Decimals = readonly [least: number, most: number];

const SCORE: Decimals = [2, 2];
/** As many as there are: what is typed into a workbook later must not be shown rounded. */
const MEASURED: Decimals = [0, 4];

export const RATE_LABEL = '执行率(%)';
export const RATE_WEIGHT_LABEL = '执行率权重(分)';
export const RATE_SCORE_LABEL = '执行率得分(分)';
export const COEFFICIENT_LABEL = '得分系数(%)';
export const WEIGHT_LABEL = '指标权重(分)';

const COMPUTED_WIDTH = 56;
/** 说明 is what is read: everything else has the room that it needs and no more. */
const REMARK_WIDTH = 250;

/**
 * @param hasManual a column for the computed scores stands beside the scores only where a person has set one [V13]
 */
export function scorecardColumns(cutOff: Month, hasManual: boolean): readonly ScorecardColumn[] {
  const computed: ScorecardColumn[] = hasManual
    ? [{ id: 'computed', label: '计算得分(分)', align: 'right', width: COMPUTED_WIDTH, decimals: SCORE }]
    : [];
  return [
    { id: 'seq', label: '序号', align: 'center', width: 34 },
    { id: 'name', label: NAME_LABEL, align: 'left', width: 204 },
    { id: 'unit', label: UNIT_LABEL, align: 'center', width: 54 },
    { id: 'operator', label: OPERATOR_LABEL, align: 'center', width: 54 },
    { id: 'target', label: INITIAL_TARGET_LABEL, align: 'right', width: 82, decimals: MEASURED },
    {
      id: 'adjusted',
      label: ADJUSTED_TARGET_LABEL,
      align: 'right',
      width: 66,
      decimals: MEASURED,
    },
    {
      id: 'value',
      label: cutOff === YEAR_END ? YEAR_VALUE_LABEL : `${monthsText(cutOff)}完成值`,
      align: 'right',
      width: 88,
      decimals: MEASURED,
    },
    { id: 'coefficient', label: COEFFICIENT_LABEL, align: 'right', width: 58, decimals: [0, 2] },
    { id: 'weight', label: WEIGHT_LABEL, align: 'right', width: 54, decimals: [0, 3] },
    { id: 'score', label: '指标得分(分)', align: 'right', width: 56, decimals: SCORE },
    ...computed,
    {
      id: 'remark',
      label: '说明（未完成原因及改进措施）',
      align: 'left',
      width: REMARK_WIDTH - (hasManual ? COMPUTED_WIDTH : 0),
    },
  ];
}
