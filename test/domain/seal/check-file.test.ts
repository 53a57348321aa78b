import { describe, expect, it } from 'vitest';
import { packageText, planPackage, type PackageScope } from '#src/domain/package/package-file.ts';
import { checkFile, type CheckGround } from '#src/domain/seal/check-file.ts';
import { freezeYear, headDigest, partDigests, sealFileText } from '#src/domain/seal/seal-file.ts';
import { fileVerdict } from '#src/domain/seal/seal-words.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Author, Instant, Said } from '#src/domain/statements/statement.ts';
import { deviceOf, say } from '#test/domain/package/support/device.ts';
import { STAMP } from '#test/domain/seal/support/sealed-year.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const AUTHOR: Author = { name: '周艳', section: '综合科' };

/** A device with a whole year, sealed: its log goes on after the seal. */
function office() {
  const device = deviceOf('d1');
  for (const [index, each] of waterYear().entries()) say(device, index, each);
  const frozen = freezeYear(WATER, [...currentStatements(device.log).values()], STAMP);
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.error));
  const { id, digest, total, grade } = frozen.value;
  say(device, 500, { subject: { kind: 'seal' }, content: { id, digest, total, grade }, note: '' });
  return { device, seal: frozen.value };
}

function packageOf(
  { device, seal }: ReturnType<typeof office>,
  scope: PackageScope = { kind: 'all' },
): string {
  return packageText(
    planPackage(WATER, {
      scope,
      createdAt: 0 as Instant,
      device: STAMP.device,
      author: AUTHOR,
      statements:
        scope.kind === 'all'
          ? device.log
          : device.log.filter(({ subject }) => 'indicator' in subject && subject.indicator === 'sum'),
      ...(scope.kind === 'all' ? { seals: [{ ...seal }] } : {}),
    }),
  );
}

const ground = (more: Partial<CheckGround> = {}): CheckGround => ({
  plan: WATER,
  seals: [],
  printed: null,
  ...more,
});
const verdict = (text: string, more: Partial<CheckGround> = {}) => fileVerdict(checkFile(text, ground(more)));

describe('a seal file that is checked', () => {
  const { seal } = office();
  const text = sealFileText(seal);

  it.each<[string, (data: Record<string, unknown>) => unknown]>([
    [
      'a statement of a kind that is not known',
      ({ statements, ...rest }) => ({
        ...rest,
        statements: [...(statements as object[]), { subject: { kind: 'no-such' }, content: null }],
      }),
    ],
    [
      'a plan with a roll-up that is not known',
      ({ plan, ...rest }) => {
        const known = plan as { readonly indicators: readonly object[] };
        return {
          ...rest,
          plan: {
            ...known,
            indicators: known.indicators.map((row) => Object.assign({ ...row }, { rollup: 'median' })),
          },
        };
      },
    ],
  ])(
    '[HS4] with %s is of a newer program where its digests are right, and damaged where not',
    (_, change) => {
      const newer = change(JSON.parse(text) as Record<string, unknown>) as typeof seal;
      expect(verdict(JSON.stringify(newer)).words).toBe('定稿文件不完整，或格式已被改动，读不出来。');
      const parted = { ...newer, parts: partDigests(newer) };
      expect(verdict(JSON.stringify({ ...parted, digest: headDigest(parted) }))).toEqual({
        isGood: false,
        words: '定稿文件含有本版软件不认识的内容，由更新的软件写成。请先更新本机软件，再校验。',
      });
    },
  );

  it('[Y7] is what was sealed, by the seal that is kept here or by the printed digest', () => {
    expect(verdict(text, { seals: [seal] })).toEqual({ isGood: true, words: '与本机留存的定稿一致。' });
    expect(verdict(text, { printed: seal.digest }).isGood).toBe(true);
    expect(verdict(text).words).toContain('请与表上印的校验码核对');
    expect(verdict(text, { printed: 'ab'.repeat(32) })).toEqual({
      isGood: false,
      words: '内容前后一致，但不是校验码 abababababab… 对应的那份定稿。',
    });
  });

  it('[Y7][Y8] names the part in which one digit was changed, and the value', () => {
    const at = seal.statements.findIndex(
      ({ subject }) => subject.kind === 'month' && subject.indicator === 'sum' && subject.month === 3,
    );
    const word = seal.statements[at]?.content as { value: number };
    const from = `"content":{"kind":"number","value":${word.value}}`;
    const changed = text
      .split('\n')
      .map((line) =>
        line.includes('"indicator":"sum","kind":"month","month":3}')
          ? line.replace(from, from.replace(`${word.value}`, `${word.value + 10_000}`))
          : line,
      )
      .join('\n');
    expect(changed).not.toBe(text);
    const found = checkFile(changed, ground({ seals: [seal] }));
    expect(fileVerdict(found)).toEqual({
      isGood: false,
      words: '定稿后被改动过：填报数据。与本机留存的定稿有 1 处不同，列在下面。',
    });
    expect(found).toMatchObject({ differences: [{ about: '7 水样检测份数 3月完成值' }] });
  });

  it('[Y8] lists the values of a file whose digests were computed anew', () => {
    const results = {
      ...seal.results,
      totals: seal.results.totals.map(({ label }) => ({ label, text: '99.99' })),
    };
    const parts = { ...seal, results, parts: partDigests({ ...seal, results }) };
    const forged = sealFileText({ ...parts, digest: headDigest(parts) });
    const found = checkFile(forged, ground({ seals: [seal] }));
    expect(fileVerdict(found).isGood).toBe(false);
    expect(found).toMatchObject({
      check: { kind: 'other' },
      differences: expect.arrayContaining([{ about: '自评总分', sealed: '89.59', now: '99.99' }]) as unknown,
    });
  });

  it('[Y7] says what a file is that cannot be checked', () => {
    expect(verdict('不是').words).toContain('不是数据包');
    expect(verdict(text.slice(0, 9_000)).words).toContain('读不出来');
    expect(verdict(text.replace('"version":1', '"version":9')).words).toContain('第 9 版');
    const elsewhere = { ...WATER, id: 'other:2026' as never };
    expect(verdict(text, { plan: elsewhere }).words).toContain('只读查看，不导入');
  });
});

describe('a data package that is checked', () => {
  it('[Y8] is what was sealed, by the seal that it carries or the one that is kept here', () => {
    const year = office();
    expect(verdict(packageOf(year))).toEqual({ isGood: true, words: '数据包与定稿一致。' });
    expect(verdict(packageOf(year), { seals: [year.seal] }).isGood).toBe(true);
  });

  it('[Y8] lists what was said after the seal, and what follows from it', () => {
    const year = office();
    say(year.device, 600, monthSaid({ indicator: 'sum', month: 12, value: '5' }));
    const found = checkFile(packageOf(year), ground({ seals: [year.seal] }));
    expect(fileVerdict(found).words).toMatch(/^数据包与定稿有 \d+ 处不同，列在下面。$/);
    expect(found.kind === 'checked' && found.differences.map(({ about }) => about)).toEqual(
      expect.arrayContaining(['7 水样检测份数 12月完成值', '7 水样检测份数 指标得分(分)', '自评总分']),
    );
  });

  it('[Y8] of one section is compared as far as it speaks', () => {
    const year = office();
    const scope: PackageScope = { kind: 'section', section: '管网科', from: 1, through: 12 };
    expect(verdict(packageOf(year, scope), { seals: [year.seal] })).toEqual({
      isGood: true,
      words: '数据包与定稿一致（只含部分科室、月份，只比对其中有的）。',
    });
  });

  it('[Y8] says when nothing was ever sealed', () => {
    const device = deviceOf('d2');
    const remark: Said = { subject: { kind: 'text', slot: 'other' }, content: { text: 'x' }, note: '' };
    say(device, 1, remark);
    const { seals: _seals, ...bare } = planPackage(WATER, {
      scope: { kind: 'all' },
      createdAt: 0 as Instant,
      device: STAMP.device,
      author: AUTHOR,
      statements: device.log,
    });
    expect(verdict(packageText(bare)).words).toContain('都没有定稿');
  });
});

describe('a file of a plan that is not here', () => {
  const given = office();
  const elsewhere = { plan: ARCHIVE };

  it('[PL17] a seal is checked against itself and the printed digest, and shown as it stands', () => {
    const text = sealFileText(given.seal);
    const found = checkFile(text, ground(elsewhere));
    expect(found).toMatchObject({ kind: 'other-plan', form: given.seal.results, check: { kind: 'intact' } });
    expect(verdict(text, elsewhere)).toEqual({
      isGood: true,
      words: `这是另一个方案的文件（青石县供水服务中心 2026 年度 整体），只读查看，不导入。文件里的定稿：完好，与定稿时一致。校验码 ${given.seal.digest}，请与表上印的核对。`,
    });
    expect(verdict(text, { ...elsewhere, printed: 'ab'.repeat(32) }).isGood).toBe(false);
    const changed = verdict(text.replace('"total":', '"total": 1'), elsewhere);
    expect(changed.words).toContain('定稿后被改动过：定稿信息');
    expect(changed.isGood).toBe(false);
  });

  it('[PL17] a package is scored by the plan that it carries, and by no other', () => {
    const found = checkFile(packageOf(given), ground(elsewhere));
    if (found.kind !== 'other-plan') throw new Error(found.kind);
    expect(found.form).toEqual(given.seal.results);
    expect(found.seal?.digest).toBe(given.seal.digest);
    const part = packageOf(given, { kind: 'section', section: '水质科', from: 1, through: 12 });
    expect(checkFile(part, ground(elsewhere))).toMatchObject({ kind: 'other-plan', form: null, seal: null });
    expect(verdict(part, elsewhere).words).toContain('文件里没有定稿');
  });

  it('[PL17] under the same id with another text it is not held against ours', () => {
    const plan = { ...WATER, overallGoal: '别的目标' };
    expect(checkFile(packageOf(given), ground({ plan })).kind).toBe('other-plan');
  });
});
