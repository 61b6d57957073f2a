declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface Message {
    readonly raw: string;
    readonly flags: string[];
    readonly uid: number;
  }
  interface Options {
    readonly secureConnection?: boolean;
    readonly credentials?: { readonly key: string; readonly cert: string };
    readonly plugins: readonly string[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, { readonly messages: readonly { readonly raw: string }[] }>>;
  }
  interface ImapServer {
    readonly server: Server;
    readonly folderCache: Readonly<Record<string, { readonly messages: readonly Message[] }>>;
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
    appendMessage(mailbox: string, flags: readonly string[], date: Date, raw: string): void;
  }
  export default function hoodiecrow(options: Options): ImapServer;
}
