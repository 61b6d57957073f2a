import type { Intent, Understanding } from './understanding.js';

/** From here on a dialog may be begun on an intent. */
export const likely = 0.5;
/** From here on a dialog under way may be left for it. */
export const sure = 0.9;

type Scored = Pick<Understanding, 'intents'>;

export const wishes = ({ intents }: Scored, wish: Intent, least: number): boolean =>
  intents.some(({ intent, score }) => intent === wish && score >= least);

/** The best of these that the message shows so clearly. */
export function wishOf<Wish extends Intent>(
  { intents }: Scored,
  among: readonly Wish[],
  least: number,
): Wish | null {
  const shown = intents.flatMap(({ intent, score }) =>
    score >= least ? among.filter((wish) => wish === intent) : [],
  );
  return shown[0] ?? null;
}
