export type Rhythm = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly'

/** How often in a year. */
export const timesPerYear: Readonly<Record<Rhythm, number>> = {
  daily: 365,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  'half-yearly': 2,
  yearly: 1,
}

export const isRhythm = (word: string): word is Rhythm => Object.hasOwn(timesPerYear, word)
