import { useState } from 'react';
import { indicatorById, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  needsDecision,
  type MergeDecision,
  type MergeDecisions,
} from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import {
  NEEDS_EDIT_TEXT,
  mergeKindText,
  ruleBreakText,
  waitText,
  nothingSaidText,
} from '#src/domain/package/package-words.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { isOutside } from '#src/domain/package/wait-reason.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { PLEASE_CHECK } from '#src/domain/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Select } from '#src/ui/select.tsx';
import merge from './merge.module.css';

const PAGE = 100;

interface MergeTableProps {
  readonly plan: Plan;
  readonly items: readonly MergeItem[];
  readonly decisions: MergeDecisions;
  /** What looks wrong about a number of theirs. */
  readonly doubts: ReadonlyMap<SubjectKey, string>;
  /** Which file a revision came with, where there are several. */
  readonly sources: ReadonlyMap<StatementId, string>;
  readonly onDecide: (item: MergeItem, decision: MergeDecision | null) => void;
}

/** Cell by cell: what is here, what the file says, and whose word shall stand [N3]. */
export function MergeTable({ plan, items, decisions, doubts, sources, onDecide }: MergeTableProps) {
  const [limit, setLimit] = useState(PAGE);
  return (
    <div className={merge['scroll']} role="group" aria-label="并入预览">
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">内容</th>
            <th scope="col">类别</th>
            <th scope="col">本机</th>
            <th scope="col">对方</th>
            <th scope="col">采用</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, limit).map((item) => (
            <ItemRow
              key={item.key}
              plan={plan}
              item={item}
              indicator={'indicator' in item.subject ? indicatorById(plan, item.subject.indicator) : null}
              decision={decisions.get(item.key)}
              doubt={doubts.get(item.key)}
              sources={sources}
              onDecide={onDecide}
            />
          ))}
        </tbody>
      </table>
      {items.length > limit ? (
        <p className={merge['inset']}>
          <Button onClick={() => setLimit(limit + PAGE * 5)}>再列出 {items.length - limit} 处</Button>
        </p>
      ) : null}
    </div>
  );
}

interface ItemRowProps {
  readonly plan: Plan;
  readonly item: MergeItem;
  readonly indicator: PlanIndicator | null;
  readonly decision: MergeDecision | undefined;
  readonly doubt: string | undefined;
  readonly sources: MergeTableProps['sources'];
  readonly onDecide: MergeTableProps['onDecide'];
}

function ItemRow({ plan, item, indicator, decision, doubt, sources, onDecide }: ItemRowProps) {
  const about = subjectText(item.subject, indicator, plan.project);
  const row = indicator === null ? '方案' : `${indicator.seq} ${indicator.source.name}`;
  const isOpen = needsDecision(item) && decision === undefined;
  const choices = choicesOf(item, indicator);
  return (
    <tr className={isOpen ? merge['open'] : undefined}>
      <th scope="row">{row}</th>
      <td className={table['nowrap']}>{about}</td>
      <td className={table['nowrap']}>
        {mergeKindText(item)}
        {item.isOtherRow ? <span className={merge['who']}>方案不同</span> : null}
        {item.waits === null || item.waits.kind === 'conflict' || item.waits.kind === 'other-row' ? null : (
          <span className={merge['who']}>要人看过：{waitText(item.waits)}</span>
        )}
      </td>
      <td className={item.mine === null ? table['muted'] : merge['word']}>
        {item.mine === null ? (
          nothingSaidText(item.subject)
        ) : (
          <Word statement={item.mine} indicator={indicator} />
        )}
      </td>
      <td className={merge['word']}>
        {[item.theirs, ...item.rivals].map((each) => (
          <Word
            key={each.id}
            statement={each}
            indicator={indicator}
            source={sources.get(each.id)}
            isOutsider={isOutside(each.author, item.subject, plan)}
          />
        ))}
        {doubt === undefined || item.kind === 'same' || item.kind === 'mine-newer' ? null : (
          <strong className={merge['doubt']}>
            {PLEASE_CHECK}
            {doubt}
          </strong>
        )}
      </td>
      <td>
        {choices.length === 0 ? (
          <span className={table['muted']}>无需选择</span>
        ) : (
          <Select
            className={merge['choice'] ?? ''}
            label={`${row} ${about} 采用`}
            value={String(choices.findIndex((each) => isSameDecision(each.decision, decision)))}
            options={[
              { value: UNDECIDED, label: isOpen || needsDecision(item) ? '请选择' : defaultText(item) },
              ...choices.map(({ label }, index) => ({ value: String(index), label })),
            ]}
            onChange={(value) => onDecide(item, choices[Number(value)]?.decision ?? null)}
          />
        )}
        {item.theirsBreaks === null ? null : (
          <span className={merge['who']}>对方的值不能采用：{ruleBreakText(item.theirsBreaks)}</span>
        )}
        {item.needs === null ? null : <span className={merge['who']}>{NEEDS_EDIT_TEXT}</span>}
      </td>
    </tr>
  );
}

/** No choice has this place in the list. */
const UNDECIDED = '-1';

interface Choice {
  readonly decision: MergeDecision;
  readonly label: string;
}

/** What can be chosen; nothing where both say the same. */
function choicesOf(
  { kind, mine, theirs, rivals, theirsBreaks }: MergeItem,
  indicator: PlanIndicator | null,
): readonly Choice[] {
  if (kind === 'same') return [];
  const theirWords = rivals.length === 0 ? '用对方' : `用 ${wordOf(theirs, indicator)}`;
  return [
    ...(theirsBreaks === null ? [{ decision: 'theirs', label: theirWords } as const] : []),
    ...rivals.map((each) => ({ decision: { rival: each.id }, label: `用 ${wordOf(each, indicator)}` })),
    ...(mine === null ? [] : [{ decision: 'mine', label: '用本机' } as const]),
    { decision: 'leave-out', label: '不并入' },
  ];
}

/** '6 期（运行管理科 陈刚 07-15 12:00）': two words of one person may differ in their note only. */
function wordOf(statement: Statement, indicator: PlanIndicator | null): string {
  const { author, at } = statement;
  return `${saidText(statement, indicator)}（${author.section} ${author.name} ${dateTimeText(at).slice(5)}）`;
}

function isSameDecision(one: MergeDecision, other: MergeDecision | undefined): boolean {
  if (typeof one === 'object' && typeof other === 'object') return one.rival === other.rival;
  return one === other;
}

function defaultText({ kind }: MergeItem): string {
  if (kind === 'new') return '用对方（新增）';
  return kind === 'mine-newer' ? '用本机（较新）' : '用对方（较新）';
}

interface WordProps {
  readonly statement: Statement;
  readonly indicator: PlanIndicator | null;
  /** The file it came with, where there are several. */
  readonly source?: string | undefined;
  /** It was said neither by the row's section nor by the one that collects. */
  readonly isOutsider?: boolean;
}

function Word({ statement, indicator, source, isOutsider = false }: WordProps) {
  const { author, at, device, note } = statement;
  return (
    <div>
      {saidText(statement, indicator)}
      <span className={merge['who']}>
        {isOutsider ? <strong>非本项科室　</strong> : null}
        {author.section} {author.name} {dateTimeText(at)} 设备 {device.slice(0, 6)}
        {source === undefined ? '' : `；${source}`}
        {note === '' ? '' : `；备注：${note}`}
      </span>
    </div>
  );
}
