import { withoutControls } from '../../../domain/input.js';
import { cut } from '../plain-text.js';
import { readXml } from './xml.js';

/** What a follower sent or did. */
export interface WechatMessage {
  readonly from: string;
  /** Our own name in this account; an answer comes from it. */
  readonly to: string;
  /** The same id again is the same message. */
  readonly externalId: string;
  readonly act: WechatAct;
}

export type WechatAct =
  | { readonly kind: 'WORDS'; readonly text: string }
  /** Nothing that we can read or keep; stands as a few words among the messages, and its sender is asked for words. */
  | { readonly kind: 'UNREADABLE'; readonly why: 'VOICE' | 'NO_WORDS' }
  /** A picture or a video, which WeChat keeps under this id for some days. */
  | { readonly kind: 'MEDIA'; readonly mediaId: string }
  /** He has just begun to follow the account. */
  | { readonly kind: 'FOLLOWED' }
  /** Nothing that wants an answer. */
  | { readonly kind: 'NOTHING' };

/** Null when it is no message at all. */
export function readWechatMessage(xml: string): WechatMessage | null {
  const parts = readXml(xml);
  const part = (name: string): string => withoutControls(parts.get(name) ?? '').trim();
  const [from, to, type] = [part('FromUserName'), part('ToUserName'), part('MsgType')];
  if (from === '' || from.length > 128 || type === '') return null;
  // Events carry no MsgId; the protocol says to tell them apart by sender and time.
  const externalId = part('MsgId') || `${from}:${part('CreateTime')}:${part('Event')}`;
  return { from, to, externalId: externalId.slice(0, 200), act: actOf(type, part) };
}

type Part = (name: string) => string;

const mediaTypes = new Set(['image', 'video', 'shortvideo']);

function actOf(type: string, part: Part): WechatAct {
  if (type === 'event') return eventOf(part);
  const mediaId = mediaTypes.has(type) ? part('MediaId') : '';
  if (mediaId !== '') return { kind: 'MEDIA', mediaId };
  const text = cut(wordsOf(type, part));
  if (text !== '' && !unsupported.test(text)) return { kind: 'WORDS', text };
  return { kind: 'UNREADABLE', why: type === 'voice' ? 'VOICE' : 'NO_WORDS' };
}

/** What WeChat itself puts in the place of a sticker, a red envelope and the like. */
const unsupported = /^【收到不支持的消息类型/;

/** A tap on a menu says what its key says. */
function eventOf(part: Part): WechatAct {
  const event = part('Event').toLowerCase();
  if (event === 'subscribe' || event === 'enter_agent') return { kind: 'FOLLOWED' };
  const key = cut(part('EventKey'));
  return event === 'click' && key !== '' ? { kind: 'WORDS', text: key } : { kind: 'NOTHING' };
}

function wordsOf(type: string, part: Part): string {
  if (type === 'text') return part('Content');
  if (type === 'voice') return part('Recognition');
  if (type === 'location') return part('Label');
  return type === 'link' ? [part('Title'), part('Url')].filter(Boolean).join('\n') : '';
}
