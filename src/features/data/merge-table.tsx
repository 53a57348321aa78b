import { useState } from 'react';
import { indicatorById, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  needsDecision,
  type MergeDecision,
  type MergeDecisions,
} from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-plan.ts';
import { MERGE_KIND_WORDS, ruleBreakText } from '#src/domain/package/package-words.ts';
import { saidText, subjectText } from '#src/domain/report/statement-words.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
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
  readonly onDecide: (item: MergeItem, decision: MergeDecision | null) => void;
}

/** Cell by cell: what is here, what the file says, and whose word shall stand [N3]. */
export function MergeTable({ plan, items, decisions, onDecide }: MergeTableProps) {
  const [limit, setLimit] = useState(PAGE);
  return (
    <div className={merge['scroll']}>
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
              item={item}
              indicator={'indicator' in item.subject ? indicatorById(plan, item.subject.indicator) : null}
              decision={decisions.get(item.key)}
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
  readonly item: MergeItem;
  readonly indicator: PlanIndicator | null;
  readonly decision: MergeDecision | undefined;
  readonly onDecide: MergeTableProps['onDecide'];
}

const DECISION_WORDS: Record<MergeDecision, string> = {
  theirs: '用对方',
  mine: '用本机',
  'leave-out': '不并入',
};

function ItemRow({ item, indicator, decision, onDecide }: ItemRowProps) {
  const about = subjectText(item.subject, indicator);
  const row = indicator === null ? '方案' : `${indicator.seq} ${indicator.source.name}`;
  const isOpen = needsDecision(item) && decision === undefined;
  const choices = choicesOf(item);
  return (
    <tr className={isOpen ? merge['open'] : undefined}>
      <th scope="row">{row}</th>
      <td className={table['nowrap']}>{about}</td>
      <td className={table['nowrap']}>
        {MERGE_KIND_WORDS[item.kind]}
        {item.isOtherRow ? <span className={merge['who']}>方案不同</span> : null}
      </td>
      <Word statement={item.mine} indicator={indicator} />
      <Word statement={item.theirs} indicator={indicator} />
      <td>
        {choices.length === 0 ? (
          <span className={table['muted']}>无需选择</span>
        ) : (
          <Select
            label={`${row} ${about} 采用`}
            value={decision ?? ''}
            options={[
              { value: '', label: isOpen || needsDecision(item) ? '请选择' : defaultText(item) },
              ...choices.map((value) => ({ value, label: DECISION_WORDS[value] })),
            ]}
            onChange={(value) => onDecide(item, value === '' ? null : value)}
          />
        )}
        {item.theirsBreaks === null ? null : (
          <span className={merge['who']}>对方的值不能采用：{ruleBreakText(item.theirsBreaks)}</span>
        )}
        {item.needs === null ? null : <span className={merge['who']}>须连同该项的方案修改一起采用</span>}
      </td>
    </tr>
  );
}

/** What can be chosen; nothing where both say the same. */
function choicesOf({ kind, mine, theirsBreaks }: MergeItem): readonly MergeDecision[] {
  if (kind === 'same') return [];
  return [
    ...(theirsBreaks === null ? (['theirs'] as const) : []),
    ...(mine === null ? [] : (['mine'] as const)),
    'leave-out',
  ];
}

function defaultText({ kind }: MergeItem): string {
  return kind === 'mine-newer' ? '用本机（较新）' : '用对方（较新）';
}

interface WordProps {
  readonly statement: Statement | null;
  readonly indicator: PlanIndicator | null;
}

function Word({ statement, indicator }: WordProps) {
  if (statement === null) return <td className={table['muted']}>未填报</td>;
  const { author, at, device, note } = statement;
  return (
    <td className={merge['word']}>
      {saidText(statement, indicator)}
      <span className={merge['who']}>
        {author.section} {author.name} {dateTimeText(at)} 设备 {device.slice(0, 6)}
        {note === '' ? '' : `；备注：${note}`}
      </span>
    </td>
  );
}
