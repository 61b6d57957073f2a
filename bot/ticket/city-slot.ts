import { citiesSharing, cityAsSaid, regionOf } from '../../domain/customer/region.js';
import { simplify } from '../../domain/customer/simplify.js';
import { sayAnyOf } from '../../domain/language/say-list.js';
import type { Language } from '../../schema/vocabulary.js';
import { isFilesAlone, type TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, type Reading, type SlotRule, slotValue, sureSlotValue } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';
import { isFindable } from '../language/place/address.js';
import { traditional } from '../language/text/traditional.js';
import { addressSlot } from './told-slots.js';

/** 朝阳区 and 鼓楼区 are in several cities: asked once which is meant, and joined to what was told of the address. */

const saidIn = (city: string, language: Language): string => {
  const said = cityAsSaid(city, language === 'en');
  return language === 'zh-Hant' ? traditional(said) : said;
};

const mostNamed = 4;

const citiesOf = (draft: Draft): readonly string[] => {
  const address = sureSlotValue(draft, 'address');
  return address === null ? [] : citiesSharing(address);
};

const isLatin = (address: string): boolean => !/\p{Script=Han}/u.test(address);

/** One of those that it may be, else any. */
function cityNamed(text: string, address: string): string | undefined {
  const plain = simplify(text);
  const region = regionOf(text);
  const asked = citiesSharing(address).find((city) => plain.includes(cityAsSaid(city, false)));
  return asked ?? region?.city ?? region?.province;
}

/** The address with the city that the message names; null when it names none. */
function withCity({ said, inbound }: TurnInHand, draft: Draft): string | null {
  const before = slotValue(draft, 'address');
  if (draft.asked !== 'intent' || before === null) return null;
  const city = cityNamed(inbound.text, before);
  if (city === undefined) return null;
  const told = said.address?.value;
  if (told !== undefined && isFindable(told) && citiesSharing(told).length === 0) return told;
  if (isLatin(before)) return `${before}, ${saidIn(city, 'en')}`;
  return `${/[區縣號樓鄉鎮]/.test(before) ? traditional(city) : city}${before}`;
}

/** Of a city that the address lies in, the rest stays as it was told. */
export const addressWithCitySlot: SlotRule = {
  ...addressSlot,
  read: (turn, draft) => {
    const joined = withCity(turn, draft);
    return joined === null ? addressSlot.read(turn, draft) : { value: joined };
  },
  amends: (turn, draft) => withCity(turn, draft) !== null || addressSlot.amends?.(turn, draft) === true,
};

/** Whatever is answered, it is not asked again; a question of the customer's is no answer. */
function readCity(turn: TurnInHand, draft: Draft): Reading | null {
  const { side, courtesy, command } = turn.said;
  if (draft.asked !== 'intent' || side || courtesy || command || isFilesAlone(turn)) return null;
  return { value: regionOf(turn.inbound.text) === null ? 'UNKNOWN' : 'TOLD' };
}

export const citySlot: SlotRule = {
  slot: 'intent',
  expects: 'address',
  read: readCity,
  ask: ({ language }, draft) => {
    const cities = citiesOf(draft)
      .slice(0, mostNamed)
      .map((city) => saidIn(city, language));
    return {
      text: phrase(language, 'ask_city', { cities: sayAnyOf(cities, language) }),
      quickReplies: cities.map((city) => ({ title: city, payload: city })),
    };
  },
  askAgain: ({ language }, draft) =>
    phrase(language, 'ask_city_again', { address: slotValue(draft, 'address') ?? '' }),
  wanted: (draft) => citiesOf(draft).length > 0,
  without: 'AT_ONCE',
};
