import type { ServicePointRow } from '../../schema/index.js';
import { reachInto } from '../policy/place-name.js';

/**
 * The service point that serves a place: the one whose region holds it, the most specific first; else the
 * receptionist's own; else headquarters (roles.md).
 */
export function responsibleFor(
  points: readonly ServicePointRow[],
  place: { readonly region: string | null; readonly address: string | null },
  ownServicePointId: string | null,
): ServicePointRow {
  const reaches = [place.region, place.address].flatMap((given) =>
    given === null ? [] : [reachInto(given)],
  );
  const [best] = points
    .map((point) => ({ point, length: longestFit(point.regions, reaches) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => other.length - one.length || one.point.code.localeCompare(other.point.code));
  const own = points.find((point) => point.id === ownServicePointId);
  const found = best?.point ?? own ?? points.find((point) => point.kind === 'HEADQUARTERS');
  if (!found) throw new Error('there is no headquarters');
  return found;
}

type Reach = ReturnType<typeof reachInto>;

/** How far into the place's name a region reaches; `*` holds every place that is named at all, and no other. */
const longestFit = (regions: readonly string[], reaches: readonly Reach[]): number =>
  Math.max(0, ...regions.map((region) => furthest(region, reaches)));

function furthest(region: string, reaches: readonly Reach[]): number {
  if (region === '*') return reaches.length > 0 ? 0.5 : 0;
  return Math.max(0, ...reaches.map((reach) => reach(region)));
}
