import { describe, expect, it } from 'vitest';
import { takeFile } from '#src/queries/take-file.ts';

const PDF = '%PDF-1.7\n';

describe('the name of a picked file', () => {
  it.each([
    ['短.pdf', '短.pdf'],
    ['\u202efdp.签到\u0000表.pdf', 'fdp.签到表.pdf'],
    ['无点\\..pdf', '无点..pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
    [`${'长'.repeat(115)}𠮷尾.pdf`, `${'长'.repeat(115)}𠮷.pdf`],
    [`${'长'.repeat(100)}.${'长'.repeat(100)}.PDF`, `${'长'.repeat(100)}.${'长'.repeat(15)}.PDF`],
  ])('[A1] «%s» is cut before its ending, and never inside a character', async (name, kept) => {
    expect(await takeFile(new File([PDF], name))).toMatchObject({ ok: true, value: { name: kept } });
  });
});
