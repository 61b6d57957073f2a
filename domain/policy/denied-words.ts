/** What stands right before a word that is not so: 没有, 不, "no", "didn't see any". */
const DENIES =
  /(?:(?:没有?|冇|并?未|无|并?不|唔)(?:看见|看到|见到|闻到|发现|出现|有|见|再|打算|准备|[是系]?[想要]?)?(?:任何|什么|明显的?|去)?|(?<![a-z])(?:no|not|without|never|nor|(?<!(?:think|believe|assume|bet|suppose|imagine)(?: that)? (?:i|we) )\w{2,6}n['’]t)(?: (?:any|a|even|visible|see|seen|smell|notice|have|had|been|being|(?:sign|signs|trace|smell) of|(?:want|wish|going|plan|mean|intend|need)(?:ing)? to|call(?:ing)?|go to))* )$/;
/** Joins what is denied with one word: "no smoke or fire", 没有冒烟、火花. A comma begins something new. */
const DENIED_AND = /\ue000(?:、|或者?|和|及| or | nor )$/;
const DENIED = '\ue000';

/** A text without the words, among these, that it says are not so; all of it plain. */
export function withoutDenied(text: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const word = longestFirst.find((one) => one !== '' && text.startsWith(one, at));
    const isDenied = word !== undefined && (DENIES.test(rest) || DENIED_AND.test(rest));
    rest += isDenied ? DENIED : (text[at] ?? '');
    at += isDenied ? word.length : 1;
  }
  return rest;
}
