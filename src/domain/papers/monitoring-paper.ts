import type { Plan } from '#src/domain/catalogue/plan.ts';
import { hasPrintedClasses, levelColumns, levelsOf, officialForm } from '#src/domain/papers/form-layout.ts';
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
  rateFigure,
  valueText,
  written,
  type FieldLine,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { textCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { CAUSE_KINDS, LIKELIHOODS, type FormLayout } from '#src/domain/statements/statement.ts';
import { BY_HAND } from '#src/domain/words/words.ts';

/** 绩效运行监控表 in one of its layouts: as in Chongqing, or with 一级, 二级, 三级指标 [ND9]. */
export interface MonitoringPaper extends RuledForm {
  /** What stands in its rows, and what a person may write there, is the same in every layout. */
  readonly form: MonitoringForm;
}

interface PaperGround {
  readonly layout: FormLayout;
  /** In force: classes stand in its rows. */
  readonly plan: Plan;
}

export function monitoringPaper(form: MonitoringForm, { layout, plan }: PaperGround): MonitoringPaper {
  return layout === 'national' ? nationalPaper(form, plan) : chongqingPaper(form);
}

function chongqingPaper(form: MonitoringForm): MonitoringPaper {
  const columns = columnsOf(form);
  return {
    ...paperOf(form, 'chongqing'),
    columns,
    fields: fieldsOver(columns, chongqingLines(form)),
    rows: form.rows.map((row) => ({ ...ruledRow(row), inWord: wordsOf(row) })),
  };
}

/** With 一级, 二级, 三级指标, as all over the country. */
function nationalPaper(form: MonitoringForm, plan: Plan): MonitoringPaper {
  const columns = [
    ...levelColumns(plan.indicators, [66, 84]),
    ...columnsOf(form).map((column) => ({ ...column, ...narrowed(column) })),
  ];
  const isPrinted = hasPrintedClasses(plan.indicators);
  return {
    ...paperOf(form, 'national'),
    columns,
    fields: fieldsOver(columns, nationalLines(form)),
    rows: form.rows.flatMap((row, at) => {
      const indicator = plan.indicators[at];
      if (indicator === undefined) return [];
      const { class1, class2 } = levelsOf(indicator, isPrinted);
      const own = ruledRow(row);
      return [{ ...own, cells: { class1: textCell(class1), class2: textCell(class2), ...own.cells } }];
    }),
  };
}

/** What every layout has. */
function paperOf(form: MonitoringForm, layout: FormLayout) {
  return {
    ...officialForm(form, layout, `监控期间：${form.asOf}`),
    form,
    fieldsName: '单位与预算执行',
    sum: null,
  };
}

function columnsOf({ columns }: MonitoringForm): readonly RuledColumn[] {
  return columns.map(({ id, label: head, group, width }) => {
    const isSmall = id.startsWith('cause') || id === 'remark';
    return {
      id,
      label: head,
      align: id === 'name' || isSmall ? 'left' : 'center',
      width,
      ...(group === null ? {} : { group }),
      ...(isSmall ? { isSmall: true as const } : {}),
      ...(id === 'name' ? { isNumbered: true as const } : {}),
    };
  });
}

/** Beside the two levels. */
function narrowed({ id, label: head, width }: RuledColumn): Pick<RuledColumn, 'label' | 'width'> {
  return {
    label: id === 'name' ? '三级指标' : head,
    width: id.startsWith('likelihood') ? width - 4 : Math.round(width * 0.84),
  };
}

function chongqingLines(form: MonitoringForm): readonly FieldLine[] {
  const { authority, contact, phone } = form.head;
  const { execution } = form;
  return [
    [
      ['name', 'name', label(authority.label)],
      ['target', 'expected', written(authority, { align: 'center' })],
      ['cause-funding', 'cause-funding', label(contact.label)],
      ['cause-rules', 'cause-other', written(contact, { align: 'center' })],
      ['likelihood-certain', 'likelihood-possible', label(phone.label)],
      ['likelihood-impossible', 'remark', written(phone, { align: 'center' })],
    ],
    [
      ['name', 'name', label('年初预算数')],
      ['target', 'soFar', label('全年（调整）预算数')],
      ['expected', 'cause-funding', label(execution.executedLabel)],
      ['cause-rules', 'remark', label('执行率(%)')],
    ],
    [
      ['name', 'name', figure(execution.budgetAtStart)],
      ['target', 'soFar', figure(execution.budget, { name: 'budget' })],
      ['expected', 'cause-funding', figure(execution.executed, { name: 'executed' })],
      ['cause-rules', 'remark', rateFigure(execution.rate)],
    ],
  ];
}

function nationalLines(form: MonitoringForm): readonly FieldLine[] {
  const { head, execution, project, unitName } = form;
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
      ['cause-other', 'remark', rateFigure(execution.rate)],
    ],
  ];
}

function ruledRow(row: MonitoringRow): RuledRow {
  return {
    key: row.id,
    seq: row.seq,
    cells: {
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

/** Chongqing's columns have room in a cell for where its figure comes from. */
function wordsOf(row: MonitoringRow): Readonly<Record<string, string>> {
  const said = ({ cell, note, isByHand }: MonitoredFigure, light: string) =>
    [isByHand ? `${cell.text}（${BY_HAND}）` : cell.text, note, light]
      .filter((text) => text !== '')
      .join('\n');
  return { soFar: said(row.soFar, row.standing), expected: said(row.expected, ''), remark: row.remark };
}
