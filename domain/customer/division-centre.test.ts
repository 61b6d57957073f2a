import { describe, expect, it } from 'vitest';
import { centreOf } from './division-centre.js';
import { regionOf } from './region.js';

const shanghai = { latitude: 31.23, longitude: 121.474 };

describe('the centre of a place', () => {
  it.each([
    ['上海市浦东新区世纪大道100号', 31.2, 121.6],
    ['江蘇省崑山市玉山鎮前進路1號', 31.4, 121],
    ['苏州市工业园区星湖街328号', 31.4, 120.7],
    ['No. 8 Wensan Road, Xihu District, Hangzhou', 30.3, 120.1],
    ['香港九龍尖沙咀廣東道15號', 22.3, 114.2],
    ['台北市信義區松仁路', 25, 121.6],
  ])('of %s', (address, latitude, longitude) => {
    const centre = centreOf(regionOf(address)?.region ?? '');
    expect(centre?.latitude).toBeCloseTo(latitude, 0);
    expect(centre?.longitude).toBeCloseTo(longitude, 0);
  });

  it('of a place that is not listed is that of the city around it', () => {
    expect(centreOf('上海市某某新设区')).toEqual(shanghai);
  });

  it.each(['江苏省', '', '中', 'Paris'])('of %j is not known', (region) => {
    expect(centreOf(region)).toBeNull();
  });

  it('lies where its country does', () => {
    const all = ['北京市', '海南省三亚市', '新疆维吾尔自治区喀什地区', '黑龙江省大兴安岭地区'].map(centreOf);
    for (const centre of all) {
      expect(centre?.latitude).toBeGreaterThan(18);
      expect(centre?.latitude).toBeLessThan(54);
      expect(centre?.longitude).toBeGreaterThan(73);
      expect(centre?.longitude).toBeLessThan(136);
    }
  });
});
