import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { topics } from '#contract/topics.js'
import { makeFolder } from '#lib/make-folder.js'
import { systemClock } from '#lib/system-clock.js'
import { openAgentKeys } from '#service/agent-keys.js'
import { openCompacting } from '#service/compact-readings.js'
import { openCounts } from '#service/counts.js'
import { openDeliverer } from '#service/deliver.js'
import { openDemoDoor } from '#service/demo-door.js'
import { openEditor } from '#service/edit-register.js'
import { enrol } from '#service/enrol.js'
import { openInventories } from '#service/foreign/inventories.js'
import { readFrameworks } from '#service/frameworks.js'
import { openIdentities } from '#service/identity/identities.js'
import { openIntake } from '#service/intake.js'
import { judgeRegisterNow } from '#service/judge-all.js'
import type { Judging } from '#service/judging.js'
import { learnSubjects } from '#service/learn-subjects.js'
import { openLinks } from '#service/links.js'
import { openPeople } from '#service/people/people.js'
import { openSeal } from '#service/people/seal.js'
import { openSigning } from '#service/people/sign.js'
import { openPings } from '#service/pings/pings.js'
import { makeChecklist } from '#service/print.js'
import { openRejudging } from '#service/rejudge.js'
import { retire } from '#service/retire.js'
import type { Services } from '#service/services.js'
import { openSignIn } from '#service/sign-in.js'
import { openTexts } from '#service/texts.js'
import { openWake } from '#service/wake.js'
import { openDocuments } from '#store/documents.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { openAbout } from './about.js'
import { keepAtHand } from './at-hand.js'
import { openChannels } from './channels.js'
import { fitHeap } from './fit-heap.js'
import { createApp } from './http/app.js'
import { openControl } from './http/control.js'
import { baseUrlOf, listen, requireLoopback, requireSafety } from './http/listen.js'
import { initialRegister, registerInHistory } from './initial-register.js'
import { openKeptStandings } from './kept-standings.js'
import { openNightlyBackup } from './nightly-backup.js'
import { openTables } from './open-tables.js'
import { ownPackages } from './own-packages.js'
import { policyOf } from './policy-of.js'
import { openRefusedEdit } from './refused-edit.js'
import { readFormats } from './report-formats.js'
import { requireOwnData } from './require-own-data.js'
import type { RunningService, ServiceOptions } from './running-service.js'
import type { Parts } from './service-parts.js'
import type { Settings } from './settings.js'

/**
 * Opens the stores, wires everything and listens.
 * @throws Problem where a setting, the policy, the register or the data folder cannot be used.
 */
export const openService = async (settings: Settings, options: ServiceOptions): Promise<RunningService> => {
  requireSafety(settings)
  if (options.isSimulated) requireLoopback(settings)
  const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  for (const warning of settings.warnings) log.warn(warning)

  const [frameworks, texts] = await Promise.all([readFrameworks(), openTexts()])
  await makeFolder(settings.data)
  const closers: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const store = await openSqliteStore(join(settings.data, 'popis.db'), undefined, (copy) =>
      log.warn({ copy }, 'the database is brought up to date; what it was before is kept in a copy'),
    )
    closers.push(() => store.close())
    const file = settings.register
    const lost = existsSync(file) ? null : await registerInHistory(store)
    if (lost !== null)
      log.warn({ register: file }, 'the register is gone: it is written anew from its history')
    else if (options.sample && existsSync(file))
      log.warn({ register: file }, 'there is a register already: the sample is not copied')
    const register = await openRegister({
      file,
      initial: lost ?? (await initialRegister(options.sample, options.isSimulated)),
      onRefused: (problem) => {
        log.error({ faults: problem.faults }, `${problem.message}; the last good register stays in force`)
        refusedEdit.refused(problem)
      },
    })
    const refusedEdit = openRefusedEdit(file, () => register.value)
    closers.push(() => register.close())
    const policy = await policyOf(register.value.organisation.country)
    const documents = await openDocuments(join(settings.data, 'documents'))
    return await wire(settings, options, {
      register,
      refusedEdit,
      store,
      documents,
      policy,
      frameworks,
      texts,
      log,
      closers,
      closeAll,
    })
  } catch (error) {
    await closeAll()
    throw error
  }
}

const wire = async (
  settings: Settings,
  { clock = systemClock, isSimulated = false }: ServiceOptions,
  parts: Parts,
): Promise<RunningService> => {
  const { register, store, policy, frameworks, texts, log, closers, closeAll } = parts
  const organisation = register.value.organisation.id
  await requireOwnData(store, organisation, settings)
  const channels = await openChannels(settings, register.value.organisation.language)
  closers.push(() => channels.close())

  const known = {
    organisation,
    policy,
    topics,
    register,
    links: openLinks(register.value),
    graceMs: settings.graceMs,
    recipients: channels.recipients,
    digestAt: settings.digestAt,
  }
  const standings = openKeptStandings({ store, clock, judging: known })
  const judging: Judging = { ...known, positions: standings.positions }
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
  const onReckon = () => rejudging.reckon()
  const wake = openWake({ store, clock, judging, log, onReckon, onNotices: () => deliverer.wake() })
  const news = () => {
    wake.wake()
    deliverer.wake()
  }
  const doubt = () => {
    standings.doubt()
    rejudging.reckon()
    news()
  }
  const intake = openIntake({
    store,
    clock,
    judging,
    onChange: news,
    onReadings: (subjects) => wake.readingsOf(subjects),
    onJudged: (subjects) => wake.judged(subjects),
    onHeard: (agents) => {
      standings.heard(agents)
      rejudging.heard(agents)
    },
  })
  const seal = await openSeal(join(settings.data, 'keys', 'second-factor.key'))
  const signIn = openSignIn({ store, clock, organisation, seal, requireTotp: settings.requireTotp })
  const people = openPeople({
    store,
    clock,
    organisation,
    register,
    texts,
    mail: channels.open.get('mail') ?? null,
    url: () => url,
    onFailure: (error) => log.error({ err: error }, 'a mail with a link was not sent'),
  })
  closers.push(() => people.settled())
  let isReady = false
  const editor = openEditor({ store, register, clock, organisation })
  const printing = { reader: store.of(organisation), policy, frameworks, clock }
  const services: Services = {
    store,
    register,
    refusedEdit: () => parts.refusedEdit.standing(),
    editor,
    counts: openCounts({
      store,
      clock,
      organisation,
      editor,
      texts,
      readRegister: async () => register.value,
      subjectsOf: (asset) => judging.links.subjectsOf(asset),
    }),
    links: judging.links,
    ...standings,
    ...keepAtHand({ store, clock, organisation }),
    documents: parts.documents,
    tables: await openTables({ store, register, editor, clock, organisation, texts, data: settings.data }),
    url: () => url,
    clock,
    demoDoor: isSimulated ? openDemoDoor(signIn) : null,
    policy,
    organisation,
    texts,
    pings: openPings({ store, clock, judging, intake, onChange: news }),
    signIn,
    people,
    signing: openSigning({ store, register, editor, clock, organisation }),
    findAgent: openAgentKeys(store),
    frameworks,
    formats: await readFormats(),
    about: await openAbout({
      settings,
      environment: process.env,
      channels,
      clock,
      texts,
      organisation: () => register.value.organisation,
    }),
    packages: await ownPackages(),
    isReady: () => isReady,
    intake: (agent, body, sentAt) => intake.take(agent, body, sentAt),
    inventories: openInventories({ store, clock, organisation, intake: intake.take }),
    retire: (retired, who) => retire(store, clock, judging, retired, who).then(doubt),
    identities: openIdentities({ store, clock, judging }, doubt),
    enrol: (token, enrolment) => enrol(store, clock, organisation, token, enrolment),
    checklist: (framework, asOf) =>
      makeChecklist({ ...printing, organisation: register.value.organisation }, framework, asOf),
  }

  await editor.settle()
  await learnSubjects(store, judging, clock)
  // A demonstration lives through days in seconds: what it saved in memory it would lose in time.
  const makeRoom = isSimulated ? () => undefined : fitHeap
  makeRoom()
  await wake.runDue()
  // Who starts for the first time finds the register judged; later on the verdicts of before do for a moment.
  if ((await store.of(organisation).verdicts({ limit: 1 })).length === 0)
    await judgeRegisterNow({ store, clock, judging })
  const rejudging = openRejudging(
    { store, clock, judging, giveWay: () => editor.idle() },
    {
      settle: () => editor.settle(),
      onJudged: (queued) => {
        if (queued > 0) deliverer.wake()
        wake.wake()
        makeRoom()
      },
      onFailed: (error) => log.error({ err: error }, 'judging what the register changed failed'),
    },
  )
  register.onChange((next) => rejudging.changed(next))

  const control = await openControl({ ...services }, settings.data, log)
  closers.push(() => control.close())
  const listening = await listen(createApp(services, settings, log), settings)
  closers.push(() => listening.close())
  url = listening.url
  await deliverer.start()
  closers.push(() => deliverer.stop())
  const compacting = openCompacting({ store, clock, log })
  await wake.start()
  closers.push(() => wake.stop())
  await compacting.start()
  closers.push(() => compacting.stop())
  const zone = () => register.value.organisation.timeZone
  const nightly = openNightlyBackup({ settings, clock, log, zone })
  await nightly?.start()
  closers.push(async () => nightly?.stop())
  isReady = true
  rejudging.all()
  closers.push(async () => {
    isReady = false
    await intake.drain()
    await rejudging.settled()
  })
  // Who looks at a demonstration comes in by its own door.
  const code = isSimulated ? null : await signIn.openDoor()
  const sleepers = [wake, deliverer, compacting]
  return {
    url,
    port: listening.port,
    welcome: code === null ? null : `${url}/welcome?code=${code}`,
    services,
    settled: async () => {
      await intake.drain()
      await rejudging.settled()
      for (const sleeper of sleepers) await sleeper.settled()
    },
    close: closeAll,
  }
}
