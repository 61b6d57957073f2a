import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { asset, product } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { answering, factsIn, onlyTicketOf, wordsOf } from '../../support/answering.js';
import { useDesk } from '../../support/desk.js';
import { startTalk } from '../../support/talk.js';

const home = useDesk();

interface Words {
  readonly broken: string;
  readonly withSerial: (serial: string) => string;
  readonly free: RegExp;
  readonly notFree: RegExp;
  readonly unregistered: RegExp;
  /** What the unit that is not registered is, in the summary. */
  readonly model: RegExp;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    broken: '净水机漏水了',
    withSerial: (serial) => `漏水了，序列号 ${serial}`,
    free: /免费保修|保修期/,
    notFree: /不在免费保修范围/,
    unregistered: /没有在我们这里登记/,
    model: /产品：净水机/,
  },
  'zh-Hant': {
    broken: '淨水機漏水了',
    withSerial: (serial) => `漏水了，序號 ${serial}`,
    free: /免費保固|保固期/,
    notFree: /不在免費保固範圍/,
    unregistered: /尚未在我們這裡登記/,
    model: /產品：淨水機/,
  },
  en: {
    broken: 'The water purifier is leaking',
    withSerial: (serial) => `It is leaking, serial number ${serial}`,
    free: /under warranty|free/i,
    notFree: /not free|not under/i,
    unregistered: /not registered/i,
    model: /product: water purifier/i,
  },
};

describe.each(Object.entries(words))('rule 5, in %s: a serial number', (tongue, told) => {
  const language = tongue as Language;

  test.each(['DEMO-0001', 'demo-0001', 'DEMO 0001', 'demo0001', 'ＤＥＭＯ－０００１', ' Demo - 0001 。'])(
    'is looked up however it is written, and the unit says its model and its warranty: %s',
    async (serial) => {
      const talk = await startTalk(home, language);
      const { asked, said } = await answering(talk, told.withSerial(serial), factsIn[language]);
      expect(asked).not.toContain('product');
      expect(asked).not.toContain('serial');
      expect(said.at(-1)?.text).toMatch(told.free);
      expect(said.at(-1)?.text).not.toMatch(told.notFree);
      const { ticket } = await onlyTicketOf(home, talk);
      const [unit] = await home.db.select().from(asset).where(eq(asset.serialNumber, 'DEMO-0001'));
      expect(ticket).toMatchObject({ assetId: unit?.id, productId: unit?.productId, serialAsTold: null });
      expect(ticket.entitlement).toMatchObject({ coverage: 'FREE' });
    },
  );

  test.each(['DEM0 0001', 'DEMO OOO1', 'demo-ooo1', 'DEMO-O00l', 'DEMO-000I'])(
    'is looked up as the eye reads it, and shown as it is known: %s',
    async (serial) => {
      const talk = await startTalk(home, language);
      const { asked, said } = await answering(talk, told.withSerial(serial), factsIn[language]);
      expect(asked).not.toContain('serial');
      expect(wordsOf(said)).not.toMatch(told.unregistered);
      expect(said.find(({ expects }) => expects === 'confirm')?.text).toContain('DEMO-0001');
      const { ticket } = await onlyTicketOf(home, talk);
      const [unit] = await home.db.select().from(asset).where(eq(asset.serialNumber, 'DEMO-0001'));
      expect(ticket).toMatchObject({ assetId: unit?.id, serialAsTold: null });
    },
  );

  test('of a unit whose terms are over says so', async () => {
    const talk = await startTalk(home, language);
    const { said } = await answering(talk, told.withSerial('DEMO-0003'), factsIn[language]);
    expect(said.at(-1)?.text).toMatch(told.notFree);
    expect((await onlyTicketOf(home, talk)).ticket.entitlement?.coverage).not.toBe('FREE');
  });

  test('that nobody registered is taken with its model, marked as told, and said to be unknown', async () => {
    const talk = await startTalk(home, language);
    const facts = { ...factsIn[language], serial: 'KX20190077' };
    const { asked, said } = await answering(talk, told.broken, facts);
    expect(asked.filter((one) => one === 'serial')).toHaveLength(1);
    expect(wordsOf(said)).toMatch(told.unregistered);
    expect(said.find(({ expects }) => expects === 'confirm')?.text).toMatch(told.model);
    const { ticket } = await onlyTicketOf(home, talk);
    const [model] = await home.db.select().from(product).where(eq(product.model, 'AQ-200'));
    expect(ticket).toMatchObject({ assetId: null, serialAsTold: 'KX20190077', productId: model?.id });
  });

  test('that nobody registered and tells no model is asked which product it is', async () => {
    const talk = await startTalk(home, language);
    const { asked } = await answering(talk, told.withSerial('KX20190077'), factsIn[language]);
    expect(asked).toContain('product');
    expect(asked).not.toContain('serial');
    expect((await onlyTicketOf(home, talk)).ticket).toMatchObject({ serialAsTold: 'KX20190077' });
  });

  test('says nothing of the owner of the unit', async () => {
    const talk = await startTalk(home, language);
    const { said } = await answering(talk, told.withSerial('DEMO-0010'), factsIn[language]);
    expect(wordsOf(said)).not.toMatch(/滨江|濱江|江南大道|13100131000/);
    expect((await onlyTicketOf(home, talk)).customer.name).toBe(factsIn[language].name);
  });
});
