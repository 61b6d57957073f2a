import type { Browser, Page } from 'playwright-core';

export interface FoundBrowser {
  browser: Browser | null;
  /** Why there is none; said in the name of the skipped tests. */
  reason: string;
}

/** Nothing but this machine can be reached: a page that asks for more fails, whatever the network here allows. */
const confined = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** The packaged Chromium runs on Linux only; elsewhere the browser tests are skipped, and say so. */
export async function findBrowser(): Promise<FoundBrowser> {
  try {
    const [{ default: packaged }, { chromium }] = await Promise.all([
      import('@sparticuz/chromium'),
      import('playwright-core'),
    ]);
    const executablePath = await packaged.executablePath();
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', confined];
    return { browser: await chromium.launch({ executablePath, args, headless: true }), reason: '' };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return { browser: null, reason: `no Chromium runs here: ${reason}` };
  }
}

/** What a page did that a page of ours must never do. */
export interface Misdeeds {
  outsideRequests: string[];
  errors: string[];
}

export function watchMisdeeds(page: Page, url: string): Misdeeds {
  const host = new URL(url).host;
  const misdeeds: Misdeeds = { outsideRequests: [], errors: [] };
  const note = (address: string) => {
    // What the page made itself goes over no line; its address names the page's.
    const { host: reached } = new URL(address.replace(/^blob:/, ''));
    if (reached !== host) misdeeds.outsideRequests.push(address);
  };
  page.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  page.on('pageerror', (error) => misdeeds.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') misdeeds.errors.push(message.text());
  });
  return misdeeds;
}

export interface Loaded {
  readonly url: string;
  /** As they came over the line, heads and all. */
  readonly bytes: number;
}

/** What the page has loaded since. */
export async function watchLine(page: Page): Promise<() => readonly Loaded[]> {
  const line = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  const loaded: Loaded[] = [];
  line.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    loaded.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }),
  );
  await line.send('Network.enable');
  return () => loaded;
}
