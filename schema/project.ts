import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file or folder of the project, wherever this module runs from: the sources, dist/, or the bundled program. */
export const inProject = (path: string): string => join(folder(), path);

function folder(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) {
    const above = dirname(at);
    if (above === at) throw new Error('The program does not lie in its project.');
    at = above;
  }
  return at;
}
