import { showTime } from './clock-face.js';
import type { Expected } from './frame.js';
import { SentFiles } from './sent-files.js';
import { TicketCard } from './ticket-card.js';
import type { Entry, OwnEntry, ReceivedEntry } from './transcript.js';
import { useWords } from './words-context.js';

interface Properties {
  entry: Entry;
  /** Whether the same speaker spoke just before: his name is not said again. */
  follows: boolean;
  /** The newest question and the newest own message are shown as such. */
  newest: boolean;
  expects: Expected;
  onSendAgain(id: string): void;
  addressOf(fileId: string): string | null;
}

export function Message({ entry, follows, newest, expects, onSendAgain, addressOf }: Properties) {
  const words = useWords();
  if (entry.kind === 'notice') return <p className="notice">{words.notice[entry.notice]}</p>;
  if (entry.kind === 'own') return <OwnMessage {...{ entry, follows, newest, onSendAgain, addressOf }} />;
  return <ReceivedMessage entry={entry} follows={follows} newest={newest} expects={expects} />;
}

function OwnMessage({
  entry,
  follows,
  newest,
  onSendAgain,
  addressOf,
}: Pick<Properties, 'follows' | 'newest' | 'onSendAgain' | 'addressOf'> & { entry: OwnEntry }) {
  const words = useWords();
  return (
    <article className="message own" data-delivery={entry.state} data-follows={follows}>
      <span className="unseen">{words.you}</span>
      {entry.files.length > 0 && <SentFiles files={entry.files} addressOf={addressOf} />}
      {entry.shown !== '' && <p className="bubble">{entry.shown}</p>}
      <p className="beneath">
        <Time at={entry.at} />
        {(newest || entry.state !== 'sent') && <span>{words.delivery[entry.state]}</span>}
        {entry.state === 'failed' && (
          <button type="button" className="link" onClick={() => onSendAgain(entry.id)}>
            {words.sendAgain}
          </button>
        )}
      </p>
    </article>
  );
}

function ReceivedMessage({
  entry,
  follows,
  newest,
  expects,
}: Pick<Properties, 'follows' | 'newest' | 'expects'> & { entry: ReceivedEntry }) {
  const words = useWords();
  const author = entry.author === 'staff' ? words.staff : words.assistant;
  return (
    <article
      className={`message ${entry.author}`}
      data-follows={follows}
      data-newest={newest || undefined}
      data-expects={newest ? (expects ?? '') : undefined}
    >
      <p className={follows ? 'unseen' : 'author'}>{author}</p>
      <p className="bubble">{entry.text}</p>
      {entry.ticket && <TicketCard number={entry.ticket} />}
      <p className="beneath">
        <Time at={entry.at} />
      </p>
    </article>
  );
}

function Time({ at }: { at: string }) {
  return <time dateTime={at}>{showTime(at)}</time>;
}
