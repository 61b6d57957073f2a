import { describe, expect, test } from 'vitest';
import { type AttachedFile, AttachedFiles, mostBytes, mostFiles } from './attached-files.js';
import type { Answer } from './transfer.js';

/** What the page takes from a browser, with uploads that end when the test says so. */
function open(address: string | null = '/chat/attachments?token=t') {
  const uploads: {
    file: File;
    progress(share: number): void;
    answer(given: Answer): void;
    stopped: boolean;
  }[] = [];
  const forgotten: string[] = [];
  let shown: readonly AttachedFile[] = [];
  let ids = 0;
  const files = new AttachedFiles({
    upload(_address, file, progress) {
      let answer: (given: Answer) => void = () => undefined;
      const done = new Promise<Answer>((resolve) => {
        answer = resolve;
      });
      const one = { file, progress, answer, stopped: false };
      uploads.push(one);
      return {
        done,
        stop: () => {
          one.stopped = true;
          answer({ status: 0, body: '' });
        },
      };
    },
    previewOf: (file) => `blob:${file.name}`,
    forgetPreview: (preview) => void forgotten.push(preview),
    newId: () => `k${++ids}`,
    address: () => address,
    changed: (now) => {
      shown = now;
    },
  });
  return { files, uploads, forgotten, shown: () => shown };
}

const picture = (name = 'leak.jpg') => new File(['x'], name, { type: 'image/jpeg' });
const taken = (id: string): Answer => ({ status: 201, body: JSON.stringify({ id }) });
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('attached files', () => {
  test('are sent at once, tell how far they are, and belong to the next message', async () => {
    const { files, uploads, shown } = open();
    files.add([picture()]);
    expect(shown()).toMatchObject([{ preview: 'blob:leak.jpg', progress: 0, id: null, trouble: null }]);
    uploads[0]?.progress(0.5);
    expect(shown()).toMatchObject([{ progress: 0.5 }]);
    expect(files.take()).toEqual([]);
    uploads[0]?.answer(taken('a1'));
    await settle();
    expect(shown()).toMatchObject([{ id: 'a1', progress: 1 }]);
    expect(files.take()).toEqual([{ id: 'a1', name: 'leak.jpg', type: 'image/jpeg' }]);
    expect(shown()).toEqual([]);
  });

  test.each([
    [{ status: 413, body: '' }, 'TOO_LARGE'],
    [{ status: 415, body: '{}' }, 'WRONG_TYPE'],
    [{ status: 429, body: '' }, 'RATE_LIMITED'],
    [{ status: 0, body: '' }, 'FAILED'],
    [{ status: 201, body: '<html>' }, 'FAILED'],
  ])('are in trouble after %j: %s', async (answer, trouble) => {
    const { files, uploads, shown } = open();
    files.add([picture()]);
    uploads[0]?.answer(answer);
    await settle();
    expect(shown()).toMatchObject([{ trouble, id: null }]);
    expect(files.take()).toEqual([]);
    expect(shown()).toHaveLength(1);
  });

  test('can be tried again', async () => {
    const { files, uploads, shown } = open();
    files.add([picture()]);
    uploads[0]?.answer({ status: 0, body: '' });
    await settle();
    files.tryAgain('k1');
    expect(shown()).toMatchObject([{ trouble: null, progress: 0 }]);
    uploads[1]?.answer(taken('a2'));
    await settle();
    expect(files.take()).toMatchObject([{ id: 'a2' }]);
  });

  test('are stopped and forgotten when they are removed', async () => {
    const { files, uploads, forgotten, shown } = open();
    files.add([picture('a.jpg'), picture('b.jpg')]);
    files.remove('k1');
    await settle();
    expect([uploads[0]?.stopped, uploads[1]?.stopped]).toEqual([true, false]);
    expect(shown()).toMatchObject([{ name: 'b.jpg', trouble: null }]);
    files.clear();
    expect(forgotten).toEqual(['blob:a.jpg', 'blob:b.jpg']);
    expect(shown()).toEqual([]);
  });

  test('that the desk would refuse are not sent to it', () => {
    const { files, uploads, shown } = open();
    const large = new File([new Uint8Array(mostBytes + 1)], 'film.mp4', { type: 'video/mp4' });
    files.add([large, ...Array.from({ length: mostFiles + 1 }, () => picture())]);
    expect(shown().map(({ trouble }) => trouble)).toEqual([
      'TOO_LARGE',
      ...Array(mostFiles).fill(null),
      'TOO_MANY',
    ]);
    expect(uploads).toHaveLength(mostFiles);
  });

  test('wait for a session', () => {
    const { files, uploads, shown } = open(null);
    files.add([picture()]);
    expect(shown()).toMatchObject([{ trouble: 'FAILED' }]);
    expect(uploads).toEqual([]);
  });
});
