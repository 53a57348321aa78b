import { useRef, useState, type KeyboardEvent } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import { rowSentence, ruleScale, type RuleSegment } from '#src/domain/words/rule-scale.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { classNames } from '#src/ui/class-names.ts';
import { isShown, type RowFilter } from '#src/widgets/row-filter.ts';
import { RuleCard } from '#src/widgets/rule-card.tsx';
import styles from './hundred-point-rule.module.css';

interface HundredPointRuleProps {
  readonly report: YearReport;
  /** Rows outside it step back. */
  readonly filter: RowFilter | null;
  /** Click and Space. */
  readonly onChoose: (indicator: IndicatorId) => void;
  /** Enter. */
  readonly onOpen: (indicator: IndicatorId) => void;
}

/**
 * 百分标尺: one strip of a hundred points, each indicator as wide as its weight and filled as high as its score [O1]. One stop
 * for Tab; ← → Home End walk it, Enter opens, Space and click choose [O9]. Plain CSS: it is there at first paint, and it prints.
 */
export function HundredPointRule({ report, filter, onChoose, onOpen }: HundredPointRuleProps) {
  const strip = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const [shown, setShown] = useState<IndicatorId | null>(null);
  const { segments, ticks, execution } = ruleScale(report);
  const current = Math.min(stop, segments.length - 1);
  const looked = segments.find((segment) => segment.row.indicator.id === shown) ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setShown(null);
      return;
    }
    if (event.key === 'Enter') {
      const id = segments[current]?.row.indicator.id;
      event.preventDefault();
      if (id !== undefined) onOpen(id);
      return;
    }
    const next = stepTo(event.key, current, segments.length);
    if (next === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    strip.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div className={styles['rule']}>
      <div
        ref={strip}
        className={styles['strip']}
        role="toolbar"
        tabIndex={-1}
        aria-orientation="horizontal"
        aria-label="百分标尺：左右键移动，回车打开指标，空格只看该项"
        onKeyDown={onKeyDown}
        onPointerLeave={() => setShown(null)}
        onBlur={() => setShown(null)}
      >
        {segments.map((segment, index) => (
          <Segment
            key={segment.row.indicator.id}
            segment={segment}
            isStop={index === current}
            isPressed={filter?.kind === 'indicator' && filter.id === segment.row.indicator.id}
            isBack={!isShown(segment.row, filter)}
            onFocus={() => {
              setStop(index);
              setShown(segment.row.indicator.id);
            }}
            onLook={() => setShown(segment.row.indicator.id)}
            onChoose={() => onChoose(segment.row.indicator.id)}
          />
        ))}
        {execution === null ? null : (
          <span
            role="img"
            aria-label={execution.sentence}
            title={execution.sentence}
            className={classNames(styles['segment'], styles['execution'])}
            style={{ width: `${execution.width}%` }}
          >
            <span className={styles['column']}>
              <i className={styles['fill']} style={{ height: `${execution.filled}%` }} />
            </span>
            <span className={styles['number']}>{EXECUTION_LABEL}</span>
          </span>
        )}
      </div>
      <div className={styles['ticks']} aria-hidden="true">
        {ticks.map(({ points, left }) => (
          <span key={points} style={{ left: `${left}%` }}>
            {points}
          </span>
        ))}
      </div>
      {looked === null ? null : <RuleCard segment={looked} cutOff={report.cutOff} />}
    </div>
  );
}

interface SegmentProps {
  readonly segment: RuleSegment;
  readonly isStop: boolean;
  readonly isPressed: boolean;
  readonly isBack: boolean;
  readonly onFocus: () => void;
  readonly onLook: () => void;
  readonly onChoose: () => void;
}

function Segment({ segment, isStop, isPressed, isBack, onFocus, onLook, onChoose }: SegmentProps) {
  const { row, width, filled, due } = segment;
  const { state, indicator } = row;
  const tone = STATE_TONES[state.kind];
  return (
    <button
      type="button"
      className={classNames(styles['segment'], styles[tone], isBack && styles['back'])}
      style={{ width: `${width}%` }}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isPressed}
      aria-label={rowSentence(row)}
      onFocus={onFocus}
      onPointerEnter={onLook}
      onClick={onChoose}
    >
      <span className={styles['column']}>
        <i className={styles['fill']} style={{ height: `${filled}%` }} />
        {due === null || tone === 'met' ? null : (
          <u className={styles['due']} style={{ bottom: `${due}%` }} />
        )}
        {segment.isMarked ? (
          <span className={classNames(styles['mark'], segment.isMarkOnFill && styles['onFill'])}>
            {STATE_MARKS[state.kind]}
          </span>
        ) : null}
      </span>
      {/* The room of a number stays where none has room. */}
      <span className={styles['number']}>{segment.isNumbered ? indicator.seq : '\u00a0'}</span>
    </button>
  );
}

function stepTo(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(count - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
