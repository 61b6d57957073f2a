import { useRef, useState } from 'react';
import { useWords } from './words-context.js';

export function TicketCard({ number }: { number: string }) {
  const words = useWords();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  return (
    <p className="ticket" data-ticket={number}>
      <span className="label">{words.ticket}</span>
      <strong ref={shown}>{number}</strong>
      <button
        type="button"
        className="control"
        onClick={async () => setCopied(await copy(number, shown.current))}
      >
        {copied ? words.copied : words.copy}
        <span className="unseen"> {number}</span>
      </button>
    </p>
  );
}

/** The clipboard is closed to pages over plain http: there the number is selected, ready to be copied by hand. */
async function copy(number: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(number);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}
