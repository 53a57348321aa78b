import { describe, expect, it } from 'vitest';
import { fileName } from '#src/domain/papers/file-name.ts';

describe('a file’s name', () => {
  it.each([
    ['a/b:c*"<>|\u202ed', 'abcd.xlsx'],
    ['中\u0000心\u200b', '中心.xlsx'],
    ['..\\ 名 . ', '名.xlsx'],
    ['长'.repeat(90), `${'长'.repeat(80)}.xlsx`],
    [`${'长'.repeat(79)}𠮷尾`, `${'长'.repeat(79)}𠮷.xlsx`],
    [`${'长'.repeat(78)}. 尾`, `${'长'.repeat(78)}.xlsx`],
  ])('[V16] of «%s» is one that Windows accepts', (part, name) => {
    expect(fileName([part, ''], 'xlsx')).toBe(name);
  });
});
