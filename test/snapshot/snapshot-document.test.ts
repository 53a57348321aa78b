// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { yearSentence } from '#src/domain/words/headline.ts';
import { outlookLines, yearOutlook } from '#src/domain/words/year-outlook.ts';
import { rowSentence } from '#src/domain/words/rule-scale.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { lossSentence } from '#src/domain/words/waterfall.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Instant, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { snapshotFile } from '#src/snapshot/snapshot-file.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const WHOLE = waterYear();

interface Setup {
  readonly said?: readonly Said[];
  readonly cutOff?: Month;
  readonly isSample?: boolean;
  readonly plan?: Plan;
  readonly author?: { readonly name: string; readonly section: string };
}

function make({
  said = WHOLE,
  cutOff = 11,
  isSample = false,
  plan = WATER,
  author = { name: '周艳', section: '综合科' },
}: Setup = {}) {
  const year = supposing(NO_STATEMENTS, said);
  const { name, text } = snapshotFile({
    plan,
    year,
    cutOff,
    isSample,
    author,
    exportedAt: 1_796_174_100_000 as Instant,
    exportedText: '2026-12-02 09:15',
  });
  const page = new DOMParser().parseFromString(text, 'text/html');
  return { name, text, page, report: yearReport(plan, year, cutOff), digests: digestsOf(page) };
}

const digestsOf = (page: Document) =>
  Array.from(page.querySelectorAll('.digest'), (each) => each.textContent);

/** The text of a place, white space made plain. */
function textAt(page: Document, selector: string): string {
  const found = page.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return (found.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const YEARS = [
  ['the whole year', WHOLE, 12],
  ['eleven months', WHOLE, 11],
  ['half a year', WHOLE.filter(({ subject }) => 'month' in subject && subject.month <= 6), 6],
  ['an empty year', [], 3],
] as const;

describe.each(YEARS)('%s', (_, said, cutOff) => {
  const { page, report } = make({ said, cutOff });
  const isBlank = said.length === 0;

  it('[Z6] has the figures of the overview', () => {
    const values = Array.from(page.querySelectorAll('.figures strong'), (each) => each.textContent);
    const outlook = yearOutlook(report);
    expect(values.slice(0, 2)).toEqual([isBlank ? '—' : scoreText(report.card.total), outlook?.value ?? '—']);
    const notes = Array.from(page.querySelectorAll('.figures .note'), (each) => each.textContent);
    for (const line of outlook === null ? ['尚无填报，不作预计'] : outlookLines(outlook))
      expect(notes).toContain(line);
    expect(values[4]).toBe(report.tenNinety === null ? '—' : scoreText(report.tenNinety.total));
  });

  it('[Z6] has each row on the rule, on the heat map, in a section of its own and on the form', () => {
    const table = scorecardTable(report, {
      view: 'hundred',
      isSample: false,
      published: WATER,
    });
    const titles = Array.from(page.querySelectorAll('.strip title'), (each) => each.textContent);
    expect(titles).toEqual(report.rows.map(rowSentence));
    const scores = Array.from(page.querySelectorAll('.matrix tbody tr > :last-child'), (each) =>
      each.textContent?.trim(),
    );
    expect(scores).toEqual(
      report.rows.map(
        ({ score, indicator }) => `${scoreText(score.score)} / ${weightText(indicator.weight)}`,
      ),
    );
    for (const { indicator, score } of report.rows)
      expect(textAt(page, `#row-${indicator.seq}`)).toContain(
        `${scoreText(score.score)} / ${weightText(indicator.weight)} 分`,
      );
    const at = table.columns.findIndex(({ id }) => id === 'score');
    const form = Array.from(page.querySelectorAll('#scorecard .form:not(.totals) tbody tr'));
    expect(form.map((row) => row.children[at]?.textContent).slice(0, -1)).toEqual(
      table.rows.map(({ cells }) => cells.score.text),
    );
    expect(form[form.length - 1]?.textContent).toContain(table.sum.score.text);
  });

  it('[Z6] [S12] says each chart in a sentence and in a table too', () => {
    expect(textAt(page, '#course figcaption')).toBe(yearSentence(report));
    const course = Array.from(page.querySelectorAll('#course tbody tr'), (each) => each.children[1]);
    expect(course[cutOff - 1]?.textContent).toBe(isBlank ? '—' : scoreText(report.card.total));
    expect(course.slice(cutOff).map((each) => each?.textContent)).toEqual(
      MONTHS.slice(cutOff).map(() => '—'),
    );
    expect(textAt(page, '#losses .sentence')).toBe(lossSentence(report));
    expect(textAt(page, '#losses tbody tr:last-child td:last-child')).toBe(
      isBlank ? '—' : scoreText(report.card.total),
    );
    expect(page.querySelectorAll('svg[role=img]:not([aria-label])')).toHaveLength(0);
    const measured = report.rows.filter(({ indicator }) => indicator.kind === 'quantitative');
    expect(page.querySelectorAll('.row .months').length).toBeGreaterThanOrEqual(measured.length);
  });

  it('[Z2] [S12] freezes the same figures as data', () => {
    const data = JSON.parse(textAt(page, '#snapshot-data')) as Record<string, unknown>;
    expect(data).toMatchObject({
      format: 'performance-snapshot',
      version: 1,
      asOf: cutOff,
      total: isBlank ? '—' : scoreText(report.card.total),
      author: { name: '周艳', section: '综合科' },
      scorecard: { sum: { score: isBlank ? null : scoreText(report.card.total) } },
    });
    expect(data['rows']).toHaveLength(report.rows.length);
  });

  it('[Z1] is a page that can do nothing', () => {
    expect(page.querySelectorAll('script')).toHaveLength(1);
    expect(page.querySelector('script')?.type).toBe('application/json');
    expect(page.querySelectorAll('input, button, form, textarea, select, iframe, link, img')).toHaveLength(0);
    const elements = Array.from(page.querySelectorAll('*'));
    const names = new Set(elements.flatMap((each) => each.getAttributeNames()));
    expect(Array.from(names).filter((name) => /^on|^style$|^src$|^srcset$|^action$/.test(name))).toEqual([]);
    const links = elements.flatMap((each) => each.getAttribute('href') ?? []);
    expect(links.filter((link) => !link.startsWith('#'))).toEqual([]);
    expect(links.filter((link) => page.getElementById(link.slice(1)) === null)).toEqual([]);
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/,
    );
  });
});

describe('what it says about itself', () => {
  it('[Z2] prints one digest at its head and its foot, and the same year gives the same', () => {
    const first = make();
    expect(new Set(first.digests).size).toBe(1);
    expect(first.digests).toHaveLength(2);
    expect(first.digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(make().digests).toEqual(first.digests);
    expect(textAt(first.page, 'header.top')).toContain('2026-12-02 09:15，综合科 周艳');
  });

  it.each([
    ['a digit of one month', { said: [...WHOLE, ...says('sum: 1481')] }],
    ['the month it stops at', { cutOff: 10 }],
    ['who exported it', { author: { name: '周燕', section: '综合科' } }],
    ['whether it is a sample', { isSample: true }],
  ] as const)('[Z2] has another digest with another %s', (_, setup) => {
    expect(make(setup).digests[0]).not.toBe(make().digests[0]);
  });

  it('[Z5] marks a sample and an unfinished year in title, name, data and beside every heading', () => {
    const { page, name, text } = make({ isSample: true });
    expect(name).toBe('青石县供水服务中心_2026年度绩效快照_截至11月_未定稿_示例_20261202-0915.html');
    expect(page.title).toContain('示例数据 · 未定稿');
    const marks = Array.from(page.querySelectorAll('section > .head .marks'), (each) => each.textContent);
    expect(marks.length).toBeGreaterThan(7);
    expect(new Set(marks)).toEqual(new Set(['截至 11 月 示例数据 未定稿']));
    expect(page.querySelector('.watermark')?.textContent).toBe('示例数据');
    expect(checkSnapshot(text)).toMatchObject({ head: { isSample: true } });
    expect(textAt(page, '#about')).toContain('第 16、17、19 项');
  });

  it('[Z5] has no mark once the year is whole and real', () => {
    const { page, name } = make({ cutOff: 12 });
    expect(name).toBe('青石县供水服务中心_2026年度绩效快照_截至12月_20261202-0915.html');
    expect(page.querySelector('.watermark')).toBeNull();
    expect(page.body.textContent).not.toMatch(/未定稿：|示例数据/);
  });

  it('is small enough to be sent', () => {
    expect(new TextEncoder().encode(make().text).length).toBeLessThan(1_000_000);
  });
});

describe('text that spells something else', () => {
  const HOSTILE = [
    '</title></style></script><script>window.hit=1</script>',
    '"><img src=x onerror=alert(1)>',
    `' onload='alert(1)`,
    '<svg/onload=alert(1)> &lt;b&gt; &amp; {{x}} ${y}',
    '<!--<script>',
    '\u202egnp.exe\u0000\u0007\ud800',
  ];

  const renamed = (indicator: PlanIndicator, text: string): PlanIndicator => ({
    ...indicator,
    name: text,
    owner: text,
    source: { ...indicator.source, name: text, unit: text },
  });

  /** A year in which every text that people or files can bring says the same. */
  function spelled(text: string) {
    const plan: Plan = {
      ...WATER,
      unitName: text,
      indicators: WATER.indicators.map((indicator) => renamed(indicator, text)),
    };
    const remark: Said = {
      subject: { kind: 'remark', indicator: 'sum' as IndicatorId },
      content: { text },
      note: '',
    };
    return make({ plan, said: [...WHOLE, remark], author: { name: text, section: text } });
  }

  /** How many elements of each kind a page has: text that became markup would show here. */
  function elementsOf(page: Document): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { tagName } of page.querySelectorAll('*')) counts[tagName] = (counts[tagName] ?? 0) + 1;
    return counts;
  }

  it.each(HOSTILE)('[Z4] shows %j as text', (hostile) => {
    const { page, text } = spelled(hostile);
    expect(elementsOf(page)).toEqual(elementsOf(spelled('甲').page));
    const names = new Set(Array.from(page.querySelectorAll('*')).flatMap((each) => each.getAttributeNames()));
    expect(Array.from(names).filter((name) => /^on|^src$/.test(name))).toEqual([]);
    // Control characters and half pairs cannot stand in a page.
    const shown = hostile.replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '');
    expect(page.querySelector('#row-7 h3')?.textContent).toContain(`7. ${shown}`);
    expect(page.querySelector('#row-7 .notes')?.textContent).toContain(shown);
    expect(page.title).toContain(shown.replace(/\s+/g, ' '));
    expect(JSON.parse(page.querySelector('script')?.textContent ?? '')).toMatchObject({ unitName: hostile });
    expect(checkSnapshot(text).kind).toBe('sound');
  });
});
