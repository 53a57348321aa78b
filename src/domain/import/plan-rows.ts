import { ONE, scaledDecimal, shiftDecimal, tidyDecimal } from '#src/domain/import/decimal.ts';
import type { TableCell } from '#src/domain/import/table.ts';
import { readSign, readTargetCell, readUnit, type Sign } from '#src/domain/import/target-cell.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

export interface Problem {
  /** 1-based, or null for the whole table. */
  readonly row: number | null;
  readonly field: string;
  readonly cell?: string;
  readonly what: string;
}

/** One row before it is understood: its cells by role. */
export interface SourceRow {
  readonly name: TableCell | null;
  readonly class1: string | null;
  readonly class2: string | null;
  readonly unit: TableCell | null;
  readonly operator: TableCell | null;
  readonly direction: TableCell | null;
  readonly type: TableCell | null;
  readonly target: TableCell | null;
  readonly weight: TableCell | null;
  readonly targetIsShared: boolean;
  readonly weightIsShared: boolean;
  readonly place: (role: 'name' | 'target' | 'weight' | 'unit' | 'operator') => string;
}

/** A row as read. Every field is printed in the file or follows from it; null is missing or named in the problems. */
export interface ReadRow {
  readonly name: string | null;
  readonly class1: string | null;
  readonly class2: string | null;
  readonly unit: string | null;
  readonly operator: Sign | '定性' | null;
  readonly target: string | null;
  readonly weight: string | null;
}

/** Cells → rows and what could not be read in them [IM5]. */
export function readRows(
  sources: readonly SourceRow[],
  hasWeights: boolean,
): { rows: ReadRow[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const weights = readWeights(sources, hasWeights, problems);
  const rows = sources.map((source, at) => readRow(source, at + 1, weights[at] ?? null, problems));
  return { rows, problems };
}

const isQualitative = (cell: TableCell | null): boolean =>
  cell !== null && /^定性(?:指标)?$/.test(bare(cell.text));

function readRow(source: SourceRow, row: number, weight: string | null, problems: Problem[]): ReadRow {
  const name = source.name === null || source.name.kind === 'error' ? null : cleanText(source.name.text);
  const say = (field: 'name' | 'target' | 'weight' | 'unit' | 'operator', what: string): void => {
    problems.push({ row, field, cell: source.place(field), what });
  };
  if (name === null || name === '') say('name', '指标名称没有填写或不能识别，请补上');
  const column = isQualitative(source.unit) ? null : source.unit;
  let unit = column === null || /^[-—/]+$/.test(bare(column.text)) ? null : readUnit(column.text);
  const qualitative = [source.operator, source.unit, source.type, source.direction].some(isQualitative);
  const printed =
    source.operator === null || isQualitative(source.operator) ? null : readSign(source.operator.text);
  const unreadSign =
    source.operator !== null &&
    printed === null &&
    !isQualitative(source.operator) &&
    bare(source.operator.text) !== '';
  let operator: ReadRow['operator'] = qualitative ? '定性' : printed;
  if (unreadSign) {
    operator = null;
    say(
      'operator',
      `“${cleanText(source.operator?.text ?? '')}”不是能识别的符号，请改为 ≥、≤、=、>、< 或 定性`,
    );
  }
  const rest = { name, class1: source.class1, class2: source.class2, weight };
  const cell = source.target;
  const typed = cell?.kind;
  if (source.targetIsShared) {
    say('target', '一个指标值对应多行，请逐行填写');
    return { ...rest, unit, operator, target: null };
  }
  if (column !== null && (column.kind === 'error' || column.kind === 'date')) {
    unit = null;
    say('unit', '计量单位不能识别，请改为文字');
  }
  if (
    cell !== null &&
    (typed === 'error' || typed === 'unread' || typed === 'boolean' || cell.rounded !== undefined)
  ) {
    say('target', `指标值“${cell.rounded ?? cell.text}”不能照单元格读取，请核对后填写`);
    return { ...rest, unit, operator, target: null };
  }
  const isAboutTime = /时间|时限|日期|期限|时效/.test(name ?? '');
  if (
    typed === 'date' ||
    (cell !== null && /^\d{1,2}月\d{1,2}日$|^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(bare(cell.text)))
  ) {
    const text = cleanText(cell?.text ?? '');
    if ((isAboutTime || /时效/.test(source.class2 ?? '')) && unit === null)
      return { ...rest, unit, operator, target: text };
    say('target', `“${text}”是日期，可能是表格软件改成的，请填写原来的指标值`);
    return { ...rest, unit, operator, target: null };
  }
  const reading = readTargetCell(cell?.text ?? '');
  switch (reading.kind) {
    case 'empty':
      say('target', '指标值没有填写，请补上');
      return { ...rest, unit, operator, target: null };
    case 'unread':
      say('target', `指标值“${cleanText(cell?.text ?? '')}”${reading.what}`);
      return { ...rest, unit, operator: qualitative ? operator : null, target: null };
    case 'text':
      return { ...rest, unit, operator, target: reading.text };
    case 'number':
      break;
  }
  if (isAboutTime && /^\d{5}$/.test(reading.value) && reading.value >= '20000' && reading.value <= '60000') {
    say('target', `“${reading.value}”像是日期的序号，请填写日期`);
    if (unit !== null && /^\d{5}$/.test(unit)) {
      unit = null;
      say('unit', '计量单位是日期的序号，请改为文字');
    }
    return { ...rest, unit, operator, target: null };
  }
  if (reading.doubt !== null)
    say('target', `指标值“${cleanText(cell?.text ?? '')}”：${reading.doubt}，请核对`);
  if (unit !== null && /^\d/.test(unit)) {
    say('unit', `计量单位“${unit}”是数字，请改为文字`);
    unit = reading.unit;
  } else if (unit !== null && reading.unit !== null && bare(unit) !== bare(reading.unit)) {
    say('unit', `计量单位“${unit}”与指标值中的“${reading.unit}”不一致，请核对`);
    unit = null;
  } else unit ??= reading.unit;
  if (reading.sign !== null && operator !== null && operator !== reading.sign) {
    say('operator', `符号“${operator}”与指标值中的“${reading.sign}”不一致，请核对`);
    operator = null;
  } else {
    operator ??= unreadSign || reading.doubt !== null ? null : reading.sign;
    if (operator === null && !unreadSign) say('operator', '没有写明 ≥、≤ 或 =，请选择');
  }
  if (unit === '%' && /率|满意度/.test(name ?? '') && scaledDecimal(reading.value) > 100n * ONE)
    say('target', `“${reading.value}%”超过 100%，请核对`);
  return { ...rest, unit, operator, target: reading.value };
}

function readWeights(
  sources: readonly SourceRow[],
  hasColumn: boolean,
  problems: Problem[],
): (string | null)[] {
  const cells = sources.map(({ weight, weightIsShared }) =>
    weightIsShared || weight === null ? null : weight,
  );
  const isBare = cells.every((cell) => cell === null || bare(cell.text) === '');
  if (isBare)
    problems.push({
      row: null,
      field: 'weight',
      what: hasColumn ? '权重没有逐行填写，请补上' : '表中没有权重列，请补上权重',
    });
  const faults: Problem[] = [];
  const weights = sources.map((source, at) => {
    const cell = cells[at] ?? null;
    const say = (what: string): null => {
      faults.push({ row: at + 1, field: 'weight', cell: source.place('weight'), what });
      return null;
    };
    if (source.weightIsShared) return say('一个权重对应多行，请逐行填写');
    if (cell === null || bare(cell.text) === '') return isBare ? null : say('权重没有填写，请补上');
    const match = /^(\d+(?:\.\d+)?)(?:%|分)?$/.exec(bare(cell.text));
    if (
      match === null ||
      cell.rounded !== undefined ||
      cell.kind === 'error' ||
      cell.kind === 'date' ||
      cell.kind === 'unread'
    )
      return say(`权重“${cell.rounded ?? cleanText(cell.text)}”不能识别，请填写一个数`);
    return tidyDecimal(match[1] ?? '');
  });
  problems.push(...faults);
  if (isBare || sources.length === 0) return weights;
  // A class that prints its score in its first row only: nothing says what each row weighs.
  const filled = weights.filter((weight): weight is string => weight !== null);
  let sum = filled.reduce((total, weight) => total + scaledDecimal(weight), 0n);
  let points = weights;
  const isFraction = sum >= (ONE * 9n) / 10n - ONE / 1_000_000n && sum <= ONE + ONE / 1_000_000n;
  const isPlain = cells.every((cell) => cell === null || !/[%％分]/.test(cell.text));
  if (isFraction && isPlain && filled.every((weight) => scaledDecimal(weight) <= ONE)) {
    points = weights.map((weight) => (weight === null ? null : shiftDecimal(weight, 2)));
    sum *= 100n;
  }
  const off = sum - 100n * ONE;
  if (filled.length === weights.length && (off > ONE / 1_000_000n || off < -ONE / 1_000_000n))
    problems.push({ row: null, field: 'weight', what: '各行权重相加不等于 100，请核对' });
  return points;
}
