import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';

/** One field in which two versions of a draft are not the same: '第 3 项“办件量” 指标值', '120', '110'. */
export interface DraftDifference {
  readonly about: string;
  readonly mine: string;
  readonly theirs: string;
}

type Fields = Readonly<Record<string, unknown>>;

const NONE = '无';

/** Every difference between two versions of a draft, the head first, then the rows in the order of ours; ids are those of the draft [PL47]. */
export function draftDifferences(mine: Draft, theirs: Draft): readonly DraftDifference[] {
  const { rows: myRows, ...myHead } = mine;
  const { rows: theirRows, ...theirHead } = theirs;
  const other = new Map(theirRows.map((row) => [row.id, row]));
  const own = new Set(myRows.map(({ id }) => id));
  const rows = myRows.flatMap((row, at): readonly DraftDifference[] => {
    const there = other.get(row.id);
    const about = rowName(row, at);
    return there === undefined
      ? [{ about, mine: '有', theirs: NONE }]
      : fieldDifferences(apart(row), apart(there), `${about} `);
  });
  const added = theirRows.flatMap((row, at): readonly DraftDifference[] =>
    own.has(row.id) ? [] : [{ about: `对方${rowName(row, at)}`, mine: NONE, theirs: '有' }],
  );
  const order = (list: readonly DraftRow[]) => list.map(({ id }) => id).join(' ');
  const isMoved =
    rows.length === 0 && added.length === 0 && order(myRows) !== order(theirRows)
      ? [{ about: '各项顺序', mine: '本机的', theirs: '对方的' }]
      : [];
  return [...fieldDifferences(apart(myHead), apart(theirHead)), ...rows, ...added, ...isMoved];
}

function apart({ id: _, ...fields }: Fields | Draft | DraftRow): Fields {
  return fields;
}

function rowName({ name }: DraftRow, at: number): string {
  return `第 ${at + 1} 项“${name === '' ? '没有名称' : name}”`;
}

function fieldDifferences(mine: Fields, theirs: Fields, row = ''): readonly DraftDifference[] {
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].flatMap((name) => {
    const [a, b] = [valueText(mine[name]), valueText(theirs[name])];
    return a === b ? [] : [{ about: `${row}${LABELS[name] ?? name}`, mine: a, theirs: b }];
  });
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return NONE;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.length === 0) return NONE;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

const LABELS: Readonly<Record<string, string | undefined>> = {
  unitName: '单位名称',
  year: '年度',
  project: '项目名称',
  budget: '预算数',
  source: '来源文件',
  overallGoal: '年初绩效目标',
  contactName: '联系人',
  contactPhone: '联系电话',
  sections: '科室',
  collectingSection: '汇总科室',
  notes: '读表时的说明',
  previous: '上年的方案',
  rules: '计分规则',
  name: '指标名称',
  class: '分类',
  printed: '印出的分类',
  unit: '计量单位',
  operator: '指标性质',
  target: '指标值',
  weight: '权重',
  rollup: '累计方式',
  pacing: '进度要求',
  milestones: '节点',
  parts: '分项',
  decimals: '小数位数',
  core: '核心指标',
  owner: '责任科室',
  anyRange: '不限范围',
};
