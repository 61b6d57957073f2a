import { useRef } from 'react';
import { useWords } from './words-context.js';

export function StartOver({ onConfirmed }: { onConfirmed(): void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="control" onClick={() => dialog.current?.showModal()}>
        {words.startNew}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="start-over-question">
        <h2 id="start-over-question">{words.startNewQuestion}</h2>
        <p>{words.startNewConsequence}</p>
        <div className="answers">
          <button type="button" className="control" onClick={() => dialog.current?.close()}>
            {words.startNewNo}
          </button>
          <button
            type="button"
            className="control strong"
            onClick={() => {
              dialog.current?.close();
              onConfirmed();
            }}
          >
            {words.startNewYes}
          </button>
        </div>
      </dialog>
    </>
  );
}
