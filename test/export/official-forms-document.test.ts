import { marksText } from '#src/domain/papers/paper-marks.ts';
import { describe, expect, it } from 'vitest';
import { monitoringMark, type MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { formFileName } from '#src/domain/papers/file-name.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import { CAUSE_KINDS, LIKELIHOODS } from '#src/domain/statements/statement.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { q } from '#test/domain/support/build.ts';
import {
  evaluationOf,
  evaluationPaperOf,
  HOSTILE_TEXTS,
  monitoringOf,
  monitoringPaperOf,
  outlookAt,
  writtenRemark,
  writtenText,
} from '#test/export/support/official-forms.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();

describe('自评表 in Word', () => {
  it.each([
    ['the whole year', evaluationOf({ isSample: true })],
    ['half of it', evaluationOf({ month: 6 })],
    ['nothing', evaluationOf({ said: [] })],
  ])('[U9] has every cell of the form, in its order: %s', async (_, form) => {
    const { tables, paragraphs, headRows, part } = readDocument(await ruledDocument(evaluationPaperOf(form)));
    const [head, rows] = tables;
    expect(head?.[0]).toEqual(['主管部门', form.head.authority.text, '自评总分', form.total.score.text]);
    expect(head?.[1]).toEqual(['部门联系人', form.head.contact.text, '联系电话', form.head.phone.text]);
    const { budgetAtStart, budget, executed, rate, weight, score } = form.execution;
    // The first cell goes on from the row above.
    expect(head?.[3]?.slice(1)).toEqual(
      [budgetAtStart, budget, executed, rate, weight, score].map(({ text }) => text),
    );
    expect(head?.slice(4).map((row) => row.slice(-2))).toEqual(
      form.goals.map(({ label, text }) => [label, text]),
    );
    expect(rows?.[0]).toEqual(form.columns.map(({ label }) => label));
    expect(rows?.slice(1, -1)).toEqual(
      form.rows.map(({ row: { seq }, cells }) =>
        form.columns.map(({ id }) => {
          const text = cells[id].text + (id === 'core' ? '' : marksAt(form.table.notes, seq, id));
          return id === 'name' ? `${seq}．${text}` : text;
        }),
      ),
    );
    expect(rows?.at(-1)).toEqual(['合计', form.sum.weight.text, form.sum.score.text, '']);
    expect(headRows).toEqual([0, 1]);
    expect(paragraphs).toEqual(expect.arrayContaining(form.foot.map(({ text }) => text)));
    expect(paragraphs.join('')).toMatch(/填报人（签字）：.*审核人（签字）：.*负责人（签字）：.*日期：/);
    expect(part('word/header1.xml')).toContain(marksText(form.marks));
  });

  it('[U10] keeps hostile text as it is, and bears the digest once it is sealed', async () => {
    const digest = '0123456789abcdef'.repeat(4);
    const form = evaluationOf({
      said: [
        ...YEAR,
        ...HOSTILE_TEXTS.map((text, index) => writtenRemark(WATER.indicators[index]?.id ?? '', text)),
        writtenText('authority', '<w:p>&\u0001\uFFFE'),
      ],
      seal: { state: 'sealed', digest, at: '2026-01-20 15:03', by: '周艳' },
    });
    const { tables, paragraphs, part } = readDocument(await ruledDocument(evaluationPaperOf(form)));
    expect(tables[0]?.[0]?.[1]).toBe('<w:p>&');
    expect(tables[1]?.slice(1, 7).map((row) => row[10])).toEqual([...HOSTILE_TEXTS]);
    expect(paragraphs.join('\n')).toContain(digest);
    expect(part('word/header1.xml')).toBe('');
  });
});

describe('what stands below a form in Word', () => {
  it('[U9] stays together with the lines to sign on', async () => {
    const form = evaluationOf();
    const { part } = readDocument(await ruledDocument(evaluationPaperOf(form)));
    const below = part('word/document.xml').split('</w:tbl>').at(-1) ?? '';
    expect(below.match(/<w:keepNext\/>/g)).toHaveLength(form.foot.length);
  });
});

describe('运行监控表 in Word', () => {
  it('[U9] has every cell of the form, two rows of heads on every page', async () => {
    const causes = [{ kind: 'funding', text: '经费未到' }] as const;
    const form = monitoringOf({
      said: [...YEAR, outlookAt('sum', 6, { expected: q('18200'), likelihood: 'possible', causes })],
      isSample: true,
    });
    const { tables, headRows, part } = readDocument(await ruledDocument(monitoringPaperOf(form)));
    const rows = tables[1] ?? [];
    expect(rows[0]).toEqual([
      '指标名称',
      '年度指标值',
      '1—6月完成情况',
      '全年预计完成情况',
      '偏差原因',
      '完成目标可能性',
      '备注',
    ]);
    const shown = (row: MonitoringForm['rows'][number]) => [
      `${row.seq}．${row.name}${row.marks.name}`,
      row.target + row.marks.target,
      ...CAUSE_KINDS.map((kind) => row.causes[kind]),
      ...LIKELIHOODS.map((each) => monitoringMark(row, each)),
      row.remark,
    ];
    const withoutFigures = (cells: readonly string[]) => [...cells.slice(0, 2), ...cells.slice(4)];
    expect(rows.slice(2).map(withoutFigures)).toEqual(form.rows.map(shown));
    expect(rows[8]?.slice(2, 4)).toEqual(['8878\n绿灯，进度正常', '18200（人工）\n推算为 17756']);
    expect(headRows).toEqual([0, 2]);
    expect(part('word/header1.xml')).toContain('示例数据');
  });
});

describe('names of the files', () => {
  it('[V16] tell unit, year, paper, cut-off, 未定稿 and 示例', () => {
    expect(formFileName(evaluationOf({ isSample: true }), '绩效自评表', 'docx')).toBe(
      '青石县供水服务中心_2026年度绩效自评表_截至12月_未定稿_示例.docx',
    );
    expect(formFileName(monitoringOf(), '绩效运行监控表', 'xlsx')).toBe(
      '青石县供水服务中心_2026年度绩效运行监控表_截至6月.xlsx',
    );
  });
});
