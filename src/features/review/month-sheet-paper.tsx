import { SHEET_SIGNATURES, type MonthSheet } from '#src/domain/papers/month-sheet.ts';
import { PaperSheets, RunningHead, Stamp } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';
import form from './official-form.module.css';
import styles from './month-papers.module.css';

/** 月度填报表 on sheets of A4, with room to write and to sign. */
export function MonthSheetPaper({ sheet }: { readonly sheet: MonthSheet }) {
  const marks = sheet.marks === '' ? [] : [sheet.marks];
  return (
    <PaperSheets form={sheet}>
      {({ from, to, hasFoot, isFirst, number }) => (
        <>
          {isFirst ? (
            <div data-part="head">
              <Stamp marks={marks} />
              <h2 className={paper['title']}>{sheet.title}</h2>
              <p className={paper['meta']}>
                <span>填报单位：{sheet.unitName}</span>
                <span>科室：{sheet.section}</span>
                <span>{sheet.due}</span>
              </p>
            </div>
          ) : (
            <RunningHead title={`${sheet.section}　${sheet.title}`} marks={marks} />
          )}
          <table className={paper['form']}>
            <caption className="sr-only">
              {sheet.title}，{sheet.section}，第 {number} 页
            </caption>
            <colgroup>
              {sheet.columns.map(({ id, width }) => (
                <col key={id} style={{ width: `${width / 10}%` }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {sheet.columns.map(({ id, label }) => (
                  <th key={id} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.slice(from, to).map((row) => (
                <tr key={row.key} data-part="row" className={styles['row']}>
                  <td className={styles['middle']}>{row.seq}</td>
                  <th scope="row" className={styles['name']}>
                    {row.name}
                  </th>
                  <td className={styles['middle']}>{row.unit}</td>
                  <td className={styles['figure']}>{row.target}</td>
                  <td className={styles['figure']}>{row.before}</td>
                  <td className={styles['figure']}>{row.last}</td>
                  <td className={styles['figure']}>{row.value.text}</td>
                  <td>{row.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hasFoot ? (
            <div data-part="foot" className={paper['foot']}>
              {sheet.rows.length === 0 ? <p>本月没有要填的指标。</p> : null}
              {sheet.hints.map((text) => (
                <p key={text} className={form['line']}>
                  {text}
                </p>
              ))}
              <p className={form['signatures']}>
                {SHEET_SIGNATURES.map((who) => (
                  <span key={who}>{who}：</span>
                ))}
              </p>
            </div>
          ) : null}
        </>
      )}
    </PaperSheets>
  );
}
