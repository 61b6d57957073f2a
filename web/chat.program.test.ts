import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDesk } from '../test/support/program.js';
import { findBrowser, type Misdeeds, watchLine, watchMisdeeds } from './support/browser.js';
import { answerUntilOffered, field, newestQuestion, reportFault } from './support/customer.js';

const { browser, reason } = await findBrowser();
const bubbles = (page: Page) => page.locator('.bubble').allInnerTexts();
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

afterAll(() => browser?.close());

describe.skipIf(!browser)(`the customer's chat page in a browser ${reason}`, () => {
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

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    if (!browser) throw new Error(reason);
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    page = await context.newPage();
    misdeeds = watchMisdeeds(page, desk.url);
    await page.goto(new URL(path, desk.url).href);
    return page;
  }

  /** Chromium writes to the console by itself what a test brought about on purpose. */
  function expectErrors(like: RegExp): void {
    misdeeds.errors = misdeeds.errors.filter((error) => !like.test(error));
  }

  test('a customer reports a fault in Chinese on a phone, and the number is still there after a reload', async () => {
    await visit('/chat', phone);
    await newestQuestion(page).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    const number = await reportFault(page);
    expect(number).toMatch(/^T\d{4}-[0-9A-Z]{5}$/);
    const before = await bubbles(page);
    await page.reload();
    await page.locator('.line[data-state="online"]').waitFor();
    expect(await bubbles(page)).toEqual(before);
    expect(await page.locator('[data-ticket]').first().getAttribute('data-ticket')).toBe(number);
  });

  test('the number of a ticket and the button that copies it share a line on a phone, in English too', async () => {
    await visit('/chat', phone);
    await newestQuestion(page).waitFor();
    await reportFault(page);
    await page.locator('select').selectOption('en');
    await page.locator('.ticket .label', { hasText: 'Ticket number' }).waitFor();
    const number = await page.locator('.ticket strong').boundingBox();
    const button = await page.locator('.ticket .control').boundingBox();
    expect(button?.y).toBeLessThan((number?.y ?? 0) + (number?.height ?? 0));
    expect(button?.x).toBeGreaterThan(number?.x ?? 0);
  });

  test.each(['zh-CN', 'zh-TW', 'en-GB'])(
    'an empty field is one line high on a phone that speaks %s',
    async (locale) => {
      await visit('/chat', { ...phone, viewport: { width: 320, height: 568 }, locale });
      await newestQuestion(page).waitFor();
      const lines = await field(page).evaluate((area) => {
        const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
        return (
          (area.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight)
        );
      });
      expect(lines).toBeLessThan(1.5);
    },
  );

  test('the keyboard alone is enough: Tab reaches the field, Enter sends, Shift and Enter starts a line', async () => {
    await visit('/chat');
    await newestQuestion(page).waitFor();
    await tabTo(page, '#composer-text');
    await page.keyboard.type('净水机漏水');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('从昨天开始');
    await page.keyboard.press('Enter');
    const own = page.locator('.message.own[data-delivery="sent"] .bubble');
    expect(await own.innerText()).toBe('净水机漏水\n从昨天开始');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer-text');
  });

  test('quick replies are reached by Tab, and the field has the focus after one was chosen', async () => {
    await visit('/chat');
    await answerUntilOffered(page);
    const title = await page.locator('.reply').first().innerText();
    await field(page).focus();
    await tabTo(page, '.reply', 'Shift+Tab');
    await tabTo(page, '.reply:first-of-type', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.message.own .bubble').last().innerText()).toBe(title);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer-text');
  });

  test('what an input method composes is not sent by the Enter that chooses a word', async () => {
    await visit('/chat');
    await newestQuestion(page).waitFor();
    await field(page).focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', {
      text: 'jingshuiji',
      selectionStart: 10,
      selectionEnd: 10,
    });
    await keyboard.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await keyboard.send('Input.insertText', { text: '净水机' });
    expect(await field(page).inputValue()).toBe('净水机');
    expect(await page.locator('.message.own').count()).toBe(0);
  });

  test('a message written without a network goes out when the network is back', async () => {
    await visit('/chat');
    await newestQuestion(page).waitFor();
    await page.context().setOffline(true);
    await page.locator('.line[data-state="offline"]').waitFor();
    await field(page).fill('我的净水机漏水了');
    await field(page).press('Enter');
    await page.locator('.message.own[data-delivery="sending"]').waitFor();
    await page.context().setOffline(false);
    await page.locator('.message.own[data-delivery="sent"]').waitFor();
    await newestQuestion(page).waitFor();
    expectErrors(/ERR_INTERNET_DISCONNECTED/);
  });

  test('a session that the desk does not accept is followed by a new one, and the customer is told', async () => {
    await visit('/chat');
    await newestQuestion(page).waitFor();
    await page.evaluate(() => {
      const forged = { token: 'forged', expiresAt: '2999-01-01T00:00:00.000Z' };
      localStorage.setItem('aftercare.session', JSON.stringify(forged));
    });
    await page.reload();
    await page.locator('.notice', { hasText: '这是新的对话' }).waitFor();
    await expect.poll(() => page.locator('.message.bot').count()).toBe(2);
    expectErrors(/401|HTTP Authentication failed/);
  });

  test('what a customer types is shown as text and never becomes a part of the page', async () => {
    await visit('/chat');
    await newestQuestion(page).waitFor();
    const attack = '<img src="/nothing" onerror="document.title=1"><b>粗</b>';
    await field(page).fill(attack);
    await field(page).press('Enter');
    await page.locator('.message.own[data-delivery="sent"]').waitFor();
    expect(await page.locator('.message.own .bubble').innerText()).toBe(attack);
    expect(await page.locator('.log img, .log b').count()).toBe(0);
  });

  test('the page and the greeting speak the language of the browser, and another one when it is chosen', async () => {
    await visit('/chat', { locale: 'en-GB' });
    await newestQuestion(page).waitFor();
    expect((await bubbles(page)).join()).not.toMatch(/\p{Script=Han}/u);
    await page.locator('select').selectOption('zh-Hant');
    await page
      .locator('.bubble', { hasText: /\p{Script=Han}/u })
      .first()
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
  });

  test('a new conversation begins empty, after a question', async () => {
    await visit('/chat');
    await newestQuestion(page).waitFor();
    await field(page).fill('我的净水机漏水了');
    await field(page).press('Enter');
    await page.locator('.message.own[data-delivery="sent"]').waitFor();
    await page.getByRole('button', { name: '新对话', exact: true }).click();
    await page.getByRole('button', { name: '开始新对话' }).click();
    await newestQuestion(page).waitFor();
    await expect.poll(() => page.locator('.message.own').count()).toBe(0);
  });

  test.each(['en-GB', 'zh-CN', 'zh-TW'])(
    'all that the page loads but fonts stays below 150 kB on the line: %s',
    async (locale) => {
      await visit('about:blank', { locale });
      const line = await watchLine(page);
      await page.goto(new URL('/chat', desk.url).href);
      await newestQuestion(page).waitFor();
      await page.waitForLoadState('networkidle');
      const loaded = line().filter(({ url }) => !url.endsWith('.woff2'));
      expect(loaded.some(({ url }) => url.endsWith('.js'))).toBe(true);
      expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(135_000);
    },
  );

  test('GraphiQL opens with its two examples and asks nothing of other hosts', async () => {
    await visit('/graphql');
    await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
    await page.getByRole('tab', { name: 'StaffQueue' }).waitFor();
    await page.getByRole('tab', { name: 'TicketWithEvents' }).waitFor();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  test('GraphiQL on a phone has its query above the answer, both over the whole width', async () => {
    await visit('/graphql', phone);
    await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not to be seen`);
      return box;
    };
    const [query, answer] = [await boxOf('.graphiql-query-editor'), await boxOf('.graphiql-response')];
    expect(Math.min(query.width, answer.width)).toBeGreaterThan(340);
    expect(answer.y).toBeGreaterThanOrEqual(query.y + query.height);
    expect(Math.min(query.height, answer.height)).toBeGreaterThan(200);
    expect(answer.y + answer.height).toBeLessThanOrEqual(844);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: /Execute query/ }).tap();
    await page.getByText('UNAUTHENTICATED').waitFor();
  });
});

async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
  for (let stops = 0; stops < 20; stops += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${selector}`);
}
