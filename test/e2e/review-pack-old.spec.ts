import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { oldVersions } from '../../.config/scripts/old-chromium.mjs';
import { goTo, inOldChromium, press, reads, signIn } from '#test/support/old-browser.ts';

for (const version of oldVersions) {
  test(`[A2][A6] evidence is taken in and the pack is made in a real Chromium ${version}`, async ({
    baseURL,
  }) => {
    if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
    await inOldChromium(version, async (page, complaints) => {
      await page.goto(baseURL);
      await reads(page, '#root', '绩效指标跟踪');
      await signIn(page, '周艳');
      await goTo(page, '/review/evidence?year=2025&month=12');
      await reads(page, '#main', '网站群新增单位网站');
      await page.evaluate(dropOn, 7);
      await reads(page, '#main', '综合科 周艳');
      await page.reload();
      await reads(page, '#main', '07-1');
      await goTo(page, '/review/pack?year=2025&month=12');
      await reads(page, '#main', '包内文件夹');
      await page.evaluate(keepDownload);
      await press(page, '生成材料包');
      await reads(page, '#main', '已交给浏览器下载');
      const files = unzipSync(Buffer.from(await page.evaluate(kept), 'base64'));
      expect(Object.keys(files).filter((name) => name.endsWith('07-1 签到.pdf'))).toHaveLength(1);
      expect(Object.keys(files)).toHaveLength(11);
      expect(complaints).toEqual([]);
    });
  });
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
