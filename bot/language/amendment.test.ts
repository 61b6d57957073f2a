import { describe, expect, it } from 'vitest';
import { amendAddress, amendName, amendPhone, fullerName } from './amendment.js';

describe('a part of what was told before', () => {
  it.each([
    ['寧波市鄞州區中山東路500號', '欸等等，地址不是500號，是600號', '寧波市鄞州區中山東路600號'],
    ['72 Wukang Road, Xuhui, Shanghai', "Wrong house number, it's 27", '27 Wukang Road, Xuhui, Shanghai'],
    ['Room 3, 15 Weihai Road, Shanghai', 'the house number is 27', 'Room 3, 27 Weihai Road, Shanghai'],
    ['Wukang Road 72, Shanghai', 'I got the house number wrong: 27', 'Wukang Road 27, Shanghai'],
    ['72 Wukang Road, Shanghai', 'change the street number to 27', '27 Wukang Road, Shanghai'],
    ['上海市徐汇区武康路72号', '门牌号错了，应该是27号', '上海市徐汇区武康路27号'],
    ['上海市静安区威海路500号', '是600号不是500号', '上海市静安区威海路600号'],
    ['上海市静安区威海路500号3楼', '不是3楼是5楼', '上海市静安区威海路500号5楼'],
    ['北京市海淀区中关村大街1号', '地址加上1802室', '北京市海淀区中关村大街1号1802室'],
    ['北京市海淀区中关村大街1号', '忘了说，还有3号楼2单元501', '北京市海淀区中关村大街1号3号楼2单元501'],
    ['石家庄市长安区中山东路82号', '地址我刚写错了，是中山东路28号，不是82号', '石家庄市长安区中山东路28号'],
    ['石家庄市长安区中山东路82号', '不是82号，是中山东路28号', '石家庄市长安区中山东路28号'],
    ['石家庄市长安区中山东路82号', '不是中山东路，是中山西路', '石家庄市长安区中山西路82号'],
    ['臺北市大安區忠孝東路82號3樓', '不是82號，是忠孝東路28號3樓', '臺北市大安區忠孝東路28號3樓'],
    ['杭州市西湖区文三路90号3幢502室', '是90号5幢502室，不是3幢', '杭州市西湖区文三路90号5幢502室'],
    ['500 Zhongshan East Road, Ningbo', "it's not 500, it's 600", '600 Zhongshan East Road, Ningbo'],
    [
      '500 Zhongshan East Road, Ningbo',
      'the house number is 600, not 500',
      '600 Zhongshan East Road, Ningbo',
    ],
    [
      '35 Wukang Road, Shanghai',
      'please add apartment 4C to the address',
      'apartment 4C, 35 Wukang Road, Shanghai',
    ],
  ])('is mended in an address: %s, %s', (before, text, after) => {
    expect(amendAddress(before, text)).toBe(after);
  });

  it.each([
    '时间改成明天下午两点',
    '不是明天是后天',
    '还有一台复印机也坏了',
    'not tomorrow, it is the day after',
    'the phone number is 27',
    "wrong house number, it's 27 Fuxing Road",
    '我不是机主，是租客',
  ])('is no part of an address: %s', (text) => {
    expect(amendAddress('北京市海淀区中关村大街1号', text)).toBeNull();
  });

  it.each([
    ['+8613800138000', '最后一位是2不是0', '+8613800138002'],
    ['+8613800138000', '尾号不是8000，是8008', '+8613800138008'],
    ['+8613816672006', 'the number should end in 2016, not 2006', '+8613816672016'],
    ['+886912000111', "it's 0112, not 0111", '+886912000112'],
  ])('is mended in a phone number: %s, %s', (before, text, after) => {
    expect(amendPhone(before, text)).toBe(after);
  });

  it('is mended in a name', () => {
    expect(amendName('谢冰冰', '不是冰，是兵')).toBe('谢冰兵');
    expect(amendName('李雷', '不是王，是黄')).toBeNull();
  });
});

describe('a name told in part', () => {
  it.each([
    ['鲁', '鲁大成', '鲁大成'],
    ['鲁', '我叫鲁大成', '鲁大成'],
    ['鲁先生', '不知道，鲁大成', '鲁大成'],
    ['小范', '范思琪', '范思琪'],
    ['林', '林志玲', '林志玲'],
    ['諸葛', '諸葛明', '諸葛明'],
    ['Mr Choi', 'Ethan Choi', 'Ethan Choi'],
    ['Choi', "it's Ethan Choi", 'Ethan Choi'],
  ])('%s, and then %s', (before, text, name) => {
    expect(fullerName(before, text)).toBe(name);
  });

  it.each([
    ['鲁', '不知道'],
    ['鲁', '鲁班路100号'],
    ['方', '方便的时候'],
    ['高', '高温报警'],
    ['鲁大成', '鲁大成'],
    ['Tom Choi', 'Ethan Choi'],
    ['Choi', 'the Choi Road'],
  ])('%s stays, whatever of %s', (before, text) => {
    expect(fullerName(before, text)).toBeNull();
  });
});
