import { describe, expect, it } from 'vitest';
import { onePixel } from '../../test/support/files.js';
import { attachmentTypeOf, fileName } from './attachment-type.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const box = (brand: string) => bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mp41${'\0'.repeat(64)}`);
const webm = bytes(`\x1a\x45\xdf\xa3\x87\x42\x82\x84webm${'\0'.repeat(64)}`);
const webp = bytes(`RIFF\x24\0\0\0WEBPVP8 ${'\0'.repeat(40)}`);

describe('attachmentTypeOf', () => {
  it.each([
    ['a JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'image/jpeg'],
    ['a PNG', onePixel, 'image/png'],
    ['a PNG that was damaged', bytes('\x89PNG\r\n\x1a\n and no more'), 'image/png'],
    ['a WebP', webp, 'image/webp'],
    ['a HEIC', box('heic'), 'image/heic'],
    ['a HEIF of another maker', box('mif1'), 'image/heic'],
    ['an MP4', box('isom'), 'video/mp4'],
    ['an MP4 of an iPhone', box('M4V '), 'video/mp4'],
    ['a MOV', box('qt  '), 'video/quicktime'],
    ['a WebM', webm, 'video/webm'],
    ['a PDF', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), 'application/pdf'],
  ])('knows %s by its content', async (_what, head, type) => {
    expect(await attachmentTypeOf(head)).toBe(type);
  });

  it.each([
    ['HTML', bytes('<!doctype html><script>alert(1)</script>')],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['SVG with a declaration', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', bytes('GIF89a\x01\0\x01\0')],
    ['a program', bytes('MZ\x90\0\x03')],
    ['a ZIP', bytes('PK\x03\x04\x14\0\0\0')],
    ['a sound', box('M4A ')],
    ['an AVIF', box('avif')],
    ['words', bytes('hello')],
    ['nothing', bytes('')],
  ])('takes no %s', async (_what, head) => {
    expect(await attachmentTypeOf(head)).toBeNull();
  });
});

describe('fileName', () => {
  it.each([
    ['漏水.JPG', '漏水.JPG'],
    ['IMG_0001.jpeg', 'IMG_0001.jpeg'],
    ['page.html', 'page.html.jpg'],
    ['C:\\fakepath\\a.jpg', 'a.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['..jpg', 'jpg.jpg'],
    ['a\r\nSet-Cookie: x.jpg', 'a Set-Cookie  x.jpg'],
    ['gpj.\u202eexe', 'gpj. exe.jpg'],
    ['broken \ud800.jpg', 'broken  .jpg'],
    ['', 'file.jpg'],
    ['"', 'file.jpg'],
  ])('makes %j safe: %j', (name, safe) => {
    expect(fileName(name, 'image/jpeg')).toBe(safe);
  });

  it('keeps the end of a name that is too long, where its ending is', () => {
    expect(fileName(`${'长'.repeat(300)}.pdf`, 'application/pdf')).toMatch(/^长{96}\.pdf$/);
  });
});
