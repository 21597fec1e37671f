import { foldText } from '#lib/fold-text.js'

const withoutVat =
  /(?:\bbez|\bbrez|\bexcl\w*\.?|\bwithout|\bplus|\+|\bexkl\w*)\s*(?:of\s+)?(?:pdv|ddv|dph|vat)(?:-?a)?\b|\bneto\b|\bafa nelkul\b/
const withVat = /\b(?:sa?|z|ze|incl\w*\.?|with|vcetne)\s*(?:pdv|ddv|dph|vat)(?:-?om)?\b|\bbruto\b|\bafaval\b/

/** Whether words say that VAT is in an amount; null where they say nothing of it. */
export const vatIn = (text: string): boolean | null => {
  const folded = foldText(text)
  if (withoutVat.test(folded)) return false
  return withVat.test(folded) ? true : null
}

const rhythms: readonly (readonly [string, RegExp])[] = [
  ['weekly', /\b(?:nedeljn\w*|sedmicn\w*|tedensk\w*|tydn\w*|weekly|per week|hetente)\b/],
  ['monthly', /\b(?:mj?esecn\w*|mesic\w*|monthly|per month|a month|havonta|mesec|kuukausi)\b/],
  [
    'quarterly',
    /\b(?:kvartaln\w*|trom?j?esecn\w*|trimesecn\w*|cetrtletn\w*|ctvrtletn\w*|quarterly|negyedevente)\b/,
  ],
  ['half-yearly', /\b(?:polugodisnj\w*|polletn\w*|pololetn\w*|half-?yearly|felevente)\b/],
  [
    'yearly',
    /\b(?:godisnj\w*|na godinu|letno|na leto|rocn\w*|kazdorocn\w*|za rok|yearly|annual\w*|per year|a year|evente)\b/,
  ],
]

/** How often, where words say it: weekly, monthly, quarterly, half-yearly, yearly. */
export const rhythmIn = (text: string): string | null => {
  const folded = foldText(text)
  return rhythms.find(([, words]) => words.test(folded))?.[0] ?? null
}

const approximate =
  /\b(?:oko|cca|ca|circa|priblizno|otprilike|okvirno|asi|zhruba|priblizne|about|approx\w*|kb)\b|~|≈/

export const isApproximate = (text: string): boolean => approximate.test(foldText(text))

const sourceKinds: readonly (readonly ['municipal' | 'state' | 'eu' | 'donor' | 'private', RegExp])[] = [
  ['eu', /\b(?:eu|ipa|interreg|evropsk\w*|europ\w*|erasmus|unij\w*)\b/],
  [
    'donor',
    /\b(?:dona\w*|undp|unops|giz|usaid|swiss\w*|unicef|svetsk\w* bank\w*|grant\w*|ambasad\w*|nvo|ngo)\b/,
  ],
  [
    'state',
    /\b(?:republi\w*|drzav\w*|ministar\w*|ministr\w*|pokrajin\w*|rs budzet|state|government|kancelarij\w* za it\w*|statn\w*|national)\b/,
  ],
  [
    'municipal',
    /\b(?:opstin\w*|gradsk\w*|grad\w*|lokaln\w*|jls|sopstven\w*|vlastit\w*|obcin\w*|mestn\w*|obec\w*|obc\w*|municipal\w*|own funds|local budget|budzet|buzet|proracun\w*|rozpoc\w*|budget)\b/,
  ],
  ['private', /\b(?:privat\w*|kredit\w*|zaj[ma]\w*|jpp|ppp|sponzor\w*|private|loan|soukrom\w*|zaseb\w*)\b/],
]

/** What sort of source words name; null where they name none that is known. */
export const sourceKindOf = (text: string): (typeof sourceKinds)[number][0] | null =>
  sourceKinds.find(([, words]) => words.test(foldText(text)))?.[0] ?? null

const noAmount =
  /\b(?:bez iznosa|bez sredstava|bez troskova|nema troskova|bez dodatnih sredstava|nisu potrebna|nije potrebno|no amount|no cost|brez zneska|brez stroskov|ni potrebno|bez castky|bez nakladu|nincs koltseg)\b/

export const saysNoAmount = (text: string): boolean => noAmount.test(foldText(text))

/** What people put where there is nothing to say. */
export const isDash = (text: string): boolean => /^(?:[-–—/\\.]+|n\/?a)$/i.test(text.trim())
