import { expect, test, type Locator, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { packageText, planIndicators } from '#src/domain/package/package-file.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { revision } from '#test/domain/support/revision.ts';
import { EntryDriver, openWithOneValue, standingCells, storedData } from '#test/support/entry-driver.ts';

// Whatever somebody picks: a clear word with the place, nothing written, and the app goes on. The rules of reading themselves are
// shown in test/domain/package; here real files go through a real browser.

const MEGABYTE = 1024 * 1024;

const sound = packageText({
  plan: ANNEX_10_2025.id,
  unitName: ANNEX_10_2025.unitName,
  year: ANNEX_10_2025.year,
  indicators: planIndicators(ANNEX_10_2025),
  scope: { kind: 'all' },
  createdAt: 1_752_552_000_000 as Instant,
  device: 'another-device' as DeviceId,
  author: { name: '李强', section: '运行管理科' },
  statements: [revision({ id: '1' })],
});

/** Another content under a digest that is right: written by a faulty or a hostile program. */
function forged(change: (data: Record<string, unknown>) => void): string {
  const { digest: _, ...content } = JSON.parse(sound) as Record<string, unknown>;
  change(content);
  return JSON.stringify({ ...content, digest: digestOf(content) });
}

const circle = forged((data) =>
  Object.assign(data, {
    statements: [revision({ id: '1', replaces: ['2'] }), revision({ id: '2', replaces: ['1'] })],
  }),
);
const polluted = sound.replace(
  '"version": 1,',
  '"version": 1, "__proto__": {"isAdmin": true}, "constructor": {"prototype": {"isAdmin": true}},',
);
// «指标,1月» and a row, as a Chinese Excel saves a table as CSV: GBK.
const gbkTable = Buffer.from([
  0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0x31, 0xd4, 0xc2, 0x0d, 0x0a, 0x30, 0x37, 0x2c, 0x35,
]);
const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0]), Buffer.alloc(50_000)]);

const FILES: readonly (readonly [string, string, string | Buffer, RegExp])[] = [
  ['a table as CSV in GBK', '一季度.csv', gbkTable, /一季度\.csv.*表格.*复制.*月度填报/],
  ['a workbook', '一季度.xlsx', zip, /一季度\.xlsx.*表格.*复制.*月度填报/],
  ['a picture', '照片.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), /不是文本/],
  ['a future version', 'v9.jxb.json', sound.replace('"version": 1', '"version": 9'), /第 9 版格式.*先更新/],
  ['half a file', 'half.jxb.json', sound.slice(0, sound.length / 2), /不完整，在中途断了/],
  ['changed data', 'changed.jxb.json', sound.replace('"value":', '"value":1'), /校验码不符/],
  ['revisions in a circle', 'circle.jxb.json', circle, /首尾相接/],
  ['keys of prototypes', 'proto.jxb.json', polluted, /校验码不符|文件头/],
  [
    'another plan',
    'other.jxb.json',
    forged((data) => Object.assign(data, { plan: 'other:2025' })),
    /另一个方案/,
  ],
  ['markup for a name', '<img src=x onerror=alert(1)>.json', '{}', /不是绩效数据包/],
];

for (const [what, name, content, words] of FILES) {
  test(`[N2][M3] is refused in words, and nothing is written: ${what}`, async ({ page }) => {
    await open(page);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    await pick(page, name, Buffer.from(content));
    await expect(page.getByRole('main')).toContainText(words);
    await expect(page.getByRole('main')).toContainText('本机数据未改动');
    await expect(page.getByRole('button', { name: '并入', exact: true })).toHaveCount(0);
    expect(standingCells(await storedData(page))).toEqual({ '07/1': 11 });
    expect(await page.evaluate(() => 'isAdmin' in {})).toBe(false);
    expect(complaints).toEqual([]);
  });
}

test('[N2][M9] a package that somebody saved as GBK opens, and it is said', async ({ page }) => {
  await open(page);
  await pick(page, 'gbk.jxb.json', gbkBytes(sound));
  await expect(filesOf(page)).toContainText('按 GBK（GB 18030） 读取');
});

for (const [what, unit, words] of [
  ['letters', 'a', /不是数据包/],
  ['brackets', '{"a":', /嵌套过深/],
  ['numbers', '1,', /内容过多|不是数据包/],
] as const) {
  test(`[N2][M3] 50 MB of rubbish is answered, and the app goes on: ${what}`, async ({ page }) => {
    await open(page);
    // Made in the page: Playwright hands files over only up to 50 MB.
    await page.evaluate(
      ([text, bytes]) => {
        const start = text === '1,' ? '{"format":"performance-tracker-package","version":1,"x":[' : '';
        const file = new File([start, text.repeat(bytes / text.length)], '垃圾.jxb.json');
        const input = document.querySelector('input[type="file"][multiple]');
        const data = new DataTransfer();
        data.items.add(file);
        Object.assign(input ?? {}, { files: data.files });
        input?.dispatchEvent(new Event('change', { bubbles: true }));
      },
      [unit, 50 * MEGABYTE] as const,
    );
    await expect(filesOf(page)).toContainText(words, { timeout: 60_000 });
    const entry = new EntryDriver(page);
    await entry.open();
    await entry.type('07', 2, '22');
    await entry.acknowledged();
    expect(standingCells(await storedData(page))).toEqual({ '07/1': 11, '07/2': 22 });
  });
}

async function open(page: Page): Promise<void> {
  await openWithOneValue(page);
  await page.goto('./#/data?year=2025');
  await expect(page.getByLabel(/选择文件/)).toBeVisible();
}

/** What became of the files, one a line. */
function filesOf(page: Page): Locator {
  return page.getByRole('list', { name: '读到的文件' });
}

async function pick(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(/选择文件/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** The text in GB 18030: the reverse of what the decoder reads, for the characters of the text. */
function gbkBytes(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) bytes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : (bytes.get(character) ?? [0x3f]),
    ),
  );
}
