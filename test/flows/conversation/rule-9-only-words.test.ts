import { describe, expect, test } from 'vitest';
import type { Language } from '../../../schema/vocabulary.js';
import { answering, factsIn, onlyTicketOf, wordsOf } from '../../support/answering.js';
import { useApi } from '../../support/api.js';
import { useDesk } from '../../support/desk.js';
import { startTalk } from '../../support/talk.js';

const home = useDesk({ articles: true });
const api = useApi(home);

/** Each would do something, in a page, a template, a database, a log or a spreadsheet, if anybody took it for more than words. */
const attempts: readonly (readonly [name: string, text: string])[] = [
  ['a script', '<script>alert(1234*4321)</script>'],
  ['a picture with a handler', '"><img src=x onerror=alert(1234*4321)>'],
  ['an entity', '&lt;b&gt;&#60;b&#62;&amp;'],
  ['a template of JavaScript', `\${1234*4321} \${process.exit(1)} \``],
  ['a template in braces', "{{1234*4321}} {{constructor.constructor('return process')()}}"],
  ['a template of other kinds', '<%= 1234*4321 %> #{1234*4321} {% raw %} [[1234*4321]]'],
  ['a message of ICU', "{number} {serial, select, other {x}} {n, plural, =0 {} other {# x}} '{'"],
  ['an open brace', "{ '{ {{ it''s"],
  ['what a replacement reads', "$& $1 $$ $` $'"],
  ['a format', '%s %d %o %n {} {0}'],
  ['SQL', '\'; DROP TABLE ticket; -- " OR 1=1; /* \\ %_'],
  ['a search expression', "E4 & !(x | y) <-> z:* 'a' \\"],
  ['GraphQL', 'query { tickets { nodes { id } } } #import { __typename }'],
  ['XML', ']]></Content><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;'],
  ['names that every object has', '__proto__ constructor toString hasOwnProperty'],
  ['a path', '../../../../etc/passwd file:///etc/passwd'],
  ['Markdown', '[free](javascript:alert(1)) **x** ![y](http://127.0.0.1/z)'],
  ['a formula', '=HYPERLINK("http://127.0.0.1","x") @SUM(1)'],
  ['emoji and marks', '👩‍👩‍👧‍👦 e\u0301\u0301\u0301 ﷽ 𠮷'],
];

const broken: Readonly<Record<Language, string>> = {
  'zh-Hans': '复印机坏了',
  'zh-Hant': '影印機壞了',
  en: 'Our copier is broken',
};

/** What it does, with anything behind it. */
const faultWith: Readonly<Record<Language, (text: string) => string>> = {
  'zh-Hans': (text) => `复印机屏幕显示 ${text} 然后死机`,
  'zh-Hant': (text) => `影印機螢幕顯示 ${text} 然後當機`,
  en: (text) => `The screen of our copier shows ${text} and then freezes`,
};

const evaluated = /5332114|5 ?332[, ]?114/;
const shown = `query ($number: String!) { ticket(number: $number) {
  description address { text } customer { name } unverified lastMessage { text } events { nodes { summary } } } }`;

describe.each(Object.keys(faultWith))('rule 9, in %s: what the customer types is words', (tongue) => {
  const language = tongue as Language;
  const facts = factsIn[language];

  test.each(attempts)('%s in a fault, a name and an address is kept and said as it was', async (_, text) => {
    const talk = await startTalk(home, language);
    const fault = faultWith[language](text);
    const told = { ...facts, fault, name: `${facts.name} ${text}`, address: `${facts.address} ${text}` };
    const { asked, said } = await answering(talk, broken[language], told);
    expect(asked).toContain('fault');
    expect(wordsOf(said)).not.toMatch(evaluated);
    expect(wordsOf(said)).not.toMatch(/undefined|\[object|NaN/);
    expect(said.find(({ expects }) => expects === 'confirm')?.text).toContain(fault);
    const { ticket } = await onlyTicketOf(home, talk);
    const variables = { number: ticket.number };
    const { data, errors } = await api.ask(shown, { as: 'supervisor@demo', variables });
    expect(errors).toEqual([]);
    expect(data.ticket.description).toContain(fault);
    expect(data.ticket.customer.name).toContain(facts.name);
    expect(JSON.stringify(data)).not.toMatch(evaluated);
  });

  test.each(attempts)('%s alone is answered, whatever was asked', async (_, text) => {
    const talk = await startTalk(home, language);
    const alone = await talk.say(text);
    expect(wordsOf(alone)).not.toMatch(evaluated);
    const asked = await startTalk(home, language);
    await asked.say(faultWith[language]('E4'));
    for (let i = 0; i < 3; i += 1) {
      const said = await asked.say(text);
      expect(wordsOf(said)).not.toMatch(evaluated);
      expect(said).not.toHaveLength(0);
      expect((await asked.row()).mode).toBe('BOT');
    }
  });
});
