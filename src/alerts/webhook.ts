import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { DeliveryError, defineChannel } from '#domain/alerting/channel.js'
import { Problem } from '#lib/problem.js'

const secretOf = async (file: string): Promise<string> => {
  const secret = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('invalid', `The secret of the webhooks cannot be read from ${file}`, { cause })
  })
  if (secret.trim() === '') throw new Problem('invalid', `The secret of the webhooks in ${file} is empty`)
  return secret.trim()
}

const isWorthRetrying = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** Posts every message as JSON to the address of its recipient, signed where there is a secret. */
export default defineChannel({
  options: z.strictObject({
    secretFile: z
      .string()
      .optional()
      .meta({ secret: true })
      .describe('File that holds the secret with which messages are signed.'),
    timeoutMs: z.int().min(100).max(120_000).default(15_000).describe('How long to wait for the answer.'),
  }),

  async open({ secretFile, timeoutMs }) {
    const secret = secretFile === undefined ? null : await secretOf(secretFile)
    const stopping = new AbortController()
    return {
      async send(recipient, message) {
        const body = JSON.stringify(message)
        const signature = secret && createHmac('sha256', secret).update(body).digest('hex')
        const response = await fetch(recipient, {
          method: 'POST',
          body,
          // Where it should go is what somebody configured: another address is not told what is wrong here.
          redirect: 'manual',
          signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping.signal]),
          headers: {
            'Content-Type': 'application/json',
            'User-Agent': 'Popis',
            'Popis-Message': message.id,
            ...(signature && { 'Popis-Signature': `sha256=${signature}` }),
          },
        }).catch((cause: unknown) => {
          const reason = cause instanceof Error ? (cause.cause ?? cause) : cause
          throw new DeliveryError(`no answer: ${reason instanceof Error ? reason.message : String(reason)}`, {
            retry: true,
            cause,
          })
        })
        await response.body?.cancel()
        if (response.ok) return
        const { status } = response
        const where =
          status >= 300 && status < 400 ? ` to ${response.headers.get('location') ?? 'nowhere'}` : ''
        throw new DeliveryError(`answered ${status}${where}`, { retry: isWorthRetrying(status) })
      },
      async close() {
        stopping.abort(new Error('the service is stopping'))
      },
    }
  },
})
