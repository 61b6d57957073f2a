import type { Locator, Page } from 'playwright-core';

/** A customer who answers whatever is asked, by what the question expects. */
const answers: Record<string, string> = {
  intent: '你好，我家的净水机漏水了，想报修',
  name: '我叫王小明',
  phone: '13912345678',
  verification_code: '000000',
  address: '浙江省杭州市西湖区文三路90号',
  product: '净水机 AQ-200',
  serial: 'DEMO-0001',
  fault: '昨天晚上开始漏水，水从机器底部流出来',
  subject: '质量',
  time: '明天下午三点',
  proof: '去年五月一日买的，有发票',
};

const mostTurns = 30;

export const field = (page: Page): Locator => page.locator('#composer-text');
export const newestQuestion = (page: Page): Locator =>
  page.locator('.message[data-newest][data-expects]:not([data-expects=""])');
export const ticketCard = (page: Page): Locator => page.locator('[data-ticket]');

/** Plays a fault report until the bot tells the ticket's number. */
export async function reportFault(page: Page): Promise<string> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    await newestQuestion(page).or(ticketCard(page)).first().waitFor();
    if ((await ticketCard(page).count()) > 0) break;
    await answer(page);
  }
  return (await ticketCard(page).first().getAttribute('data-ticket')) ?? '';
}

/** Answers until the bot offers something to choose from. */
export async function answerUntilOffered(page: Page): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    await newestQuestion(page).waitFor();
    if ((await page.locator('.reply').count()) > 0) return;
    await answer(page);
  }
  throw new Error('The bot never offered a choice.');
}

async function answer(page: Page): Promise<void> {
  const expected = (await newestQuestion(page).getAttribute('data-expects')) ?? '';
  const offered = page.locator('.reply').first();
  if (answers[expected] === undefined && (await offered.isVisible())) return offered.click();
  await field(page).fill(answers[expected] ?? '是的');
  await field(page).press('Enter');
}
