/** A character of each script that the other does not use: what a device can draw of it stands for the script. */
const samples = { hans: '说', hant: '說' };

/** In no font: browsers draw their sign for a missing character. */
const unassigned = '\u{10fffe}';

/** Most devices have Chinese fonts; the others fetch the few pieces that the text on the page needs. */
export async function loadMissingFonts(): Promise<void> {
  const rules: Promise<unknown>[] = [];
  if (looksMissing(samples.hans)) rules.push(import('@fontsource-variable/noto-sans-sc/wght.css'));
  if (looksMissing(samples.hant)) rules.push(import('@fontsource-variable/noto-sans-tc/wght.css'));
  if (rules.length === 0) return;
  await Promise.all(rules);
  document.documentElement.dataset.fetchedFonts = '';
}

function looksMissing(character: string): boolean {
  return drawn(character) === drawn(unassigned);
}

function drawn(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 32;
  const pen = canvas.getContext('2d');
  if (!pen) return '';
  pen.font = '24px sans-serif';
  pen.textBaseline = 'top';
  pen.fillText(character, 2, 2);
  return canvas.toDataURL();
}
