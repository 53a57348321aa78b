import { YEAR_END, type Month } from '#src/domain/period/month.ts';

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
}

/**
 * @param hasManual a column for the computed scores stands beside the scores only where a person has set one [V13]
 */
export function scorecardColumns(cutOff: Month, hasManual: boolean): readonly ScorecardColumn[] {
  const computed: ScorecardColumn[] = hasManual
    ? [{ id: 'computed', label: '计算得分(分)', align: 'right', width: 56 }]
    : [];
  return [
    { id: 'seq', label: '序号', align: 'center', width: 36 },
    { id: 'name', label: '指标名称', align: 'left', width: 236 },
    { id: 'unit', label: '计量单位', align: 'center', width: 56 },
    { id: 'operator', label: '指标性质', align: 'center', width: 56 },
    { id: 'target', label: '年初指标值', align: 'right', width: 90 },
    { id: 'adjusted', label: '调整指标值', align: 'right', width: 72 },
    {
      id: 'value',
      label: cutOff === YEAR_END ? '全年完成值' : `${monthsText(cutOff)}完成值`,
      align: 'right',
      width: 100,
    },
    { id: 'coefficient', label: '得分系数(%)', align: 'right', width: 62 },
    { id: 'weight', label: '指标权重(分)', align: 'right', width: 58 },
    { id: 'score', label: '指标得分(分)', align: 'right', width: 60 },
    ...computed,
    {
      id: 'remark',
      label: '说明（未完成原因及改进措施）',
      align: 'left',
      width: hasManual ? 118 : 174,
    },
  ];
}

/** The months that figures as of a cut-off cover: '1—6月', '1月'. */
export function monthsText(cutOff: Month): string {
  return cutOff === 1 ? '1月' : `1—${cutOff}月`;
}
