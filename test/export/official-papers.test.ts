import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Month } from '#src/domain/period/month.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { writtenRemark, writtenText } from '#test/export/support/official-forms.ts';
import { writtenDocuments, writtenWorkbooks, xmlParts } from '#test/export/support/written-papers.ts';

const YEAR = sampleYear(ANNEX_10_2025);
const SETUPS: readonly (readonly [string, Month, readonly Said[]])[] = [
  ['June', 6, YEAR],
  ['December', 12, YEAR],
  ['an empty year', 12, []],
];

async function allWords(month: Month, said: readonly Said[]): Promise<readonly string[]> {
  const papers = {
    ...(await writtenWorkbooks({ month, said })),
    ...(await writtenDocuments({ month, said })),
  };
  return Object.values(papers).flatMap((bytes) => xmlParts(bytes).map(([, xml]) => xml));
}

describe('the words of official papers', () => {
  it.each(SETUPS)('[V15] quote with “ ” alone: %s', async (_, month, said) => {
    for (const words of await allWords(month, said)) expect(words).not.toMatch(/[「」『』]/);
  });

  it('[V15] name the classes in the order of official forms', async () => {
    const report = (await writtenDocuments())['自评报告'] ?? new Uint8Array();
    const body = new Map(xmlParts(report)).get('word/document.xml') ?? '';
    const order = ['数量', '质量', '时效', '成本', '社会效益', '可持续影响', '满意度'];
    const found = order.map((name, index) => body.indexOf(`${index + 1}．${name}指标`));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });
});

describe('controls in names and texts', () => {
  it('[V17] [U10] are in no part of any file, not in its properties either', async () => {
    const odd = '甲\u000b乙\u0000丙\u001f丁\ufffe';
    const plan = { ...ANNEX_10_2025, unitName: `中心${odd}` };
    const said = [...YEAR, writtenRemark('06', odd), writtenText('goal-result', odd)];
    const papers = [
      ...Object.values(await writtenWorkbooks({ plan, said })),
      ...Object.values(await writtenDocuments({ plan, said })),
    ];
    expect(papers).toHaveLength(10);
    for (const bytes of papers) {
      for (const [, xml] of xmlParts(bytes)) {
        // oxlint-disable-next-line no-control-regex -- what XML forbids is what is looked for
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }
    }
  });
});
