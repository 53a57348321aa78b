import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { openPackage } from '#src/domain/package/open-package.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import {
  folderFileName,
  folderOffer,
  isSameStamp,
  sortFolder,
  writeDelay,
} from '#src/domain/package/shared-folder.ts';
import type { DeviceId } from '#src/domain/statements/statement.ts';
import { monthSaid } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, handed, PLAN, say, takeIn } from '#test/domain/package/support/device.ts';

const DEVICE = '3fa91c20d4e7aaaabbbbccccddddeeee' as DeviceId;
/** Told apart by a digest of the id, for two plans may bear one name. */
const NUMBER = createHash('sha256').update(JSON.stringify(PLAN.id)).digest('hex').slice(0, 8);
const OWN = `青石县供水服务中心_2026年_方案${NUMBER}_设备3fa91c20d4e7.jxb.json`;

describe('what a device calls its file', () => {
  it('[K7] names unit, year and device, and no two devices alike', () => {
    expect(folderFileName(PLAN, DEVICE)).toBe(OWN);
    expect(folderFileName(PLAN, `4${DEVICE.slice(1)}` as DeviceId)).not.toBe(OWN);
    expect(folderFileName({ ...PLAN, year: 2027 }, DEVICE)).not.toBe(OWN);
  });

  it('[PL14] no two plans write one file, whatever they are called', () => {
    const project = '档案数字化加工与利用服务能力提升工程';
    const plans = [
      PLAN,
      { ...PLAN, id: 'p-1' as PlanId },
      { ...PLAN, id: 'p-2' as PlanId },
      { ...PLAN, id: 'p-3' as PlanId, project: `${project}一期` },
      { ...PLAN, id: 'p-4' as PlanId, project: `${project}二期` },
    ];
    const names = plans.map((plan) => folderFileName(plan, DEVICE));
    expect(new Set(names).size).toBe(plans.length);
    expect(names[0]).toBe(OWN);
    expect(names[3]).toMatch(
      /_2026年_项目档案数字化加工与利用服务_方案[0-9a-f]{8}_设备3fa91c20d4e7\.jxb\.json$/,
    );
    const longest = { ...PLAN, id: 'p-5' as PlanId, unitName: '单'.repeat(80), project: '项'.repeat(80) };
    expect(new TextEncoder().encode(folderFileName(longest, DEVICE)).length).toBeLessThan(240);
  });

  it('[K7] is a name that Windows takes, whatever the unit is called', () => {
    const name = folderFileName({ ...PLAN, unitName: '..\\a/b:c*"<>|\u202e 中心' }, DEVICE);
    expect(name).toBe(`abc中心_2026年_方案${NUMBER}_设备3fa91c20d4e7.jxb.json`);
  });
});

describe('what lies in the folder', () => {
  it('[K8] tells packages from what is none, ours first, and passes over what programs leave behind', () => {
    const names = [
      '通知.docx',
      'b.jxb.json',
      'a - 副本.JXB.JSON',
      OWN,
      `${OWN}.crswap`,
      '~$通知.docx',
      'Thumbs.db',
    ];
    expect(sortFolder(names, OWN)).toEqual({
      packages: [OWN, 'a - 副本.JXB.JSON', 'b.jxb.json'],
      drafts: [],
      others: ['通知.docx'],
      surplus: [],
    });
  });

  it('[K8] reads a bounded number of them, and names the rest', () => {
    const names = Array.from({ length: 230 }, (_, index) => `${String(index).padStart(3, '0')}.jxb.json`);
    const { packages, surplus } = sortFolder([...names, OWN], OWN);
    expect([packages.length, packages[0], surplus.length, surplus[0]]).toEqual([
      201,
      OWN,
      30,
      '200.jxb.json',
    ]);
  });

  it.each([
    [{ size: 1, modifiedAt: 5 }, { size: 1, modifiedAt: 5 }, true],
    [{ size: 1, modifiedAt: 5 }, { size: 2, modifiedAt: 5 }, false],
    [{ size: 1, modifiedAt: 5 }, { size: 1, modifiedAt: 4 }, false],
    [null, { size: 1, modifiedAt: 5 }, false],
    [null, null, true],
  ])('[K8] %j and %j: unchanged is %s', (one, other, isSame) => {
    expect(isSameStamp(one, other)).toBe(isSame);
  });
});

describe('what a package in the folder would bring', () => {
  const cell = (indicator: string, value: string) => monthSaid({ indicator, value });

  it('[K8] nothing, once all of it is here', () => {
    const here = deviceOf('here');
    const there = deviceOf('there');
    say(there, 1, cell('sum', '5'));
    takeIn(here, 2, handed(fileOf(there)), () => 'theirs');
    expect(folderOffer(PLAN, here.log, handed(fileOf(there)))).toEqual({ kind: 'known' });
  });

  it('[K8][K9] what is new and conflicts with nothing needs nobody', () => {
    const here = deviceOf('here');
    const there = deviceOf('there');
    say(here, 1, cell('count', '8'));
    const written = say(there, 1, cell('sum', '5'));
    const offer = folderOffer(PLAN, here.log, handed(fileOf(there)));
    expect(offer).toMatchObject({ kind: 'offered', subjects: 1, waiting: 0 });
    expect(offer.kind === 'offered' ? offer.unattended?.arriving : null).toEqual(written);
  });

  it('[K9][M15] one conflict holds back itself alone, and stays offered', () => {
    const here = deviceOf('here');
    const there = deviceOf('there');
    say(here, 1, cell('sum', '8'));
    const harmless = Array.from({ length: 59 }, (_, index) =>
      monthSaid({
        indicator: PLAN.indicators[index % 5]?.id ?? '',
        month: 1 + Math.floor(index / 5),
        value: '1',
      }),
    );
    say(there, 1, cell('sum', '5'), ...harmless);
    const offer = folderOffer(PLAN, here.log, handed(fileOf(there)));
    expect(offer).toMatchObject({ kind: 'offered', subjects: 60, waiting: 1 });
    const taken = offer.kind === 'offered' ? (offer.unattended?.arriving ?? []) : [];
    expect(taken).toHaveLength(59);
    expect(folderOffer(PLAN, [...here.log, ...taken], handed(fileOf(there)))).toEqual({
      kind: 'offered',
      subjects: 1,
      waiting: 1,
      unattended: null,
    });
  });

  it('[K9][M15] what would be set aside is left, and the rest of that file needs nobody', () => {
    const there = deviceOf('there');
    const [sound] = say(there, 1, cell('sum', '5'), cell('99', '1'));
    const offer = folderOffer(PLAN, [], handed(fileOf(there)));
    expect(offer).toMatchObject({ kind: 'offered', subjects: 1, waiting: 0 });
    expect(offer.kind === 'offered' ? offer.unattended?.arriving : null).toEqual([sound]);
  });

  it('[K8] only what cannot be taken in: nothing waits', () => {
    const there = deviceOf('there');
    say(there, 1, cell('99', '1'));
    expect(folderOffer(PLAN, [], handed(fileOf(there)))).toEqual({ kind: 'set-aside' });
  });

  it('[K8] a package of another year lies there in peace', () => {
    const there = deviceOf('there');
    say(there, 1, cell('sum', '5'));
    expect(folderOffer(PLAN, [], { ...handed(fileOf(there)), year: 2027 })).toEqual({
      kind: 'other-plan',
      name: `${PLAN.unitName} 2027 年度`,
    });
  });
});

describe('when the folder is written', () => {
  it.each([
    ['the first change', 0, 0, 2_000],
    ['a change while typing goes on', 0, 5_000, 2_000],
    ['typing has gone on for long', 0, 14_500, 500],
    ['for longer than that', 0, 20_000, 0],
  ])('[K7] %s', (_, since, now, delay) => {
    expect(writeDelay(since, now)).toBe(delay);
  });
});

describe('bytes of a file', () => {
  it('[M3][M9] are the package, or why they are none', () => {
    const there = deviceOf('there');
    say(there, 1, monthSaid({ value: '5' }));
    const bytes = new TextEncoder().encode(packageText(fileOf(there)));
    const read = openPackage(bytes);
    expect(read.ok && [read.value.file.statements.length, read.value.encoding]).toEqual([1, 'utf-8']);
    expect(openPackage(bytes.slice(0, -30))).toEqual({ ok: false, error: { kind: 'cut-off' } });
    expect(openPackage(new Uint8Array([0, 0, 0]))).toEqual({ ok: false, error: { kind: 'no-text' } });
  });
});
