import { NAME_LABEL, UNIT_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { ChaseList } from '#src/domain/papers/chase-list.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import type { PaperColumn } from '#src/ui/paper-table.tsx';
import paper from '#src/ui/paper.module.css';

const COLUMNS: readonly PaperColumn[] = [
  { id: 'section', label: '科室', width: 130 },
  { id: 'seq', label: '序号', width: 45 },
  { id: 'name', label: NAME_LABEL, width: 290 },
  { id: 'unit', label: UNIT_LABEL, width: 75 },
  { id: 'months', label: '缺报月份', width: 110 },
  { id: 'due', label: '应报日期', width: 140 },
  { id: 'answer', label: '答复情况', width: 210 },
];

/** 催报清单 on sheets of A4 [MO19]. */
export function ChaseListPaper({ list }: { readonly list: ChaseList }) {
  const { rows, complete } = list;
  return (
    <PaperSheets
      form={list}
      title={list.title}
      marks={list.marks}
      meta={[`单位：${list.unitName}`, list.standing, list.asOf]}
      columns={COLUMNS}
      renderRow={(row) => (
        <tr key={row.key} data-part="row" className={paper['roomy']}>
          <td className={paper['center']}>{row.section}</td>
          <td className={paper['center']}>{row.seq}</td>
          <th scope="row" className={paper['name']}>
            {row.name}
          </th>
          <td className={paper['center']}>{row.unit}</td>
          <td className={paper['center']}>{row.months}</td>
          <td className={paper['center']}>{row.due}</td>
          <td aria-label="答复情况" />
        </tr>
      )}
      foot={
        <PaperFoot
          lines={[
            ...(rows.length === 0 ? ['各项均已报齐，没有要催报的。'] : []),
            ...(complete === '' ? [] : [complete]),
          ].map((text) => ({ text }))}
        />
      }
    />
  );
}
