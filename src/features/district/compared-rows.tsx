import { useMemo, useState } from 'react';
import { COMPARED_HEADS, comparedCells } from '#src/domain/district/district-table.ts';
import { rowGroups, rowsNamed } from '#src/domain/district/row-comparison.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { StateTag } from '#src/widgets/state-tag.tsx';
import data from '#src/ui/data-table.module.css';
import { Select } from '#src/ui/select.tsx';
import styles from './district.module.css';

/** More than anybody reads; the browser would be slow with them. */
const MAX_ROWS = 400;

/** Rows of one class and unit of measure over the units, as a person chooses them [DI4]. */
export function ComparedRows({ lines }: { readonly lines: readonly UnitLine[] }) {
  const groups = useMemo(() => rowGroups(lines), [lines]);
  const [chosen, setChosen] = useState(0);
  const [words, setWords] = useState('');
  const group = groups[Math.min(chosen, groups.length - 1)];
  if (group === undefined)
    return <p className={styles['none']}>没有两个单位共有的定量指标（同一类别、同一计量单位）可比。</p>;
  const rows = rowsNamed(group, words);
  return (
    <>
      <div className={styles['choose']}>
        <Select
          label="比哪一类指标"
          className={styles['group'] ?? ''}
          value={String(groups.indexOf(group))}
          options={groups.map((each, index) => ({
            value: String(index),
            label: `${each.class}，${each.unit === '' ? '无单位' : each.unit}（${each.units} 个单位 ${each.rows.length} 项）`,
          }))}
          onChange={(text) => setChosen(groups.findIndex((_, index) => String(index) === text))}
        />
        <input
          className={styles['search']}
          type="search"
          aria-label="指标名称里的字"
          placeholder="指标名称里的字，如：按时完成率"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className={styles['count']} role="status">
          {rows.length > MAX_ROWS
            ? `${rows.length} 项，只列前 ${MAX_ROWS} 项，请用名称缩小`
            : `${rows.length} 项`}
        </span>
      </div>
      {rows.length === 0 ? <p className={styles['none']}>这一类里没有名称含这些字的指标。</p> : null}
      <div className={data['scroll']} role="group" aria-label="指标对比" hidden={rows.length === 0}>
        <table className={data['table']}>
          <thead>
            <tr>
              {COMPARED_HEADS.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MAX_ROWS).map((each) => (
              <tr key={`${each.line.key} ${each.row.seq}`}>
                {comparedCells(each).map((text, index) =>
                  index === 0 ? (
                    <th key={COMPARED_HEADS[index]} scope="row">
                      {text}
                    </th>
                  ) : (
                    <td key={COMPARED_HEADS[index]}>{text}</td>
                  ),
                )}
                <td>
                  <StateTag state={each.row.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
