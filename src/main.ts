import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Organisation } from '#contract/register.js'
import { topics } from '#contract/topics.js'
import type { RegisterDocument, Store } from '#domain/ports.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { hour, plusMs } from '#lib/instant.js'
import { makeFolder } from '#lib/make-folder.js'
import { Problem } from '#lib/problem.js'
import { packageRoot } from '#lib/root.js'
import { systemClock } from '#lib/system-clock.js'
import { openAgentKeys } from '#service/agent-keys.js'
import { openDeliverer } from '#service/deliver.js'
import { openEditor } from '#service/edit-register.js'
import { enrol } from '#service/enrol.js'
import { readFrameworks } from '#service/frameworks.js'
import { openIntake } from '#service/intake.js'
import { judgeAll, judgeRegisterNow, linkAll } from '#service/judge-all.js'
import type { Judging } from '#service/judging.js'
import { openLinks } from '#service/links.js'
import { readPolicy } from '#service/policies.js'
import { makeChecklist } from '#service/print.js'
import { retire } from '#service/retire.js'
import type { Services } from '#service/services.js'
import { openSignIn } from '#service/sign-in.js'
import { openSleeper } from '#service/sleeper.js'
import { openTexts } from '#service/texts.js'
import { openWake } from '#service/wake.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { openChannels } from './channels.js'
import { createApp } from './http/app.js'
import { openControl } from './http/control.js'
import { baseUrlOf, listen, requireSafety } from './http/listen.js'
import type { Settings } from './settings.js'

export const sampleFile = join(packageRoot, 'inventory.json')

/** Whose register it is until somebody says so. */
const newOrganisation: Organisation = {
  id: 'organisation',
  name: { en: 'Our organisation', 'sr-Cyrl': 'Наша организација' },
  country: 'RS',
  timeZone: 'Europe/Belgrade',
  currency: 'RSD',
  language: 'sr-Cyrl',
}

export interface RunningService {
  /** Where it answers, and the link by which the first admin comes in; null once there is one. */
  readonly url: string
  readonly port: number
  readonly welcome: string | null
  readonly services: Services
  close(): Promise<void>
}

export interface ServiceOptions {
  /** Begin with a copy of the sample municipality, where there is no register yet. */
  readonly sample: boolean
}

const readInitial = async ({ sample }: ServiceOptions): Promise<unknown> =>
  sample ? (JSON.parse(await readFile(sampleFile, 'utf8')) as unknown) : emptyRegister(newOrganisation)

/**
 * Opens the stores, wires everything and listens.
 * @throws Problem where a setting, the policy, the register or the data folder cannot be used.
 */
export const openService = async (settings: Settings, options: ServiceOptions): Promise<RunningService> => {
  requireSafety(settings)
  const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  for (const warning of settings.warnings) log.warn(warning)

  const [policy, frameworks, texts] = await Promise.all([
    readPolicy(join(packageRoot, 'policies', 'rules'), topics),
    readFrameworks(),
    openTexts(),
  ])
  await makeFolder(settings.data)
  const closers: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    if (options.sample && existsSync(settings.register))
      log.warn({ register: settings.register }, 'there is a register already: the sample is not copied')
    const register = await openRegister({
      file: settings.register,
      initial: await readInitial(options),
      onRefused: (problem) =>
        log.error({ faults: problem.faults }, `${problem.message}; the last good register stays in force`),
    })
    closers.push(() => register.close())
    const store = await openSqliteStore(join(settings.data, 'popis.db'))
    closers.push(() => store.close())
    return await wire(settings, { register, store, policy, frameworks, texts, log, closers, closeAll })
  } catch (error) {
    await closeAll()
    throw error
  }
}

interface Parts {
  readonly register: RegisterDocument
  readonly store: Store
  readonly policy: Awaited<ReturnType<typeof readPolicy>>
  readonly frameworks: Awaited<ReturnType<typeof readFrameworks>>
  readonly texts: Awaited<ReturnType<typeof openTexts>>
  readonly log: pino.Logger
  readonly closers: (() => Promise<void>)[]
  closeAll(): Promise<void>
}

const wire = async (settings: Settings, parts: Parts): Promise<RunningService> => {
  const { register, store, policy, frameworks, texts, log, closers, closeAll } = parts
  const clock = systemClock
  const organisation = register.value.organisation.id
  const kept = await store.organisations()
  if (kept.length > 0 && !kept.includes(organisation))
    throw new Problem(
      'conflict',
      `${settings.data} holds the data of ${kept.join(', ')}, and the register is that of another`,
      {
        faults: [
          {
            where: `${settings.register}: organisation.id`,
            what: `is “${organisation}”: put “${kept[0]}” back, or use another POPIS_DATA`,
          },
        ],
      },
    )
  const channels = await openChannels(settings, register.value.organisation.language)
  closers.push(() => channels.close())

  const judging: Judging = {
    organisation,
    policy,
    topics,
    register,
    links: openLinks(register.value),
    graceMs: settings.graceMs,
    recipients: channels.recipients,
    digestAt: settings.digestAt,
  }
  let url = baseUrlOf(settings, settings.port)
  const deliverer = openDeliverer({
    store,
    organisation,
    channels: channels.open,
    clock,
    log,
    texts,
    policy,
    register: () => register.value,
    link: ({ subject }) => (subject === null ? url : `${url}/hosts/${encodeURIComponent(subject)}`),
    assetOf: async (subject) => judging.links.assetOf(subject),
  })
  const wake = openWake({ store, clock, judging, log, onNotices: () => deliverer.wake() })
  const intake = openIntake({
    store,
    clock,
    judging,
    onChange: () => {
      wake.wake()
      deliverer.wake()
    },
    onReadings: (subjects) => wake.readingsOf(subjects),
    onJudged: (subjects) => wake.judged(subjects),
  })
  const signIn = openSignIn({ store, clock, organisation })
  let isReady = false
  const services: Services = {
    store,
    register,
    editor: openEditor({ store, register, clock, organisation }),
    clock,
    policy,
    organisation,
    texts,
    signIn,
    findAgent: openAgentKeys(store),
    isReady: () => isReady,
    intake: (agent, body, sentAt) => intake.take(agent, body, sentAt),
    retire: async (retired, who) => {
      if ((await retire(store, clock, judging, retired, who)) > 0) deliverer.wake()
      wake.wake()
    },
    enrol: (token, enrolment) => enrol(store, clock, organisation, token, enrolment),
    checklist: (framework, asOf) =>
      makeChecklist(
        {
          reader: store.of(organisation),
          organisation: register.value.organisation,
          policy,
          frameworks,
          clock,
        },
        framework,
        asOf,
      ),
  }

  await linkAll(store, judging)
  await wake.runDue()
  await judgeRegisterNow(store, clock, judging)
  const failed = (error: unknown) => log.error({ err: error }, 'judging everything anew failed')
  let background = Promise.resolve()
  const judgeInBackground = () => {
    background = background
      .then(async () => {
        if ((await judgeAll(store, clock, judging)) > 0) deliverer.wake()
        wake.wake()
      })
      .catch(failed)
  }
  register.onChange((next) => {
    judging.links.relink(next)
    judgeInBackground()
  })

  const control = await openControl({ ...services }, settings.data, log)
  closers.push(() => control.close())
  const listening = await listen(createApp(services, settings, log), settings)
  closers.push(() => listening.close())
  url = listening.url
  await deliverer.start()
  closers.push(() => deliverer.stop())
  const compacting = openSleeper(
    async () => {
      await store.compactReadings(clock.now())
      return plusMs(clock.now(), hour)
    },
    { clock, log, name: 'compacting readings' },
  )
  await wake.start()
  closers.push(() => wake.stop())
  await compacting.start()
  closers.push(() => compacting.stop())
  isReady = true
  judgeInBackground()
  closers.push(async () => {
    isReady = false
    await intake.drain()
    await background
  })
  const code = await signIn.openDoor()
  return {
    url,
    port: listening.port,
    welcome: code === null ? null : `${url}/welcome?code=${code}`,
    services,
    close: closeAll,
  }
}
