import type { Plan } from '#src/domain/catalogue/plan.ts';
import { SIGNATURE_LINES } from '#src/domain/papers/form-foot.ts';
import { hasPrintedClasses, levelColumns, levelsOf } from '#src/domain/papers/form-layout.ts';
import {
  monitoringMark,
  type MonitoredFigure,
  type MonitoringForm,
  type MonitoringRow,
} from '#src/domain/papers/monitoring-form.ts';
import {
  fieldsOver,
  figure,
  label,
  valueText,
  written,
  type FieldLine,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { textCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { CAUSE_KINDS, LIKELIHOODS } from '#src/domain/statements/statement.ts';
import { BY_HAND } from '#src/domain/words/words.ts';

/** 绩效运行监控表 with 一级, 二级, 三级指标, as all over the country [ND9]. */
export interface NationalMonitoring extends RuledForm {
  readonly form: MonitoringForm;
}

/** @param plan in force: classes stand in its rows */
export function nationalMonitoring(form: MonitoringForm, plan: Plan): NationalMonitoring {
  const columns = columnsOf(form, plan);
  const isPrinted = hasPrintedClasses(plan.indicators);
  return {
    form,
    fieldsName: '单位与预算执行',
    title: form.title,
    unitName: form.unitName,
    project: form.project,
    meta: [
      form.project === null ? `部门（单位）名称：${form.unitName}` : `项目名称：${form.project}`,
      `监控期间：${form.asOf}`,
      '金额单位：万元',
    ],
    marks: form.marks,
    columns,
    fields: fieldsOver(columns, linesOf(form)),
    rows: form.rows.flatMap((row, at) => {
      const indicator = plan.indicators[at];
      return indicator === undefined ? [] : [ruledRow(row, levelsOf(indicator, isPrinted))];
    }),
    sum: null,
    foot: form.foot,
    signatures: SIGNATURE_LINES,
  };
}

/** Chongqing's columns behind the two levels, each somewhat narrower. */
function columnsOf({ columns }: MonitoringForm, { indicators }: Plan): readonly RuledColumn[] {
  const levels = levelColumns(indicators, [66, 84]);
  return [
    ...levels,
    ...columns.map(({ id, label: head, group, width }): RuledColumn => {
      const isLikelihood = id.startsWith('likelihood');
      const isSmall = id.startsWith('cause') || id === 'remark';
      return {
        id,
        label: id === 'name' ? '三级指标' : head,
        align: id === 'name' || isSmall ? 'left' : 'center',
        width: isLikelihood ? width - 4 : Math.round(width * 0.84),
        ...(group === null ? {} : { group }),
        ...(isSmall ? { isSmall: true as const } : {}),
        ...(id === 'name' ? { isNumbered: true as const } : {}),
      };
    }),
  ];
}

function linesOf({ head, execution, project, unitName }: MonitoringForm): readonly FieldLine[] {
  const { authority, contact, phone } = head;
  const whose: readonly FieldLine[] =
    project === null
      ? []
      : [
          [
            ['class1', 'class2', label('项目名称')],
            ['name', 'expected', valueText(project, { align: 'center' })],
            ['cause-funding', 'cause-rules', label('实施单位')],
            ['cause-staff', 'remark', valueText(unitName, { align: 'center' })],
          ],
        ];
  return [
    ...whose,
    [
      ['class1', 'class2', label(authority.label)],
      ['name', 'target', written(authority, { align: 'center' })],
      ['soFar', 'soFar', label(contact.label)],
      ['expected', 'cause-rules', written(contact, { align: 'center' })],
      ['cause-staff', 'cause-hardware', label(phone.label)],
      ['cause-other', 'remark', written(phone, { align: 'center' })],
    ],
    [
      ['class1', 'class2', label('年初预算数')],
      ['name', 'name', figure(execution.budgetAtStart)],
      ['target', 'target', label('全年预算数')],
      ['soFar', 'soFar', figure(execution.budget, { name: 'budget' })],
      ['expected', 'expected', label(execution.executedLabel)],
      ['cause-funding', 'cause-rules', figure(execution.executed, { name: 'executed' })],
      ['cause-staff', 'cause-hardware', label('执行率(%)')],
      [
        'cause-other',
        'remark',
        figure(execution.rate, {
          name: 'rate',
          live: { kind: 'rate', executed: 'executed', budget: 'budget' },
        }),
      ],
    ],
  ];
}

function ruledRow(
  row: MonitoringRow,
  { class1, class2 }: { readonly class1: string; readonly class2: string },
): RuledRow {
  return {
    key: row.id,
    seq: row.seq,
    cells: {
      class1: textCell(class1),
      class2: textCell(class2),
      name: textCell(row.name),
      target: textCell(row.target),
      soFar: figureCell(row.soFar),
      expected: figureCell(row.expected),
      ...Object.fromEntries(CAUSE_KINDS.map((kind) => [`cause-${kind}`, textCell(row.causes[kind])])),
      ...Object.fromEntries(
        LIKELIHOODS.map((each) => [`likelihood-${each}`, textCell(monitoringMark(row, each))]),
      ),
      remark: textCell(remarkOf(row)),
    },
    marks: row.marks,
  };
}

/** A number that a person put in stays a number and says 人工 before it [ND7]. */
function figureCell({ cell, isByHand }: MonitoredFigure): TableCell {
  return cell.kind === 'number' && isByHand ? { ...cell, text: `${BY_HAND} ${cell.text}` } : cell;
}

/** A figure has no room for words: the light, and where figures come from, stand in 备注. */
function remarkOf({ standing, soFar, expected, remark }: MonitoringRow): string {
  return [
    standing,
    soFar.note === '' ? '' : `完成：${soFar.note}`,
    expected.note === '' ? '' : `预计：${expected.note}`,
    remark,
  ]
    .filter((text) => text !== '')
    .join('\n');
}
