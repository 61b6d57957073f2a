import { setImmediate } from 'node:timers/promises';
import { loadSegmenter } from '../domain/knowledge/words.js';
import { languages } from '../schema/vocabulary.js';
import { understand } from './language/understand.js';

const story =
  '我是李雷，13800138000，浙江省杭州市西湖区文三路90号的复印机漏水，明天下午三点来，my copier leaks, 唔該';

const steps: readonly (() => unknown)[] = [
  loadSegmenter,
  ...languages.map(
    (language) => () =>
      understand(story, { language, now: new Date(0), timezone: 'UTC', catalogue: [], expects: null }),
  ),
];

/**
 * Dictionaries and place names are read on first use and hold everything up for half a second: better right after the
 * start than in somebody's first message. Between two steps others have their turn.
 */
export async function prepareToUnderstand(): Promise<void> {
  for (const step of steps) {
    await setImmediate();
    step();
  }
}
