import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Month } from '#src/domain/period/month.ts';
import { scorecardCsv } from '#src/export/scorecard-csv.ts';
import { cardOf } from '#test/export/support/card.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, sheetsOf } from '#test/export/support/re-read.ts';
import { writtenDocuments, writtenWorkbooks, xmlParts } from '#test/export/support/written-papers.ts';
import { OTHER_PLANS } from '#test/support/fixture-plans.ts';

const SETUPS = [
  ['June', 6, true],
  ['December', 12, true],
  ['an empty year', 12, false],
] as const;

/** Names of rows as XML has them. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What has no place in the papers of another plan. */
function faultsOf(words: string): readonly string[] {
  const wrong = ['「', '『', 'NaN', 'undefined', ANNEX_10_2025.unitName, '附件 10'];
  return wrong.filter((each) => words.includes(each));
}

describe.each(OTHER_PLANS)('$name', ({ plan, said }) => {
  it.each(SETUPS)(
    '[PL46][V15] every workbook opens, has each row, and nothing of annex 10: %s',
    async (_, month, isFull) => {
      const books = await writtenWorkbooks({ plan, said: isFull ? said : [], month: month as Month });
      for (const [name, bytes] of Object.entries(books)) {
        const workbook = await reRead(bytes);
        expect(workbook.worksheets.length).toBeGreaterThan(0);
        const words = xmlParts(bytes)
          .map(([, xml]) => xml)
          .join('');
        expect(faultsOf(words)).toEqual([]);
        if (!/评分表|自评表|监控表/.test(name)) continue;
        const missing = plan.indicators.filter((row) => !words.includes(escaped(row.source.name)));
        expect(missing.map(({ seq }) => seq)).toEqual([]);
      }
    },
  );

  it.each(SETUPS)(
    '[PL46][V15] every document opens, and has nothing of annex 10: %s',
    async (_, month, isFull) => {
      const papers = await writtenDocuments({ plan, said: isFull ? said : [], month: month as Month });
      const unnamed: string[] = [];
      for (const [name, bytes] of Object.entries(papers)) {
        const words = xmlParts(bytes)
          .map(([, xml]) => xml)
          .join('');
        expect(faultsOf(words)).toEqual([]);
        // One page, whatever the names: there they are cut, and the cut is shown [J9].
        const unit = name === '领导摘要' ? plan.unitName.slice(0, 20) : plan.unitName;
        if (!words.includes(escaped(unit))) unnamed.push(name);
      }
      expect(unnamed).toEqual([]);
      const form = JSON.stringify(readDocument(papers['自评表'] ?? new Uint8Array()));
      expect(plan.indicators.filter((row) => !form.includes(row.source.name)).map(({ seq }) => seq)).toEqual(
        [],
      );
    },
  );

  it('[PL46] the text of the scorecard has a line for each row', () => {
    const lines = scorecardCsv(cardOf({ plan, said })).split('\r\n');
    for (const { seq, source } of plan.indicators)
      expect(lines.some((line) => line.startsWith(`${seq},`) && line.includes(source.name.slice(0, 6)))).toBe(
        true,
      );
  });

  it('[PL46] sheets are named, and no name is used twice', async () => {
    const { 评分表: card = new Uint8Array() } = await writtenWorkbooks({ plan, said });
    const names = sheetsOf(await reRead(card)).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
