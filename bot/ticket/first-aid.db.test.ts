import { beforeEach, describe, expect, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk({ articles: true });
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

describe('a fault told with the question what to do', () => {
  test.each([
    ['zh-Hans', '净水机漏水怎么办', /关掉进水阀[\s\S]*序列号/],
    ['zh-Hans', '我家净水器漏水了，我该怎么处理？', /关掉进水阀/],
    ['zh-Hans', '复印机卡纸了咋整', /卡纸/],
    ['zh-Hant', '淨水機漏水，怎麼辦？', /進水閥[\s\S]*序號/],
    ['zh-Hant', '淨水機漏水，點算好', /進水閥/],
    ['en', 'My water purifier is leaking, what should I do?', /valve[\s\S]*serial number/i],
    ['en', 'The water purifier leaks, what can I do now?', /valve/i],
    ['zh-Hans', '净水机半夜嗡嗡响正常吗', /增压泵[\s\S]*序列号/],
    ['zh-Hans', '直饮机咕噜咕噜响，这正常吗？', /增压泵/],
    ['zh-Hant', '影印機開機的聲音很大是正常的嗎', /預熱/],
    ['en', 'The copier makes a noise when it starts, is that normal?', /warms up/],
  ] as const)('is reported, and helped at once (%s): %s', async (language, opening, helps) => {
    const talk = await startTalk(home, language);
    const said = await talk.play([[opening, 'serial', helps]]);
    expect(said).toHaveLength(1);
    expect(said[0]?.text.split('\n').slice(0, -1).join('').length).toBeLessThan(320);
  });

  test.each(['净水机漏水', '净水机漏水，什么时候能来？', '净水机漏水，序列号怎么看'])(
    'is not lectured who did not ask: %s',
    async (opening) => {
      const talk = await startTalk(home);
      const said = await talk.say(opening);
      expect(said.at(-1)?.text).not.toMatch(/进水阀/);
    },
  );

  test('the question alone is answered as before', async () => {
    const talk = await startTalk(home);
    await talk.play([['滤芯怎么换？', null, /来源/]]);
  });
});
