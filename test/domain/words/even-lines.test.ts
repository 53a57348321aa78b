import { expect, it } from 'vitest';
import { evenLines, widthOf } from '#src/domain/words/clipped.ts';
import { paperTitle } from '#src/domain/words/plan-title.ts';

const LONGEST = '智慧档案馆数字化加工与长期保存体系建设及互联互通改造提升工程（一期）和运行维护';
const wide = (text: string) => Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0);

it('[J9] a title takes no more lines than it needs, and leaves no letter or two alone on one', () => {
  for (let length = 1; length <= LONGEST.length; length += 1)
    for (const room of [20, 24, 26]) {
      const title = paperTitle({ year: 2026, project: LONGEST.slice(0, length) }, '绩效自评报告');
      const lines = evenLines(title, room);
      expect(lines.join('')).toBe(title);
      expect(lines).toHaveLength(Math.ceil(wide(title) / room));
      expect(Math.max(...lines.map(wide))).toBeLessThanOrEqual(room);
      expect(Math.min(...lines.map(wide))).toBeGreaterThan(wide(title) / lines.length / 2);
      expect(lines.filter((line) => /^[”）]|[“（]$/.test(line))).toEqual([]);
    }
});

it('[J9] numbers and words of Latin letters stay whole, and what cannot be broken is left to the paper', () => {
  expect(evenLines('数据中心机房2025年度运行维护', 8)).toEqual(['数据中心机房', '2025年度运行维护']);
  // A range of years, and the 年 behind a space.
  const years = '山洪灾害防治非工程措施运行维护（2025—2027 年跨年度）';
  for (let room = 8; room <= 26; room += 1)
    expect(evenLines(years, room).filter((line) => line.includes('（2025—2027 年'))).toHaveLength(1);
  expect(evenLines('ABCDEFGHIJKLMNOP', 4)).toEqual(['ABCDEFGHIJKLMNOP']);
});
