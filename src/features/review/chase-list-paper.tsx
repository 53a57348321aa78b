import type { ChaseList } from '#src/domain/papers/chase-list.ts';
import { PaperSheets, RunningHead, Stamp } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';
import form from './official-form.module.css';
import styles from './month-papers.module.css';

/** Thousandths of the width. */
const COLUMNS: readonly (readonly [label: string, width: number])[] = [
  ['科室', 130],
  ['序号', 45],
  ['指标名称', 290],
  ['计量单位', 75],
  ['缺报月份', 110],
  ['应报日期', 140],
  ['答复情况', 210],
];

/** 催报清单 on sheets of A4 [MO19]. */
export function ChaseListPaper({ list }: { readonly list: ChaseList }) {
  const marks = list.marks === '' ? [] : [list.marks];
  return (
    <PaperSheets form={list}>
      {({ from, to, hasFoot, isFirst, number }) => (
        <>
          {isFirst ? (
            <div data-part="head">
              <Stamp marks={marks} />
              <h2 className={paper['title']}>{list.title}</h2>
              <p className={paper['meta']}>
                <span>单位：{list.unitName}</span>
                <span>{list.standing}</span>
                <span>{list.asOf}</span>
              </p>
            </div>
          ) : (
            <RunningHead title={list.title} marks={marks} />
          )}
          <table className={paper['form']}>
            <caption className="sr-only">
              {list.title}，第 {number} 页
            </caption>
            <colgroup>
              {COLUMNS.map(([label, width]) => (
                <col key={label} style={{ width: `${width / 10}%` }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {COLUMNS.map(([label]) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.slice(from, to).map((row) => (
                <tr key={row.key} data-part="row" className={styles['row']}>
                  <td className={styles['middle']}>{row.section}</td>
                  <td className={styles['middle']}>{row.seq}</td>
                  <th scope="row" className={styles['name']}>
                    {row.name}
                  </th>
                  <td className={styles['middle']}>{row.unit}</td>
                  <td className={styles['middle']}>{row.months}</td>
                  <td className={styles['middle']}>{row.due}</td>
                  <td aria-label="答复情况" />
                </tr>
              ))}
            </tbody>
          </table>
          {hasFoot ? (
            <div data-part="foot" className={paper['foot']}>
              {list.rows.length === 0 ? <p>各项均已报齐，没有要催报的。</p> : null}
              {list.complete === '' ? null : <p className={form['line']}>{list.complete}</p>}
            </div>
          ) : null}
        </>
      )}
    </PaperSheets>
  );
}
