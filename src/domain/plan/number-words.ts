const languages: readonly Readonly<Record<number, string>>[] = [
  { 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine', 10: 'ten' },
  { 12: 'twelve', 20: 'twenty', 30: 'thirty', 40: 'forty', 50: 'fifty' },
  // Serbian
  {
    2: 'dva dve dvije',
    3: 'tri',
    4: 'cetiri',
    5: 'pet',
    6: 'sest',
    7: 'sedam',
    8: 'osam',
    9: 'devet',
    10: 'deset',
  },
  { 12: 'dvanaest', 15: 'petnaest', 20: 'dvadeset', 30: 'trideset', 40: 'cetrdeset', 50: 'pedeset' },
  // Slovene
  { 4: 'stiri', 7: 'sedem', 8: 'osem', 40: 'stirideset', 50: 'petdeset' },
  // Czech
  { 4: 'ctyri', 8: 'osm', 20: 'dvacet', 30: 'tricet', 40: 'ctyricet', 50: 'padesat' },
  // Hungarian
  { 2: 'ketto', 3: 'harom', 4: 'negy' },
]

/** Small numbers as they are written out, folded, in the languages of plans. One is left out: it is an article as often. */
export const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  languages.flatMap((language) =>
    Object.entries(language).flatMap(([number, words]) =>
      words.split(' ').map((word) => [word, Number(number)] as const),
    ),
  ),
)
