/** Words of a search, as lists: one a blank. */
const listed = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

/** Words of our trade that the dictionary does not know, or cuts where nobody would. */
export const tradeWords: readonly string[] = listed(`
  净水机 净水器 直饮机 饮水机 滤芯 滤水 出水 漏水 加热罐 增压泵 进水阀 净水
  复印机 打印机 一体机 影印机 卡纸 硒鼓 感光鼓 墨粉 碳粉 粉盒 搓纸轮
  交换机 串口服务器 串口 网关 端口 网口 恢复出厂 出厂设置 固件 指示灯 网线
  监控 摄像头 摄像机 录像机 录像 回放 硬盘 没画面 黑屏
  客车 大巴 空调 仪表盘 警告灯 故障灯 抛锚
  保修 保修期 质保 保固 保修卡 三包 过保 维保 易耗件 耗材 序列号 机身号 序号
  退货 换货 退换货 上门 上门费 工时费 配件费 报修 维修 保养 巡检 年检 改约
  移机 统一编号 以旧换新 服务网点 网点 工单 单号 发票 收据 备机 寄修 寄回 故障码 错误码 代码`);

/** What Taiwan and Hong Kong say, and other words for the same: after the sign the one that the search knows it by. */
export const sameWords: ReadonlyMap<string, string> = new Map(
  listed(`
  保固=保修 质保=保修 保固期=保修期 质保期=保修期 保固卡=保修卡 序号=序列号 机身号=序列号
  净水器=净水机 滤水机=净水机 影印机=复印机 影印=复印 列印=打印 印表机=打印机 碳粉=墨粉 碳粉匣=粉盒 硒鼓=感光鼓
  闸道器=网关 序列埠=串口 连接埠=端口 网路=网络 网路埠=网口 网路线=网线 鲍率=波特率 预设=默认 登入=登录 设定=设置
  摄影机=摄像机 摄像头=摄像机 镜头=摄像机 录影机=录像机 录影=录像 监视器=监控 硬碟=硬盘 讯号=信号 影像=图像
  荧幕=屏幕 萤幕=屏幕 没有画面=没画面 重新启动=重启 复位=重置 错误码=代码 故障码=代码 资料=数据
  耗材=易耗件 维护=维保 合约=合同 煞车=刹车 引擎=发动机 巴士=客车 大巴=客车 冷气=空调 仪表板=仪表盘
  单号=工单 工单号=工单 工单编号=工单 客诉=投诉 资讯=信息 个资=信息 外泄=泄露 泄漏=泄露 不见=丢 弄丢=丢 遗失=丢
  据点=网点 服务点=网点 服务站=网点 旧换新=以旧换新 英语=英文 扔=丢 垃圾=丢 多长时间=多久 多长=多久 几年=多久 价钱=价格 费用=收费 多少钱=收费 星期六=周六`).flatMap(
    (pair) => {
      const [word, same] = pair.split('=');
      return word && same ? [[word, same] as const] : [];
    },
  ),
);

/** They stand in every question and in none of the answers. */
export const idleChinese: ReadonlySet<string> = new Set(
  listed(`
  的 了 是 我 你 您 他 它 吗 呢 吧 啊 呀 嘛 呗 哦 和 与 或 在 有 会 要 给 这 那 就 都 也 还 很 到 把 被 让 从 对 为 上 下 里 请
  请问 麻烦 谢谢 你们 我们 他们 您们 我家 我想 想 想问 问 问问 一下 了解 知道 告诉 这个 那个 一个 这台 那台 个 台 只 一般
  应该 可以 能 的话 如果 那么 怎么 怎么办 怎么样 怎样 如何 什么 为什么 是不是 有没有 是否 哪 哪个 哪些 什么样 需要 自己
  东西 事 时候 之后 以后 现在 已经 一直 老 老是 总是 突然 又 再 没有 没 不 不会 会不会 能不能 可不可以 我要 来 去 做 用 说 看
  说明 贵 贵公司 你家 先 一 点 过 看过 出来 一条 一根 一些 有点 包 包括 包含`),
);

export const idleEnglish: ReadonlySet<string> = new Set(
  listed(`
  a an the i you he she it we they is are am was were be been being do does did done look looks first can could should would will shall
  may might must my your his her its our their me us them to of for on in at by from with and or but if then than that
  this these those there here have has had having get got getting please tell about what which when where who whom whose
  how why any some all no not so as just also too very really need needs want wants like know make makes made go going
  come comes coming came let say says said thing things something anything one ones own out up down into over anyone
  anybody someone somebody everyone everybody i'm i'd i've it's what's where's how's don't doesn't isn't can't hi hello
  thanks thank ok okay`),
);
