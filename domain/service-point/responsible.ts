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
  const texts = [place.region, place.address].filter((given) => given !== null);
  const [best] = points
    .map((point) => ({ point, length: longestFit(point.regions, texts) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => other.length - one.length || one.point.code.localeCompare(other.point.code));
  const own = points.find((point) => point.id === ownServicePointId);
  const found = best?.point ?? own ?? points.find((point) => point.kind === 'HEADQUARTERS');
  if (!found) throw new Error('there is no headquarters');
  return found;
}

/** How far into the place's name a region reaches; `*` holds every place that is named at all, and no other. */
const longestFit = (regions: readonly string[], texts: readonly string[]): number =>
  Math.max(0, ...regions.map((region) => coveredLength(region, texts)));

function coveredLength(region: string, texts: readonly string[]): number {
  if (region === '*') return texts.length > 0 ? 0.5 : 0;
  return Math.max(0, ...texts.map((text) => reachInto(text, region)));
}
