import { useState } from 'react';
import type { AttachedFile } from './attached-files.js';
import { isPicture } from './sent-file.js';
import { useWords } from './words-context.js';

interface Properties {
  files: readonly AttachedFile[];
  onRemove(key: string): void;
  onTryAgain(key: string): void;
}

/** What goes with the next message, and how far it has come. */
export function FileTray({ files, onRemove, onTryAgain }: Properties) {
  const words = useWords();
  return (
    <ul className="tray" aria-label={words.attached} aria-live="polite">
      {files.map((file) => (
        <li key={file.key} className="attached" data-state={stateOf(file)}>
          <Preview file={file} />
          <span className="about">
            <span className="file-name">{file.name}</span>
            <Progress file={file} onTryAgain={onTryAgain} />
          </span>
          <button
            type="button"
            className="icon"
            aria-label={`${words.remove} ${file.name}`}
            onClick={() => onRemove(file.key)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function Preview({ file }: { file: AttachedFile }) {
  // Not every browser draws every picture that a phone takes.
  const [undrawn, setUndrawn] = useState(false);
  if (file.preview && isPicture(file) && !undrawn)
    return <img className="thumb" src={file.preview} alt="" onError={() => setUndrawn(true)} />;
  return (
    <span className="thumb" aria-hidden="true">
      {endingOf(file.name)}
    </span>
  );
}

function Progress({ file, onTryAgain }: { file: AttachedFile } & Pick<Properties, 'onTryAgain'>) {
  const words = useWords();
  if (file.trouble === null && file.id === null)
    return <progress max={1} value={file.progress} aria-label={words.uploading} />;
  if (file.trouble === null) return <span className="file-state">{words.uploaded}</span>;
  return (
    <span className="file-state">
      {words.fileTrouble[file.trouble]}
      {(file.trouble === 'FAILED' || file.trouble === 'RATE_LIMITED') && (
        <button type="button" className="link" onClick={() => onTryAgain(file.key)}>
          {words.tryAgain}
        </button>
      )}
    </span>
  );
}

function stateOf({ trouble, id }: AttachedFile): 'failed' | 'ready' | 'uploading' {
  if (trouble !== null) return 'failed';
  return id === null ? 'uploading' : 'ready';
}

/** PDF, MP4: what a file without a picture is known by. */
export const endingOf = (name: string): string => /\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '?';
