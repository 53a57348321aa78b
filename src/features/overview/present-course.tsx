import { courseShape, type Box } from '#src/charts/course-shape.ts';
import type { Month } from '#src/domain/period/month.ts';
import { quantityText } from '#src/domain/words/format.ts';
import type { RowCoursePoint } from '#src/domain/words/row-course.ts';
import styles from './present-mode.module.css';

interface PresentCourseProps {
  readonly points: readonly RowCoursePoint[];
  readonly cutOff: Month;
  /** A sum shows its running total; a level its months. */
  readonly isSum: boolean;
}

const BOX: Box = { width: 720, height: 220 };
const LEGEND = 22;
const FOOT = 24;
const SIDE = 84;

/** The course of one row in plain SVG: months as bars, to date as a line, due in dashes, the target across. */
export function PresentCourse({ points, cutOff, isSum }: PresentCourseProps) {
  if (points.length === 0) return null;
  const { slots, bars, line, due, last, target } = courseShape(points, cutOff, BOX);
  return (
    <svg
      className={styles['course']}
      viewBox={`0 ${-LEGEND} ${BOX.width + SIDE} ${BOX.height + FOOT + LEGEND}`}
      aria-hidden="true"
    >
      <line className={styles['axis']} x1="0" x2={BOX.width} y1={BOX.height} y2={BOX.height} />
      {slots.map(({ month, x }) => (
        <text key={month} className={styles['tick']} x={x} y={BOX.height + 17}>
          {month}月
        </text>
      ))}
      {bars.map(({ month, value, x, y, width, height }) => (
        <g key={month}>
          <rect className={styles['bar-month']} x={x} y={y} width={width} height={height} />
          {isSum ? null : (
            <text className={styles['tick']} x={x + width / 2} y={y - 5}>
              {quantityText(value)}
            </text>
          )}
        </g>
      ))}
      {target === null ? null : (
        <>
          <line className={styles['target']} x1="0" x2={BOX.width} y1={target.y} y2={target.y} />
          <text className={styles['targetText']} x={BOX.width + 6} y={target.y + 5}>
            目标 {quantityText(target.value)}
          </text>
        </>
      )}
      {isSum ? (
        <>
          <path className={styles['due']} d={due} />
          <path className={styles['line']} d={line} />
          {last === null ? null : (
            <>
              <circle className={styles['dot']} cx={last.x} cy={last.y} r="5" />
              <text className={styles['lastText']} x={last.x} y={last.y - 10}>
                {quantityText(last.value)}
              </text>
            </>
          )}
          <text className={styles['key']} x="0" y={-8}>
            柱：当月　实线：累计　虚线：时序
          </text>
        </>
      ) : (
        <text className={styles['key']} x="0" y={-8}>
          柱：当月　横线：目标
        </text>
      )}
    </svg>
  );
}
