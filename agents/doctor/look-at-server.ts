import { AgentSelf } from '#contract/agent-self.js'
import { type Instant, minute } from '#lib/instant.js'
import { pinOf } from '#lib/pin-of.js'
import { certificateOf, faultOf } from '../connect-pinned.js'
import { ask, type Reply, type Server, sentence } from '../send.js'
import { type Finding, finding } from './finding.js'

const timeoutMs = 15_000

// As the server judges it: beyond that, the clock itself is at fault.
const mostSkewMs = 5 * minute

interface Asking {
  readonly server: Server
  readonly key: string | null
  readonly everySeconds: number
  /** How many reports wait to be sent. */
  readonly waiting: number
  readonly now: () => Instant
}

const certificate = async ({ url, trust }: Server): Promise<{ reached: Finding; known: Finding }> => {
  const reached = finding('server')
  const known = finding('certificate')
  const address = new URL(url)
  if (address.protocol !== 'https:')
    return {
      reached: reached('ok', `${url}, on this machine`),
      known: known('ok', 'no HTTPS, and none needed'),
    }
  try {
    const shown = await certificateOf(address, timeoutMs)
    const fault = faultOf(shown, trust)
    const isPinned = trust.pin !== undefined || trust.fingerprint !== undefined
    return {
      reached: reached('ok', `${url} answers`),
      known:
        fault !== null
          ? known('fail', `${fault}; if the server was given a new key, enrol again with its new pin`)
          : known(
              'ok',
              `${pinOf(shown)}${isPinned ? ', as pinned' : ', not pinned: an authority vouches for it'}`,
            ),
    }
  } catch (error) {
    return {
      reached: reached(
        'fail',
        `${url} does not answer: ${error instanceof Error ? error.message : String(error)}`,
      ),
      known: known('skip', 'the server was not reached'),
    }
  }
}

const parsed = (reply: Reply): AgentSelf | null => {
  if (reply.status !== 200) return null
  try {
    return AgentSelf.safeParse(JSON.parse(reply.text)).data ?? null
  } catch {
    return null
  }
}

const keyFinding = (reply: Reply, self: AgentSelf | null): Finding => {
  const key = finding('key')
  if (self) return key('ok', `known as ${self.host} (${self.agent})`)
  if (reply.status === 401) return key('fail', `${sentence(reply)} Enrol again with a new token.`)
  if (reply.status === 404) return key('warn', 'the server is too old to be asked')
  return key('fail', sentence(reply))
}

const clockFinding = (self: AgentSelf, before: number, after: number): Finding => {
  const aheadMs = (before + after) / 2 - Date.parse(self.now)
  const says = `${(Math.abs(aheadMs) / 1000).toFixed(1)} s ${aheadMs < 0 ? 'behind' : 'ahead of'} the server`
  return finding('clock')(Math.abs(aheadMs) > mostSkewMs ? 'fail' : 'ok', says)
}

const reportFinding = ({ lastReportAt, now }: AgentSelf, { everySeconds, waiting }: Asking): Finding => {
  const report = finding('report')
  const wait = waiting > 0 ? `; ${waiting} wait to be sent` : ''
  if (lastReportAt === null) return report('fail', `none has come in yet${wait}`)
  const ageMs = Date.parse(now) - Date.parse(lastReportAt)
  const isLate = ageMs > 2 * everySeconds * 1000 + 10 * minute
  return report(isLate ? 'fail' : waiting > 0 ? 'warn' : 'ok', `the last came in at ${lastReportAt}${wait}`)
}

/** Whether the server is reached, is the right one, and knows this agent. */
export const lookAtServer = async (asking: Asking): Promise<Finding[]> => {
  const { server, key, now } = asking
  const { reached, known } = await certificate(server)
  const skipped = (why: string) => (['clock', 'report'] as const).map((name) => finding(name)('skip', why))
  if (reached.state === 'fail' || known.state === 'fail') {
    const why = 'the server was not asked'
    return [reached, known, finding('key')('skip', why), ...skipped(why)]
  }
  if (key === null)
    return [reached, known, finding('key')('fail', 'there is none: enrol this machine'), ...skipped('no key')]
  const before = Date.parse(now())
  const reply = await ask(server, { path: 'api/v1/agents/self', secret: key })
  const after = Date.parse(now())
  if (reply.status === null) {
    const says = `${server.url} is not trusted or does not answer: ${reply.text}`
    return [
      finding('server')('fail', says),
      known,
      finding('key')('skip', 'it was not asked'),
      ...skipped('it was not asked'),
    ]
  }
  const self = parsed(reply)
  const told = self
    ? [clockFinding(self, before, after), reportFinding(self, asking)]
    : skipped('the server did not say')
  return [reached, known, keyFinding(reply, self), ...told]
}
