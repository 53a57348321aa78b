import { SHEET_SIGNATURES, type MonthSheet } from '#src/domain/papers/month-sheet.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';

/** 月度填报表 on sheets of A4, with room to write and to sign. */
export function MonthSheetPaper({ sheet }: { readonly sheet: MonthSheet }) {
  const { title, section, rows, hints } = sheet;
  return (
    <PaperSheets
      form={sheet}
      title={title}
      owner={section}
      caption={`${title}，${section}`}
      marks={sheet.marks}
      meta={[`填报单位：${sheet.unitName}`, `科室：${section}`, sheet.due]}
      columns={sheet.columns}
      renderRow={(row) => (
        <tr key={row.key} data-part="row" className={paper['roomy']}>
          <td className={paper['center']}>{row.seq}</td>
          <th scope="row" className={paper['name']}>
            {row.name}
          </th>
          <td className={paper['center']}>{row.unit}</td>
          <td className={paper['right']}>{row.target}</td>
          <td className={paper['right']}>{row.before}</td>
          <td className={paper['right']}>{row.last}</td>
          <td className={paper['right']}>{row.value.text}</td>
          <td>{row.note}</td>
        </tr>
      )}
      foot={
        <PaperFoot
          lines={[...(rows.length === 0 ? ['本月没有要填的指标。'] : []), ...hints].map((text) => ({ text }))}
          signatures={SHEET_SIGNATURES.map((who) => `${who}：`)}
        />
      }
    />
  );
}
