import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { graphql, signIn } from '../test/support/client.js';
import { onePixel } from '../test/support/files.js';
import { startDesk } from '../test/support/program.js';
import { findBrowser, type Misdeeds, watchMisdeeds } from './support/browser.js';
import { field, newestQuestion, reportFault } from './support/customer.js';

const { browser, reason } = await findBrowser();
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};
const picture = { name: 'leak.png', mimeType: 'image/png', buffer: onePixel };
const words = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('these are words') };
const document = { name: '发票.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

const chooser = (page: Page) => page.locator('input[type=file]').first();
const tray = (page: Page) => page.locator('.attached');
const isDrawn = (page: Page) =>
  page
    .locator('.sent-files img')
    .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);

afterAll(() => browser?.close());

describe.skipIf(!browser)(`files in the chat page ${reason}`, () => {
  let desk: Awaited<ReturnType<typeof startDesk>>;
  let page: Page;
  let misdeeds: Misdeeds;

  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk?.stop());
  afterEach(async () => {
    await page.context().close();
    expect(misdeeds).toEqual({ outsideRequests: [], errors: [] });
  });

  async function visit(options: BrowserContextOptions = {}): Promise<void> {
    if (!browser) throw new Error(reason);
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    page = await context.newPage();
    misdeeds = watchMisdeeds(page, desk.url);
    page.on('filechooser', (opened) => opened.setFiles(picture));
    await page.goto(new URL('/chat', desk.url).href);
    await newestQuestion(page).waitFor();
  }

  test('a picture alone begins a report on a phone, is seen after a reload, and is on the ticket', async () => {
    await visit(phone);
    expect(await page.getByRole('button', { name: '拍照' }).isVisible()).toBe(true);
    expect(await page.locator('input[capture=environment]').getAttribute('accept')).toBe('image/*');
    await chooser(page).setInputFiles([picture, document]);
    await expect.poll(() => tray(page).locator('img.thumb').count()).toBe(1);
    await page.getByRole('button', { name: '发送' }).click();
    await page.locator('.message.own[data-delivery="sent"]').waitFor();
    await expect.poll(() => isDrawn(page)).toBe(true);
    expect(await page.locator('.sent-files .chip').innerText()).toContain('发票.pdf');
    await page.locator('.bubble', { hasText: '2个文件已收到' }).waitFor();
    await page.reload();
    await expect.poll(() => isDrawn(page)).toBe(true);
    const number = await reportFault(page);
    const token = await signIn(desk.url, 'supervisor@demo');
    const { ticket } = await graphql<{ ticket: { attachments: { name: string; url: string }[] } }>(
      desk.url,
      'query ($number: String!) { ticket(number: $number) { attachments { name url } } }',
      { number },
      token,
    );
    expect(ticket.attachments.map(({ name }) => name)).toEqual(['leak.png', '发票.pdf']);
    const shown = await fetch(new URL(ticket.attachments[0]?.url ?? '', desk.url));
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(onePixel);
  });

  test('the keyboard alone attaches, sends with words, and is back in the field', async () => {
    await visit();
    await field(page).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.attached[data-state="ready"]').waitFor();
    expect(await page.evaluate(() => window.document.activeElement?.id)).toBe('composer-text');
    expect(await page.getByRole('button', { name: '拍照' }).count()).toBe(0);
    await page.keyboard.type('净水机漏水');
    await page.keyboard.press('Enter');
    await page.locator('.message.own[data-delivery="sent"] .bubble', { hasText: '净水机漏水' }).waitFor();
    await page.locator('.bubble', { hasText: '照片收到了' }).waitFor();
    expect(await tray(page).count()).toBe(0);
  });

  test.each([
    ['zh-CN', '这种文件收不了'],
    ['zh-TW', '這種檔案無法接收'],
    ['en-GB', 'We cannot take this kind of file'],
  ])('what is no picture is refused in words in %s and can be removed', async (locale, why) => {
    await visit({ locale });
    await chooser(page).setInputFiles(words);
    const refused = page.locator('.attached[data-state="failed"]');
    await refused.waitFor();
    expect(await refused.innerText()).toContain(why);
    expect(await page.locator('.send').isDisabled()).toBe(true);
    await refused.getByRole('button').click();
    await expect.poll(() => tray(page).count()).toBe(0);
    misdeeds.errors = misdeeds.errors.filter((error) => !/415/.test(error));
  });

  test('an upload that a lost network broke off is tried again', async () => {
    await visit();
    await page.context().setOffline(true);
    await chooser(page).setInputFiles(picture);
    await page.locator('.attached[data-state="failed"]').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.attached[data-state="ready"]').waitFor();
    misdeeds.errors = misdeeds.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error));
  });

  test('a picture of the screen is pasted', async () => {
    await visit();
    await field(page).focus();
    await page.evaluate(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'screen.png', { type: 'image/png' }));
        const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        window.document.activeElement?.dispatchEvent(pasted);
      },
      [...onePixel],
    );
    await page.locator('.attached[data-state="ready"]').waitFor();
  });
});
