import { spawnSync } from 'node:child_process';
import { chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  asRoot,
  ended,
  installInto,
  kill,
  start,
  useDataFolder,
  words,
  write,
} from '../test/support/data-folder.js';
import { findServer } from './postgres/pid-file.js';
import { EnvironmentError } from './variable.js';

const place = useDataFolder();
const nobody = { uid: 65534, gid: 65534 };

it.each([
  ['desk', 'is a file'],
  ['desk/deeper', 'lies in a file'],
])('names the variable where the folder cannot be: %s', async (path, why) => {
  await writeFile(place.folder, 'a letter');
  const taken = join(place.scratch, path);
  await expect(start(taken)).rejects.toEqual(
    new EnvironmentError('AFTERCARE_DATA', `a folder that can be written; ${taken} ${why}`),
  );
  expect(await readFile(place.folder, 'utf8')).toBe('a letter');
});

it.runIf(process.platform === 'linux')('comes back from where no folder can be made', async () => {
  await expect(start('/proc/desk/data')).rejects.toEqual(
    new EnvironmentError(
      'AFTERCARE_DATA',
      'a folder that can be written; /proc/desk/data lies where no folder can be made',
    ),
  );
});

describe('a folder that is not ours to run', () => {
  it('of another PostgreSQL version is refused and left alone', async () => {
    await mkdir(join(place.folder, 'database'), { recursive: true });
    await writeFile(join(place.folder, 'database', 'PG_VERSION'), '14\n');
    await expect(start(place.folder)).rejects.toThrow(
      /^AFTERCARE_DATA takes .* was made by PostgreSQL 14, and this is PostgreSQL 18/,
    );
    expect(await readdir(place.folder, { recursive: true })).toEqual(['database', 'database/PG_VERSION']);
  });

  it('with something else under the name is refused and left alone', async () => {
    await mkdir(join(place.folder, 'database'), { recursive: true });
    await writeFile(join(place.folder, 'database', 'thesis.txt'), 'years of work');
    await expect(start(place.folder)).rejects.toThrow(
      /^AFTERCARE_DATA takes .* it is no PostgreSQL data folder/,
    );
    expect(await readdir(place.folder, { recursive: true })).toEqual(['database', 'database/thesis.txt']);
  });
});

describe.runIf(asRoot)('as root', () => {
  it('runs below folders that only root may enter, programs and data alike', async () => {
    const hidden = join(place.scratch, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const file = await installInto(hidden, place.program);
    const { url, child } = await place.hold(join(hidden, 'desk'), file);
    await write(url, 'hidden');
    expect(await words(url)).toEqual(['hidden']);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect((await stat(hidden)).mode & 0o777).toBe(0o700);
  });

  it.runIf(spawnSync('setpriv', ['--version']).status === 0)(
    'finds its server again with no more rights than a container gives to root',
    async () => {
      const rights = 'chown,dac_override,fowner,fsetid,kill,setgid,setuid,setpcap'.replace(/^|,/g, ',+');
      const confined = ['setpriv', `--bounding-set=-all${rights}`, '--inh-caps=-all'];
      const { child } = await place.hold(place.folder, place.program, {}, confined);
      kill(child);
      await ended(child);
      const next = await place.hold(place.folder, place.program, {}, confined);
      expect(next.adopted).toBe(true);
      next.child.kill('SIGTERM');
      expect(await ended(next.child)).toBe(0);
      expect(await findServer(join(place.folder, 'database'))).toBeUndefined();
    },
  );

  it('leaves nothing in a folder that an ordinary user may not write, who is told so', async () => {
    await mkdir(place.folder);
    const file = await installInto(place.scratch, place.program);
    await expect(place.hold(place.folder, file, nobody)).rejects.toThrow(
      `AFTERCARE_DATA takes a folder that can be written; ${place.folder} is not for this account to make or write.`,
    );
    expect(await readdir(place.folder)).toEqual([]);
  });

  it('leaves a folder of an ordinary user usable for that user', async () => {
    const file = await installInto(place.scratch, place.program);
    await mkdir(place.folder);
    await chown(place.folder, nobody.uid, nobody.gid);
    const first = await place.hold(place.folder, file, nobody);
    await write(first.url, 'mine');
    first.child.kill('SIGTERM');
    await ended(first.child);

    const root = await start(place.folder);
    await root.stop();
    const again = await place.hold(place.folder, file, nobody);
    expect(await words(again.url)).toEqual(['mine']);
  });
});
