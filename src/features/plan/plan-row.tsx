import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { weightText } from '#src/domain/words/format.ts';
import { attributeText } from '#src/domain/words/plan-words.ts';
import { markOf, type FormNote } from '#src/domain/papers/scorecard-notes.ts';
import {
  fullProfile,
  profileKeys,
  type LeftOut,
  type ProfileKey,
} from '#src/domain/statements/profile-edit.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import table from '#src/ui/data-table.module.css';
import styles from './plan.module.css';

interface PlanRowProps {
  readonly indicator: PlanIndicator;
  readonly proposed: PlanIndicator;
  /** Weights added up to this row. */
  readonly sum: Points | undefined;
  /** Attributes that differ from the proposal. */
  readonly edited: readonly ProfileKey[];
  /** What was said of the row and cannot be followed; null: nothing. */
  readonly leftOut: LeftOut | null;
  /** The plan's numbered notes on its oddities. */
  readonly notes: readonly FormNote[];
  readonly place: Place;
  readonly onEdit: () => void;
}

/** In the order of the table's columns. */
const COLUMNS: readonly ProfileKey[] = ['class', 'owner', 'rollup', 'pacing', 'decimals', 'core'];

export function PlanRow(props: PlanRowProps) {
  const { indicator, proposed, sum, edited, leftOut, notes, place, onEdit } = props;
  const { source, oddities } = indicator;
  const keys = profileKeys(indicator);
  const profile = fullProfile(indicator);
  const cellText = (key: ProfileKey) =>
    key === 'class' && indicator.printed !== undefined ? classPath(indicator) : attributeText(key, profile);
  return (
    <tr className={edited.length > 0 ? styles['edited'] : undefined}>
      <td className={table['number']}>{indicator.seq}</td>
      <th scope="row" className={styles['name']}>
        <a href={placeHref({ ...place, name: 'indicator', indicator: indicator.id })}>{source.name}</a>
        {oddities.map((oddity) => (
          <sup key={oddity.text} title={oddity.text}>
            <span aria-hidden="true">{markOf(notes, oddity)}</span>
            <span className="sr-only">（注：{oddity.text}）</span>
          </sup>
        ))}
      </th>
      <td className={table['number']}>{source.weight}</td>
      <td className={classNames(table['number'], table['muted'])}>
        {sum === undefined ? '' : weightText(sum)}
      </td>
      <td className={table['nowrap']}>{source.unit}</td>
      <td>{source.operator}</td>
      <td className={styles['target']}>{source.target}</td>
      {COLUMNS.map((key) => (
        <td key={key} className={key === 'decimals' ? table['number'] : styles[key]}>
          {keys.includes(key) ? cellText(key) : '—'}
          {key === 'class' && indicator.printed !== undefined ? (
            <small className={styles['printedClass']}>原表所印</small>
          ) : null}
          {edited.includes(key) ? (
            <span className={styles['changed']} title={`建议为 ${attributeText(key, fullProfile(proposed))}`}>
              已改
            </span>
          ) : null}
          {leftOut?.keys.includes(key) === true ? (
            <span className={classNames(styles['changed'], styles['leftOut'])}>
              ✕ 改为「{attributeText(key, leftOut.said)}」未采用
            </span>
          ) : null}
        </td>
      ))}
      <td className={table['nowrap']}>
        <Button look="quiet" aria-label={`修改第 ${indicator.seq} 项的属性`} onClick={onEdit}>
          修改
        </Button>
      </td>
    </tr>
  );
}
