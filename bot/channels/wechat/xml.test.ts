import { describe, expect, it } from 'vitest';
import { readXml, writeXml } from './xml.js';

describe('the XML of WeChat', () => {
  it('is read with and without CDATA', () => {
    const xml =
      '<xml>\n<A><![CDATA[<b> & ]]></A>\n<N>42</N><C>a &lt;b&gt; &amp;amp; </C><Empty></Empty><None><![CDATA[]]></None></xml>';
    expect(Object.fromEntries(readXml(xml))).toEqual({
      A: '<b> & ',
      N: '42',
      C: 'a <b> &amp;',
      Empty: '',
      None: '',
    });
  });

  it('says back what was written', () => {
    const words = 'a]]>b <x>&amp;\n</xml>';
    expect(readXml(writeXml({ Content: 'plain <b>', CreateTime: 1 })).get('Content')).toBe('plain <b>');
    expect(writeXml({ Content: words })).toBe(
      '<xml><Content><![CDATA[a]]]]><![CDATA[>b <x>&amp;\n</xml>]]></Content></xml>',
    );
  });

  it.each([
    '',
    'x',
    '<xml>',
    '<html><A>1</A></html>',
    '<xml><A>1</B></xml>',
    '<!DOCTYPE x [<!ENTITY e "E">]><xml><A>&e;</A></xml>',
  ])('reads nothing from what is not its form: %s', (xml) => {
    expect(readXml(xml).size).toBe(0);
  });

  it('is done with a hostile text at once', () => {
    const began = performance.now();
    readXml(`<xml>${'<A><![CDATA['.repeat(5_000)}</xml>`);
    readXml(`<xml>${'<A>'.repeat(20_000)}</xml>`);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
