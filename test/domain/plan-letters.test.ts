import { describe, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import { samplePlanId } from '#src/domain/catalogue/plan.ts';
import { letterFiles, letterText } from '#src/domain/engine/letters.ts';
import {
  isSealLetter,
  planLetter,
  readPlanLetter,
  readSealLetter,
  sealLetter,
} from '#src/domain/engine/plan-letters.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { sealedYear } from '#test/domain/seal/support/sealed-year.ts';
import { firstRevisions, monthValue, planOfUnit } from '#test/support/district.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';

const HOUSING = planOfUnit(WATER, 'housing:2026', '区住房局');
const CORRECTED = {
  ...HOUSING,
  source: '更正后的附件',
  corrections: [{ of: planDigest(HOUSING), date: '2026-03-01', reason: '抄错', author: '周艳' }],
};
const SECTIONS = [{ name: '综合科', subject: 'zhk' }];

describe('the letter of a plan', () => {
  it.each(EVERY_PLAN)('[EN10] brings $name as it is, under the name of its digest', ({ plan }) => {
    const letter = planLetter(plan);
    expect(letter.id).toBe(`plan-${planDigest(plan)}`);
    expect(readPlanLetter(letter)).toEqual(plan);
  });

  const { id, text } = planLetter(HOUSING);
  const sample = planLetter({ ...HOUSING, id: samplePlanId(HOUSING.id) });
  it.each([
    ['under another name', planLetter(CORRECTED).id, text],
    ['cut off', id, text.slice(0, -1)],
    ['with another goal', id, text.replace('区住房局', '区财政局')],
    ['of 示例数据', sample.id, sample.text],
    ['a million brackets', id, '['.repeat(1_000_000)],
  ])('[EN10] is none: %s', (_, name, said) => {
    expect(readPlanLetter({ id: name, text: said })).toBeNull();
  });
});

describe('the letter of a frozen year', () => {
  const seal = JSON.parse(JSON.stringify(sealedYear())) as Parameters<typeof sealLetter>[0];

  it('[EN10] brings it as it is, and nothing else under its name', () => {
    const letter = sealLetter(seal);
    expect(isSealLetter(letter)).toBe(true);
    expect(letter.id.length).toBeLessThanOrEqual(80);
    expect(letter.text.length).toBeLessThan(1_000_000);
    expect(readSealLetter(letter)).toEqual(seal);
    expect(readSealLetter({ ...letter, text: JSON.stringify({ ...seal, id: 'other' }) })).toBeNull();
    expect(readSealLetter({ ...letter, text: '{"id":"x"}' })).toBeNull();
    expect(readSealLetter({ ...letter, text: '['.repeat(500_000) })).toBeNull();
  });
});

describe('a word of another version', () => {
  const [word] = firstRevisions([monthValue('count', 1, 3)], 'a');
  const letterOf = (plan: typeof HOUSING) => {
    if (word === undefined) throw new Error('no word');
    return { writer: 'zhk', id: word.id, text: letterText(plan, word) };
  };

  it('[EN10] is read by the version it was said of, earlier or later, where that is known', () => {
    const said = letterFiles({ plan: CORRECTED, sections: SECTIONS, texts: [HOUSING] }, [letterOf(HOUSING)]);
    expect(said.right.map(({ planFile }) => planFile)).toEqual([HOUSING]);
    const later = letterFiles({ plan: HOUSING, sections: SECTIONS, texts: [CORRECTED] }, [
      letterOf(CORRECTED),
    ]);
    expect(later.right).toEqual([]);
    expect(later.later.map(({ statements }) => statements)).toEqual([[word]]);
  });

  it('[EN10] is counted where its version is not known, or neither puts the other right', () => {
    const other = { ...HOUSING, source: '别的附件' };
    expect(letterFiles({ plan: HOUSING, sections: SECTIONS }, [letterOf(CORRECTED)]).ofOtherText).toBe(1);
    const apart = letterFiles({ plan: HOUSING, sections: SECTIONS, texts: [other] }, [letterOf(other)]);
    expect(apart).toMatchObject({ ofOtherText: 1, right: [], later: [], foreign: [] });
  });
});
