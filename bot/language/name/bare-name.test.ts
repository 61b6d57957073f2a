import { describe, expect, it } from 'vitest';
import type { Language } from '../../../schema/vocabulary.js';
import { understand } from '../understand.js';
import type { Slot, Understanding } from '../understanding.js';

const circumstances = {
  now: new Date('2026-11-26T02:00:00Z'),
  timezone: 'Asia/Shanghai',
  catalogue: [{ model: 'WP-300', family: 'purifier', names: ['净水机', '安吉净水'] }],
};
const hear = (text: string, expects: Slot, language: Language = 'zh-Hans'): Understanding =>
  understand(text, { ...circumstances, language, expects });

const others: readonly Slot[] = ['serial', 'product', 'address', 'phone', 'time'];

describe.each(others)('asked for the %s, a name that stands alone is one', (expects) => {
  it.each([
    '王小明',
    '欧阳娜娜',
    '陈国栋',
    '李佳颖',
    '周建国',
    '史大海',
    '方志铭',
    '何文静',
    '高淑芬',
    '司徒晓',
  ])('%s', (name) => {
    expect(hear(name, expects).name?.value).toBe(name);
    expect(hear(name, expects).address).toBeUndefined();
  });
  it.each(['陳美玲', '歐陽娜娜', '黃詠詩', '葉思涵', '陳淑芬'])('%s', (name) => {
    expect(hear(name, expects, 'zh-Hant').name?.value).toBe(name);
  });
});

describe('two characters are a name where no place was asked for', () => {
  it.each(['李雷', '王芳', '赵敏', '蔡明', '沈佳', '安琪', '石磊', '小王', '老李'])('%s', (name) => {
    expect(hear(name, 'phone').name?.value).toBe(name);
    expect(hear(name, 'address').name).toBeUndefined();
  });
});

describe('beside the answer or in place of one', () => {
  it.each([
    ['王小明，浙江省杭州市西湖区文三路90号', 'address', '王小明'],
    ['浙江省杭州市西湖区文三路90号\n王小明', 'address', '王小明'],
    ['陈国栋，序列号没找到', 'serial', '陈国栋'],
    ['13800138000，赵敏', 'phone', '赵敏'],
    ['吴桂芳。明天下午三点', 'time', '吴桂芳'],
    ['净水机，叶思涵', 'product', '叶思涵'],
    ['我叫高峰，安琪', 'time', '高峰'],
  ] as const)('%s', (text, expects, name) => {
    expect(hear(text, expects).name?.value).toBe(name);
  });

  it('leaves what was asked for as it was said', () => {
    expect(hear('王小明，浙江省杭州市西湖区文三路90号', 'address').address?.value).toBe(
      '浙江省杭州市西湖区文三路90号',
    );
    expect(hear('吴桂芳。明天下午三点', 'time').time?.value.kind).toBe('AT');
  });
});

const words = `
  高温 白色 方便 安装 常州 江苏 马上 时间 万一呢 关不掉 时好时坏 连不上 温不够 成吗 包修吗 支付宝 强排式 安装费
  方便面 高温天 高压锅 马桶盖 水龙头 常州市 江苏省 马上修 白色的 于是 何时 应该行 单位里 左边 右边 东门 全部坏 任何
  时间久 水很大 钱包 房间 车库 店里 花园 平板 平房 温控器 路由器 连接器 马达 石材 金属 金色 方形 明天 周三 周末
  随时 都行 都可以 保修卡 干净 干燥 平时 万能 古北 储物间 卫生间 全屋 金鱼池 华为 康佳 史密斯 安吉尔 和平里
  陆家嘴 徐家汇 中关村 莫干山 金沙江 黄浦 黄浦区 石家庄 石景山 张家界 唐山 温州 金华 马鞍山 安阳 江阴 何家村 苏州
  宝山 柳州 党校 明早 安静 包邮 水垢 水流小 金牌 左转 门锁 相机 云米 云南 羊毛 车上 元旦 干洗 阴天 阳光 富士 富士通
  银色 黄色 应该是 成吧 行吧 时不时 常坏 全坏了 关机 关机了 连着 程度 余额 江湖 龙头 雷雨 叶片 段落 陆续 张数
  西门子 东方红 东方明珠 小米 小车 小时 老路 老家 小白 温度高 黄灯亮 红灯亮 钟表 路灯 何必 任务 周日晚 周一早上
  安装好 安全吗 水平线 水管裂 高新区 江南 新城区 平安里 王府井 朱家角 谢谢 谢谢您 谢了 高兴 成功 解决了 不知道 没有`
  .split(/\s+/)
  .filter((word) => word !== '');

describe.each(others)('asked for the %s, everyday words, places and products are nobody', (expects) => {
  it.each(words)('%s', (word) => {
    expect(hear(word, expects).name).toBeUndefined();
  });
});

it.each(['fault', 'comment', 'opinion', 'confirm'] as const)(
  'asked for %s, a name is not looked for',
  (expects) => {
    expect(hear('王小明', expects).name).toBeUndefined();
  },
);
