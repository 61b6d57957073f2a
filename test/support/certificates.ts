import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** What a server shows, and what it keeps. */
export interface Credentials {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** Who has this trusts what the authority issues. */
  readonly cert: string;
  /** For a server that is reached under these names or addresses. */
  issue(...hosts: readonly string[]): Credentials;
}

/** An authority of a test, good for a day: X.509 written out, since Node reads certificates and makes none. */
export function createAuthority(name: string): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = certificate({
    issuer: name,
    subject: name,
    key: publicKey,
    by: privateKey,
    extra: [isAuthority],
  });
  return {
    cert: own,
    issue(...hosts) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const subject = hosts[0] ?? name;
      const cert = certificate({
        issuer: name,
        subject,
        key: pair.publicKey,
        by: privateKey,
        extra: [namesOf(hosts)],
      });
      return { cert, key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    },
  };
}

interface Writing {
  readonly issuer: string;
  readonly subject: string;
  readonly key: KeyObject;
  readonly by: KeyObject;
  readonly extra: readonly Buffer[];
}

/** DER: tag, length, content. */
function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const octets = (content: Buffer): Buffer => tlv(0x04, content);
const bits = (content: Buffer): Buffer => tlv(0x03, Buffer.from([0]), content);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const critical = tlv(0x01, Buffer.from([0xff]));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const basicConstraints = oid('551d13');
const subjectAltName = oid('551d11');

const nameOf = (text: string): Buffer =>
  sequence(tlv(0x31, sequence(commonName, tlv(0x0c, Buffer.from(text)))));
const isAuthority = sequence(basicConstraints, critical, octets(sequence(tlv(0x01, Buffer.from([0xff])))));
const namesOf = (hosts: readonly string[]): Buffer =>
  sequence(
    subjectAltName,
    octets(
      sequence(
        ...hosts.map((host) =>
          isIPv4(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host)),
        ),
      ),
    ),
  );

const day = 86_400_000;
const utcTime = (at: number): Buffer =>
  tlv(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));

let serial = 1;

function certificate({ issuer, subject, key, by, extra }: Writing): string {
  serial += 1;
  const told = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([serial])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(utcTime(Date.now() - day), utcTime(Date.now() + day)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extra)),
  );
  const der = sequence(told, ecdsaWithSha256, bits(sign('sha256', told, by)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
