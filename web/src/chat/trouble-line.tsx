import type { Trouble } from './conversation.js';
import { useWords } from './words-context.js';

/** Always in the page, so that a screen reader notices when it is filled. */
export function TroubleLine({ trouble }: { trouble: Trouble | null }) {
  const words = useWords();
  return (
    <div className="trouble" role="alert">
      {trouble && <p>{trouble.text || words.trouble[trouble.code]}</p>}
    </div>
  );
}
