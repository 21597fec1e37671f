import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import {
  isVerb,
  type VerbContext,
  type VerbInput,
  type VerbName,
  type VerbOutput,
  verbs,
} from '#service/verbs.js'
import { faultsOf } from './api.js'
import { controlPath } from './control-path.js'
import type { Log } from './env.js'
import { describeProblem } from './problems.js'

/** Only the user whose data it is may open the socket; an import of many thousand entries comes through it. */
const mostBytes = 64 * 1024 * 1024

const textOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) throw new Problem('too_large', 'That is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const Asked = z.strictObject({ verb: z.string(), input: z.unknown() })

const carryOut = async (context: VerbContext, text: string): Promise<unknown> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid', 'That is not JSON.', { cause })
  }
  const asked = Asked.safeParse(value)
  if (!asked.success)
    throw new Problem('invalid', 'That is no request.', { faults: faultsOf(asked.error.issues) })
  const { verb: name, input } = asked.data
  if (!isVerb(name)) throw new Problem('not_found', `This server does not know how to do ${name}.`)
  return runVerb(context, name, input)
}

/** Does what a command asks for. @throws Problem invalid, naming what of the input is wrong. */
export const runVerb = async <N extends VerbName>(
  context: VerbContext,
  name: N,
  input: unknown,
): Promise<VerbOutput<N>> => {
  const verb = verbs[name]
  const parsed = verb.input.safeParse(input)
  if (!parsed.success)
    throw new Problem('invalid', 'The request is wrong.', { faults: faultsOf(parsed.error.issues) })
  return verb.run(context, parsed.data as never, 'command') as Promise<VerbOutput<N>>
}

/**
 * Lets commands on this machine ask the running server for changes, over a socket that only its own user may open.
 * The data folder is the caller's alone by then, so a socket that lies there is left over.
 */
export const openControl = async (
  context: VerbContext,
  data: string,
  log: Log,
): Promise<{ close(): Promise<void> }> => {
  const path = controlPath(data)
  const isFile = process.platform !== 'win32'
  if (isFile) rmSync(path, { force: true })
  const server = createServer({ requestTimeout: 60_000 }, (incoming, outgoing) => {
    const answer = (status: number, body: unknown) => {
      outgoing.writeHead(status, { 'Content-Type': 'application/json' })
      outgoing.end(JSON.stringify(body))
    }
    textOf(incoming)
      .then((text) => carryOut(context, text))
      .then((result) => answer(200, { result }))
      .catch((error: unknown) => {
        const document = describeProblem(error, crypto.randomUUID())
        if (document.status >= 500) log.error({ err: error, instance: document.instance }, document.detail)
        answer(document.status, { problem: document })
      })
  })
  // Nobody else may connect, not even between the making of the socket and the change of its mode.
  const before = isFile ? process.umask(0o177) : 0
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
      if (isFile) process.umask(before)
    })
  } finally {
    if (isFile) process.umask(before)
  }
  if (isFile) chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const Answer = z.union([
  z.object({ result: z.unknown() }),
  z.object({
    problem: z.object({
      status: z.int(),
      detail: z.string(),
      errors: z.array(z.object({ where: z.string(), what: z.string() })).optional(),
    }),
  }),
])

const nobodyThere = new Set(['ENOENT', 'ECONNREFUSED'])

/** Asks the server that runs on a data folder; null where none runs. @throws Problem, as the server says. */
export const askServer = async <N extends VerbName>(
  data: string,
  verb: N,
  input: VerbInput<N>,
): Promise<VerbOutput<N> | null> => {
  const text = await new Promise<string | null>((resolve, reject) => {
    const asking = request(
      { socketPath: controlPath(data), path: '/', method: 'POST', timeout: 60_000 },
      (incoming) => {
        textOf(incoming).then(resolve, reject)
      },
    )
    asking.on('timeout', () => asking.destroy(new Problem('unavailable', 'The server does not answer.')))
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (nobodyThere.has(error.code ?? '')) resolve(null)
      else if (error instanceof Problem) reject(error)
      else
        reject(new Problem('unavailable', `The server cannot be asked: ${error.message}`, { cause: error }))
    })
    asking.end(JSON.stringify({ verb, input }))
  })
  if (text === null) return null
  const answer = Answer.parse(JSON.parse(text))
  if ('result' in answer) return answer.result as VerbOutput<N>
  const { status, detail, errors = [] } = answer.problem
  throw new Problem(status < 500 ? 'invalid' : 'unavailable', detail, { faults: errors })
}
