import { describe, expect, test } from 'vitest'
import type { Organisation } from '#contract/register.js'
import { topics } from '#contract/topics.js'
import { parseFramework } from '#domain/checklist/framework.js'
import type { Policy } from '#domain/policy/policy.js'
import { parseRule } from '#domain/policy/rule-file.js'
import type { RegisterEntry, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { makeChecklist, type PrintContext } from '#service/print.js'

const checks = { 'AV-1': 'Antivirus' }
const framework = parseFramework(
  'fw',
  "title: T\nbasis: [B]\nvalidFrom: 2016-11-24\nnumber: N\ncontrols:\n  - { id: '1', title: One, checks: [AV-1], attest: Is it so? }\n",
  'fw.yaml',
  checks,
)

const rule = parseRule(
  'antivirus-running',
  'antivirus-running.yaml',
  `title: Antivirus is running
severity: high
topic: antivirus
each: fact
check: fact.running
failed: Off
remedy: Turn it on
checks: [AV-1]
examples:
  - { name: on, now: 2026-11-22T07:00:00Z, fact: { product: ClamAV, running: true }, expect: pass }
  - { name: off, now: 2026-11-22T07:00:00Z, fact: { product: ClamAV, running: false }, expect: fail }
`,
  topics,
)
const policy: Policy = { rules: new Map([[rule.id, rule]]) }

const organisation: Organisation = {
  id: 'o',
  name: 'O',
  country: 'RS',
  timeZone: 'Europe/Belgrade',
  currency: 'RSD',
  language: 'sr-Cyrl',
}

const stoodAt = (at: Instant | undefined) => (span: { from: Instant; until: Instant | null }) =>
  at === undefined ? span.until === null : span.from <= at && (span.until === null || at < span.until)

const verdict = (state: VerdictSpan['state'], from: Instant, until: Instant | null): VerdictSpan => ({
  rule: 'antivirus-running',
  thing: 'asset:PC-001',
  subject: null,
  state,
  since: null,
  from,
  until,
  flipsAt: null,
  evidence: {},
})

const entry = (
  collection: RegisterEntry['collection'],
  body: { id: string },
  from: Instant,
): RegisterEntry => ({
  collection,
  id: body.id,
  from,
  until: null,
  body,
})

const verdicts = [
  verdict('fail', '2026-06-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'),
  verdict('pass', '2026-07-01T00:00:00.000Z', null),
]
const entries = [
  entry(
    'assets',
    { id: 'PC-001', kind: 'computer', tag: 'OP-17', state: 'in-use' } as { id: string },
    '2026-01-01T00:00:00.000Z',
  ),
  entry(
    'attestations',
    {
      id: 'AT-1',
      question: 'fw:1',
      statement: 's',
      date: '2026-06-10',
      document: 'd',
      by: 'a',
      confirmedBy: 'b',
      validUntil: '2027-06-09',
    } as { id: string },
    '2026-07-05T00:00:00.000Z',
  ),
]

const context: PrintContext = {
  reader: {
    verdicts: async (filter) => verdicts.filter(stoodAt(filter?.asOf)),
    registerEntries: async (asOf) => entries.filter(stoodAt(asOf)),
    subjects: async () => [],
  },
  organisation,
  policy,
  frameworks: { byId: new Map([['fw', framework]]), checks },
  clock: { now: () => '2026-11-22T07:00:00.000Z' },
}

const stateAt = async (asOf: Instant | null) => (await makeChecklist(context, 'fw', asOf)).rows[0]

describe('a checklist of a past day', () => {
  test('shows the verdict that stood then', async () => {
    expect((await stateAt('2026-06-30T21:59:59.999Z'))?.state).toBe('fail')
    expect((await stateAt('2026-07-10T00:00:00.000Z'))?.state).toBe('pass')
  })

  test('counts a statement only from when the register held it, whatever its date', async () => {
    expect((await stateAt('2026-07-02T00:00:00.000Z'))?.state).toBe('partly')
    expect((await stateAt(null))?.state).toBe('pass')
  })

  test('before anything was known is not checked', async () => {
    expect(await stateAt('2025-01-01T00:00:00.000Z')).toMatchObject({ state: 'not-checked', n: 0, m: 2 })
  })
})

describe('a checklist', () => {
  test('names a thing as its sticker does, where it has no name', async () => {
    expect((await makeChecklist(context, 'fw', null)).names).toMatchObject({ 'asset:PC-001': 'OP-17' })
  })

  test('of a framework that does not exist says which do', async () => {
    await expect(makeChecklist(context, 'iso9001', null)).rejects.toThrow(
      new Problem('not_found', said`no framework is called “${'iso9001'}”; there are ${'fw'}`),
    )
  })

  test('of the future is refused', async () => {
    await expect(makeChecklist(context, 'fw', '2026-11-22T07:00:00.001Z')).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
