import { YEAR_END, type Month } from '#src/domain/period/month.ts';
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
    { id: 'name', label: '指标名称', align: 'left', width: 204 },
    { id: 'unit', label: '计量单位', align: 'center', width: 54 },
    { id: 'operator', label: '指标性质', align: 'center', width: 54 },
    { id: 'target', label: '年初指标值', align: 'right', width: 82, decimals: MEASURED },
    { id: 'adjusted', label: '调整指标值', align: 'right', width: 66, decimals: MEASURED },
    {
      id: 'value',
      label: cutOff === YEAR_END ? '全年完成值' : `${monthsText(cutOff)}完成值`,
      align: 'right',
      width: 88,
      decimals: MEASURED,
    },
    { id: 'coefficient', label: '得分系数(%)', align: 'right', width: 58, decimals: [0, 2] },
    { id: 'weight', label: '指标权重(分)', align: 'right', width: 54, decimals: [0, 3] },
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
