import { describe, expect, it } from 'vitest';
import { regionOf } from '../../domain/customer/region.js';
import { addressFromAnswer, findAddress, isFindable } from './address.js';

describe('an address in a message', () => {
  it.each([
    ['一直滴水，杭州西湖区文三路90号，明天下午', '杭州西湖区文三路90号'],
    ['住在南京市鼓楼区湖南路18号4单元301你们赶紧派人', '南京市鼓楼区湖南路18号4单元301'],
    ['地址是台北市信義區松仁路100號12樓，後天', '台北市信義區松仁路100號12樓'],
    ['地址錯了，是東莞市南城街道鴻福路206號才對', '東莞市南城街道鴻福路206號'],
    ['送到上海市闵行区春东路508号2号楼', '上海市闵行区春东路508号2号楼'],
    ['文三路90号', '文三路90号'],
    ['福建省福州市鼓楼区五四路158号', '福建省福州市鼓楼区五四路158号'],
    ['香港九龍旺角彌敦道688號8樓A室', '香港九龍旺角彌敦道688號8樓A室'],
    ['地址係九龍旺角彌敦道 500 號 12 樓 A 室', '九龍旺角彌敦道 500 號 12 樓 A 室'],
    ['香港中環德輔道中19號環球大廈1203室', '香港中環德輔道中19號環球大廈1203室'],
    ['台北市大安區復興南路一段219號1樓', '台北市大安區復興南路一段219號1樓'],
    [
      "I'm at 1266 Nanjing West Road, Jing'an, Shanghai. Someone can come",
      "1266 Nanjing West Road, Jing'an, Shanghai",
    ],
    [
      "We're on the third floor at 258 Middle Yan'an Road, Huangpu, Shanghai, ask for me",
      "third floor at 258 Middle Yan'an Road, Huangpu, Shanghai",
    ],
    [
      'Room 1802, Building 6, 388 Hongqiao Road, Xuhui District, Shanghai',
      'Room 1802, Building 6, 388 Hongqiao Road, Xuhui District, Shanghai',
    ],
    ['come to no. 12 moganshan road please', 'no. 12 moganshan road'],
  ])('%s', (text, expected) => {
    expect(findAddress(text)?.value).toBe(expected);
  });

  it.each([
    '八个口里有三个灯不亮',
    '监控三号摄像头花屏',
    '电话13800138000',
    '3 times on the way',
    'I called 3 days in a row',
    '明天下午3点',
  ])('is not seen in %s', (text) => {
    expect(findAddress(text)).toBeNull();
  });
});

describe('an address that was asked for', () => {
  it.each([
    ['地址：山东省青岛市市南区香港中路61号乙', '山东省青岛市市南区香港中路61号乙'],
    ['就在人民广场旁边的便利店', '人民广场旁边的便利店'],
    ["It's at Plant 3, 77 Jinji Road, Pudong", 'Plant 3, 77 Jinji Road, Pudong'],
    [
      'Unit 4, 1 O’Connell Mews (c/o 99 Zhangjiang Road), Pudong',
      'Unit 4, 1 O’Connell Mews (c/o 99 Zhangjiang Road), Pudong',
    ],
  ])('%s', (text, expected) => {
    expect(addressFromAnswer(text)?.value).toBe(expected);
  });

  it('must name more than the city', () => {
    expect(isFindable('上海')).toBe(false);
    expect(isFindable('上海市浦东新区')).toBe(false);
    expect(isFindable('Shanghai')).toBe(false);
    expect(isFindable('上海市浦东新区陆家嘴中心')).toBe(true);
    expect(isFindable('文三路90号')).toBe(true);
  });
});

describe('asked for the address', () => {
  it.each([
    ['999'],
    ['13'],
    ['3楼'],
    ['8号楼2单元'],
    ['一号院'],
    ['12B'],
    ['DEMO-0001'],
    ['127.0.0.1'],
    ['我们公司'],
    ['Shanghai'],
    ['上海'],
  ])('%s is too little to find the place', (text) => {
    expect(addressFromAnswer(text)?.value ?? '').not.toSatisfy(isFindable);
  });

  it.each([
    ['中关村大街1号', null],
    ['浙江省杭州市西湖区文三路９０号２幢３单元４０１室', '浙江省杭州市西湖区'],
    ['深圳南山区科技园南区深南大道9988号A栋1203', '广东省深圳市南山区'],
    ['北京朝阳区望京SOHO塔1 B座1203', '北京市朝阳区'],
    ['昆山市玉山镇前进路1号', '江苏省苏州市昆山市'],
    ['香港中環皇后大道中15號置地廣場', '香港特别行政区'],
    ['九龍旺角彌敦道700號', '香港特别行政区'],
    ['新北市板橋區縣民大道二段7號10樓之3', '台湾省新北市'],
    ['杭州市第一人民医院住院部3楼', '浙江省杭州市'],
    ['Flat 12B, 15/F, Tower 2, 1 Austin Road West, Tsim Sha Tsui, Kowloon', '香港特别行政区'],
    ['221B Baker Street, London', null],
    ['12 Rue de Rivoli, Paris', null],
    ['Musterstr. 12, Berlin', null],
  ])('%s will do', (text, region) => {
    const address = addressFromAnswer(text)?.value ?? '';
    expect(address).toSatisfy(isFindable);
    expect(regionOf(address)?.region ?? null).toBe(region);
  });
});
