import { chromium, expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import {
  oldChromium,
  oldLaunchArgs,
  oldVersions,
  whyNoOldChromium,
} from '../../.config/scripts/old-chromium.mjs';

// The first run downloads some 50 MB for each version, and every paper of the year is written.
test.setTimeout(180_000);

for (const version of oldVersions) {
  test(`[A2][A6] evidence is taken in and the pack is made in a real Chromium ${version}`, async ({
    baseURL,
  }) => {
    const whyNot = whyNoOldChromium();
    test.skip(whyNot !== null, whyNot ?? '');
    if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
    const browser = await chromium.launch({ executablePath: await had(version), args: [...oldLaunchArgs] });
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      // Only page.evaluate from here on: Playwright's locators need Chromium 105.
      await page.goto(baseURL);
      await reads(page, '#root', '绩效指标跟踪');
      await page.evaluate(signIn, '周艳');
      await page.evaluate(() => {
        location.hash = '#/review/evidence?year=2025&month=12';
      });
      await reads(page, '#main', '网站群新增单位网站');
      await page.evaluate(dropOn, 7);
      await reads(page, '#main', '综合科 周艳');
      await page.reload();
      await reads(page, '#main', '07-1');
      await page.evaluate(() => {
        location.hash = '#/review/pack?year=2025&month=12';
      });
      await reads(page, '#main', '包内文件夹');
      await page.evaluate(keepDownload);
      await page.evaluate(press, '生成材料包');
      await reads(page, '#main', '已交给浏览器下载');
      const files = unzipSync(Buffer.from(await page.evaluate(kept), 'base64'));
      expect(Object.keys(files).filter((path) => path.endsWith('07-1 签到.pdf'))).toHaveLength(1);
      expect(Object.keys(files)).toHaveLength(11);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
}

async function reads(page: Page, selector: string, text: string): Promise<void> {
  await expect
    .poll(() => page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector), {
      timeout: 60_000,
    })
    .toContain(text);
}

/** In the page: presses a button by its text. */
function press(text: string): void {
  Array.from(document.querySelectorAll('button'))
    .find((each) => each.textContent?.includes(text))
    ?.click();
}

/** In the page: says who is working here. */
async function signIn(name: string): Promise<void> {
  const button = (text: string) =>
    Array.from(document.querySelectorAll('button')).find((each) => each.textContent?.includes(text));
  button('填报人：未填')?.click();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const field = document.querySelector('input[autocomplete="name"]');
  if (field === null) throw new Error('nobody asks for a name');
  // Past React's own setter, or it would not notice.
  Reflect.set(HTMLInputElement.prototype, 'value', name, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const section = document.querySelector('select[aria-label="您的科室"]');
  Reflect.set(HTMLSelectElement.prototype, 'value', '综合科', section);
  section?.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  button('确定')?.click();
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** In the page: drops a file onto a row. */
function dropOn(seq: number): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['%PDF-1.7 签到'], '签到.pdf'));
  document
    .querySelector(`[aria-label="给第 ${seq} 项添加文件"]`)
    ?.closest('tr')
    ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

/** In the page: keeps what is handed to the downloads, which these builds have none of. */
function keepDownload(): void {
  const make: (typeof URL)['createObjectURL'] = Reflect.get(URL, 'createObjectURL');
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob && blob.type === 'application/zip') Object.assign(window, { keptBlob: blob });
    return make.call(URL, blob);
  };
}

async function kept(): Promise<string> {
  const { keptBlob } = window as unknown as { keptBlob: Blob };
  const bytes = new Uint8Array(await keptBlob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Without a network this is no reason to hold up a person; the build server has no such excuse. */
async function had(version: number): Promise<string> {
  try {
    return await oldChromium(version);
  } catch (problem) {
    if (process.env['CI']) throw problem;
    test.skip(true, `Chromium ${version} could not be had: ${String(problem)}`);
    throw problem;
  }
}
