/** Characters that an input method or a voice recognition puts for one that sounds alike: 静水机, 复印鸡, 摄相头. */
const MEANT: Readonly<Record<string, string>> = {
  鸡: '机',
  基: '机',
  积: '机',
  气: '器',
  汽: '器',
  静: '净',
  竟: '净',
  镜: '净',
  象: '像',
  相: '像',
  向: '像',
  引: '饮',
  隐: '饮',
  间: '监',
  坚: '监',
  虑: '滤',
  绿: '滤',
  付: '复',
  覆: '复',
  副: '复',
  空: '控',
  唤: '换',
  射: '摄',
  设: '摄',
}; // prettier-ignore

const SOUNDS = new RegExp(`[${Object.keys(MEANT).join('')}]`, 'g');

/** One for one, so that places stay. Only for finding names that are long enough to be nothing else. */
export const asItSounds = (plain: string): string => plain.replace(SOUNDS, (sign) => MEANT[sign] ?? sign);
