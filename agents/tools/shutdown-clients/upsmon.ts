import { words } from '../nut/client.js'

export type Role = 'primary' | 'secondary' | 'unknown'

export interface Watched {
  readonly ups: string
  readonly role: Role
  readonly feeds: number | null
}

/** What is told of a configuration: never a user or a password. */
export interface Configuration {
  readonly watches: readonly Watched[]
  readonly canShutDown: boolean
}

const roles: Readonly<Record<string, Role>> = {
  primary: 'primary',
  master: 'primary',
  secondary: 'secondary',
  slave: 'secondary',
}

const statements = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => words(line.replace(/^\s*#.*/, '').trim()))
    .filter((line) => line.length > 0)

/** upsmon.conf: `MONITOR system powervalue username password type`, and SHUTDOWNCMD. */
export const readUpsmon = (text: string): Configuration => {
  const all = statements(text)
  return {
    watches: all
      .filter(([name]) => name === 'MONITOR')
      .map(([, ups = '', feeds = '', , , role = '']) => ({
        ups: ups.slice(0, 256),
        role: roles[role.toLowerCase()] ?? 'unknown',
        feeds: /^\d+$/.test(feeds) ? Number(feeds) : null,
      }))
      .slice(0, 16),
    canShutDown: all.some(([name, command = '']) => name === 'SHUTDOWNCMD' && command !== ''),
  }
}

/** apcupsd.conf: one UPS, named by UPSNAME, or by where it is asked. It always knows how to shut down. */
export const readApcupsd = (text: string): Configuration => {
  const values = new Map(statements(text).map(([name = '', ...rest]) => [name.toUpperCase(), rest.join(' ')]))
  const device = values.get('DEVICE') ?? ''
  const type = values.get('UPSTYPE') ?? ''
  const ups = [values.get('UPSNAME') ?? '', device === '' ? type : `${type} ${device}`]
    .filter(Boolean)
    .join(' ')
  if (ups === '') return { watches: [], canShutDown: true }
  const isOverNetwork = /^(net|pcnet|snmp)$/i.test(type)
  return {
    watches: [
      {
        ups: withoutSecret(ups, type).slice(0, 256),
        role: isOverNetwork ? 'secondary' : 'primary',
        feeds: null,
      },
    ],
    canShutDown: true,
  }
}

/** `snmp` is followed by a community, `pcnet` by a user and a password. */
const withoutSecret = (ups: string, type: string): string =>
  type === 'snmp' || type === 'pcnet' ? ups.replace(/(\s(?:[\w.-]+|\[[^\]]+\]))(?::\S*)$/, '$1') : ups
