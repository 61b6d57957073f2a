import { type ClipboardEvent, type HTMLAttributes, type KeyboardEvent, useRef, useState } from 'react';
import { AttachButtons } from './attach-buttons.js';
import type { AttachedFile, AttachedFiles } from './attached-files.js';
import { FileTray } from './file-tray.js';
import type { Expected } from './frame.js';
import { useWords } from './words-context.js';

interface Properties {
  expects: Expected;
  files: readonly AttachedFile[];
  attached: Pick<AttachedFiles, 'add' | 'remove' | 'tryAgain'>;
  /** False when the message is too long to be sent. */
  onSend(text: string): boolean;
}

/** For browsers that do not size a field by its content. */
const mostRows = 5;

const keyboards: Record<string, HTMLAttributes<HTMLElement>['inputMode']> = {
  phone: 'tel',
  verification_code: 'numeric',
};
const completions: Record<string, string> = {
  name: 'name',
  phone: 'tel',
  address: 'street-address',
  verification_code: 'one-time-code',
};

export function Composer({ expects, files, attached, onSend }: Properties) {
  const words = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [tooLong, setTooLong] = useState(false);

  const uploading = files.some(({ id, trouble }) => id === null && trouble === null);
  const empty = text.trim() === '' && files.every(({ id }) => id === null);

  function send() {
    if (empty || uploading) return;
    const sent = onSend(text.trim());
    setTooLong(!sent);
    if (sent) setText('');
    field.current?.focus();
  }

  function attach(chosen: readonly File[]) {
    attached.add(chosen);
    field.current?.focus();
  }

  /** A picture of the screen is pasted more often than it is saved. */
  function onPaste(event: ClipboardEvent) {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    attach(pasted);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="unseen" htmlFor="composer-text">
        {words.message}
      </label>
      {tooLong && (
        <p className="too-long" id="composer-too-long" role="alert">
          {words.tooLong}
        </p>
      )}
      {files.length > 0 && (
        <FileTray
          files={files}
          onRemove={(key) => attached.remove(key)}
          onTryAgain={(key) => attached.tryAgain(key)}
        />
      )}
      <AttachButtons onFiles={attach} />
      <textarea
        id="composer-text"
        ref={field}
        rows={Math.min(mostRows, text.split('\n').length)}
        value={text}
        placeholder={words.placeholder}
        enterKeyHint="send"
        inputMode={keyboards[expects ?? ''] ?? 'text'}
        autoComplete={completions[expects ?? ''] ?? 'off'}
        aria-describedby={tooLong ? 'composer-too-long' : 'composer-keys'}
        aria-invalid={tooLong}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <button type="submit" className="send" disabled={empty || uploading}>
        {words.send}
      </button>
      <p className="keys" id="composer-keys">
        {words.keys}
      </p>
    </form>
  );
}

/** While a Chinese input method is open, Enter chooses a word. Safari ends the composition before that Enter: code 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
