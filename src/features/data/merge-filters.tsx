import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { MergeKind } from '#src/domain/package/compare-subject.ts';
import type { MergeDecision, MergeFilter, MergeSummary } from '#src/domain/package/merge-decision.ts';
import { MERGE_KIND_WORDS } from '#src/domain/package/package-words.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { ALL_SECTIONS, ALL_MONTHS } from '#src/domain/words/choice-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { Button } from '#src/ui/button.tsx';
import { Select } from '#src/ui/select.tsx';
import merge from './merge.module.css';

export type PreviewFilter = MergeFilter;

const KINDS: readonly MergeKind[] = ['conflict', 'theirs-newer', 'new', 'mine-newer', 'same'];
const ALL = '';

interface MergeFiltersProps {
  readonly plan: Plan;
  readonly summary: MergeSummary;
  readonly filter: PreviewFilter;
  /** How many items the filter lets through. */
  readonly shown: number;
  readonly onFilter: (filter: PreviewFilter) => void;
  /** One word for all that the filter lets through. */
  readonly onDecide: (decision: MergeDecision | null) => void;
}

/** Counts by kind that filter, section and month, and one decision for what is shown [N3]. */
export function MergeFilters({ plan, summary, filter, shown, onFilter, onDecide }: MergeFiltersProps) {
  const { kinds, ...others } = filter;
  return (
    <div className={merge['inset']}>
      <div className={merge['row']} role="group" aria-label="类别">
        {KINDS.map((kind) => {
          const isOn = kinds?.[0] === kind;
          return (
            <button
              key={kind}
              type="button"
              className={merge['chip']}
              aria-pressed={isOn}
              onClick={() => onFilter(isOn ? others : { ...others, kinds: [kind] })}
            >
              {MERGE_KIND_WORDS[kind]} {summary.byKind[kind]}
            </button>
          );
        })}
        {summary.waiting === 0 ? null : (
          <button
            type="button"
            className={merge['chip']}
            aria-pressed={filter.isWaiting === true}
            onClick={() => {
              const { isWaiting, ...rest } = filter;
              onFilter(isWaiting === true ? rest : { ...rest, isWaiting: true });
            }}
          >
            要人看过 {summary.waiting}
          </button>
        )}
        <Select
          label="科室"
          value={filter.section ?? ALL}
          options={[
            { value: ALL, label: ALL_SECTIONS },
            ...plan.sections.map((each) => ({ value: each, label: each })),
          ]}
          onChange={(section) => {
            const { section: _, ...rest } = filter;
            onFilter(section === ALL ? rest : { ...rest, section });
          }}
        />
        <Select
          label="月份"
          value={filter.month === undefined ? ALL : String(filter.month)}
          options={[
            { value: ALL, label: ALL_MONTHS },
            ...MONTHS.map((each) => ({ value: String(each), label: monthText(each) })),
          ]}
          onChange={(value) => {
            const { month: _, ...rest } = filter;
            const month = MONTHS.find((each) => String(each) === value);
            onFilter(month === undefined ? rest : { ...rest, month });
          }}
        />
      </div>
      <div className={merge['row']} role="group" aria-label="对列出的各处">
        列出的 {shown} 处：
        <Button onClick={() => onDecide('theirs')}>全部用对方</Button>
        <Button onClick={() => onDecide('mine')}>全部用本机</Button>
        <Button onClick={() => onDecide('leave-out')}>全部不并入</Button>
        <Button look="quiet" onClick={() => onDecide(null)}>
          重新选
        </Button>
      </div>
    </div>
  );
}
