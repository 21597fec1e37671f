import { readFileSync } from 'node:fs'
import type { Register } from '#contract/register.js'
import { topics } from '#contract/topics.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { judgePositions, positionVerdicts } from '#service/judge-positions.js'
import { openLicences } from '#service/licences/licences.js'
import { openPositions } from '#service/licences/positions.js'
import { openProductFiles } from '#service/product-files.js'
import { openRejudging } from '#service/rejudge.js'
import { syncRegister } from '#service/sync-register.js'
import { right } from '../../domain/due/due-world.js'
import { emptyRegister, openWorld, organisation } from '../world.js'

const rules = ['licences-cover-use', 'licences-seen', 'licence-pool-covered'].map((id) =>
  parseRule(id, `${id}.yaml`, readFileSync(`policies/rules/${id}.yaml`, 'utf8'), topics),
)
const productFiles = openProductFiles()

export const computer = (id: string) => ({
  id,
  kind: 'computer' as const,
  state: 'in-use' as const,
  subject: `host:${id}`,
})
export const eset = (id: string, quantity: number, end: string, more: object = {}) =>
  right(id, end, {
    product: { publisher: 'ESET', family: 'Protect', edition: 'Entry' },
    purpose: 'antivirus',
    metric: 'seat',
    kind: 'subscription',
    quantity,
    start: '2025-11-01',
    proofs: ['F-1'],
    certificates: ['C-1'],
    price: { amount: quantity * 1000, currency: 'RSD' },
    ...more,
  })

export const use = 'licences-cover-use'
export const position = 'position:eset|protect|entry|'

/** A town with so many computers of which `seen` report that they have antivirus software. */
export const openLicenceWorld = async (
  count: number,
  seen: number,
  part: Partial<Register>,
  start = '2026-11-22T07:00:00.000Z',
) => {
  const ids = Array.from({ length: count }, (_, at) => `A-${at + 1}`)
  const world = await openWorld(rules, {
    register: { ...emptyRegister(), assets: ids.map(computer), ...part },
    recipients: [{ channel: 'mail', recipient: 'it@example.rs', language: 'en' }],
    start,
  })
  const { store, clock, judging } = world
  const reopen = () => {
    const licences = openLicences({ store, clock, judging, productFiles })
    const positions = openPositions({ clock, licences, verdicts: () => positionVerdicts(store, judging) })
    Object.assign(judging, { positions })
    return licences
  }
  let licences = reopen()
  const sequences = new Map<string, number>()
  const report = async (id: string, product: string | null = 'ESET Endpoint Antivirus') => {
    const agent = (await world.reader.agent(id)) ?? (await world.enrol(id))
    const sequence = (sequences.get(id) ?? 0) + 1
    sequences.set(id, sequence)
    const facts = { 'antivirus/windows': product === null ? [] : [{ product, version: '11', running: true }] }
    await world.send(agent, { at: clock.now(), sequence, facts })
    licences.heard([{ agent: id, isChanged: true, subjects: [`host:${id}`] }])
  }
  const rejudging = openRejudging(world, {
    settle: async () => {
      await store.transaction((tx) => syncRegister(tx.of(organisation), world.document.value, clock.now()))
    },
    onJudged: () => undefined,
    onFailed: (error) => {
      throw error
    },
  })
  for (const id of ids.slice(0, seen)) await report(id)
  await judgePositions(world)
  return {
    ...world,
    report,
    /** Judges what agents said since. */
    judge: async () => {
      rejudging.heard([{ agent: 'A-1', isChanged: true, subjects: [], topics: new Set(['software']) }])
      await rejudging.settled()
    },
    rejudging,
    restart: () => {
      licences = reopen()
    },
    alerts: async () => (await world.reader.alerts.list()).filter(({ closedAt }) => closedAt === null),
    /** Edits the register, and judges what that can have changed. */
    edit: async (change: Partial<Register>) => {
      world.document.value = { ...world.document.value, ...change }
      rejudging.changed(world.document.value)
      await rejudging.settled()
    },
  }
}
