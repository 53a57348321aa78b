import { PROJECT_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { RUN_BY_LABEL, CLASS3_LABEL } from '#src/domain/papers/form-labels.ts';
import type { Funds } from '#src/domain/papers/funds.ts';
import { moneyLines } from '#src/domain/papers/money-lines.ts';
import {
  hasPrintedClasses,
  levelColumns,
  levelsOf,
  officialPaper,
  type PaperGround,
} from '#src/domain/papers/form-layout.ts';
import {
  monitoringMark,
  type MonitoredFigure,
  type MonitoringForm,
  type MonitoringRow,
} from '#src/domain/papers/monitoring-form.ts';
import {
  fieldsOver,
  label,
  valueText,
  written,
  type FieldLine,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import { textCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { CAUSE_KINDS, LIKELIHOODS, type FormLayout } from '#src/domain/statements/statement.ts';
import { BY_HAND } from '#src/domain/words/words.ts';

/** 绩效运行监控表 in one of its layouts: as in Chongqing, or with 一级, 二级, 三级指标; of a project with its funds by source [ND9] [ND31]. */
export interface MonitoringPaper extends RuledForm {
  /** What stands in its rows, and what a person may write there, is the same in every layout. */
  readonly form: MonitoringForm;
  /** Sources that do not add up. */
  readonly fundProblems: readonly string[];
}

export function monitoringPaper(form: MonitoringForm, { layout, plan, funds }: PaperGround): MonitoringPaper {
  return layout === 'national' ? nationalPaper(form, plan, funds) : chongqingPaper(form, funds);
}

function chongqingPaper(form: MonitoringForm, funds: Funds | null): MonitoringPaper {
  const columns = columnsOf(form);
  return {
    ...paperOf(form, 'chongqing', funds),
    columns,
    fields: fieldsOver(columns, chongqingLines(form, funds)),
    rows: form.rows.map((row, at) =>
      Object.assign(ruledRow(row, form.table.rows[at]), { inWord: wordsOf(row) }),
    ),
  };
}

/** With 一级, 二级, 三级指标, as all over the country. */
function nationalPaper(form: MonitoringForm, plan: Plan, funds: Funds | null): MonitoringPaper {
  const columns = [
    ...levelColumns(plan.indicators, [64, 90]),
    ...columnsOf(form).map((column) => Object.assign(column, narrowed(column))),
  ];
  const isPrinted = hasPrintedClasses(plan.indicators);
  return {
    ...paperOf(form, 'national', funds),
    columns,
    fields: fieldsOver(columns, nationalLines(form, funds)),
    rows: form.rows.flatMap((row, at) => {
      const indicator = plan.indicators[at];
      if (indicator === undefined) return [];
      const { class1, class2 } = levelsOf(indicator, isPrinted);
      const own = ruledRow(row, form.table.rows[at]);
      return [{ ...own, cells: { class1: textCell(class1), class2: textCell(class2), ...own.cells } }];
    }),
  };
}

/** What every layout has. */
function paperOf(form: MonitoringForm, layout: FormLayout, funds: Funds | null) {
  return {
    ...officialPaper(form, { layout, funds, when: `监控期间：${form.asOf}` }),
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
  return { label: id === 'name' ? CLASS3_LABEL : head, width: narrowedWidth(id, width) };
}

/** Figures and marks keep their width: a light with its word, a band and （√） are on one line. */
function narrowedWidth(id: string, width: number): number {
  if (id === 'soFar' || id === 'expected' || id.startsWith('likelihood')) return width;
  return Math.round(width * (id.startsWith('cause') ? 0.74 : id === 'name' ? 0.77 : 0.81));
}

function chongqingLines(form: MonitoringForm, funds: Funds | null): readonly FieldLine[] {
  const { authority, contact, phone } = form.head;
  return [
    [
      ['name', 'name', label(authority.label)],
      ['target', 'expected', written(authority, { align: 'center' })],
      ['cause-funding', 'cause-funding', label(contact.label)],
      ['cause-rules', 'cause-other', written(contact, { align: 'center' })],
      ['likelihood-certain', 'likelihood-possible', label(phone.label)],
      ['likelihood-impossible', 'remark', written(phone, { align: 'center' })],
    ],
    ...moneyLines({
      form,
      funds,
      layout: 'chongqing',
      money: [
        ['initial', 'target', 'soFar'],
        ['budget', 'expected', 'cause-funding'],
        ['executed', 'cause-rules', 'cause-other'],
        ['rate', 'likelihood-certain', 'remark'],
      ],
    }),
  ];
}

function nationalLines(form: MonitoringForm, funds: Funds | null): readonly FieldLine[] {
  const { head, project, unitName } = form;
  const { authority, contact, phone } = head;
  const whose: readonly FieldLine[] =
    project === null
      ? []
      : [
          [
            ['class1', 'class2', label(PROJECT_LABEL)],
            ['name', 'expected', valueText(project, { align: 'center' })],
            ['cause-funding', 'cause-rules', label(RUN_BY_LABEL)],
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
    ...moneyLines({
      form,
      funds,
      layout: 'national',
      money: [
        ['initial', 'name', 'name'],
        ['budget', 'target', 'soFar'],
        ['executed', 'expected', 'cause-rules'],
        ['rate', 'cause-staff', 'remark'],
      ],
    }),
  ];
}

function ruledRow(row: MonitoringRow, scored: ScorecardRow | undefined): RuledRow {
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
    // A number that a person put in does not follow from the months.
    ...(scored === undefined || row.soFar.isByHand ? {} : { scored }),
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
