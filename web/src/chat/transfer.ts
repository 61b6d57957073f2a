export interface Answer {
  /** 0 when nothing was answered at all. */
  status: number;
  body: string;
}

export interface Transfer {
  done: Promise<Answer>;
  stop(): void;
}

export type Upload = (address: string, file: File, onProgress: (share: number) => void) => Transfer;

/** As long as the desk waits for it. */
const longestMs = 300_000;

/** `fetch` does not tell how far an upload has come; XMLHttpRequest does. */
export const uploadByRequest: Upload = (address, file, onProgress) => {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((resolve) => {
    request.addEventListener('loadend', () =>
      resolve({ status: request.status, body: request.responseText }),
    );
  });
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (total > 0) onProgress(loaded / total);
  });
  const form = new FormData();
  form.append('file', file);
  request.open('POST', address);
  request.timeout = longestMs;
  request.send(form);
  return { done, stop: () => request.abort() };
};
