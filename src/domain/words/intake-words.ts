import { cutText } from '#src/kernel/plain-text.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { ColumnLeftOut } from '#src/domain/intake/column-role.ts';
import type { FileTable } from '#src/domain/intake/file-table.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import { isOpenLine, type LineMatch } from '#src/domain/intake/match-line.ts';
import type { Intake } from '#src/domain/intake/read-intake.ts';
import type { Month } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';

/** '按名称对上 28 项，1 项没对上' [G23]. */
export function matchedText({ lines }: Intake): string {
  const matched = lines.flatMap(({ match }) => (match.kind === 'row' ? [match] : []));
  const open = lines.filter(({ match }) => isOpenLine(match)).length;
  const found = matched.filter(({ by }) => by !== 'hand');
  const [first] = found;
  const manner = {
    id: '按表内行标识',
    name: '按名称',
    number: '按序号',
    position: '没有名称和序号，按位置',
    hand: '',
  };
  const by = found.find((each) => each.by === 'name')?.by ?? first?.by ?? 'name';
  const rows = new Set(found.map(({ row }) => row)).size;
  const picked = matched.length - found.length;
  return `${manner[by]}对上 ${rows} 项，${picked > 0 ? `手工指定 ${picked} 项，` : ''}${open} 项没对上`;
}

/** What a table whose indicators stand side by side is told as [IN14]; '' for others. */
export function turnedText({ isTurned }: Intake): string {
  return isTurned ? '表里的指标是横排的，已转成一行一项：下面的行、列分别是原表的列、行。' : '';
}

/** Why a line of a table says nothing; null when it is about a row, or is the header. */
export function leftOutLineText(match: LineMatch, plan: Plan): string | null {
  switch (match.kind) {
    case 'row':
    case 'head':
      return null;
    case 'none':
      return '方案里没有这个名称或序号';
    case 'torn':
      return '行标识与指标名称不是同一项，这一行可能被改过或挪过，请手工填写';
    case 'rated':
      return '由人评定的指标，不从表里取';
    case 'several':
      return `有几项同名（${match.rows.flatMap((id) => (id === 'execution' ? [] : [seqText(plan, id)])).join('、')}），请在表中加上序号`;
    case 'shared':
      return '一个名称占了几行，没有写明哪行是当月完成的数，请选定要填的一行';
    case 'figure':
      return `「${cutText(match.text, 10)}」一行，不是当月完成的数`;
    case 'no-month':
      return match.text === '' ? '没有写明是几月' : `「${cutText(match.text, 10)}」不是本年度的一个月份`;
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
  const out = columns.flatMap((column) => {
    const { text, role } = column;
    return role.kind === 'out' && !(role.why.kind === 'no-header' && text === '')
      ? [`${columnNameText(column)}（${columnText(role.why)}）`]
      : [];
  });
  return out.length === 0 ? '' : `不导入的列：${[...new Set(out)].join('、')}`;
}

/** '数值列：3月、4月；说明列：3月'. */
export function takenColumnsText({ columns }: Intake): string {
  const months = (kind: 'value' | 'note') =>
    [...new Set(columns.flatMap(({ role }) => (role.kind === kind ? [monthText(role.month)] : [])))].join(
      '、',
    );
  const byLine = (kind: 'line-value' | 'line-note') =>
    columns.some(({ role }) => role.kind === kind) ? '按每行写的月份' : '';
  const [values, notes] = [byLine('line-value') || months('value'), byLine('line-note') || months('note')];
  const parts = [
    values === '' ? '没有找到数值列' : `数值列：${values}`,
    notes === '' ? '' : `说明列：${notes}`,
  ];
  return parts.filter((part) => part !== '').join('；');
}

/** '隐藏的 2 行、1 列没有读', or ''. */
export function hiddenText({ hiddenRows, hiddenColumns }: IntakeTable): string {
  const hidden = [
    (hiddenRows?.size ?? 0) > 0 ? `${hiddenRows?.size} 行` : '',
    (hiddenColumns?.size ?? 0) > 0 ? `${hiddenColumns?.size} 列` : '',
  ].filter((part) => part !== '');
  return hidden.length > 0 ? `隐藏的 ${hidden.join('、')}没有读` : '';
}

/** What of a sheet was not taken as it is stored, or not at all [IN9]; none: all of it was. */
export function fileTableLines(sheet: FileTable): readonly string[] {
  return [
    sheet.rounded > 0 ? `${sheet.rounded} 格显示的位数比文件里存的少，按显示的读` : '',
    sheet.isCut ? '表太大，只读了前面的部分' : '',
  ].filter((line) => line !== '');
}

/** '「完成值」', or '第 4 列' where the header is blank. */
export function columnNameText({ text, number }: Intake['columns'][number]): string {
  return text === '' ? `第 ${number} 列` : `「${cutText(text, 20)}」`;
}

/** '2 张隐藏的工作表没有读：底稿、旧表', or ''. */
export function hiddenSheetsText(names: readonly string[]): string {
  return names.length === 0 ? '' : `${names.length} 张隐藏的工作表没有读：${names.slice(0, 5).join('、')}`;
}

/** '3月已关账：…', or '' when none is [Y2]. */
export function closedMonthsText(months: readonly Month[]): string {
  const each = [...new Set(months)].sort((a, b) => a - b).map(monthText);
  return each.length === 0 ? '' : `${each.join('、')}已关账：确认后请写一次更正理由，写明之前一格都不存。`;
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
    case 'title-span':
      return '标题写的是几个月，请在下面选定是几月的';
    case 'beside':
      return '右边另有一张表，请分开粘贴';
    case 'which-note':
      return '没有说明是几月的说明';
    case 'no-header':
      return '没有表头';
    case 'reference':
      return '供填表参照';
    case 'hidden':
      return '隐藏列';
    case 'by-hand':
      return '已选不导入';
  }
}
