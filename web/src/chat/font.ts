import type { Language } from './language.js';

/** Each of the two draws both scripts, the other one in the shapes of its own. */
const scripts = {
  hans: { sample: '说', rules: () => import('@fontsource-variable/noto-sans-sc/wght.css') },
  hant: { sample: '說', rules: () => import('@fontsource-variable/noto-sans-tc/wght.css') },
};

/** In no font: browsers draw their sign for a missing character. */
const unassigned = '\u{10fffe}';

/**
 * Most devices have Chinese fonts; the others fetch the rules of one, the one that suits the language, and the few
 * pieces of it that the text on the page needs.
 */
export async function loadMissingFonts(language: Language): Promise<void> {
  const [own, other] = language === 'zh-Hant' ? [scripts.hant, scripts.hans] : [scripts.hans, scripts.hant];
  const missing = [own, other].find(({ sample }) => looksMissing(sample));
  if (!missing) return;
  await missing.rules();
  document.documentElement.dataset.fetchedFonts = '';
}

/** What a device can draw of a character that the other script does not use stands for the whole script. */
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
