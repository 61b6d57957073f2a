import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, startDesk } from '../test/support/program.js';
import { findBrowser, watchMisdeeds } from '../web/support/browser.js';

const { browser, reason } = await findBrowser();

afterAll(() => browser?.close());

describe.skipIf(!browser)(`the GraphiQL page in a browser ${reason}`, () => {
  let desk: Awaited<ReturnType<typeof startDesk>>;

  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk?.stop());

  it('signs a person in and answers his query, and asks no other host for anything', async () => {
    if (!browser) throw new Error(reason);
    const page = await browser.newPage();
    const misdeeds = watchMisdeeds(page, desk.url);
    await signIn(page);
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.result-window', { hasText: 'nodes' }).waitFor({ timeout: 10_000 });
    expect(misdeeds).toEqual({ outsideRequests: [], errors: [] });
  });

  it('opens on the examples for who signs in before the editors are there', async () => {
    if (!browser) throw new Error(reason);
    const page = await browser.newPage();
    let visits = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest()) visits += 1;
    });
    await page.route('**/codemirror-*.js', (route) => (visits > 1 ? route.continue() : undefined));
    await signIn(page);
    expect(visits).toBe(2);
  });

  async function signIn(page: Page) {
    await page.goto(`${desk.url}/graphql`);
    await page.locator('input[name=login]').fill('supervisor@demo');
    await page.locator('input[name=password]').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText('Signed in as').waitFor();
    // Signing in makes the page anew and has it read the schema.
    await page.locator('.graphiql-query-editor .CodeMirror-line', { hasText: 'StaffQueue' }).waitFor();
    await page.waitForLoadState('networkidle');
  }
});
