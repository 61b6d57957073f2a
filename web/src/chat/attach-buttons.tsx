import { type ChangeEvent, useRef } from 'react';
import { useWords } from './words-context.js';

/** Chosen from any place of the device; the desk looks at the content, so that this is a help and no check. */
const accepted =
  'image/jpeg,image/png,image/webp,image/heic,image/heif,video/mp4,video/quicktime,video/webm,application/pdf';

/** Opens the device's own chooser, and on a phone its camera at once. */
export function AttachButtons({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const words = useWords();
  return (
    <span className="attach">
      <FileButton label={words.attach} sign={paperclip} accept={accepted} onFiles={onFiles} />
      <FileButton label={words.takePhoto} sign={camera} accept="image/*" camera onFiles={onFiles} />
    </span>
  );
}

const paperclip = 'M16.5 6.5v9a4.5 4.5 0 0 1-9 0V6a3 3 0 0 1 6 0v9a1.5 1.5 0 0 1-3 0V7';
const camera = 'M4 8h3l1.5-2.5h7L17 8h3v11H4zM12 10a3.25 3.25 0 1 0 0 6.5 3.25 3.25 0 0 0 0-6.5';

interface Properties {
  label: string;
  sign: string;
  accept: string;
  camera?: boolean;
  onFiles(files: readonly File[]): void;
}

function FileButton({ label, sign, accept, camera = false, onFiles }: Properties) {
  const input = useRef<HTMLInputElement>(null);

  function onChange(event: ChangeEvent<HTMLInputElement>) {
    onFiles([...(event.target.files ?? [])]);
    // Or the same file could not be chosen a second time.
    event.target.value = '';
  }

  return (
    <>
      <button
        type="button"
        className={camera ? 'icon camera' : 'icon'}
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={sign} />
        </svg>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        accept={accept}
        capture={camera ? 'environment' : undefined}
        onChange={onChange}
      />
    </>
  );
}
