import type { QuickReply } from './frame.js';
import { useWords } from './words-context.js';

interface Properties {
  replies: QuickReply[];
  onChoose(reply: QuickReply): void;
}

export function QuickReplies({ replies, onChoose }: Properties) {
  const words = useWords();
  return (
    <fieldset className="replies">
      <legend className="unseen">{words.suggestions}</legend>
      {replies.map((reply) => (
        <button
          key={reply.payload}
          type="button"
          className="reply"
          data-payload={reply.payload}
          onClick={(event) => {
            onChoose(reply);
            if (event.detail === 0) focusComposer();
          }}
        >
          {reply.title}
        </button>
      ))}
    </fieldset>
  );
}

/** The pressed button disappears. A keyboard's user goes on in the composer; under a finger it would raise the keyboard. */
function focusComposer(): void {
  document.getElementById('composer-text')?.focus();
}
