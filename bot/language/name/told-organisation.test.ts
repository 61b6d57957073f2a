import { describe, expect, it } from 'vitest';
import { organisationBeside } from './told-organisation.js';

const beside = (text: string, name: string): string | null => {
  const start = text.indexOf(name);
  return organisationBeside(text, { start, end: start + name.length });
};

describe('for whom somebody speaks', () => {
  it.each([
    ['麻烦派师傅来，我是海德学校的穆老师', '穆老师', '海德学校'],
    ['车是DEMO-0004，我是远通客运的潘师傅，电话13957480931', '潘师傅', '远通客运'],
    ['我是市一中门卫老葛', '老葛', '市一中门卫'],
    ['您好，这里是西溪花园物业的小金', '小金', '西溪花园物业'],
    ['我叫潘强，远通客运的，电话13957480931', '潘强', '远通客运'],
    ['我係遠通客運嘅潘師傅', '潘師傅', '遠通客運'],
    ['我是遠通客運的潘師傅', '潘師傅', '遠通客運'],
    ["I'm Tom Baker from Harbour School, 13800138000", 'Tom Baker', 'Harbour School'],
    ['This is Anna Weiss of Weiss & Partners', 'Anna Weiss', 'Weiss & Partners'],
    ['我是李雷，13800138000', '李雷', null],
    ['我是张伟的老婆李梅', '李梅', null],
    ['我是隔壁的李梅', '李梅', null],
    ['我是上次报修的李梅', '李梅', null],
    ["I'm Tom Baker from Shanghai", 'Tom Baker', null],
    ['my name is Tom Baker, the copier jams', 'Tom Baker', null],
    ['我叫潘强，净水机漏水', '潘强', null],
  ])('“%s”, beside %s: %s', (text, name, of) => expect(beside(text, name)).toBe(of));
});
