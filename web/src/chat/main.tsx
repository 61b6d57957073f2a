import { createRoot } from 'react-dom/client';
import { usualPatience } from './chat-connection.js';
import { ChatPage } from './chat-page.js';
import { type Browser, Conversation } from './conversation.js';
import { loadMissingFonts } from './font.js';
import { browserKeeping, keepIfPossible } from './keeping.js';
import { chooseLanguage, isLanguage, type Language } from './language.js';
import { isPicture } from './sent-file.js';
import { uploadByRequest } from './transfer.js';
import { fitToKeyboard } from './viewport.js';

const languageKey = 'aftercare.language';

const keeping = browserKeeping();
const browser: Browser = {
  fetch: (address, request) => fetch(address, request),
  openSocket: (path) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws'))),
  keeping,
  now: () => new Date(),
  random: () => Math.random(),
  newId,
  patience: usualPatience,
  upload: uploadByRequest,
  previewOf: (file) => (isPicture(file) ? URL.createObjectURL(file) : null),
  forgetPreview: (address) => URL.revokeObjectURL(address),
};

const remembered = keeping.getItem(languageKey);
const language = isLanguage(remembered) ? remembered : chooseLanguage(navigator.languages);
const conversation = new Conversation(browser, language);

addEventListener('online', () => conversation.networkBack());
addEventListener('offline', () => conversation.networkLost());
addEventListener('storage', (event) => void conversation.storedElsewhere(event.key));
fitToKeyboard();

function chooseForGood(chosen: Language): void {
  keepIfPossible(keeping, languageKey, chosen);
  fetchFonts(chosen);
}

/** The page itself says nothing Chinese in English but the names of the languages, which are no reason to fetch a font. */
function fetchFonts(chosen: Language): void {
  if (chosen !== 'en') return void loadMissingFonts(chosen);
  const leave = conversation.watch(() => {
    if (!/\p{Script=Han}/u.test(JSON.stringify(conversation.snapshot().entries))) return;
    leave();
    void loadMissingFonts(chosen);
  });
}

const place = document.getElementById('page');
if (!place) throw new Error('chat.html has no element with the id page');
createRoot(place).render(
  <ChatPage conversation={conversation} firstLanguage={language} rememberLanguage={chooseForGood} />,
);
void conversation.start();
fetchFonts(language);

/** `randomUUID` exists on secure pages only; a desk inside a company's network may be reached over plain http. */
function newId(): string {
  if (isSecureContext) return crypto.randomUUID();
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)));
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
