import { readFileSync } from 'node:fs';
import { inProject } from '../../schema/project.js';

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where a city or district has its centre, a region to a line: good for how far a technician travels, not for finding
 * a door. A whole province is too wide to have one.
 */
const file = 'domain/customer/division-centres.tsv';
const shortestName = 3;

let loaded: ReadonlyMap<string, Coordinates> | undefined;

/** Read on first use: some three thousand places. */
function centres(): ReadonlyMap<string, Coordinates> {
  loaded ??= new Map(readFileSync(inProject(file), 'utf8').trimEnd().split('\n').map(entryOf));
  return loaded;
}

function entryOf(line: string): readonly [string, Coordinates] {
  const [region = '', latitude, longitude] = line.split('\t');
  return [region, { latitude: Number(latitude), longitude: Number(longitude) }];
}

/** The centre of the smallest known place that a region names, such as 江苏省苏州市昆山市; null when it names none. */
export function centreOf(region: string): Coordinates | null {
  for (let length = region.length; length >= shortestName; length -= 1) {
    const centre = centres().get(region.slice(0, length));
    if (centre) return centre;
  }
  return null;
}
