import { allLexicons } from './lexicon/read-lexicon.js';
import { asksPlainly } from './message.js';
import { fold } from './text/folded.js';
import { matchesOf } from './text/found.js';

/** Whether it asks about the warranty of one unit and not about warranties: "is it still under warranty?" */
export function asksUnitWarranty(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ unitWarranty }) => unitWarranty.test(plain));
}

/** Whether somebody is to get back to him. */
export function wantsCallBack(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ callBack }) => callBack.test(plain));
}

/** Whether he asks where the serial number is that he was asked for: "where do I find that?", not "where are you?" */
export function seeksSerial(text: string): boolean {
  const plain = fold(text);
  return (
    !OURS.test(plain) && !AWAY.test(plain) && allLexicons().some(({ whereIsIt }) => whereIsIt.test(plain))
  );
}

const CLAUSE = /[^，。；！,.;!\n?？]+[?？]?/g;

/** "Not sure where to look" asks for the number and for nothing else. */
export const onlySeeksSerial = (text: string): boolean =>
  seeksSerial(text) &&
  matchesOf(CLAUSE, text).every(([clause]) => !asksPlainly(clause) || seeksSerial(clause));

const OURS =
  /你们|您们|贵司|公司|门店|网点|服务站|总部|师傅|工程师|\b(?:are you|you (?:guys|located|based)|your|office|shop|store|branch|technician|engineer)\b/;

/** 车在外面，我怎么看: nobody looks for what he is not beside. */
const AWAY =
  /在外面|喺外面|在路上|喺路上|开出去|出咗(?:车|去)|唔喺|不在(?!哪)|\b(?:isn't|is not|not) (?:here|with me)\b|\bout on the road\b/;

/** Whether work is asked for, beside whatever else is asked: "I need a repair, how much is it?" */
export function wantsWork(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ wantsWork: wants }) => wants.test(plain));
}

const WHAT_TO_DO =
  /(?:怎么|咋|如何|怎样)(?:办|处理|弄|搞|整|解决|应对|是好)|点(?:算|办|搞)好?|该做(?:什么|啥|点)|能做(?:什么|啥)|先(?:干|做|关|弄|该)(?:嘛|什么|啥|哪里?)|(?:用什么|怎么|如何|点样?)(?:擦|清洁|洗)|\bwhat (?:should|can|could|do|shall|must) (?:i|we)(?: \w+){0,3} do\b|\bwhat (?:now|to do|do i do)\b|\bhow (?:do|can|should|could) (?:i|we) (?:fix|stop|solve|handle|deal with)\b|\bany advice\b/;

/** "It leaks, what should I do?" wants help at once, beside the repair. */
export const asksWhatToDo = (text: string): boolean => WHAT_TO_DO.test(fold(text));

const IS_IT_NORMAL =
  /正常(?:吗|么|嘛|不|的吗|的么|嘅|[?？])|(?:算|是不是|是否|系咪)正常|\bis (?:that|it|this)(?: \w+)? (?:normal|ok|okay|all right)\b|\b(?:is|are) (?:that|it|this|these|those|a|the)\b[^.?!]{0,40}\bnormal\b/;

/** "It hums at night, is that normal?" wants to know before he reports it. */
export const asksWhetherNormal = (text: string): boolean => IS_IT_NORMAL.test(fold(text));

/** What it is asked about. */
export const withoutWhatToDo = (text: string): string => fold(text).replace(WHAT_TO_DO, ' ');

const announcing =
  /您好|你好|请问|咨询|询问|请教|问题|问|我|想|要|有|个|一下|下|你们|点|事|\b(?:hi|hello|i|i'd|have|got|a|an|one|quick|question|would|like|to|ask|know|something|please|just)\b/g;

/** "I have a question": the question is still to come. */
export const onlyAnnouncesQuestion = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(fold(text).replace(announcing, ''));

const RHETORICAL =
  /怎么回事|搞(?:什么|错|啥)|什么(?:态度|意思|玩意|破|鬼|情况啊)|凭什么|开(?:什么)?玩笑|骗(?:人|我|子)|坑(?:人|我)|烦不烦|至于吗|像话|合理吗|有完没完|怎么(?:这么|那么|会这样)|谁知道|我(?:怎么|哪里?|点)知|还有(?:天理|王法)|过分吗|吃(?:饭|了|过)[^，。]{0,3}[吗没]|最近(?:怎么样|好吗|如何)|(?:你|您)(?:还)?好吗|辛苦了|有冇搞错|\b(?:kidding|joking|a joke|what the (?:hell|heck)|how are (?:you|things)|what'?s up|how'?s (?:it going|everything)|how do you do|who knows|how (?:should|would|could|am) i (?:supposed to )?know|can you believe|what kind of (?:service|company)|how hard can|ridiculous|why me|are you serious|is that (?:so|right))\b|^(?:really|seriously)\b/;

/** "Are you kidding?", "how are you?": has the form of a question and waits for no answer. */
export const asksForNoAnswer = (text: string): boolean => RHETORICAL.test(fold(text));
