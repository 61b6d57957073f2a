import { createServer } from 'node:net';

/** A port on this machine that nobody listened on a moment ago. Somebody may before we do: be ready for that. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      probe.close(() => (port === undefined ? reject(new Error('no port is free')) : resolve(port)));
    });
  });
