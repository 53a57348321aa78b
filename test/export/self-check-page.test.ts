import { expect, it } from 'vitest';
import { secondRoute } from '#src/domain/check/second-route.ts';
import { selfCheck } from '#src/domain/papers/self-check.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { selfCheckPage } from '#src/export/self-check-page.ts';
import { WATER } from '#test/support/water-plan.ts';

const REPORT = yearReport(WATER, NO_STATEMENTS, 12);
const SECOND = secondRoute(WATER, [], 12);
const HOSTILE = '<script>alert(1)</script>"\'&';
const page = (second = SECOND, name = '签到表') =>
  selfCheckPage({
    title: '自查页',
    head: ['单位：示例'],
    check: selfCheck(REPORT, second),
    unfinished: ['19 项没有得分'],
    files: [{ name, path: `05 佐证材料/${name}.pdf`, size: 12, sha256: 'ab'.repeat(32) }],
    faults: [{ name, path: 'x', reason: '文件不在本机' }],
  });

it('[A9] [S12] the page says that both routes agree, with every row and both totals', () => {
  const html = page();
  expect(html).toContain('✓ 两种算法逐行一致：还没有一行有得分');
  expect(html.match(/<td>一致<\/td>/g)).toHaveLength(19 + 3);
  expect(html).not.toContain('class="bad"');
});

it('[A9] the page marks the row that does not agree, in words as well as in colour', () => {
  const rows = SECOND.rows.map((row, index) => (index === 6 ? Object.assign({}, row, { score: 1n }) : row));
  const html = page({ ...SECOND, rows });
  expect(html).toContain('✕ 两种算法不一致：第 7 项。');
  expect(html.match(/<tr class="bad">/g)).toHaveLength(1);
  expect(html.match(/<td>不一致<\/td>/g)).toHaveLength(1);
});

it('[A10] the page lists every file with its digest, and what is missing with the reason', () => {
  const html = page();
  expect(html).toContain(
    `<td>05 佐证材料/签到表.pdf</td><td class="n">12</td><td class="d">${'ab'.repeat(32)}</td>`,
  );
  expect(html).toContain('<li>签到表：文件不在本机</li>');
  expect(html).toContain('<p>未定稿：</p><ul><li>19 项没有得分</li></ul>');
});

it('[A10] names in the page are text, and nothing in it can run or fetch', () => {
  const html = page(SECOND, HOSTILE);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import/);
});
