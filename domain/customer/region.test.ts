import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citiesSharing, cityAsSaid, regionInFull, regionOf } from './region.js';

describe('the region of an address', () => {
  it.each([
    ['浙江省杭州市西湖区文三路90号', '浙江省杭州市西湖区'],
    ['杭州西湖区文三路90号', '浙江省杭州市西湖区'],
    ['杭州市西湖区文三路90号', '浙江省杭州市西湖区'],
    ['杭州西湖文三路', '浙江省杭州市西湖区'],
    ['上海市浦东新区世纪大道100号', '上海市浦东新区'],
    ['上海浦东世纪大道100号', '上海市浦东新区'],
    ['上海市静安区南京西路1266号', '上海市静安区'],
    ['上海市虹口区四川北路1885号', '上海市虹口区'],
    ['徐汇区漕溪北路88号', '上海市徐汇区'],
    ['北京市朝阳区建国路93号院8号楼', '北京市朝阳区'],
    ['北京朝阳建国路93号', '北京市朝阳区'],
    ['南京市鼓楼区湖南路18号4单元301', '江苏省南京市鼓楼区'],
    ['福建省福州市鼓楼区五四路158号', '福建省福州市鼓楼区'],
    ['山东省青岛市市南区香港中路61号乙', '山东省青岛市市南区'],
    ['宁波市鄞州区中山东路500号停车场', '浙江省宁波市鄞州区'],
    ['广东省东莞市南城街道鸿福路200号', '广东省东莞市'],
    ['深圳市南山区科技园南区高新南七道12号', '广东省深圳市南山区'],
    ['江苏省苏州市工业园区星湖街218号', '江苏省苏州市'],
    ['昆山前进东路100号', '江苏省苏州市昆山市'],
    ['义乌市稠州北路', '浙江省金华市义乌市'],
    ['吉林省吉林市船营区', '吉林省吉林市船营区'],
    ['海南省海口市龙华区', '海南省海口市龙华区'],
    ['湖北省仙桃市', '湖北省仙桃市'],
    ['重庆渝北区', '重庆市渝北区'],
    ['内蒙古呼和浩特新城区', '内蒙古自治区呼和浩特市新城区'],
    ['延边延吉市', '吉林省延边朝鲜族自治州延吉市'],
    ['家住成都市武侯区人民南路四段27号', '四川省成都市武侯区'],
    ['廣東省廣州市天河區體育西路103號', '广东省广州市天河区'],
    ['台北市信義區松仁路100號12樓', '台湾省台北市'],
    ['新北市板橋區文化路一段188號', '台湾省新北市'],
    ['台中市西屯區台灣大道三段99號', '台湾省台中市'],
    ['香港九龍旺角彌敦道688號8樓A室', '香港特别行政区'],
    ['九龍旺角彌敦道688號', '香港特别行政区'],
    ['澳門氹仔', '澳门特别行政区'],
    ["1266 Nanjing West Road, Jing'an, Shanghai", '上海市静安区'],
    ['388 Hongqiao Road, Xuhui District, Shanghai', '上海市徐汇区'],
    ['1717 North Sichuan Road, Shanghai', '上海市'],
    ['Suite 2105, 1 Jianguomenwai Avenue, Chaoyang, Beijing', '北京市朝阳区'],
    ['50 Hubin South Road, Siming, Xiamen', '福建省厦门市思明区'],
    ['Hangzhou, Zhejiang', '浙江省杭州市'],
    ['12 Nathan Road, Kowloon, Hong Kong', '香港特别行政区'],
  ])('%s lies in %s', (address, region) => {
    expect(regionOf(address)?.region).toBe(region);
  });

  it.each([
    '南京西路1266号',
    '中山东路500号',
    '鼓楼区湖南路18号',
    '文三路90号',
    'Nanjing West Road 1266',
    '12 Baker Street, London',
    '',
  ])('is not guessed from %s', (address) => {
    expect(regionOf(address)).toBeNull();
  });

  it('names the levels apart', () => {
    expect(regionOf('杭州市西湖区')).toEqual({
      region: '浙江省杭州市西湖区',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
    });
    expect(regionOf('上海市徐汇区')).toEqual({
      region: '上海市徐汇区',
      province: '上海市',
      district: '徐汇区',
    });
  });

  it('takes any words without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void regionOf(text)));
  });
});

describe('a region that somebody names', () => {
  it.each([
    ['南京', '江苏省南京市'],
    ['上海', '上海市'],
    ['Shanghai', '上海市'],
    ['Nanjing', '江苏省南京市'],
    ['西湖区', '西湖区'],
    ['杭州市西湖区', '浙江省杭州市西湖区'],
    ['浙江省杭州市西湖区', '浙江省杭州市西湖区'],
    ['上海市浦东新区张江镇', '上海市浦东新区张江镇'],
    ['苏州工业园区', '苏州工业园区'],
    ['东海岸', '东海岸'],
    ['Bavaria', 'Bavaria'],
  ])('as %s is %s', (told, full) => {
    expect(regionInFull(told)).toBe(full);
  });
});

describe('a district that several cities have', () => {
  it.each([
    ['朝阳区建国路93号', ['北京市', '长春市']],
    ['朝陽區建國路93號', ['北京市', '长春市']],
    ['鼓楼区湖南路18号', ['南京市', '徐州市', '福州市', '开封市']],
    ['中山區松江路100號', ['大连市', '台北市', '基隆市']],
    ['河北省新华区中华大街1号', ['石家庄市', '沧州市']],
    ['93 Jianguo Road, Chaoyang District', ['北京市', '长春市']],
  ])('%s', (address, cities) => {
    expect(citiesSharing(address)).toEqual(cities);
  });

  it.each([
    '北京市朝阳区建国路93号',
    '北京朝阳区建国路93号',
    '朝阳区建国路93号北京国贸大厦',
    '江苏鼓楼区南京湖南路18号',
    '福建省鼓楼区五四路158号',
    '浦东新区世纪大道100号',
    '海淀区中关村大街1号',
    '徐汇区漕溪北路88号',
    '台北市中山區松江路100號',
    '世纪大道100号',
    '杭州西湖区文三路90号',
    '90 Wensan Road, Hangzhou',
  ])('is none of %s', (address) => {
    expect(citiesSharing(address)).toEqual([]);
  });

  it('is asked for by names that people use', () => {
    expect(cityAsSaid('北京市', false)).toBe('北京');
    expect(cityAsSaid('北京市', true)).toBe('Beijing');
  });
});
