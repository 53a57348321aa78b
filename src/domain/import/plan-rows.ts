import { ONE, scaledDecimal } from '#src/domain/import/decimal.ts';
import type { Field, Problem, SourceRow } from '#src/domain/import/source-row.ts';
import type { TableCell } from '#src/domain/import/table.ts';
import {
  readSign,
  readTargetCell,
  readUnit,
  type Sign,
  type TargetReading,
} from '#src/domain/import/target-cell.ts';
import { readWeights } from '#src/domain/import/weights.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

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
  problems.push(...lostPercents(sources, rows));
  return { rows, problems };
}

/** Where small numbers of a percentage are what is meant. */
const SMALL = /增|提升|提高|降|减|差错|误差|失败|事故|投诉|流失|死亡|发生|受灾|损耗|逾期/;

/**
 * Percentages that may have lost their format: 0.95 with the unit %, or a rate of 0.95 without one. The number stands and is named; where
 * one of them must be reached, the small ones of ceilings are named too [IM17].
 */
function lostPercents(sources: readonly SourceRow[], rows: readonly ReadRow[]): readonly Problem[] {
  const small = rows.flatMap((row, at) => {
    const source = sources[at];
    const cell = source?.target ?? null;
    if (source === undefined || cell === null || row.target === null) return [];
    if (!/^(?:0\.\d+|1)$/.test(row.target) || /[%％]|百分/.test(cell.text) || cell.kind === 'percent')
      return [];
    const isRate = row.unit === '%' || (row.unit === null && /率|满意度|比例|占比/.test(row.name ?? ''));
    // A 1 without a unit is a count as likely as not.
    return isRate && (row.unit === '%' || row.target !== '1') ? [{ row, at, source, text: cell.text }] : [];
  });
  const isToReach = ({ row }: (typeof small)[number]): boolean =>
    row.operator !== '≤' && row.operator !== '<' && !SMALL.test(row.name ?? '');
  if (!small.some(isToReach)) return [];
  return small.map(({ at, source, text }) => ({
    row: at + 1,
    field: 'target',
    cell: source.place('target'),
    what: `“${cleanText(text)}”像是丢了百分号的百分比（如 0.95 即 95%），请核对`,
  }));
}

const isQualitative = (cell: TableCell | null): boolean =>
  cell !== null && /^定性(?:指标)?$/.test(bare(cell.text));
const isQuantitative = (cell: TableCell | null): boolean =>
  cell !== null && /^定量(?:指标)?$/.test(bare(cell.text));

type Say = (field: Field, what: string) => void;

function readRow(source: SourceRow, row: number, weight: string | null, problems: Problem[]): ReadRow {
  const say: Say = (field, what) => {
    problems.push({ row, field, cell: source.place(field), what });
  };
  for (const { field, what } of source.faults) say(field, what);
  const faulty = new Set(source.faults.map(({ field }) => field));
  if (faulty.has('row')) {
    const name = source.name === null ? null : cleanText(source.name.text);
    return { name, class1: null, class2: null, unit: null, operator: null, target: null, weight: null };
  }
  const name = source.name === null || source.name.kind === 'error' ? '' : cleanText(source.name.text);
  if (name === '') say('name', '指标名称没有填写或不能识别，请补上');
  const qualitative = [source.operator, source.unit, source.type, source.direction].some(isQualitative);
  const rest = {
    name: name === '' ? null : name,
    class1: source.class1,
    class2: source.class2,
    weight: faulty.has('weight') ? null : weight,
  };
  const read = readMeasure(source, name, qualitative, say);
  return {
    ...rest,
    ...read,
    ...(faulty.has('target') ? { target: null } : {}),
    ...(faulty.has('operator') ? { operator: null } : {}),
    ...(faulty.has('unit') ? { unit: null } : {}),
  };
}

type Measure = Pick<ReadRow, 'unit' | 'operator' | 'target'>;

function readMeasure(source: SourceRow, name: string, qualitative: boolean, say: Say): Measure {
  const unit = unitOfColumn(source.unit, say);
  const printed = signOfColumn(source, qualitative, say);
  const operator = printed === UNCLEAR ? null : printed;
  const cell = source.target;
  if (source.targetIsShared) {
    say('target', '一个指标值对应多行，请逐行填写');
    return { unit, operator, target: null };
  }
  if (source.faults.some(({ field }) => field === 'target')) return { unit, operator, target: null };
  if (
    cell !== null &&
    (cell.kind === 'error' || cell.kind === 'unread' || cell.kind === 'boolean' || cell.rounded !== undefined)
  ) {
    say('target', `指标值“${cell.rounded ?? cell.text}”不能照单元格读取，请核对后填写`);
    return { unit, operator, target: null };
  }
  const isAboutTime = /时间|时限|日期|期限|时效/.test(name);
  const isTimely = isAboutTime || /时效|进度/.test(source.class2 ?? '');
  if (cell !== null && (cell.kind === 'date' || DATE_TEXT.test(bare(cell.text)))) {
    const text = cleanText(cell.text);
    const isDue = isTimely || /完成|竣工|完工|截止|验收|开工|到位/.test(name) || operator === '定性';
    if (isDue && unit === null) return { unit, operator, target: text };
    say('target', `“${text}”是日期，可能是表格软件改成的，请填写原来的指标值`);
    return { unit, operator, target: null };
  }
  const reading = readTargetCell(cell?.text ?? '');
  switch (reading.kind) {
    case 'empty':
      say('target', '指标值没有填写，请补上');
      return { unit, operator, target: null };
    case 'unread':
      say('target', `指标值“${cleanText(cell?.text ?? '')}”${reading.what}`);
      return { unit, operator, target: null };
    case 'text':
      if (reading.doubt !== null) say('row', `指标值“${reading.text}”${reading.doubt}`);
      return { unit, operator, target: reading.text };
    case 'number':
      return readQuantity(source, name, { unit, printed }, reading, { isAboutTime, isTimely }, say);
  }
}

const DATE_TEXT = /^\d{1,2}月\d{1,2}日$|^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$/;

function readQuantity(
  source: SourceRow,
  name: string,
  column: { readonly unit: string | null; readonly printed: ReadRow['operator'] | typeof UNCLEAR },
  reading: TargetReading & { readonly kind: 'number' },
  { isAboutTime, isTimely }: { readonly isAboutTime: boolean; readonly isTimely: boolean },
  say: Say,
): Measure {
  const text = cleanText(source.target?.text ?? '');
  const { value } = reading;
  let { unit } = column;
  let operator = column.printed === UNCLEAR ? null : column.printed;
  const isSerial = /^\d{5}$/.test(value) && value >= '20000' && value <= '60000';
  if (isSerial && (isAboutTime || (isTimely && unit === null && reading.unit === null))) {
    say('target', `“${value}”像是日期的序号，请填写日期`);
    return { unit, operator, target: null };
  }
  for (const { field, what } of reading.doubts) say(field, `指标值“${text}”：${what}`);
  if (
    isTimely &&
    /^20\d{6}$|^20\d\d\.(?:0?[1-9]|1[0-2])$/.test(value) &&
    unit === null &&
    reading.unit === null
  ) {
    say('target', `“${text}”像是日期，请核对`);
    return { unit, operator, target: text };
  }
  if (unit !== null && reading.unit !== null && bare(unit) !== bare(reading.unit)) {
    say('unit', `计量单位“${unit}”与指标值中的“${reading.unit}”不一致，请核对`);
    unit = null;
  } else unit ??= reading.unit;
  const isUnclear = column.printed === UNCLEAR || reading.doubts.some(({ field }) => field === 'operator');
  if (reading.sign !== null && operator !== null && operator !== reading.sign) {
    say('operator', `符号“${operator}”与指标值中的“${reading.sign}”不一致，请核对`);
    operator = null;
  } else if (!isUnclear) {
    operator ??= reading.sign;
    if (operator === null) say('operator', '没有写明 ≥、≤ 或 =，请选择');
  }
  if (unit === '%' && /率|满意度/.test(name) && scaledDecimal(value) > 100n * ONE)
    say('target', `“${value}%”超过 100%，请核对`);
  return { unit, operator, target: value };
}

function unitOfColumn(cell: TableCell | null, say: Say): string | null {
  if (cell === null || isQualitative(cell) || isQuantitative(cell) || /^[-—–/\\]+$/.test(bare(cell.text)))
    return null;
  if (cell.kind === 'error' || cell.kind === 'date' || DATE_TEXT.test(bare(cell.text))) {
    say('unit', '计量单位不能识别，请改为文字');
    return null;
  }
  const unit = readUnit(cell.text);
  if (unit !== null && /^[\d.,]+%?$/.test(unit)) {
    say('unit', `计量单位“${unit}”是数字，请改为文字`);
    return null;
  }
  if (unit !== null && (/[*＊_]{2,}|[Xx×]{2,}/.test(unit) || readSign(unit) !== null)) {
    say('unit', `计量单位“${unit}”没有填写完整，请改为文字`);
    return null;
  }
  return unit;
}

const UNCLEAR = Symbol('unclear');

/** The sign of the operator column; 定性 where any column says so. */
function signOfColumn(
  source: SourceRow,
  qualitative: boolean,
  say: Say,
): ReadRow['operator'] | typeof UNCLEAR {
  const { operator: cell } = source;
  const text = cell === null ? '' : bare(cell.text);
  const isEmpty = text === '' || /^[-—–/\\]+$/.test(text) || isQuantitative(cell) || isQualitative(cell);
  const sign = isEmpty || cell === null ? null : readSign(cell.text);
  if (!isEmpty && sign === null) {
    say('operator', `“${cleanText(cell?.text ?? '')}”不是能识别的符号，请改为 ≥、≤、=、>、< 或 定性`);
    return UNCLEAR;
  }
  if (qualitative && sign !== null) {
    say('operator', `符号“${sign}”与“定性”不一致，请核对`);
    return UNCLEAR;
  }
  return qualitative ? '定性' : sign;
}
