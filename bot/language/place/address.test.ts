import { describe, expect, it } from 'vitest';
import { regionOf } from '../../../domain/customer/region.js';
import { addressFromAnswer, findAddress, isFindable } from './address.js';
import { addressAnswered } from './address-answer.js';

describe('an address in a message', () => {
  it.each([
    ['一直滴水，杭州西湖区文三路90号，明天下午', '杭州西湖区文三路90号'],
    ['住在南京市鼓楼区湖南路18号4单元301你们赶紧派人', '南京市鼓楼区湖南路18号4单元301'],
    ['地址是台北市信義區松仁路100號12樓，後天', '台北市信義區松仁路100號12樓'],
    ['地址錯了，是東莞市南城街道鴻福路206號才對', '東莞市南城街道鴻福路206號'],
    ['送到上海市闵行区春东路508号2号楼', '上海市闵行区春东路508号2号楼'],
    ['文三路90号', '文三路90号'],
    [
      "We're at 218 Xinghu Street, Suzhou Industrial Park. Tomorrow",
      '218 Xinghu Street, Suzhou Industrial Park',
    ],
    ['218 xinghu street suzhou industrial park', '218 xinghu street suzhou industrial park'],
    ['we are at 1500 zhongshan north road putuo and my name is rebecca', '1500 zhongshan north road putuo'],
    ['it is 1500 zhongshan north road putuo shanghai please', '1500 zhongshan north road putuo shanghai'],
    ['at 10 Caoyang Road Putuo District, the copier', '10 Caoyang Road Putuo District'],
    [
      "Room 906, 288 Shimen No.1 Road, Jing'an, Shanghai",
      "Room 906, 288 Shimen No.1 Road, Jing'an, Shanghai",
    ],
    ['288 Shimen No. 1 Road, Shanghai', '288 Shimen No. 1 Road, Shanghai'],
    ['12 Hengshan Road and the copier jams', '12 Hengshan Road'],
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
    ['武汉市洪山区珞喻路1037号华中科技大学东校区', '武汉市洪山区珞喻路1037号华中科技大学东校区'],
    ['杭州市西湖区文三路90号机器在家里漏水', '杭州市西湖区文三路90号'],
    ['杭州市西湖区文三路90号我们店里净水机漏水', '杭州市西湖区文三路90号'],
    ['杭州市西湖区文三路90号 DEMO-0001', '杭州市西湖区文三路90号'],
    ['地址错了 不是文三路是文二路90号', '文二路90号'],
    ['我住將軍澳新都城一期3座28樓F', '將軍澳新都城一期3座28樓F'],
    ['我喺荃灣工業中心14樓，部影印機壞咗', '荃灣工業中心14樓'],
    ['沈海高速K1235+200处大巴抛锚', '沈海高速K1235+200处'],
    ['车抛锚在G60沪昆高速嘉兴服务区，快来', 'G60沪昆高速嘉兴服务区'],
    ['车停在嘉兴服务区', '嘉兴服务区'],
    ['Wensan Road 90, Hangzhou', 'Wensan Road 90, Hangzhou'],
    ['I live on baker street 22', 'baker street 22'],
    ['90 Wensan Lu, Hangzhou', '90 Wensan Lu, Hangzhou'],
    ['the address is Hilton Hotel, Nanjing Xi Lu 250', 'Hilton Hotel, Nanjing Xi Lu 250'],
    [
      'Tower A, Kerry Centre, 1515 Nanjing Rd W, Shanghai. phone',
      'Tower A, Kerry Centre, 1515 Nanjing Rd W, Shanghai',
    ],
    [
      'it jams. We are on the 12th floor of Raffles City, 268 Xizang Middle Road, Shanghai',
      '12th floor of Raffles City, 268 Xizang Middle Road, Shanghai',
    ],
    [
      'Room 802, Tower B, Global Harbour, 3300 North Zhongshan Road, it leaks',
      'Room 802, Tower B, Global Harbour, 3300 North Zhongshan Road',
    ],
    ['I live in unit 3, my name is Tom, 12 Hengshan Road', '12 Hengshan Road'],
    ['Xiamen, Siming, 50 Hubin South Rd, the copier jams', 'Xiamen, Siming, 50 Hubin South Rd'],
    ['Tom Brown, 50 Hubin South Rd', '50 Hubin South Rd'],
    ['Address: 12 High Street, Oxford OX1 4AB', '12 High Street, Oxford OX1 4AB'],
  ])('%s', (text, expected) => {
    expect(findAddress(text)?.value).toBe(expected);
  });

  it.each([
    ['住在成都市青羊区人民西路17号附3号，大后天上午十点', '成都市青羊区人民西路17号附3号'],
    ['重庆市渝中区民权路28号附12号2楼，明天', '重庆市渝中区民权路28号附12号2楼'],
    ['台北市大安區復興南路一段219號之3號，後天', '台北市大安區復興南路一段219號之3號'],
    ['济南市历下区泉城路180号甲3号，后天', '济南市历下区泉城路180号甲3号'],
    ['广西桂林市七星区漓江路26号国展中心3楼机房', '广西桂林市七星区漓江路26号国展中心3楼机房'],
    ['我是文三路90号的李雷', '文三路90号'],
  ])('with what belongs to a house number: %s', (text, expected) => {
    expect(findAddress(text)?.value).toBe(expected);
  });

  it.each([
    ['上海浦东新区世纪大道100号 DEMO-0002 该换滤芯', '上海浦东新区世纪大道100号'],
    ['杭州西湖区文三路90号 12幢 301 AQ23-118820 漏水', '杭州西湖区文三路90号 12幢 301'],
    ['杭州西湖区文三路90号DEMO-0001漏水', '杭州西湖区文三路90号'],
    ['杭州西湖区文三路90号 A1栋 demo 0001 漏水', '杭州西湖区文三路90号 A1栋'],
    ['杭州西湖区文三路90号 B座 1203 净水机', '杭州西湖区文三路90号 B座 1203'],
  ])('without the code of a machine behind it: %s', (text, expected) => {
    expect(findAddress(text)?.value).toBe(expected);
  });

  it.each([
    ['机器在宁波老家：海曙区药行街42弄3号，漏水', '宁波海曙区药行街42弄3号'],
    ['我在上海，机器在苏州，姑苏区干将东路100号', '苏州姑苏区干将东路100号'],
    ['机器放在杭州的店里：文三路90号', '杭州文三路90号'],
    ['地址：浙江省宁波市（海曙区药行街42弄3号）', '浙江省宁波市海曙区药行街42弄3号'],
    ['機器在台北的公司：信義區松仁路100號', '台北信義區松仁路100號'],
    ['我人在上海，地址是杭州市西湖区文三路90号', '杭州市西湖区文三路90号'],
    ['我在北京，海曙区药行街42弄3号漏水', '海曙区药行街42弄3号'],
  ])('with the town that was said before it: %s', (text, expected) => {
    expect(findAddress(text)?.value).toBe(expected);
  });

  it.each([
    ['一车人都在下面 G2京沪高速往上海方向梅村服务区 快快快', 'G2京沪高速往上海方向梅村服务区'],
    ['大巴抛锚在沪昆高速1024公里处，快来', '沪昆高速1024公里处'],
    ['客车在G15沈海高速K1320+500处熄火了', 'G15沈海高速K1320+500处'],
    ['大巴坏在杭州东站南广场，启动不了', '杭州东站南广场'],
    ['车停在苏州火车站南广场打不着火', '苏州火车站南广场'],
    ['在成渝高速荣昌收费站出口', '成渝高速荣昌收费站出口'],
    ['我们在虹桥机场T2航站楼停车场，启动不了', '虹桥机场T2航站楼停车场'],
    ['客車在國道一號湖口服務區拋錨了', '國道一號湖口服務區'],
    ['大巴停在屯門公路掃管笏巴士站壞咗', '屯門公路掃管笏巴士站'],
    ['梅村服务区，大巴爆胎', '梅村服务区'],
    ['it broke down on the G2 expressway at Meicun service area', 'G2 expressway at Meicun service area'],
    ['The coach stopped on the A4 near junction 12, hurry', 'A4 near junction 12'],
  ])('on the way, where there are no house numbers: %s', (text, expected) => {
    expect(findAddress(text)?.value).toBe(expected);
  });

  it.each([
    '八个口里有三个灯不亮',
    '监控三号摄像头花屏',
    '电话13800138000',
    '3 times on the way',
    'I called 3 days in a row',
    '明天下午3点',
    '我们购物中心3楼的直饮机坏了',
    '大巴在沪杭高速上抛锚了',
    'it broke down the street 2 days ago',
    'on the road 3 times',
    'I called on Nanjing Road 3 times',
    '高速上抛锚了',
    '车站门口就能买到',
    '出水口漏水',
    '出口报错',
    '跑了20公里就熄火',
    '服务站态度差',
    '二号口在高速转发时掉线',
    'It works at high speed',
    'E4 error on the display, services stopped',
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
    ['地址嘛，昆明市五华区翠湖南路2号', '昆明市五华区翠湖南路2号'],
    ['在的，地址是福州市鼓楼区五四路158号', '福州市鼓楼区五四路158号'],
    ['好的 送到徐家汇港汇恒隆广场2座35楼', '徐家汇港汇恒隆广场2座35楼'],
    ['我搬家了 现在住余杭区良渚文化村白鹭郡东', '余杭区良渚文化村白鹭郡东'],
    ['送去觀塘APM 5樓', '觀塘APM 5樓'],
    ['上海静安南京西路1266号', '上海静安南京西路1266号'],
    ['杭州市西湖区文三路90号，电话', '杭州市西湖区文三路90号'],
    ["it's in Li village, Daying town, Baoding", 'Li village, Daying town, Baoding'],
  ])('%s', (text, expected) => {
    expect(addressFromAnswer(text)?.value).toBe(expected);
  });

  it.each([
    ['温州市鹿城区人民东路88号，后天傍晚六点有人，让师傅带个梯子', '温州市鹿城区人民东路88号'],
    ['温州市鹿城区人民东路88号，门禁密码1234', '温州市鹿城区人民东路88号'],
    ['温州市鹿城区人民东路88号，到了打电话', '温州市鹿城区人民东路88号'],
    ['台北市信義區松仁路100號12樓，請師傅帶梯子', '台北市信義區松仁路100號12樓'],
    ['88 Nanjing West Road, Shanghai, please bring a ladder', '88 Nanjing West Road, Shanghai'],
    ['鹿城区人民东路88号，在地下室，从东门进', '鹿城区人民东路88号，在地下室，从东门进'],
    ['杭州市西湖区，文三路90号，3楼', '杭州市西湖区，文三路90号，3楼'],
    ['88 Nanjing West Road, Room 1203, Shanghai', '88 Nanjing West Road, Room 1203, Shanghai'],
  ])('is told along with other things: %s', (text, expected) => {
    const now = new Date('2026-11-18T02:20:00Z');
    expect(addressAnswered(text, now, 'Asia/Shanghai')?.value).toBe(expected);
  });

  it('must name more than the city', () => {
    expect(isFindable('上海')).toBe(false);
    expect(isFindable('上海市浦东新区')).toBe(false);
    expect(isFindable('Shanghai')).toBe(false);
    expect(isFindable('上海市浦东新区陆家嘴中心')).toBe(true);
    expect(isFindable('文三路90号')).toBe(true);
    expect(isFindable('上海的一个小区')).toBe(false);
    expect(isFindable('somewhere in Shanghai')).toBe(false);
    expect(isFindable('a hotel in Shanghai')).toBe(false);
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
    ['屯門兆康苑兆賢閣', '香港特别行政区'],
    ['台灣大學應力所', null],
    ['杭州市第一人民医院', '浙江省杭州市'],
    ["it's the Hilton Hotel in Shanghai", '上海市'],
    ['Zhejiang University, Yuquan campus', null],
    ['Li village, Daying town, Baoding, Hebei province', '河北省'],
    ['Musterstr. 12, Berlin', null],
  ])('%s will do', (text, region) => {
    const address = addressFromAnswer(text)?.value ?? '';
    expect(address).toSatisfy(isFindable);
    expect(regionOf(address)?.region ?? null).toBe(region);
  });
});
