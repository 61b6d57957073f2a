import { useState } from 'react';
import { endingOf } from './file-tray.js';
import { isPicture, type SentFile } from './sent-file.js';

interface Properties {
  files: readonly SentFile[];
  addressOf(fileId: string): string | null;
}

/** What went with a message: pictures as pictures, the rest by name. */
export function SentFiles({ files, addressOf }: Properties) {
  return (
    <ul className="sent-files">
      {files.map((file) => (
        <li key={file.id}>
          <SentFileLink file={file} address={addressOf(file.id)} />
        </li>
      ))}
    </ul>
  );
}

function SentFileLink({ file, address }: { file: SentFile; address: string | null }) {
  // A format that this browser cannot draw, or a picture of a conversation that is over.
  const [undrawn, setUndrawn] = useState(false);
  const shown =
    isPicture(file) && address !== null && !undrawn ? (
      <img src={address} alt={file.name} loading="lazy" onError={() => setUndrawn(true)} />
    ) : (
      <span className="chip">
        <span aria-hidden="true">{endingOf(file.name)}</span> {file.name}
      </span>
    );
  if (address === null) return shown;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {shown}
    </a>
  );
}
