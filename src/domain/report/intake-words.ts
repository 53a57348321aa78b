import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { ColumnLeftOut } from '#src/domain/intake/column-role.ts';
import type { LineMatch } from '#src/domain/intake/match-line.ts';
import type { Intake } from '#src/domain/intake/read-intake.ts';
import { monthText } from '#src/domain/report/format.ts';

/** '按名称对上 28 项，1 项没对上' [G23]. */
export function matchedText({ lines }: Intake): string {
  const matched = lines.flatMap(({ match }) => (match.kind === 'row' ? [match] : []));
  const open = lines.filter(({ match }) => match.kind === 'none' || match.kind === 'several').length;
  const [first] = matched;
  const manner = { name: '按名称', number: '按序号', position: '没有名称和序号，按位置' };
  const by = matched.find((each) => each.by === 'name')?.by ?? first?.by ?? 'name';
  const rows = new Set(matched.map(({ row }) => row)).size;
  return `${manner[by]}对上 ${rows} 项，${open} 项没对上`;
}

/** Why a line of a table says nothing; null when it is about a row, or is the header. */
export function leftOutLineText(match: LineMatch, plan: Plan): string | null {
  switch (match.kind) {
    case 'row':
    case 'head':
      return null;
    case 'none':
      return '方案里没有这个名称或序号';
    case 'several':
      return `有几项同名（${match.rows.flatMap((id) => (id === 'execution' ? [] : [seqText(plan, id)])).join('、')}），请在表中加上序号`;
    case 'total':
      return '合计行';
    case 'foot':
      return '表尾';
    case 'hidden':
      return '隐藏行';
  }
}

function seqText(plan: Plan, id: Parameters<typeof indicatorById>[1]): string {
  return `第 ${indicatorById(plan, id)?.seq ?? ''} 项`;
}

/** '不导入的列：年初指标值（不是月份的数）；权重（…）', or ''. */
export function leftOutColumnsText({ columns }: Intake): string {
  const out = columns.flatMap(({ text, role }, at) =>
    role.kind === 'out' && !(role.why.kind === 'no-header' && text === '')
      ? [`${text === '' ? `第 ${at + 1} 列` : `「${text.slice(0, 20)}」`}（${columnText(role.why)}）`]
      : [],
  );
  return out.length === 0 ? '' : `不导入的列：${out.join('、')}`;
}

/** '数值列：3月、4月；说明列：3月'. */
export function takenColumnsText({ columns }: Intake): string {
  const months = (kind: 'value' | 'note') =>
    columns.flatMap(({ role }) => (role.kind === kind ? [monthText(role.month)] : [])).join('、');
  const [values, notes] = [months('value'), months('note')];
  const parts = [
    values === '' ? '没有找到数值列' : `数值列：${values}`,
    notes === '' ? '' : `说明列：${notes}`,
  ];
  return parts.filter((part) => part !== '').join('；');
}

function columnText(why: ColumnLeftOut): string {
  switch (why.kind) {
    case 'plan':
      return '不是月份的数';
    case 'span':
      return '几个月的累计';
    case 'other-year':
      return `${why.year} 年的`;
    case 'unknown':
      return '表头不认识';
    case 'which-month':
      return '没有说明是几月，请加上「3月」这样的表头';
    case 'which-note':
      return '没有说明是几月的说明';
    case 'no-header':
      return '没有表头';
    case 'hidden':
      return '隐藏列';
  }
}
