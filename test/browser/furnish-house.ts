import { PlanProgress, progressFormat, progressStates } from '#contract/plan-progress.js'
import { collections } from '#contract/register.js'
import { progressHash } from '#domain/plan/template/progress-of.js'
import { templateOf } from '#domain/plan/template/template-of.js'
import { fileDocument } from '#service/file-document.js'
import { handOver } from '#service/hand-over.js'
import { nothingNotedOfPlan } from '#service/importing/plan-request.js'
import { recordSubject } from '#service/link-asset.js'
import { takeProgress } from '#service/plan/handed-progress.js'
import { reportLongWindedMachine } from './long-winded-machine.js'
import type { WholeService } from './service.js'

interface Who {
  readonly id: string
  readonly name: string
}

const pieces = async function* (text: string) {
  yield Buffer.from(text)
}

/** A count of the server room that is half done, with something of every kind found. */
const beginCount = async ({ services }: WholeService, who: Who): Promise<string> => {
  const { counts } = services
  const { id } = await counts.open(
    {
      date: '2026-12-31',
      commission: [
        { name: 'Милица Ђорђевић', part: 'president' },
        { name: 'Пера Њежић', part: 'member' },
      ],
      scope: { places: ['server-room', 'finance'], kinds: [], custodians: [] },
    },
    who,
  )
  const marks = [
    { tag: 'SRV-01', found: 'found', place: 'rack-1' },
    { tag: 'AC-01', found: 'damaged', note: 'цури' },
    { tag: 'EXT-03', found: 'missing', asset: 'EXT-03' },
    { tag: 'RT-01', found: 'other-place', place: 'finance' },
    { tag: 'TV-9', found: 'surplus', what: 'Телевизор', place: 'server-room' },
    { tag: 'PC-002', found: 'found', place: 'finance' },
  ] as const
  for (const mark of marks) await counts.mark(id, { id: crypto.randomUUID(), ...mark }, who)
  return id
}

const changeRegister = async (service: WholeService, machine: string, who: Who): Promise<string> => {
  const { services } = service
  const { assets, roles } = services.register.value
  await recordSubject(services, machine, { id: 'PC-100', kind: 'computer' }, who)
  await fileDocument(
    services,
    pieces('%PDF-1.7\nпотписан реверс\n'),
    { name: 'Потписан реверс', kind: 'act' },
    { part: 'assets', id: 'PC-001' },
    who,
  )
  const act = 'R-2026-1'
  await handOver(
    services,
    { id: act, kind: 'hand-over', date: '2026-11-20', assets: ['PC-003', 'MON-001'], to: roles[0]?.id ?? '' },
    new Map(),
    who,
  )
  const asset = assets.find(({ id }) => id === 'PC-002')
  const person = { id: 'ana', name: 'Ана Јовић', roles: ['head-of-finance'] }
  await services.editor.edit(
    {
      action: 'edit',
      why: 'нов серијски број',
      changes: [
        { part: 'assets', id: 'PC-002', body: { ...asset, serial: 'NEW-2' } },
        { part: 'persons', id: person.id, body: person },
      ],
    },
    who,
  )
  return act
}

const sendTables = async ({ services }: WholeService, { id }: Who) => {
  const send = (name: string, lines: readonly string[]) =>
    services.tables.uploads.put(id, name, pieces(lines.join('\n')))
  const heads = 'Инвентарски број;Врста;Стање;Цена'
  return [
    await send('опрема.csv', [heads, 'N-1;рачунар;у употреби;1.200,00', 'N-2;рачунар;у употреби;много']),
    await send('мрежа.csv', [heads, 'N-3;рутер;у употреби;9.000,50']),
    await send('исто.csv', ['Инвентарски број;Врста;Стање', 'UPS-01;УПС;у употреби']),
  ]
}

/** A job of the machine that has told of a failure, and one that has not called yet. */
const callFromScript = async ({ services: { pings } }: WholeService, machine: string, who: string) => {
  const schedule = { periodSeconds: 86_400, graceSeconds: 3600 }
  const { check, secret } = await pings.add(
    { name: 'Ноћна копија', kind: 'backup', schedule, on: machine },
    who,
  )
  await pings.add({ name: 'Обнова сертификата', kind: 'job', schedule }, who)
  const agent = await pings.bySecret(secret)
  const body = { bytes: 200_000, kept: new TextEncoder().encode('No space left on device.') }
  await pings.take(
    agent,
    { tells: 'start', exitStatus: null, run: null, method: 'GET' },
    { bytes: 0, kept: new Uint8Array() },
  )
  await pings.take(agent, { tells: 'fail', exitStatus: 3, run: null, method: 'POST' }, body)
  return check.id
}

/** Hands a plan to two districts, of which one has reported. */
const handPlanOut = async ({ services }: WholeService, who: Who) => {
  const [plan] = services.register.value.plans
  if (!plan) throw new Error('there is no plan')
  const handedTo = ['first', 'second'].map((id) => ({ id, name: { 'sr-Cyrl': `Општина ${id}`, en: id } }))
  const change = { part: 'plans', id: plan.id, body: { ...plan, handedTo } } as const
  await services.editor.edit({ action: 'edit', changes: [change] }, who)
  const template = templateOf(plan, services.register.value, 1)
  const asOf = services.clock.now()
  const office = { by: 'head', name: 'Начелник', on: asOf.slice(0, 10) }
  const said = {
    format: progressFormat,
    formatVersion: 1 as const,
    template: { id: template.id, version: 1, hash: template.hash },
    organisation: { id: 'first', name: 'Прва општина' },
    plan: plan.id,
    asOf,
    signedOff: office,
    rows: plan.measures.map(({ id, title }, index) => ({
      id,
      title,
      is: progressStates[index % progressStates.length] ?? 'unknown',
      state: 'partial',
      planned: 4,
      recorded: 3,
      seen: null,
      money: { currency: plan.currency, vatIncluded: plan.pricesIncludeVat, planned: 1000.5, paid: 200 },
    })),
  }
  const progress = PlanProgress.parse({
    ...said,
    hash: progressHash(PlanProgress.parse({ ...said, hash: '' })),
  })
  await takeProgress(services, plan.id, progress, { ...who, role: 'admin' })
}

const sendPlans = async ({ services }: WholeService, { id }: Who) => {
  const { uploads } = services.tables
  const send = async (row: string) => {
    const heads = 'Р.бр.;Активност;Носилац;Буџет;Рок'
    const sent = await uploads.put(id, 'план.csv', pieces(`План 2027-2028\n${heads}\n${row}`))
    await uploads.note(sent, { ...nothingNotedOfPlan, isCreating: true, typed: { vatRate: '0.2' } })
    return sent.id
  }
  return [
    await send('1.1;Набавити рачунаре;ИТ администратор;90.000 (3 ком x 30.000);2027'),
    await send('1.1;Набавити рачунаре;ИТ администратор;(500);ускоро'),
  ]
}

/** Puts something of every kind that a page shows into the sample municipality. Returns what addresses are made of. */
export const furnishHouse = async (service: WholeService) => {
  const { services } = service
  const machine = await service.reportThisMachine()
  const longWinded = await reportLongWindedMachine(service)
  const [admin] = await services.people.accounts.list()
  if (!admin) throw new Error('there is no admin')
  const who = { id: admin.id, name: admin.name }
  const count = await beginCount(service, who)
  const act = await changeRegister(service, machine, who)
  await services.people.accounts.invite(
    { name: 'ana', fullName: 'Ана Јовић', mail: null, role: 'auditor', person: null, offices: [] },
    who.id,
  )
  await services.people.tokens.create({ role: 'viewer', name: 'извештаји', expiresInMs: null }, who.id)
  await services.signIn.secondFactor.begin(who.id)
  await handPlanOut(service, who)
  const uploads = await sendTables(service, who)
  const plans = await sendPlans(service, who)

  const check = await callFromScript(service, machine, who.id)

  const reader = services.store.of(services.organisation)
  const [agent] = await reader.agents()
  const [alert] = await reader.alerts.list()
  const [verdict] = await reader.verdicts({ limit: 1 })
  const { register } = services
  return {
    machine,
    longWinded,
    count,
    act,
    user: who.id,
    uploads: uploads.map(({ id }) => id),
    plans,
    check,
    agent: agent?.id,
    alert: alert?.id,
    verdict,
    /** The first entry of every part that has one. */
    entries: collections.flatMap((part) => {
      const [entry] = register.value[part]
      return entry ? [{ part, id: entry.id }] : []
    }),
  }
}

export type Furnished = Awaited<ReturnType<typeof furnishHouse>>
