import { expect, type Locator, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { packageText, planIndicators } from '#src/domain/package/package-file.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { tellName } from '#test/support/journey.ts';
import { revision, type RevisionText } from '#test/domain/support/revision.ts';

/** A package of everything, as another PC would have written it. */
export function packageOf(name: string, revisions: readonly RevisionText[]) {
  const { id: plan, unitName, year } = ANNEX_10_2025;
  const text = packageText({
    plan,
    unitName,
    year,
    indicators: planIndicators(ANNEX_10_2025),
    scope: { kind: 'all' },
    createdAt: 1_752_552_000_000 as Instant,
    device: '运维科-2' as DeviceId,
    author: { name: '陈刚', section: '运行管理科' },
    statements: revisions.map((each) => revision({ device: '运维科-2', at: 1_752_552_000_000, ...each })),
  });
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** Drives 数据与协作 in a real browser. */
export class DataDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static address(baseURL: string): string {
    return `${baseURL}#/data`;
  }

  /** What shows that the place is open. */
  get place(): Locator {
    return this.page.getByLabel(/选择文件/);
  }

  /** @param baseURL of the built app; left out where the context has one */
  async open(baseURL = './'): Promise<void> {
    await this.page.goto(DataDriver.address(baseURL));
    await expect(this.place).toBeVisible();
  }

  async signIn(): Promise<void> {
    await tellName(this.page);
  }

  /** Picks a file and decides for the other side wherever something has to be decided; takes nothing in yet. */
  async compare(...files: readonly ReturnType<typeof packageOf>[]): Promise<void> {
    await this.page.getByLabel(/选择文件/).setInputFiles([...files]);
    await this.page.getByRole('button', { name: '全部用对方' }).click();
    await expect(this.page.getByText('都已选定')).toBeVisible();
  }

  /** Does not wait until it is done. */
  async apply(): Promise<void> {
    await this.page.getByRole('button', { name: '并入', exact: true }).click();
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: '撤销上一步' }).click();
  }

  /** Looks at what returning to the newest restore point would change; returns to nothing yet. */
  async compareNewestPoint(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^恢复到 / })
      .first()
      .click();
    await expect(
      this.page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }),
    ).toBeEnabled();
  }

  /** Looks at what the state of a file would change; returns to nothing yet. */
  async compareState(file: ReturnType<typeof packageOf>): Promise<void> {
    await this.page.getByLabel(/选择文件/).setInputFiles(file);
    await this.page.getByRole('button', { name: `恢复为此文件的状态：${file.name}` }).click();
    await expect(
      this.page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }),
    ).toBeEnabled();
  }

  async restore(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
  }

  /** Waits until the notice says that it is stored. */
  async acknowledged(words: RegExp): Promise<void> {
    await this.page.waitForFunction(
      (pattern) =>
        [...document.querySelectorAll('[role="status"]')].some((status) =>
          new RegExp(pattern).test(status.textContent ?? ''),
        ),
      words.source,
    );
  }
}
