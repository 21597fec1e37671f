import type { z } from 'zod'
import type Environment from '#contract/facts/environment.js'

export type Fact = z.infer<typeof Environment.schema>
export type Kind = Fact['kind']
export type Position = Fact['position']
export type State = Fact['state']

/** A device's words may be in any language of those who name sensors; `*` is the rest of a word. */
const words = (...all: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${all.join('|').replaceAll('*', '\\p{L}*')})(?!\\p{L})`, 'iu')

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['smoke', words('smoke', 'fire', 'rauch*', 'brand*', 'dim', 'dimni', 'дим*', 'пожар*')],
  [
    'water',
    words(
      'water',
      'leak*',
      'flood*',
      'wet',
      'wasser*',
      'poplav*',
      'voda',
      'curenje',
      'вода',
      'цурење',
      'поплав*',
    ),
  ],
  ['door', words('doors?', 'access', 't(?:ü|ue)r', 't(?:ü|ue)ren', 'vrata', 'врата')],
  ['motion', words('motion', 'pir', 'bewegung*', 'pokret*', 'покрет*')],
  ['airflow', words('air ?flow', 'luftstrom*')],
  ['dew-point', words('dew ?-?point', 'taupunkt*')],
  ['humidity', words('humid*', 'feucht*', '\\p{L}*feuchte', 'rh', 'vla(?:ž|z)n*', 'влажн*')],
  ['temperature', words('temp*', '\\p{L}*temperatur', 'therm*', 'темп*')],
]

/** What a sensor senses by its name; `other` where that does not say. */
export const kindOf = (name: string | null): Kind =>
  kinds.find(([, pattern]) => pattern.test(name ?? ''))?.[0] ?? 'other'

const inside = words(
  'internal',
  'inside',
  'cpu\\d*',
  'soc',
  'asic\\d*',
  'modules?',
  'board*',
  'chassis',
  'processor*',
  'core',
  'psu\\d*',
)
const positions: readonly (readonly [Position, RegExp])[] = [
  [
    'outlet',
    words(
      'outlet',
      'exhaust',
      'out ?flow',
      'outgoing',
      'server out',
      'hot ?aisle',
      'return',
      'retour',
      'abluft',
    ),
  ],
  ['inlet', words('inlet', 'intake', 'incoming', 'server in', 'cold ?aisle', 'zuluft')],
  ['ambient', words('ambient', 'room', 'raum', 'soba', 'sala', 'соба', 'сала')],
  // What is inlet or ambient says more than the part on which it stands: “Chassis inlet”.
  ['internal', inside],
]

/** Where a sensor is by its name; `otherwise` where that does not say. */
export const positionOf = (name: string | null, otherwise: Position): Position =>
  positions.find(([, pattern]) => pattern.test(name ?? ''))?.[0] ?? otherwise
