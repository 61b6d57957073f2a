import { Fragment, type ReactNode, useRef } from 'react';
import { dayOf, showDay } from './clock-face.js';
import { Message } from './message.js';
import type { Entry, ReceivedEntry } from './transcript.js';
import { useFollowing } from './use-following.js';
import { useWords } from './words-context.js';

interface Properties {
  entries: readonly Entry[];
  typing: boolean;
  question: ReceivedEntry | null;
  onSendAgain(id: string): void;
  addressOf(fileId: string): string | null;
  children: ReactNode;
}

export function MessageList({ entries, typing, question, onSendAgain, addressOf, children }: Properties) {
  const words = useWords();
  const list = useRef<HTMLElement>(null);
  const newest = entries.at(-1);
  const lastOwn = entries.findLast((entry) => entry.kind === 'own');
  const { behind, follow, catchUp } = useFollowing(list, newest?.id, newest?.kind === 'own', typing);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard alone
    <main className="scroll" ref={list} onScroll={follow} tabIndex={0} aria-label={words.conversation}>
      <div className="log" role="log" aria-live="polite" aria-relevant="additions" data-testid="log">
        {entries.map((entry, index) => (
          <Fragment key={entry.id}>
            {dayOf(entries[index - 1]?.at) !== dayOf(entry.at) && <p className="day">{showDay(entry.at)}</p>}
            <Message
              entry={entry}
              follows={sameSpeaker(entries[index - 1], entry)}
              expects={entry === question ? question.expects : null}
              newest={entry === question || entry === lastOwn}
              onSendAgain={onSendAgain}
              addressOf={addressOf}
            />
          </Fragment>
        ))}
      </div>
      {typing && <TypingSign />}
      {children}
      {behind && (
        <button type="button" className="catch-up" onClick={catchUp}>
          ↓ {words.newMessages}
        </button>
      )}
    </main>
  );
}

function TypingSign() {
  const words = useWords();
  return (
    <p className="typing" aria-hidden="true" title={words.typing}>
      <span />
      <span />
      <span />
    </p>
  );
}

function speaker(entry: Entry | undefined): string | undefined {
  return entry?.kind === 'received' ? entry.author : entry?.kind;
}

function sameSpeaker(before: Entry | undefined, entry: Entry): boolean {
  return speaker(before) === speaker(entry) && dayOf(before?.at) === dayOf(entry.at);
}
