import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  atOncePoints,
  containerPoints,
  differentUpTo,
  markKinds,
  sameFrom,
  weights,
} from '#domain/identity/weights.js'
import {
  driveDefaults,
  type MakerDefault,
  macDefaults,
  sourceOfDefaults,
  textDefaults,
  uuidDefaults,
} from '#lib/maker-defaults.js'
import { openTexts } from '#service/texts.js'
import { situations } from './situations.js'

const file = new URL('../../../docs/identity.md', import.meta.url)
const texts = await openTexts()
const nameOf = (mark: string): string => texts.t('en', `identity.mark.${mark}`)

const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const written = (value: string | RegExp): string =>
  `\`${(typeof value === 'string' ? value : `/${value.source}/`).replaceAll('|', '\\|')}\``

const rowsOf = (what: string, all: readonly MakerDefault[]) =>
  all.map(({ source, values }) => [what, values.map(written).join(', '), sourceOfDefaults(source)])

const outcomes = {
  keeps: 'one record',
  splits: 'two records',
  asks: 'two records, asked',
  refused: 'refused',
}
const tellers = { enrol: 'enrols', report: 'reports on', foreign: 'another program' }

const parts = {
  weights: `${table(
    ['mark', 'agrees', 'differs'],
    [
      ...markKinds.map((kind) => [nameOf(kind), `+${weights[kind].agrees}`, weights[kind].differs]),
      [nameOf('at-once'), '', atOncePoints],
      [nameOf('container'), '', containerPoints],
    ],
  )}\n\n**${sameFrom} and more: the same machine. ${differentUpTo} and less, or nothing in common: another one. Between: a person says.**`,
  defaults: table(
    ['what', 'ignored', 'source'],
    [
      ...rowsOf('texts', textDefaults),
      ...rowsOf('UUIDs', uuidDefaults),
      ...rowsOf('addresses', macDefaults),
      ...rowsOf('drives', driveDefaults),
    ],
  ),
  situations: table(
    ['#', 'situation', 'the agent', 'score', 'outcome'],
    situations.map(({ name, by, isAtOnce, expect: { score, outcome } }, index) => [
      index + 1,
      name,
      tellers[by] + (isAtOnce && by === 'enrol' ? ', the other still reports' : ''),
      score,
      outcomes[outcome],
    ]),
  ),
}

it('docs/identity.md has the weights, the values that are ignored and the situations as they are', () => {
  const text = readFileSync(file, 'utf8')
  let now = text
  for (const [name, part] of Object.entries(parts))
    now = now.replace(
      new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`),
      () => `<!-- ${name} -->\n${part}\n<!-- /${name} -->`,
    )
  if (process.env.UPDATE_DOCS) writeFileSync(file, now)
  else expect(text).toBe(now)
})
