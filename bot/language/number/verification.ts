import { fold } from '../text/folded.js';
import { type Found, found } from '../text/found.js';

const notReceived =
  /(?:没|未|还没|一直没|收不)(?:有|能)?(?:收|到|看见|看到)|没有?(?:验证码|短信|码)|(?:手机|号码)(?:不在|停机|换了|打不开)|\b(?:no|not|never|didn't|did not|don't|haven't|hasn't|have not|has not|nothing|without|cannot|can't)\b[^.!?]{0,30}\b(?:code|sms|text|message|receiv\w*|got|get|arriv\w*|come|came)\b|\bnothing (?:yet|came|arrived)\b/;
const again =
  /再(?:发|传|寄|来|给)|重(?:新)?(?:发|传|寄)|\b(?:send|resend|try|get)\b[^.!?]{0,20}\b(?:again|another|new|one more)\b|\bresend\b|\banother code\b|\bnew code\b/;

/** What he says who was asked for a code and has none. */
export const saysNoCode = (text: string): boolean => notReceived.test(fold(text));

export const wantsCodeAgain = (text: string): boolean => again.test(fold(text));

const CODE = /(?<!\d)\d{6}(?!\d)/;

export function findCode(text: string): Found<string> | null {
  const match = CODE.exec(text.normalize('NFKC'));
  return match ? found(text, match.index, match.index + match[0].length, match[0]) : null;
}
