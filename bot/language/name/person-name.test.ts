import { describe, expect, it } from 'vitest';
import { isChineseName } from './chinese-name.js';
import { nameFromAnswer } from './name-answer.js';
import { findName } from './person-name.js';

describe('a name in a message', () => {
  it.each([
    ['你好，我是李雷，电话', '李雷'],
    ['我叫吴桂芳电话是', '吴桂芳'],
    ['喂我叫欧阳娜娜想报修', '欧阳娜娜'],
    ['联系人沈佳，', '沈佳'],
    ['聯絡人 葉思涵 ', '葉思涵'],
    ['我是车队的史大海，', '史大海'],
    ['我是远通公司的王芳', '王芳'],
    ['我姓游，游國榮。', '游國榮'],
    ['我姓高，高淑芬，', '高淑芬'],
    ['我姓王', '王'],
    ['净水器流量越来越小，叫陈国栋，', '陈国栋'],
    ['我姓范叫范小雨电话呢', '范小雨'],
    ['我姓高高兴认识你', '高'],
    ['我姓方方便的时候来', '方'],
    ['我姓安安装净水机', '安'],
    ['我姓江江苏路的饮水机坏了', '江'],
    ['我姓马马上要用', '马'],
    // Spoken to a telephone that writes: no stop anywhere.
    ['我家净水机一插电就跳闸我姓卢卢建平电话', '卢建平'],
    ['喂我姓卢卢建平饮水机不出水了', '卢建平'],
    ['我姓卢叫卢建平饮水机不出水了', '卢建平'],
    ['免贵姓欧阳欧阳建国打印机卡纸', '欧阳建国'],
    ['我姓周周敏打印机卡纸', '周敏'],
    ['你好我姓王王建华净水机漏水', '王建华'],
    ['我姓陈陈先生饮水机不出水', '陈先生'],
    ['我姓卢卢平安装饮水机', '卢平'],
    ['喂我姓盧盧建平飲水機唔出水', '盧建平'],
    ['我姓陳全名陳志明部飲水機壞咗', '陳志明'],
    ['喂你好我姓黃黃志強影印機卡紙', '黃志強'],
    ['唔該，我係黃詠詩，', '黃詠詩'],
    ['申浦律师事务所前台小梁，', '小梁'],
    ['我姓陈，陈先生', '陈先生'],
    ['我是陈女士，', '陈女士'],
    ['不好意思我名字打錯了，是方志銘，銘記的銘', '方志銘'],
    ['my name is Daniel Kowalski and my number', 'Daniel Kowalski'],
    ['my name is daniel kowalski and my number', 'daniel kowalski'],
    ['Hi, this is Emily Carter, ', 'Emily Carter'],
    ["I'm Hannah Schulz.", 'Hannah Schulz'],
    ["I’m Siobhan O'Brien", "Siobhan O'Brien"],
    ['Hello, Joanna Lindqvist here (', 'Joanna Lindqvist'],
    ['driver Mark Oduya ', 'Mark Oduya'],
    ['想book個師傅 Ms Yeung ', 'Ms Yeung'],
    ['my lawyer will hear about it. Tom Beckett,            .', 'Tom Beckett'],
    ['contact Vivian Zhao            ，thanks', 'Vivian Zhao'],
  ])('%s', (text, expected) => {
    expect(findName(text)?.value).toBe(expected);
  });

  it.each([
    '我是你们的老客户',
    '我姓高高压锅坏了',
    '上次来的师傅姓卢卢建平修坏了',
    '我是替朋友问的',
    '我是业主',
    '我叫你们派人来',
    '坏了，叫师傅来看看',
    '我是老师',
    '净水机漏水',
    "I'm at home",
    "I'm waiting for three weeks",
    'This is urgent',
    'It is broken. Please come.',
    'My printer is broken',
    '李雷的电话是多少',
  ])('is not seen in %s', (text) => {
    expect(findName(text)).toBeNull();
  });
});

describe('a name that was asked for', () => {
  it.each([
    ['李雷', '李雷'],
    ['老严', '老严'],
    ['梁会计', '梁会计'],
    ['滨江商场 陶经理', '滨江商场 陶经理'],
    ['蓝天设计事务所', '蓝天设计事务所'],
    ['<i>冯浩</i>', '冯浩'],
    ['我叫蔡明。', '蔡明'],
    ["It's Grace Lim", 'Grace Lim'],
    ['Ms Yeung', 'Ms Yeung'],
    ['grace', 'grace'],
    ['He Min', 'He Min'],
    ['李自在', '李自在'],
    ['王店', '王店'],
    ['Min In', 'Min In'],
  ])('%s', (text, expected) => {
    expect(nameFromAnswer(text)?.value).toBe(expected);
  });

  it.each([
    ...[
      '厂房在',
      '机器在',
      '我们厂在',
      '单位在',
      '車間在',
      '單位在',
      '工廠位於',
      '上门地址：',
      '门店的地址是',
      '設備放在',
    ],
    ...['The machine is at', 'I live at', 'It is at', 'our office:', 'my address is', 'it stands in'],
  ])('is not what leads up to a place: %s', (lead) => {
    expect(nameFromAnswer(`${lead}            `)).toBeNull();
  });

  it.each(['', '...', '12345', '为什么要问？'])('is not %s', (text) => {
    expect(nameFromAnswer(text)).toBeNull();
  });
});

it('knows a bare Chinese name', () => {
  expect(isChineseName('司徒晓')).toBe(true);
  expect(isChineseName('曾雅婷')).toBe(true);
  expect(isChineseName('漏水了')).toBe(false);
});
