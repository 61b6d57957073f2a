import { type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';

/** Neither was chosen: what is registered stands, and the summary shows it. */
const undecidedProduct = 'UNDECIDED';

/** Words and serial number disagree about the product: asked once, which it is. */
export const whichProductSlot: SlotRule = {
  slot: 'choice',
  read: ({ said }, { asked }) => {
    const [named] = asked === 'choice' ? said.products : [];
    return named ? { value: named.value } : null;
  },
  ask: ({ language, products }, { notes }) => {
    const names = [notes.told, notes.registered].map((model) => products.nameOf(model ?? '', language));
    const [said = '', registered = ''] = names;
    return {
      text: phrase(language, 'ask_which_product', { said, registered }),
      quickReplies: names.map((name) => ({ title: name, payload: name })),
    };
  },
  askAgain: ({ language }) => phrase(language, 'ask_choice_again'),
  undecided: undecidedProduct,
  askedOnce: true,
  wanted: (draft) => draft.notes.told !== undefined && sureSlotValue(draft, 'product') !== null,
  without: 'AT_ONCE',
};
