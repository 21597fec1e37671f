export type Source = 'mains' | 'battery' | 'bypass' | 'off' | 'unknown'

type State =
  | 'boost'
  | 'trim'
  | 'charging'
  | 'discharging'
  | 'test'
  | 'calibration'
  | 'overload'
  | 'alarm'
  | 'forced-shutdown'
  | 'eco'

const states: Readonly<Record<string, State>> = {
  BOOST: 'boost',
  TRIM: 'trim',
  CHRG: 'charging',
  DISCHRG: 'discharging',
  TEST: 'test',
  CAL: 'calibration',
  OVER: 'overload',
  ALARM: 'alarm',
  FSD: 'forced-shutdown',
  ECO: 'eco',
}

/** What else may stand in ups.status without changing what feeds the output. */
const others = new Set(['OL', 'OB', 'LB', 'HB', 'RB', 'BYPASS', 'OFF'])

const sourceOf = (tokens: ReadonlySet<string>): Source => {
  const has = (token: string): boolean => tokens.has(token)
  // A word that is not known may mean anything; it must never read as all being well.
  if ([...tokens].some((token) => !others.has(token) && !Object.hasOwn(states, token))) return 'unknown'
  if (has('OFF')) return 'off'
  if (has('BYPASS')) return 'bypass'
  if (has('CAL') || has('TEST')) return has('OL') || has('OB') ? 'mains' : 'unknown'
  if (has('OB')) return 'battery'
  return has('OL') ? 'mains' : 'unknown'
}

/** What battery.charger.status says, which is to take the place of CHRG and DISCHRG. */
const charger: Readonly<Record<string, State>> = { charging: 'charging', discharging: 'discharging' }

/** Reads ups.status: words parted by spaces (NUT developer guide, status data). */
export const readStatus = (status: string | undefined, chargerStatus?: string) => {
  const ofCharger = charger[chargerStatus?.trim().toLowerCase() ?? ''] ?? []
  const tokens = new Set((status ?? '').toUpperCase().split(/\s+/).filter(Boolean))
  return {
    source: sourceOf(tokens),
    states: [...new Set([...tokens].flatMap((token) => states[token] ?? []).concat(ofCharger))].sort(),
    battery: tokens.has('LB') ? 'low' : tokens.has('OL') || tokens.has('OB') ? 'normal' : 'unknown',
    replaceBattery: tokens.has('RB'),
  } as const
}
